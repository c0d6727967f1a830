/**
 * Makes the pictures in `docs/images/`: what the comment and the summary look like on GitHub, out of the same
 * functions that write them. Needs a Chromium, which `CHROMIUM` names where it is in no usual place:
 *
 *   node scripts/screenshots.ts            the two that the documentation shows
 *   node scripts/screenshots.ts <folder>   all of them, to look at
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as diagnostics from '../src/job/video-diagnostics.ts'
import { inputDiagnostic } from '../src/outputs/diagnostics.ts'
import type { Result } from '../src/outputs/results.ts'
import { commentBody } from '../src/publish/comment-body.ts'
import { summariseDiagnostic } from '../src/publish/diagnostic-box.ts'
import { planComment } from '../src/publish/plan-comment.ts'
import { summarise } from '../src/publish/summary.ts'
import { showResult, type VideoView } from '../src/publish/video-view.ts'
import { openBrowser } from '../test/support/browser.ts'
import { githubPage } from './github-page.ts'

const KEPT = ['comment-finished', 'comment-batch']
const [, , given] = process.argv
const folder = given ?? path.join(import.meta.dirname, '../docs/images')
const cover = readFileSync(new URL('../sandbox/fixtures/cover.jpg', import.meta.url)).toString('base64')

const SCRIPT = `Welcome to the tour of the payment service.

In this pull request we move the retry logic out of the client and into one place. A request that was refused for its rate is sent again when the server says so; one whose answer was lost is not.

Have a look at the new tests first: they show each case with a server that really misbehaves.`

const NAME = 'Retry logic in one place (#42)'
const FRAME = { runUrl: 'https://github.com/octo-org/talking-docs/actions/runs/4711', waits: true }
const READY: VideoView = {
  status: 'success',
  state: 'submitted',
  projectId: '6f2b9c41d0',
  title: NAME,
  videoUrl: 'https://res.jogg.ai/6f2b9c41d0.mp4',
  coverUrl: 'https://res.jogg.ai/cover.jpg',
  bytes: 4_216_000,
  releaseAssetUrl: 'https://github.com/octo-org/talking-docs/releases/download/v2.1.0/retry.mp4',
  duration: 74,
  text: SCRIPT,
}
const RENDERING: VideoView = {
  state: 'submitted',
  status: 'processing',
  projectId: '6f2b9c41d0',
  videoName: NAME,
  at: '2026-11-22T14:03:00Z',
  text: SCRIPT,
}
const FAILED = {
  code: 10105,
  kind: 'refused',
  httpStatus: 200,
  msg: 'Invalid API key',
  rid: '9f2c4b1e-0d3a-4c55-8e8e-2f1b7c9d0a11',
} as const
const BATCH: readonly VideoView[] = [
  { ...READY, file: 'docs/tour/intro.md' },
  { ...READY, file: 'docs/tour/install.md', duration: 192, projectId: 'p2' },
  {
    ...RENDERING,
    file: 'docs/tour/billing.md',
    problem: 'late',
    diagnostic: diagnostics.notReady({ label: 'docs/tour/billing.md' }, '6f2b9c41d0', 1_200_000, undefined),
  },
]

const ESTIMATES = [
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

const UNKNOWN = diagnostics.createUnknown(
  { label: 'docs/intro.md' },
  NAME,
  diagnostics.answerLost({ label: 'docs/intro.md' }, { kind: 'unclear', detail: 'the connection was reset' }),
  { before: 12, now: 11 },
)
const FINISHED: Result = {
  status: 'success',
  projectId: '6f2b9c41d0',
  title: NAME,
  videoUrl: 'https://res.jogg.ai/6f2b9c41d0.mp4',
  coverUrl: 'https://res.jogg.ai/cover.jpg',
  duration: 74,
  script: SCRIPT,
  commentUrl: 'https://github.com/octo-org/talking-docs/pull/42#issuecomment-1',
}
const SETBACK = {
  title: 'The video could not be attached to the release',
  happened:
    'Attaching the video to the release v2.1.0: uploading retry.mp4 failed: Resource not accessible by integration (HTTP 403).',
  means: 'The video itself is ready, and its address is in the outputs: nothing is lost.',
  advice:
    'Run the job again: it takes this video up without paying again.\n\nAdd to the workflow, on top or to the job:\n\npermissions:\n  contents: write\n  pull-requests: write',
}

const REFUSED = diagnostics.createRefused({ label: 'docs/intro.md' }, FAILED, 12)
const CANCELLED = diagnostics.cancelled({ label: 'docs/intro.md' }, '6f2b9c41d0')

const PLAN = planComment(undefined, {
  proposal: {
    keys: ['c0ffee'],
    credits: 1,
    faces: [{ avatarName: 'Lucía', pictureUrl: 'https://res.jogg.ai/cover.jpg', voiceName: 'Elvira' }],
  },
  results: [{ contentKey: 'c0ffee', script: SCRIPT, estimatedDuration: 34, estimatedCredits: 1 }],
  show: result => ({ ...showResult(result), videoName: NAME }),
  ...{ tag: 'default', prove: () => '', frame: FRAME, isSealed: true },
})

const PICTURES: Readonly<Record<string, string>> = {
  'comment-finished': comment(READY),
  'comment-plan': PLAN,
  'comment-rendering': comment(RENDERING),
  'comment-batch': comment(...BATCH),
  'comment-failed': comment({ videoName: NAME, status: 'failed', diagnostic: REFUSED }),
  'comment-cancelled': comment({ ...RENDERING, problem: 'cancelled', diagnostic: CANCELLED }),
  'comment-unknown': comment({ status: 'unknown', videoName: NAME, text: SCRIPT, diagnostic: UNKNOWN }),
  'summary-finished': summarise([FINISHED], showResult, { waits: true, diagnostics: [SETBACK] }),
  'summary-inputs': summariseDiagnostic(
    inputDiagnostic([
      'input `poll-interval` is "0": allowed is a number of seconds from 1 to 3600',
      'script: neither `avatar-id` nor `avatar-name` is given: one is needed',
    ]),
  ),
  'summary-estimate': summarise(ESTIMATES, showResult, { waits: true, estimate: { credits: 3, left: 12 } }),
}

function comment(...videos: readonly VideoView[]): string {
  return commentBody({ tag: 'default', prove: () => '', shown: videos, names: [] }, FRAME)
}

await using browser = await openBrowser()
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
