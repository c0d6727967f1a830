import { mkdir, mkdtempDisposable, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type GitHubStandIn, JOB_TOKEN, startGitHub } from '../sandbox/github/index.ts'
import { DEFAULT_KEY, startSandbox } from '../sandbox/index.ts'
import { complain, say } from '../sandbox/terminal.ts'
import { demoRun, type Ran } from './demo/run.ts'
import { type Published, showPublished } from './demo/show.ts'

/**
 * The main job, as the runner does it: the built action reads a release-notes file of this repository and makes a
 * video of it, on the embedded sandbox and on a GitHub on loopback; or, with `--live` and JOGG_API_KEY, on the real
 * JoggAI. What it made can be looked at in `demo-output/index.html`.
 */
const root = path.resolve(import.meta.dirname, '..')
const FOLDER = 'demo-output'

const USAGE = `npm run demo                 on a sandbox: nothing is paid, nothing leaves this machine
npm run demo -- --live --avatar-id 81 --voice-id en-US-ChristopherNeural
                             on the real JoggAI, with the key in JOGG_API_KEY: this takes credits`

const SCRIPT = { 'INPUT_SCRIPT-FILE': 'CHANGELOG.md', 'INPUT_DOWNLOAD-TO': `${FOLDER}/` }
const PUBLISHING = {
  'INPUT_AVATAR-ID': '81',
  'INPUT_AVATAR-TYPE': 'public',
  'INPUT_VOICE-ID': 'en-US-ChristopherNeural',
  'INPUT_POLL-INTERVAL': '5',
  'INPUT_GITHUB-TOKEN': JOB_TOKEN,
  INPUT_COMMENT: 'true',
  'INPUT_ATTACH-TO-RELEASE': 'true',
  'INPUT_RELEASE-TAG': 'v1.0.0',
}
/** Enough of the catalog to see what it looks like. */
const FEW = { INPUT_LANGUAGE: 'english', INPUT_GENDER: 'female' }

await main()

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return say(USAGE)
  const flags = readFlags()
  if (typeof flags === 'string') return complain(`${flags}\n\n${USAGE}`)
  await rm(path.join(root, FOLDER), { recursive: true, force: true })
  await mkdir(path.join(root, FOLDER))
  process.exitCode = await (flags.live ? demoLive(flags) : demoOnSandbox())
}

type Flags = { readonly live: false } | ({ readonly live: true } & Account)

interface Account {
  readonly apiKey: string
  readonly avatarId: string
  readonly voiceId: string
}

/** The flags, or what is wrong with them. */
function readFlags(): Flags | string {
  try {
    const text = { type: 'string' } as const
    const options = { live: { type: 'boolean' }, 'avatar-id': text, 'voice-id': text } as const
    const { live = false, 'avatar-id': avatarId, 'voice-id': voiceId } = parseArgs({ options }).values
    if (!live) return { live }
    const apiKey = process.env.JOGG_API_KEY
    if (apiKey && avatarId && voiceId) return { live, apiKey, avatarId, voiceId }
    return 'With --live, set JOGG_API_KEY, and say who speaks.'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function demoOnSandbox(): Promise<number> {
  const [sandbox, github] = await Promise.all([startSandbox({ renderMs: 6000, draws: true }), startGitHub()])
  say(
    `A sandbox JoggAI is at ${sandbox.url}, a GitHub at ${github.places.api}: nothing leaves this machine, nothing is paid.`,
  )
  try {
    const account = { 'INPUT_API-URL': sandbox.url, 'INPUT_API-KEY': DEFAULT_KEY }
    await using events = await mkdtempDisposable(path.join(os.tmpdir(), 'demo-event-'))
    const event = await openPullRequest(github, events.path)
    const ran = await demoRun(root, { ...event, ...SCRIPT, ...account, ...PUBLISHING })
    report(ran)
    const { summary: catalog } = await demoRun(root, { ...account, ...FEW }, 'catalog/index.js')
    const page = await showPublished(path.join(root, FOLDER), ran, await publishedOn(github), catalog)
    say(`\nLook at it all, with the video playing: ${page}`)
    return ran.code
  } finally {
    await Promise.all([sandbox.close(), github.close()])
  }
}

/**
 * A pull request, and the release that it is about.
 *
 * @param folder for the event's file: what lies in `demo-output` is published by pages.yml
 * @returns the variables of the event that starts the run
 */
async function openPullRequest(github: GitHubStandIn, folder: string): Promise<Record<string, string>> {
  await github.addPullRequest({
    number: 7,
    headSha: 'a'.repeat(40),
    headRef: 'talking-release',
    title: 'Release 1.0.0',
  })
  await github.addRelease({ tag: 'v1.0.0', name: 'v1.0.0', body: '## 1.0.0\n\nThe first version.\n' })
  return github.writeEvent(folder, 'pull_request', { pr: 7 })
}

async function publishedOn(github: GitHubStandIn): Promise<Published> {
  const [[comment], [release]] = await Promise.all([github.comments(7), github.releases()])
  const runUrl = `${github.places.web}/${github.repository}/actions/runs/${github.env.GITHUB_RUN_ID}`
  return { comment: comment?.body ?? '', notes: release?.body ?? '', runUrl }
}

/** The real service: says what it costs, and takes ten seconds of silence for consent. */
async function demoLive({ apiKey, avatarId, voiceId }: Account): Promise<number> {
  const live = { ...SCRIPT, 'INPUT_API-KEY': apiKey, 'INPUT_AVATAR-ID': avatarId, 'INPUT_VOICE-ID': voiceId }
  say('What it will cost:\n')
  const estimate = await demoRun(root, { ...live, 'INPUT_DRY-RUN': 'true' })
  if (estimate.code !== 0) return estimate.code
  say(
    `\nThis is the real service: about ${estimate.outputs['estimated-credits']} credit(s) are taken now. Ctrl-C within 10 s stops it.\n`,
  )
  await sleep(10_000)
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

function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}
