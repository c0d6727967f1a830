import type { Deps, Purchase } from './deps.ts'
import type { LostCreate, Search, Settlement } from './settle.ts'

/** What became of a create that was never answered; how that is found out is loaded only where JoggAI has a list. */
export async function settleLost(
  purchase: Purchase<unknown>,
  deps: Deps<unknown>,
  lost: LostCreate,
  search: Search,
): Promise<Settlement> {
  const { listed } = purchase
  if (!listed) return { kind: 'unclear' }
  const { settle } = await import('./settle.ts')
  return settle({ ...purchase, listed }, deps, lost, search)
}
