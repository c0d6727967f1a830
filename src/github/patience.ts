/**
 * All that one run waits for GitHub, pauses and requests under way alike: a GitHub that accepts and never answers costs
 * a run this much, and not as much again for each thing that there is to ask. What is waited for at the same time counts
 * once.
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

  /** Counts a wait that is over. @param from milliseconds since the epoch, as `to` */
  spend(from: number, to: number): void {
    this.#leftMs -= Math.max(0, to - Math.max(from, this.#countedUntil))
    this.#countedUntil = Math.max(this.#countedUntil, to)
  }
}
