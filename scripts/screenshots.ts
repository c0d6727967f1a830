/**
 * Makes the pictures in `docs/images/`: what the comment and the summary look like on GitHub, out of the same
 * functions that write them. Needs a Chromium (`CHROMIUM`, default /usr/bin/chromium):
 *
 *   node scripts/screenshots.ts            the two that the documentation shows
 *   node scripts/screenshots.ts <folder>   all of them, to look at
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import * as troubles from '../src/job/trouble.ts'
import { commentBody } from '../src/publish/comment-body.ts'
import { type Show, type Shown, showResult } from '../src/publish/shown.ts'
import { summarise } from '../src/publish/summary.ts'
import { githubPage } from './github-page.ts'

const KEPT = ['comment-finished', 'comment-batch']
const [, , given] = process.argv
const folder = given ?? path.join(import.meta.dirname, '../docs/images')
const cover = readFileSync(new URL('../sandbox/fixtures/cover.jpg', import.meta.url)).toString('base64')

const SCRIPT = `Welcome to the tour of the payment service.

In this pull request we move the retry logic out of the client and into one place. A request that was refused for its rate is sent again when the server says so; one whose answer was lost is not.

Have a look at the new tests first: they show each case with a server that really misbehaves.`

const FRAME = { runUrl: 'https://github.com/octo-org/talking-docs/actions/runs/4711', waits: true }
const READY: Shown = {
  status: 'success',
  state: 'submitted',
  projectId: '6f2b9c41d0',
  title: 'Retry logic in one place',
  videoUrl: 'https://res.jogg.ai/6f2b9c41d0.mp4',
  coverUrl: 'https://res.jogg.ai/cover.jpg',
  releaseAssetUrl: 'https://github.com/octo-org/talking-docs/releases/download/v2.1.0/retry.mp4',
  duration: 74,
  text: SCRIPT,
}
const RENDERING: Shown = {
  state: 'submitted',
  status: 'processing',
  projectId: '6f2b9c41d0',
  videoName: 'octo-org/talking-docs 42/merge',
  at: '2026-11-22T14:03:00Z',
  text: SCRIPT,
}
const FAILED = {
  code: 10105,
  kind: 'refused',
  httpStatus: 200,
  msg: 'Invalid API key',
  rid: '9f31c2',
} as const
const BATCH: readonly Shown[] = [
  { ...READY, file: 'docs/tour/intro.md' },
  { ...READY, file: 'docs/tour/install.md', duration: 192, projectId: 'p2' },
  {
    ...RENDERING,
    file: 'docs/tour/billing.md',
    problem: 'late',
    trouble: troubles.notReady({ label: 'docs/tour/billing.md' }, '6f2b9c41d0', 1_200_000, undefined),
  },
]

const show: Show = result => showResult(result)
const estimates = [
  {
    status: 'dry-run',
    file: 'docs/tour/intro.md',
    estimatedDuration: 74,
    estimatedCredits: 1,
    script: SCRIPT,
  },
  {
    status: 'dry-run',
    file: 'docs/tour/install.md',
    estimatedDuration: 192,
    estimatedCredits: 2,
    script: SCRIPT,
  },
] as const

const PICTURES: Readonly<Record<string, string>> = {
  'comment-finished': commentBody('default', [READY], [], FRAME),
  'comment-rendering': commentBody('default', [RENDERING], [], FRAME),
  'comment-batch': commentBody('default', BATCH, [], FRAME),
  'comment-failed': commentBody(
    'default',
    [
      {
        videoName: 'octo-org/talking-docs 42/merge',
        status: 'failed',
        trouble: troubles.createRefused({ label: 'docs/intro.md' }, FAILED, 12),
      },
    ],
    [],
    FRAME,
  ),
  'summary-estimate': summarise(estimates, show, { waits: true, estimate: { credits: 3, left: 12 } }),
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage({ viewport: { width: 900, height: 600 }, deviceScaleFactor: 1.5 })
for (const [name, markdown] of Object.entries(PICTURES)) {
  if (!given && !KEPT.includes(name)) continue
  const html = githubPage(markdown).replaceAll(
    'https://res.jogg.ai/cover.jpg',
    `data:image/jpeg;base64,${cover}`,
  )
  await page.setContent(html)
  await page.locator('.timeline').screenshot({ path: path.join(folder, `${name}.png`) })
}
await browser.close()
