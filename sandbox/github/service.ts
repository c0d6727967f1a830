import type { Emulator } from './emulator.ts'
import type { Answer, Call } from './exchange.ts'
import type { Store } from './store.ts'
import type { Identity, Places } from './types.ts'

/** What the stand-in knows; every handler works on this, and so does seeding. */
export interface Service {
  readonly emulator: Emulator
  readonly store: Store
  readonly places: Places
  /** `owner/name`. */
  readonly repository: string
  readonly repositoryId: number
  readonly private: boolean
  readonly immutableReleases: boolean
  readonly attachmentLimit: number
}

/** A request that was let in: by whom, and what the route's `:names` stand for, decoded. */
export interface Context {
  readonly call: Call
  readonly params: Readonly<Record<string, string>>
  readonly who: Identity | undefined
  readonly service: Service
}

export type Handler = (context: Context) => Promise<Answer>
