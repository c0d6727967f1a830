import type { JoggApi } from '../jogg/api.ts'
import { type JoggError, RATE_WINDOW_MS } from '../jogg/jogg-error.ts'
import type { Clock } from '../runtime/world.ts'
import type { Claim } from './claim.ts'
import type { Gate } from './gate.ts'

/**
 * Sends one create request, which is one payment. It is sent again only when it certainly did not arrive, or was
 * refused for being one too many; anything else is an unknown outcome, and never sent again from here.
 */
export async function submit<Request>(
  api: Pick<JoggApi<Request>, 'create'>,
  request: Request,
  options: SubmitOptions,
): Promise<CreateResult> {
  const { clock, signal, lastCall } = options
  const started = clock.now()
  for (let attempt = 0; ; attempt++) {
    await options.gate.pass(signal)
    if (!signal.aborted && !(await options.claim.take())) return { kind: 'lost-race' }
    if (signal.aborted) return { kind: 'cancelled' }
    const reply = await api.create(request, lastCall)
    if (reply.ok) return { kind: 'submitted', projectId: reply.value }
    const { error } = reply
    if (error.kind === 'unclear') return { kind: 'unknown', error }
    const pause = pauseBefore(error, attempt, clock.now() - started, options.rateLimitMs)
    if (pause === undefined) return { kind: 'refused', error }
    options.onPause(error, pause)
    if (error.kind === 'rate-limited') options.gate.close(pause)
    else await clock.sleep(pause, signal)
  }
}

export type CreateResult =
  | { readonly kind: 'submitted'; readonly projectId: string }
  /** JoggAI said no, or was never reached. Nothing was paid. */
  | { readonly kind: 'refused'; readonly error: JoggError }
  /** It may have been paid, and nobody on this side knows. */
  | { readonly kind: 'unknown'; readonly error: JoggError }
  /** Another run submits the same. Nothing was paid. */
  | { readonly kind: 'lost-race' }
  /** The run was cancelled while the request waited for its turn. Nothing was paid. */
  | { readonly kind: 'cancelled' }

export interface SubmitOptions {
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Ends a create that is under way: later than `signal`, since its answer, the project id, is paid for. */
  readonly lastCall: AbortSignal
  /** How long to wait for a turn in all while the service says "too many requests", in milliseconds. */
  readonly rateLimitMs: number
  readonly gate: Gate
  /** Taken before each create. */
  readonly claim: Pick<Claim, 'take'>
  /** Told before each pause, with its length in milliseconds. */
  readonly onPause: (error: JoggError, pauseMs: number) => void
}

/** How long the service may stay out of reach before giving up, in milliseconds. */
const UNREACHABLE_MS = 30_000

/** Milliseconds until the next attempt, or undefined when there is to be none. */
function pauseBefore(
  error: JoggError,
  attempt: number,
  spentMs: number,
  rateLimitMs: number,
): number | undefined {
  if (error.kind === 'rate-limited') {
    const pause = Math.max(error.retryAfterMs ?? RATE_WINDOW_MS, 1000)
    return spentMs + pause <= rateLimitMs ? pause : undefined
  }
  if (error.kind !== 'unreachable') return undefined
  const pause = Math.min(1000 * 2 ** attempt, 8000)
  return spentMs + pause <= UNREACHABLE_MS ? pause : undefined
}
