import type { JoggApi } from '../jogg/api.ts'
import type { Reply } from '../jogg/jogg-error.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Result } from '../outputs/results.ts'
import type { World } from '../runtime/world.ts'
import type { Gate } from './gate.ts'
import { labelOf, type Subject } from './video-diagnostics.ts'

/** What is paid for once: a video, with a template or without, a translation of one, or a photo avatar. */
export interface Purchase<Request> extends Subject {
  /** Its title at JoggAI. */
  readonly name: string
  readonly contentKey: string
  /** What JoggAI probably takes for it; undefined where that can't be told. */
  readonly credits?: number | undefined
  /** Makes the request up when it is about to be sent, and not before. A DiagnosticError means that nothing is paid. */
  readonly request: () => Promise<Request>
  /** JoggAI's own list of such things, where it has one: what became of a create that was never answered. */
  readonly listed?: {
    /** Ids of what has this name, those that may be meant first; to ask for their status with. */
    readonly find: (name: string, signal: AbortSignal) => Promise<Reply<readonly string[]>>
    /** Whether what is missing for ten minutes was certainly not made, no matter what the balance says. */
    readonly isComplete: boolean
  }
}

/** What one purchase needs of the run; in a batch each has its own. */
export interface Deps<Request> {
  readonly world: World
  readonly api: JoggApi<Request>
  readonly ledger: Ledger
  readonly reuse: boolean
  readonly wait: boolean
  readonly timeoutMs: number
  readonly pollIntervalMs: number
  /** The share of the first interval after which the first status request goes out: over 0, up to 1. */
  readonly phase: number
  readonly gate: Gate
  /** What this run is known to have paid for. */
  readonly spent: Spending[]
  /** Gives a turn to send a create: a few go at once. */
  readonly limiter: <T>(create: () => Promise<T>) => Promise<T>
  readonly update: (news: Result) => void
}

export interface Spending {
  /** When it was accepted, in milliseconds since the epoch. */
  readonly at: number
  readonly credits: number | undefined
}

/** A line of the log, about one video. */
export function say(subject: Subject, { world }: Pick<Deps<unknown>, 'world'>, what: string): void {
  world.actions.info(`${labelOf(subject)}: ${what}`)
}
