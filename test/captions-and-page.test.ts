import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import { quickClock, testWorld } from './support/world.ts'

/** Whole runs on the sandbox, from the inputs to the files. */
let sandbox: Sandbox
let workspace: string
const clock = quickClock()

beforeEach(async () => {
  sandbox = await startSandbox({
    accounts: { 'sandbox-key': { credits: 10 } },
    renderMs: 60_000,
    now: clock.now,
  })
  workspace = await mkdtemp(path.join(os.tmpdir(), 'captions-'))
})

afterEach(async () => {
  await Promise.all([sandbox.close(), rm(workspace, { recursive: true, force: true })])
})

async function runWith(inputs: Record<string, string>) {
  const world = testWorld(
    {
      ...{ 'api-key': 'sandbox-key', 'api-url': sandbox.url, 'job-summary': 'false' },
      ...{ 'avatar-id': '81', 'avatar-type': 'public', 'voice-id': 'en-US-ChristopherNeural' },
      ...{ GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace },
      ...inputs,
    },
    clock,
  )
  const code = await run(world)
  const { outputs, errors } = world.seen
  const results = JSON.parse(outputs.results ?? '[]') as Record<string, string>[]
  return { code, outputs, results, errors: errors.map(({ message }) => message).join('\n') }
}

const readOut = (file = '') => readFile(path.join(workspace, file), 'utf8')

it('a script becomes a video with its captions and its page', async () => {
  const made = await runWith({
    script: '# What is new\n\nThe door is open by now. The lock is gone.',
    'download-to': 'out/news.mp4',
    'caption-files': 'srt\nvtt\ntxt',
    page: 'site/',
  })
  expect(made).toMatchObject({ code: 0, errors: '' })
  expect(made.outputs).toMatchObject({
    'video-path': 'out/news.mp4',
    'captions-path': 'out/news.vtt',
    'transcript-path': 'out/news.txt',
    'page-path': 'site/index.html',
  })
  expect(await readOut('out/news.vtt')).toMatch(/^WEBVTT\n\n00:00:00\.000 --> .*\nWhat is new\./)
  expect(await readOut('out/news.srt')).toMatch(/^1\r\n/)
  expect(await readOut('out/news.txt')).toBe('What is new.\n\nThe door is open by now.\nThe lock is gone.\n')
  expect(await readOut('site/index.html')).toContain('<h1 dir="auto">What is new</h1>')
})

it('headings and captions change nothing of what was paid for', async () => {
  const script = '# What is new\n\nThe door is open by now.'
  const [plain, more] = [
    await runWith({ script }),
    await runWith({
      script,
      page: 'site/',
      disclosure: 'false',
      'download-to': 'out/',
      'caption-files': 'vtt',
    }),
  ]
  expect(more.outputs['content-key']).toBe(plain.outputs['content-key'])
  for (const { body } of sandbox.requests.filter(({ point }) => point === 'create'))
    expect(body).not.toContain('heading')
})

it('each of a batch and each translation has its own', async () => {
  await mkdir(path.join(workspace, 'docs'))
  await writeFile(path.join(workspace, 'docs/a.md'), '# First\n\nThe door is open by now.')
  await writeFile(path.join(workspace, 'docs/b.md'), '# Second\n\nThe lock is gone by now.')
  const { code, errors, results } = await runWith({
    ...{ 'api-version': 'v2', 'translate-to': 'german', 'script-file': 'docs/*.md' },
    ...{ 'download-to': 'out/', 'caption-files': 'vtt, txt', page: 'site' },
  })
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(results.map(result => result['captions-path'])).toEqual([
    'out/a.vtt',
    'out/a.german.vtt',
    'out/b.vtt',
    'out/b.german.vtt',
  ])
  expect(await readOut('out/b.txt')).toBe('Second.\n\nThe lock is gone by now.\n')
  expect(await readOut('out/b.german.vtt')).toContain('(subtitles of the sandbox)')
  expect((await readdir(path.join(workspace, 'site'))).toSorted()).toEqual([
    'a.german.html',
    'a.html',
    'b.german.html',
    'b.html',
    'index.html',
  ])
})

it('captions without a place are refused before anything is sent', async () => {
  const { code, errors } = await runWith({ script: 'Hello, this is the news.', 'caption-files': 'vtt' })
  expect(code).toBe(1)
  expect(errors).toMatch(/`caption-files`.*`download-to`.*`attach-to-release/)
  expect(sandbox.requests).toEqual([])
})
