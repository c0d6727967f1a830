import type { JoggApi } from '../jogg/api.ts'
import type { Result } from '../result.ts'
import type { World } from '../world.ts'
import type { Ledger } from './ledger.ts'
import type { Order } from './order.ts'
import type { Gate } from './submit.ts'

/** What making one video needs of the run; in a batch each video has its own. */
export interface Desk {
  readonly world: World
  readonly api: JoggApi
  readonly ledger: Ledger
  readonly reuse: boolean
  readonly wait: boolean
  readonly timeoutMs: number
  readonly pollIntervalMs: number
  /** The share of the first interval after which the first status request goes out: over 0, up to 1. */
  readonly phase: number
  readonly gate: Gate
  /** Gives a turn to send a create: a few go at once. */
  readonly turn: <T>(create: () => Promise<T>) => Promise<T>
  /** Uploads the audio of an order that has a file, and gives its address; the address itself where it has one. */
  readonly audioUrl: (order: Order) => Promise<string>
  readonly learn: (news: Result) => void
}
