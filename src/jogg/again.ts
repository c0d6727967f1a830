import type { World } from '../runtime/world.ts'
import { type JoggError, RATE_WINDOW_MS, type Reply } from './jogg-error.ts'

/**
 * Asks again, a few times, while a request that costs nothing meets something that may pass: no connection, no clear
 * answer, too many requests. Never for a create.
 *
 * @returns the first answer, or the last problem
 */
export async function askAgain<T>(
  ask: () => Promise<Reply<T>>,
  { clock, signal }: Pick<World, 'clock' | 'signal'>,
): Promise<Reply<T>> {
  for (let attempt = 1; ; attempt++) {
    const reply = await ask()
    if (reply.ok || attempt === ATTEMPTS || signal.aborted || !mayPass(reply.error)) return reply
    await clock.sleep(pauseAfter(reply.error, attempt), signal)
  }
}

const ATTEMPTS = 4

/** No pause is longer than the window, no matter what the service says. */
function pauseAfter(error: JoggError, attempt: number): number {
  const told = error.kind === 'rate-limited' ? (error.retryAfterMs ?? RATE_WINDOW_MS) : 0
  return Math.min(Math.max(told, 500 * 2 ** attempt), RATE_WINDOW_MS)
}

/** A page that is not there, or moved, will not be there in a second either; anything else unclear may be. */
function mayPass(error: JoggError): boolean {
  if (error.kind !== 'unclear') return error.kind !== 'refused'
  const { httpStatus = 200 } = error
  return httpStatus < 300 || httpStatus >= 500
}
