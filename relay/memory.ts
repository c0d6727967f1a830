/** Remembers which events were passed on, so that JoggAI's retries start nothing twice. */
export interface Memory {
  /**
   * Does `work` unless it was done, or is being done, under this id. `work` tells whether it succeeded and never
   * rejects; a failure is forgotten, so that the next delivery tries again.
   */
  once(id: string, work: () => Promise<boolean>): Promise<Once>
}

/** `first`: done now; `again`: done before, or by a delivery that came at the same time. */
type Once = 'first' | 'again' | 'failed'

/**
 * A memory of this process (or of one Worker isolate) for the last `capacity` events. A delivery waits at most
 * `patience` milliseconds for a twin that is under way: the twin's work may have died with its request.
 */
export function rememberEvents(capacity: number, patience: number): Memory {
  const done = new Set<string>()
  const running = new Map<string, Promise<boolean>>()

  const lead = async (id: string, work: () => Promise<boolean>): Promise<Once> => {
    const working = work()
    running.set(id, working)
    const succeeded = await working
    forget(id, working)
    if (succeeded) remember(id)
    return succeeded ? 'first' : 'failed'
  }
  const follow = async (id: string, working: Promise<boolean>): Promise<Once> => {
    const succeeded = await within(patience, working)
    if (!succeeded) forget(id, working)
    return succeeded ? 'again' : 'failed'
  }
  const remember = (id: string): void => {
    done.add(id)
    const [oldest] = done
    if (done.size > capacity && oldest !== undefined) done.delete(oldest)
  }
  const forget = (id: string, working: Promise<boolean>): void => {
    if (running.get(id) === working) running.delete(id)
  }

  return {
    async once(id, work) {
      if (done.has(id)) return 'again'
      const working = running.get(id)
      return working ? follow(id, working) : lead(id, work)
    },
  }
}

/** False when `working` takes longer than `ms` milliseconds. */
async function within(ms: number, working: Promise<boolean>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(resolve, ms, false)
  try {
    return await Promise.race([working, late])
  } finally {
    clearTimeout(timer)
  }
}
