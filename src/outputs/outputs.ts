import type { Actions } from '../runtime/world.ts'
import type { Diagnostic } from './diagnostics.ts'
import { openOutputs } from './output-file.ts'
import { type Result, worstStatus } from './results.ts'

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
      outputs.set({
        ...(results.length > 0 ? toOutputs(results) : NO_RESULTS),
        results: toResultsJson(results),
      })
      return outputs.diagnostic()
    },
  }
}

/** Of a run that ended before it knew of any video, since what was asked for can't be. */
const NO_RESULTS = { status: 'failed' }

export interface OutputWriter {
  write(results: readonly Result[]): void
  /** @returns what could not be written, in the end */
  finish(results: readonly Result[]): Diagnostic | undefined
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

/**
 * Bytes. A later step gets `results` as one variable of its environment most often, and Linux takes no string over
 * 128 kB there (MAX_ARG_STRLEN, https://man7.org/linux/man-pages/man2/execve.2.html). Of a longer one the spoken texts,
 * and what they leave out, are not there.
 */
export const MAX_RESULTS = 100_000

function toResultsJson(results: readonly Result[]): string {
  const json = JSON.stringify(results.map(toRow))
  if (Buffer.byteLength(json) <= MAX_RESULTS) return json
  return JSON.stringify(results.map(({ script: _, leftOut: _leftOut, ...result }) => toRow(result)))
}

type Key = Exclude<keyof Result, 'diagnostic' | 'isForgotten' | 'avatarId'>

const NAMES: Readonly<Record<Key, string>> = {
  status: 'status',
  projectId: 'project-id',
  videoUrl: 'video-url',
  coverUrl: 'cover-url',
  duration: 'duration',
  title: 'title',
  createdAt: 'created-at',
  script: 'script',
  leftOut: 'left-out',
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
    if (value === undefined) return []
    return [[NAMES[key], typeof value === 'object' ? value.join('\n') : value] as const]
  })
  const error = result.diagnostic ? [['error', result.diagnostic.happened] as const] : []
  return Object.fromEntries([...known, ...error])
}
