import type { World } from '../runtime/world.ts'
import { type Problem, RATE_WINDOW_MS, type Reply } from './jogg-error.ts'

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
    if (reply.ok || attempt === ATTEMPTS || signal.aborted || !mayPass(reply.problem)) return reply
    await clock.sleep(pauseAfter(reply.problem, attempt), signal)
  }
}

const ATTEMPTS = 4

/** No pause is longer than the window, whatever the service says. */
function pauseAfter(problem: Problem, attempt: number): number {
  const told = problem.kind === 'rate-limited' ? (problem.retryAfterMs ?? RATE_WINDOW_MS) : 0
  return Math.min(Math.max(told, 500 * 2 ** attempt), RATE_WINDOW_MS)
}

/** A page that is not there, or moved, will not be there in a second either; anything else unclear may be. */
function mayPass(problem: Problem): boolean {
  if (problem.kind !== 'unclear') return problem.kind !== 'refused'
  const { httpStatus = 200 } = problem
  return httpStatus < 300 || httpStatus >= 500
}
