import type { Clock } from '../runtime/world.ts'

/** Shared by all creates of a run: once one is told to slow down, none goes before the time that was told. */
export interface Gate {
  pass(signal: AbortSignal): Promise<void>
  /** Nothing passes for `ms` milliseconds from now. */
  close(ms: number): void
}

export function createGate(clock: Clock): Gate {
  let opensAt = 0
  return {
    async pass(signal) {
      while (clock.now() < opensAt && !signal.aborted) await clock.sleep(opensAt - clock.now(), signal)
    },
    close(ms) {
      opensAt = Math.max(opensAt, clock.now() + ms)
    },
  }
}
