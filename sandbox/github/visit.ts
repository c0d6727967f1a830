import type { Answer, Call } from './exchange.ts'
import type { Backstage } from './store.ts'
import type { Identity } from './types.ts'

/** A request that was let in: by whom, and what the route's `:names` stand for, decoded. */
export interface Visit {
  readonly call: Call
  readonly params: Readonly<Record<string, string>>
  readonly who: Identity | undefined
  readonly backstage: Backstage
}

export type Handler = (visit: Visit) => Promise<Answer>
