import type { VideoStatus } from '../jogg/domain.ts'
import type { Diagnostic } from './diagnostics.ts'

/** Where one video of the run stands: JoggAI's own states, and those that only a run knows. */
export type Status = VideoStatus | 'unknown' | 'skipped' | 'dry-run'

/** Everything a run comes to know of one video; fields appear as they become known. */
export interface Result {
  readonly status?: Status
  readonly projectId?: string
  readonly videoUrl?: string
  readonly coverUrl?: string
  /** Seconds. */
  readonly duration?: number
  readonly title?: string
  /** ISO 8601. */
  readonly createdAt?: string
  /** The spoken text. */
  readonly script?: string
  /** What `shorten-to` left out, one line each. */
  readonly leftOut?: readonly string[]
  /** Seconds. */
  readonly estimatedDuration?: number
  readonly estimatedCredits?: number
  readonly contentKey?: string
  readonly reused?: boolean
  /** No later run of this job finds what was paid for: nothing could remember it, or `reuse` is `false`. */
  readonly isForgotten?: boolean
  readonly videoPath?: string
  readonly videoSha256?: string
  readonly commentId?: string
  readonly commentUrl?: string
  readonly releaseAssetUrl?: string
  /** The script's path in the workspace, in a batch. */
  readonly file?: string
  /** Of a translation: its language, and where its subtitles are. */
  readonly language?: string
  readonly subtitleUrl?: string
  /** Of a photo avatar. */
  readonly avatarId?: string
  /** Why this video is not there; it fails the step. */
  readonly diagnostic?: Diagnostic
}

/** What a dry run finds out about the money, besides what each result says of its video. */
export interface Estimate {
  /** Of the whole run, where identical videos are paid for once. */
  readonly credits: number
  /** What the account has; undefined where it could not be asked. */
  readonly left: number | undefined
  /** Why a run that pays would be refused. */
  readonly refusal?: Diagnostic | undefined
}

/** Worst first: what `status` says when the videos of a batch ended differently. */
const WORST_FIRST: readonly Status[] = [
  'unknown',
  'failed',
  'deleted',
  'processing',
  'pending',
  'skipped',
  'dry-run',
  'success',
]

export function worstStatus(results: readonly Result[]): Status | undefined {
  return WORST_FIRST.find(status => results.some(result => result.status === status))
}

/** The results of a run as they become known; every change is told at once to who listens, the outputs first of all. */
export class Results {
  readonly #listener: (results: readonly Result[]) => void
  #all: readonly Result[] = []

  constructor(listener: (results: readonly Result[]) => void) {
    this.#listener = listener
  }

  get all(): readonly Result[] {
    return this.#all
  }

  /** One entry for each video of the run, with what is known of it before anything is sent. */
  start(first: readonly Result[]): void {
    this.#change(first)
  }

  /** Adds to what is known of one video. */
  update(index: number, patch: Result): void {
    this.#change(this.#all.with(index, { ...this.#all[index], ...patch }))
  }

  #change(all: readonly Result[]): void {
    this.#all = all
    this.#listener(all)
  }
}
