/** What the runner's token says about the cache: whose entries a run may read, in this order, and where it writes. */
export interface CacheAccess {
  /** Scopes are refs: `refs/heads/main`, `refs/pull/7/merge`. The scope that is written to can be read as well. */
  readonly reads?: readonly string[]
  /** Absent: the token is read-only. */
  readonly writes?: string
}

export interface CacheEntry {
  readonly id: number
  readonly key: string
  /** Paths and compression, hashed by the client: entries of another version are invisible to it. */
  readonly version: string
  readonly scope: string
  /** Milliseconds since the epoch. */
  readonly reservedAt: number
  /** The archive, as it was uploaded. */
  bytes: Buffer
  /** Whether it can be found: its upload was finished, at `completeAt`. */
  complete: boolean
  completeAt?: number
}

export interface CacheEntries {
  readonly all: CacheEntry[]
  /** A new entry, or nothing where one of this key and version stands already: entries are never changed. */
  reserve(scope: string, key: string, version: string): CacheEntry | undefined
  complete(entry: CacheEntry): void
  /**
   * The best match: scope by scope, key by key, first the entry of exactly this key, then the newest whose key begins
   * with it. The first of the keys is no exception.
   */
  find(scopes: readonly string[], keys: readonly string[], version: string): CacheEntry | undefined
  byId(id: number): CacheEntry | undefined
  /** As GitHub does after a week, or when the repository has too many. */
  evict(entry: CacheEntry): void
}

export interface CacheHabits {
  readonly now?: () => number
  /** How long a finished entry is not found yet, in milliseconds. */
  readonly lagMs?: () => number
  /**
   * As the cache server of act, Gitea and Forgejo (https://github.com/nektos/act, pkg/artifactcache): keys in lower case,
   * times in whole seconds, of which the older comes first, and a key that is taken is reserved again.
   */
  readonly isAct?: boolean
}

export function createEntries({
  now = Date.now,
  lagMs = () => 0,
  isAct = false,
}: CacheHabits = {}): CacheEntries {
  const all: CacheEntry[] = []
  const told = (key: string) => (isAct ? key.toLowerCase() : key)
  const seconds = (entry: CacheEntry) => Math.floor(entry.reservedAt / 1000)
  let reserved = 0
  return {
    all,
    reserve(scope, key, version) {
      const isTaken = all.some(
        entry => entry.scope === scope && entry.key === told(key) && entry.version === version,
      )
      if (isTaken && !isAct) return undefined
      reserved += 1
      const entry: CacheEntry = {
        ...{ id: reserved, key: told(key), version, scope, reservedAt: now() },
        ...{ bytes: Buffer.alloc(0), complete: false },
      }
      all.push(entry)
      return entry
    },
    complete(entry) {
      entry.complete = true
      entry.completeAt = now() + lagMs()
    },
    find(scopes, keys, version) {
      const visible = all.filter(
        entry => entry.complete && entry.version === version && (entry.completeAt ?? 0) <= now(),
      )
      const found = isAct
        ? visible.toSorted((one, other) => seconds(other) - seconds(one))
        : visible.toReversed()
      const wanted = scopes.flatMap(scope => keys.map(key => ({ scope, key: told(key) })))
      return wanted.map(({ scope, key }) => bestOf(found, scope, key)).find(entry => entry !== undefined)
    },
    byId: id => all.find(entry => entry.id === id),
    evict(entry) {
      all.splice(all.indexOf(entry), 1)
    },
  }
}

/** `entries`: the best first. */
function bestOf(entries: readonly CacheEntry[], scope: string, key: string): CacheEntry | undefined {
  const own = entries.filter(entry => entry.scope === scope)
  return own.find(entry => entry.key === key) ?? own.find(entry => entry.key.startsWith(key))
}

export function readableScopes({ reads = [], writes }: CacheAccess): readonly string[] {
  return writes === undefined ? reads : [writes, ...reads]
}
