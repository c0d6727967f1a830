import type { World } from '../runtime/world.ts'
import type { Answer } from './client.ts'

/**
 * Asks for what the run's own event has just announced, so that it exists: another part of GitHub may not have heard of
 * it for some seconds. Anything else is asked for once.
 *
 * @param ask an answer of undefined, or a 404, means that it is not there
 */
export async function askForAnnounced<T>(
  isAnnounced: boolean,
  { clock, signal }: Pick<World, 'clock' | 'signal'>,
  ask: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  for (const pauseMs of isAnnounced ? PAUSES_MS : []) {
    const answer = await ask()
    const isThere = answer.ok ? answer.value !== undefined : answer.error.status !== 404
    if (isThere || signal.aborted) return answer
    await clock.sleep(pauseMs, signal)
  }
  return ask()
}

const PAUSES_MS = [1000, 2000, 4000]
