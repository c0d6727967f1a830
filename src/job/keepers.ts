import type { World } from '../world.ts'
import { type Beginning, beginningOf, type Entry, lockOf, nameOf, readName } from './entries.ts'
import type { Seal } from './seal.ts'

/** A place that keeps names: the Actions cache, git refs, our comment. None of its functions ever rejects. */
export interface Keeper {
  /** Those with this beginning; undefined where it can't be read. */
  names(beginning: string, depth: Depth): Promise<readonly string[] | undefined>
  add(name: string): Promise<Added>
  /** Taken by one run alone; `none` where this place can't lock. */
  lock(name: string): Promise<Lock>
}

/** `first`: at least one, if there is any. */
export type Depth = 'first' | 'all'
/** `taken`: it was tried before, is not there, and can't be added any more. */
export type Added = 'kept' | 'taken' | 'failed'
export type Lock = 'taken' | 'refused' | 'none'

/** All keepers of a run as one memory of entries that are only ever added. */
export interface Ledger {
  /** Whether anything can remember, and whether anything can lock. */
  readonly isEmpty: boolean
  recall(contentKey: string, depth: Depth): Promise<Recalled>
  /** @returns whether a later run will find it */
  remember(contentKey: string, entry: Entry): Promise<boolean>
  /** Whether this run alone may make the claim of a round. Keepers are asked in turn, so that one run gets all or none. */
  lock(contentKey: string, round: number): Promise<Lock>
}

export interface Recalled {
  readonly entries: readonly Entry[]
  /** False where a keeper could not be read: there may be more. */
  readonly isWhole: boolean
}

export function ledgerOf(keepers: readonly Keeper[], seal: Seal, { clock }: Pick<World, 'clock'>): Ledger {
  return {
    isEmpty: keepers.length === 0,
    async recall(contentKey, depth) {
      const id = seal.idOf(contentKey)
      const asked = keepers.flatMap(keeper =>
        BEGINNINGS.map(which => keeper.names(beginningOf(id, which), depth)),
      )
      const answers = await Promise.all(asked)
      const names = new Set(answers.flatMap(answer => answer ?? []))
      const now = clock.now()
      return {
        entries: [...names].flatMap(name => readName(name, id, seal, now) ?? []),
        isWhole: !answers.includes(undefined),
      }
    },
    async remember(contentKey, entry) {
      const id = seal.idOf(contentKey)
      const kept = await Promise.all(keepers.map(keeper => keep(keeper, entry, id, seal)))
      return kept.includes(true)
    },
    async lock(contentKey, round) {
      const name = lockOf(round, seal.idOf(contentKey), seal)
      let result: Lock = 'none'
      for (const keeper of keepers) {
        const lock = await keeper.lock(name)
        if (lock === 'refused') return 'refused'
        if (lock === 'taken') result = 'taken'
      }
      return result
    },
  }
}

const BEGINNINGS: readonly Beginning[] = ['submitted', 'other']

/** A name of which an answer was lost is taken, and may never be found: a millisecond later it is another one. */
async function keep(keeper: Keeper, entry: Entry, id: string, seal: Seal): Promise<boolean> {
  for (let later = 0; later < MAX_NAMES; later++) {
    const added = await keeper.add(nameOf({ ...entry, at: entry.at + later }, id, seal))
    if (added !== 'taken') return added === 'kept'
  }
  return false
}

const MAX_NAMES = 3
