import type { Claimed, Entry } from '../ledger/entries.ts'
import type { Lock } from '../ledger/ledger.ts'
import { readCredits } from './credits.ts'
import type { Deps, Purchase } from './deps.ts'
import { CLAIM_MS, OPEN_MS } from './standing.ts'

/**
 * The right to send creates for a content, which one run at a time has: a lock on the content's next round first, which
 * nobody else can take, then a claim that all others see and leave alone until its create is certainly answered.
 */
export class Claim {
  readonly #purchase: Purchase<unknown>
  readonly #deps: ClaimDeps
  #round: number
  #held: Claimed | undefined

  /** @param round the first that nobody has, as far as the decision to pay knew */
  constructor(purchase: Purchase<unknown>, deps: ClaimDeps, round: number) {
    this.#purchase = purchase
    this.#deps = deps
    this.#round = round
  }

  /** Before each create: whether it may be sent. False when another run was faster, or this one too slow: look again. */
  async take(): Promise<boolean> {
    const { clock } = this.#deps.world
    const start = clock.now()
    const age = this.#held ? start - this.#held.at : undefined
    // The round may be somebody else's by the time a claim is renewed that late.
    const isLate = age !== undefined && age > OPEN_MS / 2
    if (isLate) await this.release()
    const isNew = age === undefined || isLate
    const [lock, credits] = await Promise.all([isNew ? this.#lock() : 'taken', readCredits(this.#deps)])
    if (lock === 'refused') return false
    this.#held = {
      kind: 'claim',
      round: this.#round,
      at: clock.now(),
      credits,
      videoName: this.#purchase.name,
    }
    await this.#remember(this.#held)
    const isInTime = clock.now() - start < CLAIM_MS
    if (!isInTime) await this.release()
    return isInTime
  }

  /** Nothing was taken. */
  async release(): Promise<void> {
    if (!this.#held) return
    const { round } = this.#held
    this.#held = undefined
    this.#round = round + 1
    await this.#remember({ kind: 'refused', round, at: this.#deps.world.clock.now() })
  }

  /**
   * Nobody will ever know what came of the create.
   *
   * @returns whether a later run will find that
   */
  async abandon(hasChanged: boolean): Promise<boolean> {
    const at = this.#deps.world.clock.now()
    return this.#remember({ kind: hasChanged ? 'changed' : 'abandoned', round: this.#round, at })
  }

  /** @returns whether a later run will find it */
  async paid(projectId: string): Promise<boolean> {
    return this.#remember({
      kind: 'submitted',
      round: this.#round,
      at: this.#deps.world.clock.now(),
      projectId,
    })
  }

  /** The last claim, with the account's credits just before its create. */
  get held(): Claimed | undefined {
    return this.#held
  }

  get round(): number {
    return this.#round
  }

  #lock(): Promise<Lock> {
    return this.#deps.ledger.lock(this.#purchase.contentKey, this.#round)
  }

  #remember(entry: Entry): Promise<boolean> {
    return this.#deps.ledger.remember(this.#purchase.contentKey, entry)
  }
}

type ClaimDeps = Pick<Deps<unknown>, 'world' | 'ledger'> & {
  readonly api: Pick<Deps<unknown>['api'], 'credits'>
}
