import type { JoggApi } from '../jogg/api.ts'
import type { Video } from '../jogg/domain.ts'
import { CODES, type JoggError } from '../jogg/jogg-error.ts'
import type { Clock } from '../runtime/world.ts'

/**
 * Asks for the video at an even pace until it has ended, one way or the other. Anything transient is survived until
 * the deadline; the last question is asked at the deadline itself, so that a video that is ready by then is seen.
 */
export async function waitForVideo(
  api: Pick<JoggApi, 'video'>,
  projectId: string,
  pace: Pace,
): Promise<Outcome> {
  const { clock, signal } = pace
  const late = lateSignal(pace)
  const either = AbortSignal.any([signal, late])
  let last: Video | undefined
  let error: JoggError | undefined
  for (let next = pace.firstAt; ; next = nextAt(next, error, pace)) {
    await clock.sleep(Math.min(next, pace.deadline) - clock.now(), signal)
    if (signal.aborted) return { kind: 'cancelled', last }
    pace.onQuestion()
    const reply = await api.video(projectId, either)
    if (late.aborted && !reply.ok && !signal.aborted) return { kind: 'deadline', last, error: TOO_LATE }
    if (reply.ok) {
      last = reply.value
      pace.onAnswer(last)
      if (hasEnded(last)) return { kind: 'ended', video: last }
    } else if (isFinal(reply.error, clock.now() < pace.freshUntil)) {
      return { kind: 'refused', error: reply.error, last }
    }
    error = reply.ok ? undefined : reply.error
    if (signal.aborted) return { kind: 'cancelled', last }
    if (clock.now() >= pace.deadline) return { kind: 'deadline', last, error }
  }
}

/**
 * The last question is asked at the deadline, so that its answer comes a little later; an answer that drips in has no
 * more time than that. Not by the clock that is handed in: what is under way takes real time.
 */
function lateSignal({ clock, deadline, isPatient }: Pace): AbortSignal {
  if (isPatient) return NEVER
  return AbortSignal.timeout(Math.ceil(Math.max(0, deadline - clock.now()) + LAST_ANSWER_MS))
}

const NEVER = new AbortController().signal
const LAST_ANSWER_MS = 2000

const TOO_LATE: JoggError = { kind: 'unclear', detail: 'its answer was not complete by then' }

export type Outcome =
  | { readonly kind: 'ended'; readonly video: Video }
  /** JoggAI refuses to tell; `last` is what it told before. */
  | { readonly kind: 'refused'; readonly error: JoggError; readonly last: Video | undefined }
  /** Time is up; `error` is what came instead of the last answer, if anything. */
  | { readonly kind: 'deadline'; readonly last: Video | undefined; readonly error: JoggError | undefined }
  | { readonly kind: 'cancelled'; readonly last: Video | undefined }

/** All times are milliseconds since the epoch, or between two requests. */
export interface Pace {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly firstAt: number
  readonly intervalMs: number
  readonly deadline: number
  /** Whether the answer to the last question has all the time of a request: who does not wait asks but once. */
  readonly isPatient?: boolean
  /** Until then "not found" only means that a new project has not got about yet. */
  readonly freshUntil: number
  /** Told before each status request. */
  readonly onQuestion: () => void
  readonly onAnswer: (video: Video) => void
}

/** How long a project may be unknown to its own service after it was created, in milliseconds. */
export const FRESH_MS = 30_000

export function hasEnded({ status }: Video): boolean {
  return status !== 'pending' && status !== 'processing'
}

/** The pace is counted from request to request, not from answer to request: a slow answer delays nothing. */
function nextAt(previous: number, error: JoggError | undefined, { clock, intervalMs }: Pace): number {
  const told = error?.kind === 'rate-limited' ? (error.retryAfterMs ?? 0) : 0
  const missed = Math.max(0, Math.ceil((clock.now() - previous) / intervalMs) - 1)
  return Math.max(previous + (1 + missed) * intervalMs, clock.now() + told)
}

function isFinal(error: JoggError, isFresh: boolean): boolean {
  if (error.kind !== 'refused') return false
  return !(error.code === CODES.notFound && isFresh)
}
