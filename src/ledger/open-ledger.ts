import type { World } from '../runtime/world.ts'
import { type Keeper, type Ledger, ledgerOf } from './ledger.ts'
import { createSeal } from './seal.ts'

/** Where a run can remember what it pays for, besides the Actions cache. */
export interface Keepers {
  readonly comment: Keeper | undefined
  readonly refs: Keeper | undefined
}

/**
 * Opens every place that this run can keep its memory in. Those that lock come in the same order everywhere: the refs,
 * which the whole repository shares, then the cache, which one scope shares.
 */
export async function openLedger(world: World, apiKey: string, { comment, refs }: Keepers): Promise<Ledger> {
  const cache = await openCache(world)
  const locking = [refs, cache].filter(keeper => keeper !== undefined)
  if (locking.length === 0) world.actions.warning(comment ? NO_LOCK : NO_MEMORY, { title: 'JoggAI video' })
  return ledgerOf([...locking, ...(comment ? [comment] : [])], createSeal(apiKey), world)
}

const GIVE_ONE = '`memory: repository` with `contents: write` keeps it in the repository.'

const NO_MEMORY = `Nothing can remember what is paid for: this runner offers no Actions cache, and there is no comment that could. A later run can’t find the video by itself, and would pay again: keep the id of the project. ${GIVE_ONE}`

const NO_LOCK = `Only the comment remembers what is paid for: this runner offers no Actions cache. Two runs of the same content that start within seconds of each other may both pay. ${GIVE_ONE}`

/** Undefined where the runner offers this step no cache. */
async function openCache(world: World): Promise<Keeper | undefined> {
  if (!world.env.ACTIONS_RESULTS_URL && !world.env.ACTIONS_CACHE_URL) return undefined
  const { openCacheKeeper } = await import('./cache-keeper.ts')
  return openCacheKeeper(world)
}
