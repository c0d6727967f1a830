import { known } from '../lib/objects.ts'
import { plain } from '../lib/text.ts'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'
import { boundedDiagnostic } from './diagnostic-box.ts'
import type { Entry } from './marker.ts'

/** One video as it is shown to people, in the comment, the summary and the release notes alike. */
export interface VideoView extends Entry {
  /** The spoken text, as it was written. */
  readonly text?: string
  /** The part of an earlier comment that holds it, where only that is known. */
  readonly keptText?: string
  /** What went wrong, in full. */
  readonly diagnostic?: Diagnostic
  readonly reused?: boolean
  /** Of the file. */
  readonly bytes?: number
}

/** What a reader wants to know first. */
export type Stage =
  | 'ready'
  /** About to be paid for: the run that says so either goes on or died there. */
  | 'submitting'
  | 'rendering'
  /** Paid for and rendering, and nobody waits for it any more. */
  | 'left'
  | 'failed'
  /** Nobody knows whether it was paid for. */
  | 'unknown'

export function stageOf({ status, state, videoUrl, projectId, diagnostic, problem }: VideoView): Stage {
  if (status === 'success' && videoUrl) return 'ready'
  if (status === 'unknown') return 'unknown'
  if (status === 'failed' || status === 'deleted') return 'failed'
  const stopped = diagnostic !== undefined || problem !== undefined
  if (projectId) return stopped ? 'left' : 'rendering'
  return state === 'submitting' && !stopped ? 'submitting' : 'failed'
}

/** How a run shows a result: `showResult` and what its targets found out. */
export type ToView = (result: Result) => VideoView

/** What a result by itself has to show. */
export function showResult(result: Result): VideoView {
  const { status, script, diagnostic } = result
  const ended = status === 'skipped' || status === 'dry-run' ? undefined : status
  const facts = Object.fromEntries(FACTS.map(name => [name, result[name]]))
  return known({ ...facts, status: ended, text: script, diagnostic, problem: diagnostic?.title })
}

const FACTS = [
  'contentKey',
  'projectId',
  'videoUrl',
  'coverUrl',
  'duration',
  'title',
  'file',
  'language',
  'releaseAssetUrl',
  'subtitleUrl',
  'reused',
] as const

/** The same with every text but the spoken one held to a length, so that what is made of it stays bounded too. */
export function bounded(shown: VideoView): VideoView {
  const { diagnostic } = shown
  const names = Object.fromEntries(NAMES.map(name => [name, shown[name] && plain(shown[name], MAX_NAME)]))
  const addresses = Object.fromEntries(ADDRESSES.map(name => [name, withinUrl(shown[name])]))
  return known({ ...shown, ...names, ...addresses, diagnostic: diagnostic && boundedDiagnostic(diagnostic) })
}

const NAMES = ['projectId', 'title', 'file', 'videoName', 'language', 'problem'] as const
const ADDRESSES = ['videoUrl', 'coverUrl', 'releaseAssetUrl', 'subtitleUrl', 'playerUrl'] as const
const MAX_NAME = 300
const MAX_URL = 2000

function withinUrl(url: string | undefined): string | undefined {
  return url && url.length > MAX_URL ? undefined : url
}

/** The same under the title that the workflow gives to its one video, which says more than its script's path. */
export function titled(shown: VideoView, given: string | undefined): VideoView {
  if (!given) return shown
  const { file, ...untold } = shown
  return { videoName: inLanguage(given, shown), ...untold }
}

function inLanguage(name: string, { language }: VideoView): string {
  return language ? `${name} (${language})` : name
}

/**
 * How a person calls it. The title of a translation ends in its language already.
 *
 * @param nameless what one without any name is called
 */
export function nameOf(shown: VideoView, nameless = 'Video'): string {
  const title = shown.title ?? shown.videoName
  return !shown.file && title ? title : inLanguage(shown.file ?? nameless, shown)
}
