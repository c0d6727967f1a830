import { LIMITS } from '../jogg/api.ts'
import { isoTime } from '../lib/text.ts'
import type { World } from '../runtime/world.ts'
import { claimant, isOver, NOBODY } from './claimant.ts'
import { readCredits } from './credits.ts'
import type { Deps, Purchase } from './deps.ts'
import { isSame, type LedgerEntry } from './ledger.ts'

/**
 * The right to pay for a content, which one run at a time may have. No memory that GitHub offers can lock, so runs keep
 * to times instead, as in Fischer's algorithm (https://lamport.azurewebsites.net/pubs/fast-mutex.pdf): see whether all
 * is still as the decision found it, write a claim, and where others may be waiting for the same moment, leave them time
 * to write theirs and see whose came last. A claim is good for some seconds; whoever else comes leaves the content
 * alone until the create that was sent under it is certainly answered.
 */
export class Claim {
  readonly #purchase: Purchase<unknown>
  readonly #deps: ClaimDeps
  readonly #seen: LedgerEntry | undefined
  readonly #sign: string
  #held: Held | undefined

  /** @param seen what was remembered when the decision to pay was made */
  constructor(purchase: Purchase<unknown>, deps: ClaimDeps, seen: LedgerEntry | undefined) {
    this.#purchase = purchase
    this.#deps = deps
    this.#seen = seen
    this.#sign = claimant(deps.world)
  }

  /** Before each create: whether it may be sent. False when another run was faster; it has paid, or is about to. */
  async take(): Promise<boolean> {
    const { world, reuse } = this.#deps
    if (this.#held && world.clock.now() - Date.parse(this.#held.at) < GOOD_FOR_MS) return true
    const credits = await readCredits(this.#deps)
    const before = this.#held ?? this.#seen
    if (!(await this.#stands(before))) return false
    const isAlone = !before || (before === this.#held && openFor(before, world) > GOOD_FOR_MS)
    const { name: videoName } = this.#purchase
    this.#held = { state: 'submitting', credits, videoName, at: this.#now(), claim: this.#sign }
    await this.#remember(this.#held)
    if (isAlone || !reuse) return true
    await world.clock.sleep(SETTLE_MS, world.signal)
    return !world.signal.aborted && (await this.#stands(this.#held, before))
  }

  /** Gives it back when nothing was taken: what was paid for before counts again. Not where others may have it by now. */
  async release(): Promise<void> {
    if (openFor(this.#held, this.#deps.world) === 0) return
    const at = this.#now()
    await this.#remember(this.#seen?.state === 'submitted' ? { ...this.#seen, at } : { state: 'refused', at })
  }

  /**
   * Tells whoever comes next that this run will never know what came of its create.
   *
   * @returns whether a later run will find that
   */
  async abandon(): Promise<boolean> {
    if (!this.#held) return false
    return await this.#remember({ ...this.#held, at: this.#now(), claim: NOBODY })
  }

  /** The account's credits just before the last create; undefined when they could not be read. */
  credits(): number | undefined {
    return this.#held?.credits
  }

  /** A memory that was lost, or could not be written, holds nobody up. */
  async #stands(...expected: readonly (LedgerEntry | undefined)[]): Promise<boolean> {
    if (!this.#deps.reuse) return true
    const latest = await this.#deps.ledger.recall(this.#purchase.contentKey)
    return !latest || expected.some(memory => memory && isSame(memory, latest))
  }

  async #remember(memory: LedgerEntry): Promise<boolean> {
    return await this.#deps.ledger.remember(this.#purchase.contentKey, memory)
  }

  #now(): string {
    return isoTime(this.#deps.world.clock.now())
  }
}

type Held = LedgerEntry & { readonly state: 'submitting' }

type ClaimDeps = Pick<Deps<unknown>, 'world' | 'ledger' | 'reuse'> & {
  readonly api: Pick<Deps<unknown>['api'], 'credits'>
}

/**
 * How much longer a create may be under way for a content, in milliseconds: 0 when none can be. Until then untouched
 * credits say nothing. A time that is far ahead of ours says nothing, either, and is not waited for.
 */
export function openFor(
  memory: LedgerEntry | undefined,
  world: Pick<World, 'env' | 'host' | 'clock'>,
): number {
  if (memory?.state !== 'submitting') return 0
  const age = world.clock.now() - Date.parse(memory.at)
  const openMs = isOver(memory.claim, world) ? LATE_MS : OPEN_MS
  return Math.abs(age) < openMs ? openMs - age : 0
}

/** For how long creates may be sent under a claim, in milliseconds. */
const GOOD_FOR_MS = 30_000
/** The last of them is answered or given up by then; half a minute is for slow memories and clocks that differ. */
const OPEN_MS = GOOD_FOR_MS + LIMITS.create + 30_000
/** For a create that nobody waits for any more: by then it has arrived, or never will. */
const LATE_MS = 20_000
/** Longer than it takes from looking at the memory to having written it. */
const SETTLE_MS = 5000
