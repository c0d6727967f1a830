import type { Trouble } from './failure.ts'
import { type Result, worstStatus } from './result.ts'
import type { Actions } from './world.ts'

/**
 * The outputs of the action, set as soon as each is known. The single outputs are those of the first video, `status`
 * is the worst of all, `results` has one object a video: of a batch it is written once, by `finish`, since every
 * writing appends to the runner's file.
 */
export function outputWriter(actions: Pick<Actions, 'setOutput'>): OutputWriter {
  const outputs = openOutputs(actions)
  return {
    write(results) {
      outputs.set(toOutputs(results))
      if (results.length === 1) outputs.set({ results: toResultsJson(results) })
    },
    finish(results) {
      if (results.length > 0) outputs.set({ ...toOutputs(results), results: toResultsJson(results) })
      return outputs.trouble()
    },
  }
}

export interface OutputWriter {
  write(results: readonly Result[]): void
  /** @returns what could not be written, in the end */
  finish(results: readonly Result[]): Trouble | undefined
}

/**
 * Sets outputs, each again only when it changes. Where the runner's file can't be written (a full disk), the run goes
 * on: what it pays for has still to be remembered and shown. What was not written is tried again with the next change.
 */
export function openOutputs(actions: Pick<Actions, 'setOutput'>): Outputs {
  const written = new Map<string, string>()
  const unwritten = new Map<string, unknown>()
  const write = (name: string, value: string) => {
    try {
      actions.setOutput(name, value)
      written.set(name, value)
      unwritten.delete(name)
    } catch (error) {
      unwritten.set(name, error)
    }
  }
  return {
    set(outputs) {
      for (const [name, value] of Object.entries(outputs)) if (written.get(name) !== value) write(name, value)
    },
    trouble: () => (unwritten.size > 0 ? outputsLost(unwritten) : undefined),
  }
}

export interface Outputs {
  set(outputs: Readonly<Record<string, string>>): void
  /** About the outputs whose last value could not be written. */
  trouble(): Trouble | undefined
}

function outputsLost(unwritten: ReadonlyMap<string, unknown>): Trouble {
  const names = [...unwritten.keys()].map(name => `\`${name}\``).join(', ')
  const [error] = unwritten.values()
  const why = error instanceof Error ? error.message : String(error)
  return {
    title: 'The outputs could not be written',
    happened: `The runner’s file for outputs took no more: ${why}. Not written: ${names}.`,
    means: 'Later steps do not get them; this log tells what became of the run.',
    advice: 'Make room on the runner’s disk, then run the job again: what is paid for is not paid for again.',
  }
}

/** Name and value of every output that is known, but `results`. */
export function toOutputs(results: readonly Result[]): Record<string, string> {
  const [first] = results
  if (!first) return {}
  const single = Object.entries(toRow(first)).filter(([name]) => !ONLY_IN_RESULTS.includes(name))
  const status = worstStatus(results)
  return {
    ...Object.fromEntries(single.map(([name, value]) => [name, String(value)])),
    ...(status ? { status } : {}),
  }
}

/** Bytes: GitHub takes 1 MB of outputs a job. Of a batch too long for it the spoken texts are left out. */
const MAX_RESULTS = 900_000

function toResultsJson(results: readonly Result[]): string {
  const json = JSON.stringify(results.map(toRow))
  if (Buffer.byteLength(json) <= MAX_RESULTS) return json
  return JSON.stringify(results.map(({ script: _, ...result }) => toRow(result)))
}

type Key = Exclude<keyof Result, 'trouble'>

const NAMES: Readonly<Record<Key, string>> = {
  status: 'status',
  projectId: 'project-id',
  videoUrl: 'video-url',
  coverUrl: 'cover-url',
  duration: 'duration',
  title: 'title',
  createdAt: 'created-at',
  script: 'script',
  estimatedDuration: 'estimated-duration',
  estimatedCredits: 'estimated-credits',
  contentKey: 'content-key',
  reused: 'reused',
  videoPath: 'video-path',
  videoSha256: 'video-sha256',
  commentId: 'comment-id',
  commentUrl: 'comment-url',
  releaseAssetUrl: 'release-asset-url',
  file: 'file',
  language: 'language',
  subtitleUrl: 'subtitle-url',
}

/** Said of one video among several; the action has no single output of these names. */
const ONLY_IN_RESULTS = ['file', 'language', 'subtitle-url', 'error']

/** One object of `results`: the outputs' names, numbers as numbers, booleans as booleans. */
function toRow(result: Result): Record<string, string | number | boolean> {
  const known = (Object.keys(NAMES) as Key[]).flatMap(key => {
    const value = result[key]
    return value === undefined ? [] : [[NAMES[key], value] as const]
  })
  const error = result.trouble ? [['error', result.trouble.happened] as const] : []
  return Object.fromEntries([...known, ...error])
}
