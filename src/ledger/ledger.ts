import type { World } from '../runtime/world.ts'
import { beginningOf, type Entry, lockOf, nameOf, readName } from './entries.ts'
import type { Seal } from './seal.ts'

/** A place that keeps names: the Actions cache, git refs, our comment. None of its functions ever rejects. */
export interface Keeper {
  /** Those with this beginning; undefined where it can't be read. */
  names(beginning: string, depth: Depth): Promise<readonly string[] | undefined>
  /** @param about what the name says, for a place that shows it */
  add(name: string, about: About): Promise<Added>
  /** For one run alone; `none` where this place can't lock. */
  lock(name: string): Promise<Lock>
}

/** `first`: at least one of those that were paid for, and one of the others, if there are any. */
export type Depth = 'first' | 'all'
/** `lost`: it was tried before, is not there, and can't be added any more. */
export type Added = 'kept' | 'lost' | 'failed'
export type Lock = 'taken' | 'refused' | 'none'

export interface About {
  readonly contentKey: string
  readonly entry: Entry
}

/** All keepers of a run as one memory of entries, which are only ever added. */
export interface Ledger {
  recall(contentKey: string, depth: Depth): Promise<Recalled>
  /** @returns whether a later run will find it */
  remember(contentKey: string, entry: Entry): Promise<boolean>
  /** Whether this run alone may make the claim of a round. Keepers are asked in turn: one run gets all of them, or none pays. */
  lock(contentKey: string, round: number): Promise<Lock>
}

export interface Recalled {
  readonly entries: readonly Entry[]
  /** False where a keeper could not be read: there may be more. */
  readonly isWhole: boolean
}

export function ledgerOf(keepers: readonly Keeper[], seal: Seal, { clock }: Pick<World, 'clock'>): Ledger {
  return {
    async recall(contentKey, depth) {
      const id = seal.idOf(contentKey)
      const asked = keepers.map(keeper => inTime(keeper.names(beginningOf(id), depth), undefined))
      const answers = await Promise.all(asked)
      const now = clock.now()
      const names = new Set(answers.flatMap(answer => answer ?? []))
      const entries = [...names].flatMap(name => readName(name, id, seal, now) ?? [])
      return { entries, isWhole: !answers.includes(undefined) }
    },
    async remember(contentKey, entry) {
      const kept = await Promise.all(
        keepers.map(keeper => inTime(keep(keeper, { contentKey, entry }, seal), false)),
      )
      return kept.includes(true)
    },
    async lock(contentKey, round) {
      const name = lockOf(round, seal.idOf(contentKey), seal)
      let result: Lock = 'none'
      for (const keeper of keepers) {
        const lock = await inTime(keeper.lock(name), 'none')
        if (lock === 'refused') return lock
        if (lock === 'taken') result = lock
      }
      return result
    },
  }
}

/** A name of which an answer was lost may be taken and never be found: a millisecond later it is another one. */
async function keep(keeper: Keeper, { contentKey, entry }: About, seal: Seal): Promise<boolean> {
  for (let later = 0; later < MAX_NAMES; later++) {
    const about = { contentKey, entry: { ...entry, at: entry.at + later } }
    const added = await keeper.add(nameOf(about.entry, seal.idOf(contentKey), seal), about)
    if (added !== 'lost') return added === 'kept'
  }
  return false
}

const MAX_NAMES = 3

/** No memory holds a run up for longer, in milliseconds: a claim must not be old by the time its create is sent. */
const LIMIT_MS = 12_000

function inTime<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  const limit = Promise.withResolvers<T>()
  const timer = setTimeout(() => limit.resolve(otherwise), LIMIT_MS).unref()
  return Promise.race([asked, limit.promise]).finally(() => clearTimeout(timer))
}
