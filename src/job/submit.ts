import type { JoggApi } from '../jogg/api.ts'
import { type Problem, RATE_WINDOW_MS } from '../jogg/jogg-error.ts'
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
  patience: Patience,
): Promise<Submission> {
  const { clock, signal, lastCall } = patience
  const started = clock.now()
  for (let attempt = 0; ; attempt++) {
    await patience.gate.pass(signal)
    if (!signal.aborted && !(await patience.claim.take())) return { kind: 'outrun' }
    if (signal.aborted) return { kind: 'cancelled' }
    const reply = await api.create(request, lastCall)
    if (reply.ok) return { kind: 'submitted', projectId: reply.value }
    const { problem } = reply
    if (problem.kind === 'unclear') return { kind: 'unknown', problem }
    const pause = pauseBefore(problem, attempt, clock.now() - started, patience.rateLimitMs)
    if (pause === undefined) return { kind: 'refused', problem }
    patience.onPause(problem, pause)
    if (problem.kind === 'rate-limited') patience.gate.close(pause)
    else await clock.sleep(pause, signal)
  }
}

export type Submission =
  | { readonly kind: 'submitted'; readonly projectId: string }
  /** JoggAI said no, or was never reached. Nothing was paid. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** It may have been paid, and nobody on this side knows. */
  | { readonly kind: 'unknown'; readonly problem: Problem }
  /** Another run submits the same. Nothing was paid. */
  | { readonly kind: 'outrun' }
  /** The run was cancelled while the request waited for its turn. Nothing was paid. */
  | { readonly kind: 'cancelled' }

export interface Patience {
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
  readonly onPause: (problem: Problem, pauseMs: number) => void
}

/** How long the service may stay out of reach before giving up, in milliseconds. */
const UNREACHABLE_MS = 30_000

/** Milliseconds until the next attempt, or undefined when there is to be none. */
function pauseBefore(
  problem: Problem,
  attempt: number,
  spentMs: number,
  rateLimitMs: number,
): number | undefined {
  if (problem.kind === 'rate-limited') {
    const pause = Math.max(problem.retryAfterMs ?? RATE_WINDOW_MS, 1000)
    return spentMs + pause <= rateLimitMs ? pause : undefined
  }
  if (problem.kind !== 'unreachable') return undefined
  const pause = Math.min(1000 * 2 ** attempt, 8000)
  return spentMs + pause <= UNREACHABLE_MS ? pause : undefined
}
