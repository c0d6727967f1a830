/** Faults wait here for their request; every stand-in has one. */
export interface FaultQueue<Fault, Request> {
  /** Queues faults. Where several match one request, the first in the queue takes it, and the others do not count it. */
  add(...faults: readonly Fault[]): void
  clear(): void
  /** Faults that have not happened in full yet. */
  pending(): readonly Fault[]
  /** The fault that hits this request, if any. */
  take(request: Request): Fault | undefined
}

interface Counted {
  /** The first matching request that is hit; default 1. */
  readonly nth?: number
  /** How many in a row; default 1. */
  readonly times?: number
}

export function createFaultQueue<Fault extends Counted, Request>(
  concerns: (fault: Fault, request: Request) => boolean,
): FaultQueue<Fault, Request> {
  let queue: { fault: Fault; seen: number }[] = []
  return {
    add: (...faults) => void queue.push(...faults.map(fault => ({ fault, seen: 0 }))),
    clear() {
      queue = []
    },
    pending: () => queue.map(({ fault }) => fault),
    take(request) {
      for (const waiting of queue) {
        const { nth = 1, times = 1 } = waiting.fault
        if (!concerns(waiting.fault, request)) continue
        waiting.seen += 1
        if (waiting.seen < nth) continue
        if (waiting.seen >= nth + times - 1) queue = queue.filter(other => other !== waiting)
        return waiting.fault
      }
      return undefined
    },
  }
}
