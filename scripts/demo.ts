import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { JOB_TOKEN, startGitHub } from '../sandbox/github/index.ts'
import { startSandbox } from '../sandbox/index.ts'
import { type DemoParts, demoPage } from './demo/page.ts'
import { demoRun, type Ran } from './demo/run.ts'

/**
 * The main job, as the runner does it: the built action reads a release-notes file of this repository and makes a
 * video of it, on the embedded sandbox and on a GitHub on loopback; or, with `--live` and JOGG_API_KEY, on the real
 * JoggAI. What it made can be looked at in `demo-output/index.html`.
 */
const root = path.resolve(import.meta.dirname, '..')
const FOLDER = 'demo-output'
/** Enough of the catalog to see what it looks like. */
const FEW = { INPUT_LANGUAGE: 'english', INPUT_GENDER: 'female' }
const SCRIPT = { 'INPUT_SCRIPT-FILE': 'CHANGELOG.md', 'INPUT_DOWNLOAD-TO': `${FOLDER}/` }

const { values } = parseArgs({
  options: {
    live: { type: 'boolean', default: false },
    'avatar-id': { type: 'string' },
    'voice-id': { type: 'string' },
  },
})
await rm(path.join(root, FOLDER), { recursive: true, force: true })
await mkdir(path.join(root, FOLDER))
process.exitCode = await (values.live ? demoLive() : demoOnSandbox())

async function demoOnSandbox(): Promise<number> {
  const [sandbox, github] = await Promise.all([startSandbox({ renderMs: 6000 }), startGitHub()])
  say(
    `A sandbox JoggAI is at ${sandbox.url}, a GitHub at ${github.places.api}: nothing leaves this machine, nothing is paid.`,
  )
  const account = { 'INPUT_API-URL': sandbox.url, 'INPUT_API-KEY': 'sandbox-key' }
  try {
    await github.addPullRequest({
      number: 7,
      headSha: 'a'.repeat(40),
      headRef: 'talking-release',
      title: 'Release 0.1.0',
    })
    await github.addRelease({ tag: 'v0.1.0', name: 'v0.1.0', body: '## 0.1.0\n\nThe first version.\n' })
    const ran = await demoRun(root, {
      ...(await github.writeEvent(path.join(root, FOLDER), 'pull_request', { pr: 7 })),
      ...SCRIPT,
      ...account,
      'INPUT_AVATAR-ID': '81',
      'INPUT_AVATAR-TYPE': 'public',
      'INPUT_VOICE-ID': 'en-US-ChristopherNeural',
      'INPUT_POLL-INTERVAL': '5',
      'INPUT_GITHUB-TOKEN': JOB_TOKEN,
      INPUT_COMMENT: 'true',
      'INPUT_ATTACH-TO-RELEASE': 'true',
      'INPUT_RELEASE-TAG': 'v0.1.0',
    })
    report(ran)
    const [[comment], [release]] = await Promise.all([github.comments(7), github.releases()])
    const runUrl = `${github.places.web}/${github.repository}/actions/runs/${github.env.GITHUB_RUN_ID}`
    const { summary: catalog } = await demoRun(root, { ...account, ...FEW }, 'catalog/index.js')
    await show(ran, { comment: comment?.body ?? '', notes: release?.body ?? '', catalog, runUrl })
    return ran.code
  } finally {
    await Promise.all([sandbox.close(), github.close()])
  }
}

/** The real service: says what it costs and waits for the credits to be agreed to, by the key alone. */
async function demoLive(): Promise<number> {
  const apiKey = process.env.JOGG_API_KEY
  const { 'avatar-id': avatarId, 'voice-id': voiceId } = values
  if (!apiKey || !avatarId || !voiceId) {
    say(
      'With --live, set JOGG_API_KEY, and say who speaks: npm run demo -- --live --avatar-id 81 --voice-id en-US-ChristopherNeural',
    )
    return 1
  }
  const live = { ...SCRIPT, 'INPUT_API-KEY': apiKey, 'INPUT_AVATAR-ID': avatarId, 'INPUT_VOICE-ID': voiceId }
  say('What it will cost:\n')
  const estimate = await demoRun(root, { ...live, 'INPUT_DRY-RUN': 'true' })
  if (estimate.code !== 0) return estimate.code
  say(
    `\nThis is the real service: about ${estimate.outputs['estimated-credits']} credit(s) are taken now. Ctrl-C within 10 s stops it.\n`,
  )
  await new Promise(resolve => setTimeout(resolve, 10_000))
  const ran = await demoRun(root, live)
  report(ran)
  return ran.code
}

function report({ outputs }: Ran): void {
  say('\nThe outputs:\n')
  for (const [name, value] of Object.entries(outputs)) say(`  ${name.padEnd(20)} ${shorten(value)}`)
  say(`\nProject id  ${outputs['project-id'] ?? 'none'}`)
  say(`Video       ${outputs['video-url'] ?? 'none'}`)
  say(`Downloaded  ${outputs['video-path'] ? path.join(root, outputs['video-path']) : 'nothing'}`)
}

async function show(
  { outputs, summary }: Ran,
  { comment, notes, catalog, runUrl }: Pick<DemoParts, 'comment' | 'notes' | 'catalog'> & { runUrl: string },
): Promise<void> {
  say(`\nThe pull request comment:\n\n${indent(comment)}\n\nThe release notes:\n\n${indent(notes)}`)
  const file = path.join(root, FOLDER, 'index.html')
  const video = path.basename(outputs['video-path'] ?? '')
  const cover = 'cover.jpg'
  await copyFile(path.join(root, 'sandbox/fixtures/cover.jpg'), path.join(root, FOLDER, cover))
  const places = { ...placesOf(outputs, { video, cover, runUrl }), ...(await keep(catalog)) }
  await writeFile(file, demoPage({ comment, notes, summary, catalog, video, cover, places }))
  say(`\nLook at it all, with the video playing: ${file}`)
}

/** The page of the run is the one that has its summary. */
function placesOf(
  outputs: Ran['outputs'],
  { video, cover, runUrl }: { video: string; cover: string; runUrl: string },
): DemoParts['places'] {
  return {
    [outputs['video-url'] ?? '']: video,
    [outputs['release-asset-url'] ?? '']: video,
    [outputs['cover-url'] ?? '']: cover,
    [outputs['comment-url'] ?? '']: '#comment',
    [runUrl]: '#summary',
  }
}

/** Pictures and samples of the catalog, as files beside the page: what they are called there, by their addresses. */
async function keep(catalog: string): Promise<DemoParts['places']> {
  const addresses = [...new Set(catalog.match(/http:\/\/127\.0\.0\.1:\d+\/[\w/.-]+/g))]
  const names = addresses.map(address => path.posix.basename(address))
  for (const [nth, address] of addresses.entries()) {
    const file = await fetch(address)
    await writeFile(path.join(root, FOLDER, names[nth] ?? ''), await file.bytes())
  }
  return Object.fromEntries(addresses.map((address, nth) => [address, names[nth] ?? '']))
}

function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
