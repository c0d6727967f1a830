import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type EventName,
  type EventOptions,
  type GitHubOptions,
  type GitHubStandIn,
  JOB_TOKEN,
  jobToken,
  startGitHub,
} from '../sandbox/github/index.ts'
import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import { quickClock, testWorld } from './support/world.ts'

/** `script-from`: what is said is read from GitHub, after the inputs are right and before anything is paid. */

const SHA = 'a'.repeat(40)
const NOTES =
  '## Added\r\n\r\n- A door by @mona in https://github.com/o/r/pull/3\r\n\r\n## Fixed\r\n\r\n- The lock\r\n'
const BLOCK =
  '\n\n<!-- jogg-video-action:release:default {"assets":["v1.mp4"]} -->\n**Watch the video**\n<!-- /jogg-video-action:release:default -->'

let sandbox: Sandbox
let github: GitHubStandIn
let folder: string
let clock: ReturnType<typeof quickClock>

async function open(options: GitHubOptions = {}) {
  clock = quickClock()
  sandbox = await startSandbox({ renderMs: 60_000, now: clock.now })
  github = await startGitHub(options)
  folder = await mkdtemp(path.join(os.tmpdir(), 'from-'))
  await mkdir(path.join(folder, 'workspace'))
}

beforeEach(() => open())
const close = () => Promise.all([sandbox.close(), github.close(), rm(folder, { recursive: true })])
afterEach(async () => {
  expect(github.violations).toEqual([])
  await close()
})

async function say(inputs: Record<string, string>, event: EventName, about: EventOptions = {}) {
  const world = testWorld(
    {
      ...(await github.writeEvent(folder, event, about)),
      GITHUB_WORKSPACE: path.join(folder, 'workspace'),
      RUNNER_TEMP: folder,
      'api-key': 'sandbox-key',
      'api-url': sandbox.url,
      'github-token': JOB_TOKEN,
      'avatar-id': '81',
      'avatar-type': 'public',
      'voice-id': 'en-US-ChristopherNeural',
      wait: 'false',
      ...inputs,
    },
    clock,
  )
  const code = await run(world, { create: 1000, status: 1000, other: 1000 })
  return { code, ...world.seen }
}

const creates = () => sandbox.requests.filter(({ point }) => point === 'create')
const RELEASE = { 'script-from': 'release' }
const PULL = { 'script-from': 'pull-request' }

describe('a release', () => {
  it('says its notes without our own block, by the event or by its tag', async () => {
    await github.addRelease({ tag: 'v1', body: NOTES + BLOCK })
    const byEvent = await say(RELEASE, 'release', { release: 'v1' })
    expect(byEvent.errors).toEqual([])
    expect(byEvent.outputs.script).toBe('Added.\n\nA door.\n\nFixed.\n\nThe lock.')
    const byTag = await say({ ...RELEASE, 'release-tag': 'v1' }, 'workflow_dispatch')
    expect(byTag.outputs['content-key']).toBe(byEvent.outputs['content-key'])
    expect(byTag.code).toBe(0)
  })

  it('says as much of notes of any length as it is shortened to, or the section that is wanted', async () => {
    await github.addRelease({
      tag: 'v1',
      body: `Doors are new.\n\n${'- Fix a door that was closed\n'.repeat(4000)}`,
    })
    const { outputs, code } = await say({ ...RELEASE, 'shorten-to': '2m' }, 'release', { release: 'v1' })
    expect(code).toBe(0)
    expect(outputs['estimated-credits']).toBe('1')
    await github.addRelease({ tag: 'v2', body: NOTES })
    const section = await say({ ...RELEASE, 'script-section': 'Fixed' }, 'release', { release: 'v2' })
    expect(section.outputs.script).toBe('The lock.')
    const plain = await say({ ...RELEASE, 'script-format': 'text' }, 'release', { release: 'v2' })
    expect(plain.outputs.script).toContain('## Added\n\n- A door by @mona')
  })

  it('that is a draft is found, too', async () => {
    await github.addRelease({ tag: 'v2', body: 'Soon there.', draft: true })
    expect((await say({ ...RELEASE, 'release-tag': 'v2' }, 'workflow_dispatch')).outputs.script).toBe(
      'Soon there.',
    )
  })

  it('sets nothing by front matter, which others may have written', async () => {
    const body = '---\nvoice-id: another\naspect-ratio: portrait\n---\nA door.'
    await github.addRelease({ tag: 'v1', body })
    const { outputs, errors } = await say(RELEASE, 'release', { release: 'v1' })
    expect(errors).toEqual([])
    expect(outputs.script).toBe('A door.')
    expect(JSON.stringify(creates())).not.toMatch(/another|portrait/)
  })
})

describe('a pull request', () => {
  const pull = { number: 7, headSha: SHA, headRef: 'door' }

  it('says title and description as they are now, whatever event leads to it', async () => {
    await github.addPullRequest({
      ...pull,
      title: 'fix: retry `open` in <Door> and __init__',
      body: `A **door**.${BLOCK}`,
    })
    const events: readonly [EventName, EventOptions, Record<string, string>][] = [
      ['pull_request', { pr: 7 }, {}],
      ['issue_comment', { pr: 7 }, {}],
      ['push', { sha: SHA }, {}],
      ['workflow_run', { pr: 7 }, {}],
      ['workflow_dispatch', {}, { 'pr-number': '7' }],
    ]
    for (const [event, about, inputs] of events) {
      const { outputs, errors, code } = await say({ ...PULL, ...inputs }, event, about)
      expect({ event, code, errors }).toEqual({ event, code: 0, errors: [] })
      expect(outputs.script).toBe('Retry open in Door and init.\n\nA door.')
      expect(outputs.script).not.toContain('\\')
    }
    const names = new Set(creates().map(({ body }) => JSON.stringify(body).match(/\(#7\)/)?.[0]))
    expect(names).toEqual(new Set(['(#7)']))
  })

  it('is what GitHub has, and not what the event had', async () => {
    await github.addPullRequest({ ...pull, title: 'Doors', body: 'They open.' })
    const { GITHUB_EVENT_PATH: written = '' } = await github.writeEvent(folder, 'pull_request', { pr: 7 })
    const older = path.join(folder, 'older.json')
    const payload = await readFile(written, 'utf8')
    await writeFile(older, payload.replaceAll('Doors', 'Windows').replaceAll('They open.', 'They shut.'))
    const { outputs } = await say({ ...PULL, GITHUB_EVENT_PATH: older }, 'pull_request', { pr: 7 })
    expect(outputs.script).toBe('Doors.\n\nThey open.')
    expect(JSON.stringify(creates().at(-1)?.body)).toContain('Doors (#7)')
  })

  it('without a description says its title', async () => {
    await github.addPullRequest({ ...pull, title: 'Doors open outwards' })
    expect((await say(PULL, 'pull_request', { pr: 7 })).outputs.script).toBe('Doors open outwards.')
  })
})

describe('what can not be read', () => {
  interface Scenario {
    readonly name: string
    readonly inputs: Record<string, string>
    readonly event?: readonly [EventName, EventOptions]
    readonly words: RegExp
  }
  const SCENARIOS: readonly Scenario[] = [
    {
      name: 'a release that is not there',
      inputs: { ...RELEASE, 'release-tag': 'v9' },
      words: /no release v9 \(`release-tag`\) was found\.\n.*nothing was paid\.\n.*contents: write/s,
    },
    {
      name: 'no release at all',
      inputs: RELEASE,
      words: /`workflow_dispatch` belongs to no release.*Set `release-tag`/s,
    },
    {
      name: 'a release without notes but our own',
      inputs: { ...RELEASE, 'release-tag': 'empty' },
      words: /the release empty has no notes/,
    },
    { name: 'no pull request', inputs: PULL, words: /belongs to no pull request.*Set `pr-number`/s },
    {
      name: 'a commit of no pull request',
      inputs: PULL,
      event: ['push', { sha: 'b'.repeat(40) }],
      words: /no open pull request has the commit bbbbbbb/,
    },
    {
      name: 'a pull request that is not there',
      inputs: { ...PULL, 'pr-number': '99' },
      words: /reading pull request #99 failed: .*404.*Check `pr-number`.*pull-requests: read/s,
    },
  ]

  it.each(SCENARIOS)('$name: nothing is paid, in a dry run as well', async ({ inputs, event, words }) => {
    await github.addRelease({ tag: 'empty', body: BLOCK })
    const [name, about] = event ?? (['workflow_dispatch', {}] as const)
    for (const dry of ['false', 'true']) {
      const { code, errors, outputs, summary } = await say({ ...inputs, 'dry-run': dry }, name, about)
      expect(code).toBe(1)
      expect(errors).toEqual([
        { title: 'The script could not be read from GitHub', message: expect.stringMatching(words) },
      ])
      expect(errors[0]?.message).toContain('Nothing was submitted, and nothing was paid.')
      expect(outputs.status).toBe('failed')
      expect(summary).toContain('### The script could not be read from GitHub')
    }
    expect(creates()).toEqual([])
  })

  it('a section that is not there is told with what there is', async () => {
    await github.addRelease({ tag: 'v1', body: NOTES })
    const { code, errors } = await say({ ...RELEASE, 'script-section': 'Removed' }, 'release', {
      release: 'v1',
    })
    expect(code).toBe(1)
    expect(errors).toEqual([
      {
        title: 'Invalid inputs',
        message: expect.stringContaining(
          'release v1: has no section "Removed" (`script-section`): there is "Added" and "Fixed"',
        ),
      },
    ])
    expect(creates()).toEqual([])
  })

  it('for lack of permission names the one that is missing', async () => {
    await close()
    await open({ private: true, tokens: { [JOB_TOKEN]: jobToken({ contents: 'read' }) } })
    await github.addPullRequest({ number: 7, headSha: SHA, headRef: 'door', title: 'Doors' })
    const { errors } = await say(PULL, 'pull_request', { pr: 7 })
    expect(errors).toEqual([
      { title: expect.any(String), message: expect.stringContaining('  pull-requests: read') },
    ])
    expect(creates()).toEqual([])
  })

  it('is not even asked for where an input is wrong', async () => {
    const before = github.requests.length
    const { errors } = await say({ ...RELEASE, 'poll-interval': '0', 'avatar-id': '' }, 'workflow_dispatch')
    expect(errors[0]?.message).toContain('neither `avatar-id` nor `avatar-name` is given: one is needed\n')
    expect(github.requests).toHaveLength(before)
  })
})

it('a dry run says what it would cost, without a key', async () => {
  await github.addRelease({ tag: 'v1', body: NOTES })
  const inputs = { ...RELEASE, 'dry-run': 'true', 'api-key': '' }
  const { code, outputs } = await say(inputs, 'release', { release: 'v1' })
  expect(code).toBe(0)
  expect(outputs).toMatchObject({
    status: 'dry-run',
    'estimated-credits': '1',
    script: expect.stringContaining('A door.'),
  })
})
