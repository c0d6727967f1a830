import type { JoggApi } from '../jogg/api.ts'
import type { World } from '../runtime/world.ts'

/** The account's remaining credits; undefined when they can't be read. Asked even while the run is being cancelled. */
export async function readCredits({ api, world }: CreditsDeps): Promise<number | undefined> {
  const reply = await api.credits(world.lastCall)
  return reply.ok ? reply.value : undefined
}

interface CreditsDeps {
  readonly api: Pick<JoggApi, 'credits'>
  readonly world: World
}
