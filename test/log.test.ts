import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import { quickClock, testWorld } from './support/world.ts'

/** What the log of a run says of money, before it is spent, and of where the videos are. */

let sandbox: Sandbox
let workspace: string
const clock = quickClock()
beforeEach(async () => {
  sandbox = await startSandbox({ renderMs: 60_000, now: clock.now })
  workspace = await mkdtemp(path.join(os.tmpdir(), 'log-'))
  await writeFile(path.join(workspace, 'a.md'), '---\ntitle: The news\n---\nShort news.\n')
  await writeFile(path.join(workspace, 'b.md'), 'word '.repeat(500))
})
afterEach(() => Promise.all([sandbox.close(), rm(workspace, { recursive: true })]))

async function logOf(inputs: Record<string, string>) {
  const world = testWorld(
    {
      GITHUB_WORKSPACE: workspace,
      'api-url': sandbox.url,
      'api-key': 'sandbox-key',
      'avatar-id': '81',
      'avatar-type': 'public',
      'voice-id': 'en-US-ChristopherNeural',
      ...inputs,
    },
    clock,
  )
  const createsAt: number[] = []
  const { info } = world.actions
  const actions = {
    ...world.actions,
    info(message: string) {
      createsAt.push(sandbox.requests.filter(({ point }) => point === 'create').length)
      info(message)
    },
  }
  expect(await run({ ...world, actions })).toBe(0)
  return { lines: world.seen.info, createsAt }
}

it('says before anything is paid what each video is called, how long it is, and what all cost', async () => {
  const { lines, createsAt } = await logOf({ 'script-file': '*.md' })
  const at = lines.findIndex(line => line.includes('In all about'))
  expect(lines[at]?.split('\n')).toEqual([
    'a.md: "The news", about 1 s, 1 credit',
    expect.stringMatching(/^b\.md: "jogg-video-action: b\.md", about \d min \d+ s, 2 credits$/),
    'In all about 3 credits, less what an earlier run has paid for.',
  ])
  expect(createsAt[at]).toBe(0)
})

it('says so of audio whose length is not known, and of translations', async () => {
  const { lines } = await logOf({
    'audio-url': 'https://audio.example/talk.mp3',
    'api-version': 'v2',
    'translate-to': 'german',
    'video-name': 'n'.repeat(199),
  })
  expect(lines.find(line => line.includes('In all about'))?.split('\n')).toEqual([
    `video: "${'n'.repeat(199)}", whose length and price are not known before it is made`,
    `video, german: "${'n'.repeat(191)} (german)", whose length and price are not known before it is made`,
    expect.stringMatching(/^In all about \d+\.?\d* credits, less/),
  ])
})

it('ends with where everything went', async () => {
  const { lines } = await logOf({ 'script-file': 'a.md', 'download-to': 'out/' })
  expect(lines.at(-1)?.split('\n')).toEqual([
    'Where everything is:',
    'a.md:',
    expect.stringMatching(/^ {2}JoggAI: http:\/\/127\.0\.0\.1:\d+\/.+\.mp4$/),
    expect.stringMatching(/^ {2}file: out\/.+\.mp4$/),
    'job summary: on the page of this run',
  ])
})
