import type { World } from '../runtime/world.ts'
import { cacheLedger } from './cache-ledger.ts'
import type { CacheStore } from './cache-store.ts'
import { combine, type Ledger } from './ledger.ts'

/**
 * Opens every place that this run can keep its memory in: the Actions cache where the runner offers one, and the
 * comment where there is one. The cache's client is loaded only then.
 */
export async function openLedger(world: World, comment: Ledger | undefined): Promise<OpenLedger> {
  const cache = await openCache(world)
  const keepers = [...(comment ? [comment] : []), ...(cache ? [cacheLedger(cache)] : [])]
  if (keepers.length === 0) world.actions.info(NO_MEMORY)
  return { ...combine(keepers), [Symbol.asyncDispose]: async () => void (await cache?.close()) }
}

const NO_MEMORY =
  'Nothing will remember what is paid for now: this runner offers no Actions cache, and there is no comment that could. A later run can’t find it by itself, and would pay again: keep the id of the project.'

export type OpenLedger = Ledger & AsyncDisposable

/** Undefined where the runner offers this step no cache. */
async function openCache(world: World): Promise<CacheStore | undefined> {
  const { env, cacheWorker } = world
  if (!cacheWorker || !env.ACTIONS_RUNTIME_TOKEN || !(env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL))
    return undefined
  const { cacheStore } = await import('./cache-store.ts')
  return cacheStore(world, cacheWorker)
}
