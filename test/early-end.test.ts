import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHubStandIn, JOB_TOKEN, startGitHub } from '../sandbox/github/index.ts'
import { type Fault, type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import { quickClock, type TestWorld, testWorld } from './support/world.ts'

/** Whatever ends a run before there is a video: it is told where people look, in summary and comment. */

const LIMITS = { create: 1000, status: 1000, other: 1000 }

let sandbox: Sandbox
let github: GitHubStandIn
let folder: string
let clock: ReturnType<typeof quickClock>

beforeEach(async () => {
  clock = quickClock()
  sandbox = await startSandbox({ renderMs: 60_000, now: clock.now })
  github = await startGitHub()
  await github.addPullRequest({ number: 7, headSha: 'a'.repeat(40), headRef: 'notes' })
  folder = await mkdtemp(path.join(os.tmpdir(), 'early-'))
  await mkdir(path.join(folder, 'workspace'))
  for (const name of ['a.md', 'b.md'])
    await writeFile(path.join(folder, 'workspace', name), `Hello from ${name}.\n`)
})

afterEach(async () => {
  expect(github.violations).toEqual([])
  await Promise.all([sandbox.close(), github.close(), rm(folder, { recursive: true })])
})

async function worldOf(inputs: Record<string, string>): Promise<TestWorld> {
  const env = {
    ...(await github.writeEvent(folder, 'pull_request', { pr: 7 })),
    GITHUB_WORKSPACE: path.join(folder, 'workspace'),
    RUNNER_TEMP: folder,
    'api-key': 'sandbox-key',
    'api-url': sandbox.url,
    'github-token': JOB_TOKEN,
    'avatar-id': '81',
    'voice-id': 'en-US-ChristopherNeural',
    comment: 'true',
    ...(inputs['script-file'] ? {} : { script: 'Hello, this is the news.' }),
    ...inputs,
  }
  return testWorld(env, clock)
}

async function end(inputs: Record<string, string>, ...faults: Fault[]) {
  for (const fault of faults) sandbox.faults.add(fault)
  const world = await worldOf(inputs)
  const code = await run(world, LIMITS)
  return { code, ...world.seen, comments: (await github.comments(7)).map(({ body }) => body) }
}

const INVALID_KEY: Fault = { on: 'avatars', kind: 'code', code: 10105, msg: 'Invalid API key', times: 99 }
const BROKEN: Fault = { on: 'avatars', kind: 'http', status: 500, times: 99 }

interface Scenario {
  readonly name: string
  readonly inputs: Record<string, string>
  readonly faults?: readonly Fault[]
  readonly title: string
  readonly words: RegExp
  readonly status: string
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'an avatar that nobody has',
    inputs: { 'avatar-id': '', 'avatar-name': 'Fonder' },
    title: 'Invalid inputs',
    words: /`avatar-name` is "Fonder": no avatar has this name/,
    status: 'failed',
  },
  {
    name: 'a key that JoggAI refuses at the look-up',
    inputs: {},
    faults: [INVALID_KEY],
    title: 'Avatars and voices could not be looked up',
    words: /code 10105, "Invalid API key", rid `[0-9a-f-]{36}`/,
    status: 'failed',
  },
  {
    name: 'a look-up that JoggAI does not answer',
    inputs: {},
    faults: [BROKEN],
    title: 'Avatars and voices could not be looked up',
    words: /HTTP 500/,
    status: 'failed',
  },
  {
    name: 'a language that JoggAI does not have',
    inputs: { 'api-version': 'v2', 'translate-to': 'klingon' },
    title: 'Invalid inputs',
    words: /JoggAI does not translate into "klingon"/,
    status: 'failed',
  },
  {
    name: 'more credits than are allowed',
    inputs: { 'max-credits': '0' },
    title: 'The video would cost more than allowed',
    words: /about 1 credit, and `max-credits` is 0/,
    status: 'failed',
  },
  {
    name: 'a folder outside of the workspace',
    inputs: { 'download-to': '../elsewhere/' },
    title: 'Invalid inputs',
    words: /`download-to` is ".*elsewhere.*", which leads out of the workspace/,
    status: 'failed',
  },
  {
    name: 'a release that is not there',
    inputs: { 'attach-to-release': 'true', 'release-tag': 'v9' },
    title: 'The release can not take the video',
    words: /No release with the tag v9/,
    status: 'failed',
  },
]

describe.each(SCENARIOS)('$name', ({ inputs, faults = [], title, words, status }) => {
  it('is told once in the log, in the summary, and in the comment, and nothing is paid', async () => {
    const { code, errors, summary, comments, outputs } = await end(inputs, ...faults)
    expect(code).toBe(1)
    expect(errors.map(error => error.title)).toEqual([title])
    for (const text of [summary, ...comments]) {
      expect(text).toContain(`### ${title}\n\n> [!CAUTION]\n> `)
      expect(text.replace(/^<!--.*/, '').split(title)).toHaveLength(2)
      expect(text).toMatch(words)
    }
    expect(comments).toHaveLength(1)
    expect(outputs.status).toBe(status)
    expect(outputs['comment-url']).toMatch(/#issuecomment-/)
    expect(sandbox.requests.map(({ point }) => point)).not.toContain('create')
  })
})

it('ends a batch with one box for all of it', async () => {
  const { errors, summary, comments, outputs } = await end({ 'script-file': '*.md' }, INVALID_KEY)
  expect(errors).toHaveLength(1)
  for (const text of [summary, ...comments]) {
    expect(text).toContain('### 0 of 2 videos are ready')
    expect(text).toMatch(/\| a\.md \|.*\| no video \|\n.*\| b\.md \|/)
    expect(text.match(/> \[!CAUTION\]/g)).toHaveLength(1)
  }
  expect(JSON.parse(outputs.results ?? '')).toMatchObject([
    { file: 'a.md', script: 'Hello from a.md.', status: 'failed', error: expect.stringContaining('10105') },
    { file: 'b.md', status: 'failed' },
  ])
})

it('is called at JoggAI, and in the comment, as people refer to the pull request', async () => {
  const { comments } = await end({})
  expect(sandbox.projects.map(({ title }) => title)).toEqual(['Pull request 7 (#7)'])
  expect(comments[0]?.replaceAll('\u200b', '')).toContain('### Pull request 7 (#7)\n')
})

it('takes the place of an earlier video in the one comment, which that video gets back', async () => {
  await end({})
  const failed = await end({}, BROKEN)
  expect(failed.comments).toEqual([expect.stringMatching(/> \[!CAUTION\]/)])
  sandbox.faults.clear()
  const again = await end({})
  expect(again.comments).toEqual([expect.stringContaining('taken up from an earlier run')])
  expect(sandbox.acceptedCreates()).toBe(1)
})

it('leaves a video that others wait for as it is', async () => {
  const { outputs } = await end({ wait: 'false' })
  const projectId = outputs['project-id'] ?? ''
  const {
    code,
    comments,
    outputs: later,
  } = await end({
    script: '',
    'project-id': projectId,
    'attach-to-release': 'true',
    'release-tag': 'v9',
  })
  expect(code).toBe(1)
  expect(later).toMatchObject({ 'project-id': projectId })
  expect(later.status).toBeUndefined()
  expect(comments).toEqual([
    expect.stringContaining('### The release can not take the video\n\n> [!NOTE]\n> No release'),
  ])
})

it('is told of a cancelled run, too, which says so in time', async () => {
  const world = await worldOf({})
  sandbox.faults.add({ on: 'avatars', kind: 'stall', times: 9 })
  const running = run(world, LIMITS)
  await expect.poll(() => sandbox.requests.length).toBeGreaterThan(0)
  world.cancel.abort()
  expect(await running).toBe(1)
  const [comment] = await github.comments(7)
  for (const text of [world.seen.summary, comment?.body])
    expect(text).toContain('The run was cancelled before the video from script was submitted.')
  expect(world.seen.errors).toEqual([])
  expect(world.seen.outputs.status).toBe('skipped')
})

it.each([
  ['before anything is submitted', { on: 'avatars', kind: 'stall', times: 9 }, ['skipped', 'skipped']],
  ['while it waits', { on: 'status', kind: 'stall', times: 9 }, ['pending', 'pending']],
] as const)('a batch that is cancelled %s has a status for each video', async (_, fault, statuses) => {
  const world = await worldOf({ 'script-file': '*.md' })
  sandbox.faults.add(fault)
  const running = run(world, LIMITS)
  await expect.poll(() => sandbox.requests.some(({ point }) => point === fault.on)).toBe(true)
  world.cancel.abort()
  expect(await running).toBe(1)
  const rows = JSON.parse(world.seen.outputs.results ?? '[]') as { status?: string }[]
  expect(rows.map(({ status }) => status)).toEqual(statuses)
})

describe('inputs that are wrong', () => {
  const WRONG = { 'avatar-id': '', 'poll-interval': '0' }

  it('are all told in the summary, before any request', async () => {
    const { code, summary, comments } = await end(WRONG)
    expect(code).toBe(1)
    expect(summary).toMatch(
      /^### Invalid inputs\n\n> \[!CAUTION\]\n> 2 problems with the inputs:\n>\n> - .*\n> - /,
    )
    expect(summary).toMatch(/>\n> - .*`poll-interval` is "0"/)
    expect(comments).toEqual([])
    expect([...sandbox.requests, ...github.requests.filter(({ method }) => method !== 'GET')]).toEqual([])
  })

  it('are not where no summary is wanted', async () => {
    expect((await end({ ...WRONG, 'job-summary': 'false' })).summary).toBe('')
  })

  it('have failed, of no video', async () => {
    const { outputs } = await end(WRONG)
    expect(outputs).toEqual({ status: 'failed', results: '[]' })
  })

  it('are all in the log, and money and advice in the annotation, however many they are', async () => {
    const many = Array.from({ length: 200 }, (_, nth) => `${nth} is no pronunciation`).join('\n')
    const { errors, info } = await end({ ...WRONG, pronunciations: many })
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).toMatch(/^Nothing was submitted, and nothing was paid\.\nCorrect the workflow/)
    expect(errors[0]?.message.length).toBeLessThan(4096)
    expect(info.join('\n')).toContain('199 is no pronunciation')
  })
})

it('what many scripts are warned of alike is one warning', async () => {
  const names = Array.from({ length: 30 }, (_, nth) => `${nth + 10}.md`)
  for (const name of names)
    await writeFile(path.join(folder, 'workspace', name), `---\nfoo: x\n---\nHello from ${name}.\n`)
  const { warnings } = await end({ 'script-file': '??.md', 'dry-run': 'true', 'poll-interval': '2' })
  expect(warnings).toEqual([
    expect.stringContaining('`poll-interval` is 2 s'),
    expect.stringMatching(/^10\.md and 29 more: its front matter has "foo"/),
  ])
})
