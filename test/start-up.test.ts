import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../sandbox/index.ts'

/**
 * What a run loads is most of its start-up: each part of Node and each package that is not needed is left for those who
 * need it. How long it takes is measured by `npm run bench`; this is what keeps it so.
 */
function loadedBy(env: Record<string, string>): readonly string[] {
  const { stdout } = spawnSync(process.execPath, [PROBE], { env, encoding: 'utf8' })
  return namedIn(stdout)
}

const PROBE = path.join(import.meta.dirname, 'support/loaded-modules.ts')

function namedIn(stdout: string): readonly string[] {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '[]') as string[]
}

const SENTENCE = { INPUT_SCRIPT: 'Hello, this is the news of the week.' }
const CAST = {
  'INPUT_AVATAR-ID': '81',
  'INPUT_AVATAR-TYPE': 'public',
  'INPUT_VOICE-ID': 'en-US-ChristopherNeural',
}
const HEAVY = [
  'node:crypto',
  'crypto',
  'node:fs/promises',
  'node:timers/promises',
  'node:http',
  'node:worker_threads',
]
const MARKDOWN = ['mdast-util-from-markdown', 'micromark-extension-gfm', 'js-yaml', 'src/script/speak.ts']

describe('a run that fails on its inputs', () => {
  it.each([
    ['without a script', {}],
    ['with one plain sentence', SENTENCE],
  ])('loads nothing heavy: %s', (_, env) => {
    const loaded = loadedBy(env)
    expect(loaded).toContain('src/prepare.ts')
    expect(loaded.filter(name => [...HEAVY, ...MARKDOWN, 'src/produce.ts'].includes(name))).toEqual([])
  })

  it('loads the parser for a script that has marks, so that this would be seen', () => {
    const loaded = loadedBy({ INPUT_SCRIPT: '# Hello\n\nThis is **the** news.' })
    expect(MARKDOWN.filter(name => name !== 'js-yaml' && !loaded.includes(name))).toEqual([])
  })
})

it('a dry run of one sentence that asks nobody loads neither parser nor what only a real run needs', () => {
  const loaded = loadedBy({ ...SENTENCE, ...CAST, 'INPUT_DRY-RUN': 'true' })
  expect(loaded).toContain('src/job/dry-run.ts')
  const unneeded = [
    ...MARKDOWN,
    '@actions/github',
    '@actions/cache',
    'mediabunny',
    'p-limit',
    'src/script/audio.ts',
    'src/script/section.ts',
    'src/script/shorten.ts',
    'src/script-from.ts',
    'src/jogg/http.ts',
    'src/job/make.ts',
    'src/publish/stream.ts',
  ]
  expect(loaded.filter(name => unneeded.includes(name))).toEqual([])
})

it('what edits a script is loaded for those who ask for it', () => {
  const loaded = loadedBy({ ...SENTENCE, ...CAST, 'INPUT_DRY-RUN': 'true', 'INPUT_SHORTEN-TO': '2m' })
  expect(loaded).toContain('src/script/shorten.ts')
  expect(loaded).not.toContain('src/script/section.ts')
})

describe('a run that makes a video', () => {
  /** What is loaded by a whole run, and what it says. */
  async function loadedByRun(inputs: Record<string, string>): Promise<readonly string[]> {
    const sandbox = await startSandbox({ accounts: { 'sandbox-key': { credits: 10 } }, renderMs: 1 })
    const workspace = await mkdtemp(path.join(os.tmpdir(), 'start-up-'))
    const [GITHUB_OUTPUT, GITHUB_STEP_SUMMARY] = ['output', 'summary'].map(name => path.join(workspace, name))
    const runner = { GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY }
    await Promise.all(['output', 'summary'].map(name => writeFile(path.join(workspace, name), '')))
    try {
      const env = { 'INPUT_API-KEY': 'sandbox-key', 'INPUT_API-URL': sandbox.url, 'INPUT_POLL-INTERVAL': '1' }
      const { stdout } = await promisify(execFile)(process.execPath, [PROBE], {
        env: { ...SENTENCE, ...CAST, ...env, ...runner, ...inputs },
      })
      return namedIn(stdout)
    } finally {
      await Promise.all([sandbox.close(), rm(workspace, { recursive: true, force: true })])
    }
  }
  const isOfCaptions = (name: string) =>
    /^src\/(captions|publish\/(page|tracks|caption-files|video-pages|subtitles))\b/.test(name)

  it('loads nothing of captions and pages where none is asked for, also for a download', async () => {
    const loaded = await loadedByRun({ 'INPUT_DOWNLOAD-TO': 'out/' })
    expect(loaded).toContain('src/publish/download.ts')
    expect(loaded.filter(isOfCaptions)).toEqual([])
  })

  it('loads what makes a page for a page', async () => {
    const loaded = await loadedByRun({ INPUT_PAGE: 'out/tour.html' })
    expect(loaded.filter(isOfCaptions)).toEqual(
      expect.arrayContaining(['src/captions/cues.ts', 'src/publish/tracks.ts', 'src/publish/page/page.ts']),
    )
    expect(loaded).not.toContain('src/publish/caption-files.ts')
  })
})
