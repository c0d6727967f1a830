import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * What a run loads is most of its start-up: each part of Node and each package that is not needed is left for those who
 * need it. How long it takes is measured by `npm run bench`; this is what keeps it so.
 */
function loadedBy(env: Record<string, string>): readonly string[] {
  const script = path.join(import.meta.dirname, 'support/loaded-modules.ts')
  const { stdout } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' })
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '[]') as string[]
}

const SENTENCE = { INPUT_SCRIPT: 'Hello, this is the news of the week.' }
const CAST = { 'INPUT_AVATAR-ID': '81', 'INPUT_AVATAR-TYPE': 'public', 'INPUT_VOICE-ID': 'v' }
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
