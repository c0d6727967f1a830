import type { Clock } from '../../src/runtime/world.ts'

/**
 * A time of its own, in which everything happens at a moment that the test has chosen: what waits, waits for its turn
 * on the agenda, and nothing else passes the time.
 */
export class Simulation {
  readonly #agenda: { readonly at: number; readonly nth: number; readonly what: () => void }[] = []
  #planned = 0
  #now: number

  constructor(start = Date.UTC(2026, 10, 22)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  /** Does something after `ms` milliseconds; of two things at one moment, the one that was planned first. */
  plan(ms: number, what: () => void): void {
    this.#planned += 1
    this.#agenda.push({ at: this.#now + Math.max(0, ms), nth: this.#planned, what })
  }

  pause(ms: number): Promise<void> {
    return new Promise(resolve => this.plan(ms, resolve))
  }

  readonly clock: Clock = {
    now: () => this.#now,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        if (signal.aborted || ms <= 0) return resolve()
        signal.addEventListener('abort', () => resolve(), { once: true })
        this.plan(ms, resolve)
      }),
  }

  /** Until nothing is planned any more. @param most what may happen in all, lest a loop without an end goes on */
  async play(most = 10_000): Promise<void> {
    for (let happened = 0; happened < most; happened++) {
      await new Promise(setImmediate)
      this.#agenda.sort((one, other) => one.at - other.at || one.nth - other.nth)
      const next = this.#agenda.shift()
      if (!next) return
      this.#now = next.at
      next.what()
    }
    throw new Error(`more than ${most} things happened`)
  }
}
