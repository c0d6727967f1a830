/**
 * All that one run waits for GitHub, pauses and requests under way alike: a GitHub that accepts and never answers costs
 * a run this much, and not as much again for each thing that there is to ask. What is waited for at the same time counts
 * once. Where nothing is left, GitHub is tried briefly once in a while: a video takes minutes, in which it can be back.
 */
export class Patience {
  #leftMs: number
  /** Until when waiting is counted. */
  #countedUntil = Number.NEGATIVE_INFINITY

  constructor(totalMs: number) {
    this.#leftMs = totalMs
  }

  get leftMs(): number {
    return this.#leftMs
  }

  /** Milliseconds that a request may take; undefined where it is not to be sent. @param now as `from` below */
  limitOf(requestMs: number, now: number): number | undefined {
    if (this.#leftMs > 0) return Math.min(requestMs, this.#leftMs)
    if (now - this.#countedUntil < TRY_AGAIN_MS) return undefined
    this.#countedUntil = now
    return Math.min(requestMs, TRY_MS)
  }

  /** Counts a wait that is over. @param from milliseconds since the epoch, as `to` */
  spend(from: number, to: number): void {
    this.#leftMs -= Math.max(0, to - Math.max(from, this.#countedUntil))
    this.#countedUntil = Math.max(this.#countedUntil, to)
  }

  /** GitHub has answered a request that was sent though nothing was left: what else there is to ask has a little time. */
  revive(): void {
    this.#leftMs = Math.max(this.#leftMs, REVIVED_MS)
  }
}

const TRY_AGAIN_MS = 60_000
const TRY_MS = 2000
const REVIVED_MS = 5000
