import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { expect, it } from 'vitest'
import { MAX_TITLE, readInputs } from '../src/inputs/inputs.ts'
import { MAX_RESULTS, toOutputs } from '../src/outputs/outputs.ts'
import type { Result } from '../src/outputs/results.ts'
import { LIMITS } from '../src/publish/stream.ts'
import { MAX_AUDIO_SECONDS } from '../src/script/estimate.ts'
import { MAX_SCRIPT_BYTES } from '../src/script/script-limits.ts'

interface ActionYml {
  readonly inputs: Record<string, { default?: string; required?: boolean; description: string }>
  readonly outputs: Record<string, { description: string }>
  readonly runs: { using: string; main: string }
}

const action = load(readFileSync(new URL('../action.yml', import.meta.url), 'utf8')) as ActionYml
const names = Object.keys(action.inputs)

/** The inputs that a run reads, found by watching which variables it looks at. */
function readVariables(env: Record<string, string>): { read: Set<string>; inputs: unknown } {
  const read = new Set<string>()
  const watched = new Proxy(env, {
    get(target, key) {
      read.add(String(key))
      return target[String(key)]
    },
  })
  return { inputs: readInputs(watched).inputs, read }
}

it('declares exactly the inputs that are read', () => {
  const { read } = readVariables({})
  expect(names.map(name => `INPUT_${name.toUpperCase()}`).sort()).toEqual([...read].sort())
})

it('has the defaults that the code has', () => {
  const defaults = Object.entries(action.inputs).flatMap(([name, input]) =>
    input.default === undefined || name === 'github-token'
      ? []
      : [[`INPUT_${name.toUpperCase()}`, input.default]],
  )
  expect(readVariables(Object.fromEntries(defaults)).inputs).toEqual(readVariables({}).inputs)
})

it('leaves without a default what front matter may say, and what must be known as not given', () => {
  for (const name of [
    'caption',
    'aspect-ratio',
    'screen-style',
    'avatar-type',
    'avatar-id',
    'voice-id',
    'video-name',
  ]) {
    expect(action.inputs[name]?.default).toBeUndefined()
  }
})

it('declares exactly the outputs that are set', () => {
  const everything: Required<Omit<Result, 'diagnostic' | 'isForgotten' | 'avatarId'>> = {
    status: 'success',
    projectId: 'p',
    videoUrl: 'u',
    coverUrl: 'c',
    duration: 1,
    title: 't',
    createdAt: 'd',
    script: 's',
    leftOut: ['l'],
    estimatedDuration: 1,
    estimatedCredits: 1,
    contentKey: 'k',
    reused: false,
    videoPath: 'p',
    videoSha256: 'x',
    commentId: '1',
    commentUrl: 'u',
    releaseAssetUrl: 'u',
    file: 'f',
    language: 'l',
    subtitleUrl: 'u',
  }
  expect([...Object.keys(toOutputs([everything])), 'results'].sort()).toEqual(
    Object.keys(action.outputs).sort(),
  )
})

it('requires nothing but the key, and runs on Node 24', () => {
  expect(names.filter(name => action.inputs[name]?.required)).toEqual(['api-key'])
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
})

it.each([
  ['script-file', `at most ${MAX_SCRIPT_BYTES / 1024} kB each`],
  ['script', `at most ${MAX_SCRIPT_BYTES / 1024} kB`],
  ['audio-file', `${MAX_AUDIO_SECONDS / 60} minutes`],
  ['download-to', `at most ${LIMITS.maxBytes / 1024 ** 3} GB`],
  ['video-name', `${MAX_TITLE} characters`],
  ['results', `Over ${MAX_RESULTS / 1000} kB without \`script\``],
])('says the limit of %s', (name, limit) => {
  expect((action.inputs[name] ?? action.outputs[name])?.description).toContain(limit)
})
