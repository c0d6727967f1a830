import type { World } from '../runtime/world.ts'
import { type CacheClient, type CacheError, type CacheReply, cacheClient } from './cache-client.ts'
import { DIGITS, LETTERS } from './entries.ts'
import type { Added, Depth, Keeper, Lock } from './ledger.ts'

/** Undefined where the runner offers this step no cache. */
export function openCacheKeeper(world: World): Keeper | undefined {
  const client = cacheClient(world)
  return client && cacheKeeper(client, world)
}

/**
 * The Actions cache as a keeper of names. A taken key is refused to everybody else of its scope, which makes it a lock
 * (not with act's server, which takes a key again). It never fails a run and never holds it up for long: what goes wrong
 * is tried again a few times, is one warning, and takes at most 10 s in all, after which the cache is left alone.
 */
function cacheKeeper(client: CacheClient, world: CacheWorld): Keeper {
  const patience = new Patience(world.clock, PATIENCE_MS)
  let hasWarned = false
  const ask = async <T>(send: Send<T>, consequence: string): Promise<CacheReply<T>> => {
    const reply = await persist(send, patience, world)
    if (!reply.ok && reply.error.kind !== 'exists' && !hasWarned && !world.signal.aborted) {
      hasWarned = true
      const told = `The Actions cache can’t be used (${reply.error.message}): ${consequence}. \`project-id\` picks a video up in any case.`
      world.actions.warning(told, { title: 'JoggAI video' })
    }
    return reply
  }
  const find = (beginning: string) => ask(signal => client.find(beginning, signal), UNREAD)
  const reserve = (name: string) => ask(signal => client.reserve(name, signal), UNWRITTEN)
  return {
    async names(beginning, depth) {
      const asked = Object.values(LETTERS).map(letter => findNames(find, beginning + letter, depth))
      return joined(await Promise.all(asked))
    },
    async add(name): Promise<Added> {
      const reserved = await reserve(name)
      if (!reserved.ok) return reserved.error.kind === 'exists' ? isThere(find, name) : 'failed'
      const filled = await ask(signal => client.fill(reserved.value, signal), UNWRITTEN)
      // Its answer may be what was lost.
      return filled.ok ? 'kept' : isThere(find, name)
    },
    async lock(name): Promise<Lock> {
      const reserved = await reserve(name)
      if (reserved.ok) return 'taken'
      return reserved.error.kind === 'exists' ? 'refused' : 'none'
    },
  }
}

type CacheWorld = Pick<World, 'clock' | 'actions' | 'signal' | 'lastWord'>
type Send<T> = (signal: AbortSignal) => Promise<CacheReply<T>>
type Find = (beginning: string) => Promise<CacheReply<string | undefined>>

/** Milliseconds that a dead cache may cost a run in all, and that one request may take. */
const PATIENCE_MS = 10_000
const REQUEST_MS = 4000
const PAUSES_MS = [200, 1000]

const UNREAD =
  'if an earlier run has paid for the same video, this one pays a second time, and a later run may not find it either'
const UNWRITTEN = 'a later run may not find this video by itself, and two at once may both pay'

async function isThere(find: Find, name: string): Promise<Added> {
  const found = await find(name)
  if (!found.ok) return 'failed'
  return found.value?.toLowerCase() === name ? 'kept' : 'lost'
}

/**
 * The cache gives one key at a time, and only from the first scope that has any: a pull request's own hides those of the
 * default branch. So all the others are asked for by the digits that their names begin with: one that begins as the
 * found one does, but for its nth digit, for each n. Nothing hangs on which is the newest.
 */
async function findNames(
  find: Find,
  beginning: string,
  depth: Depth,
): Promise<readonly string[] | undefined> {
  const found = await find(beginning)
  if (!found.ok) return undefined
  if (found.value === undefined) return []
  const name = found.value.toLowerCase()
  if (depth === 'first') return [name]
  const known = name.lastIndexOf('-') - DIGITS
  const places = Array.from({ length: DIGITS }, (_, nth) => known + nth).filter(
    place => place >= beginning.length,
  )
  const others = await Promise.all(
    places.map(place => findNames(find, name.slice(0, place) + (name[place] === '0' ? '1' : '0'), depth)),
  )
  return joined([[name], ...others])
}

/** Nothing is known where one of them isn't. */
function joined(all: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return all.includes(undefined) ? undefined : all.flatMap(names => names ?? [])
}

async function persist<T>(
  send: Send<T>,
  patience: Patience,
  { clock, signal, lastWord }: CacheWorld,
): Promise<CacheReply<T>> {
  using trouble = patience.watch()
  for (let tries = 0; ; tries++) {
    const leftMs = patience.leftMs()
    if (leftMs <= 0) return { ok: false, error: GIVEN_UP }
    const reply = await send(AbortSignal.any([lastWord, AbortSignal.timeout(Math.min(leftMs, REQUEST_MS))]))
    if (reply.ok || reply.error.kind !== 'failed') return reply
    trouble.began()
    const pauseMs = PAUSES_MS[tries]
    if (pauseMs === undefined || lastWord.aborted) return reply
    await clock.sleep(pauseMs, signal)
  }
}

const GIVEN_UP: CacheError = { kind: 'failed', message: 'it does not answer' }

/** Time that goes by while anything is in trouble counts once, however much is. */
class Patience {
  readonly #clock: World['clock']
  #leftMs: number
  readonly #troubled = new Map<object, number>()

  constructor(clock: World['clock'], ms: number) {
    this.#clock = clock
    this.#leftMs = ms
  }

  leftMs(): number {
    return this.#leftMs - this.#ongoingMs()
  }

  watch(): Disposable & { began(): void } {
    const start = this.#clock.now()
    const watch = {
      began: () => void this.#troubled.set(watch, start),
      [Symbol.dispose]: () => {
        if (!this.#troubled.has(watch)) return
        const ongoingMs = this.#ongoingMs()
        this.#troubled.delete(watch)
        this.#leftMs -= ongoingMs - this.#ongoingMs()
      },
    }
    return watch
  }

  #ongoingMs(): number {
    const first = Math.min(...this.#troubled.values())
    return Number.isFinite(first) ? this.#clock.now() - first : 0
  }
}
