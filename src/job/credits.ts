import type { Deps } from './deps.ts'
import { STILL_MS } from './standing.ts'

/** The account's remaining credits; undefined when they can't be read. Asked even while the run is being cancelled. */
export async function readCredits({
  api,
  world,
}: Pick<CreditsDeps, 'api' | 'world'>): Promise<number | undefined> {
  const reply = await api.credits(world.lastWord)
  return reply.ok ? reply.value : undefined
}

/** A balance that an accepted create did not move is not believed for a day, by any run of this account. */
export async function noteStillBalance(deps: CreditsDeps, before: number | undefined): Promise<void> {
  if (before === undefined || deps.world.signal.aborted) return
  const now = await readCredits(deps)
  if (now === undefined || now < before) return
  await deps.ledger.remember(ACCOUNT, { kind: 'still', round: 1, at: deps.world.clock.now() })
}

export async function isBalanceStill({ ledger, world }: CreditsDeps): Promise<boolean> {
  const { entries, isWhole } = await ledger.recall(ACCOUNT, 'all')
  const since = world.clock.now() - STILL_MS
  return !isWhole || entries.some(({ kind, at }) => kind === 'still' && at >= since)
}

/** What is remembered of the account stands under a word that is no content's key. */
const ACCOUNT = 'account'

type CreditsDeps = Pick<Deps<unknown>, 'ledger' | 'world'> & {
  readonly api: Pick<Deps<unknown>['api'], 'credits'>
}
