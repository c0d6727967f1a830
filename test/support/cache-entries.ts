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
  /** The archive, as it was uploaded. */
  bytes: Buffer
  /** Whether it can be found: its upload was finished. */
  complete: boolean
}

export interface CacheEntries {
  readonly all: CacheEntry[]
  /** A new entry, or nothing where one of this key and version stands already: entries are never changed. */
  reserve(scope: string, key: string, version: string): CacheEntry | undefined
  /**
   * The best match: scope by scope, key by key, first the entry of exactly this key, then the newest whose key begins
   * with it. The first of the keys is no exception.
   */
  find(scopes: readonly string[], keys: readonly string[], version: string): CacheEntry | undefined
  byId(id: number): CacheEntry | undefined
}

export function createEntries(): CacheEntries {
  const all: CacheEntry[] = []
  return {
    all,
    reserve(scope, key, version) {
      if (all.some(entry => entry.scope === scope && entry.key === key && entry.version === version))
        return undefined
      const entry = { id: all.length + 1, key, version, scope, bytes: Buffer.alloc(0), complete: false }
      all.push(entry)
      return entry
    },
    find(scopes, keys, version) {
      const found = all.filter(entry => entry.complete && entry.version === version).toReversed()
      const wanted = scopes.flatMap(scope => keys.map(key => ({ scope, key })))
      return wanted.map(({ scope, key }) => bestOf(found, scope, key)).find(entry => entry !== undefined)
    },
    byId: id => all.find(entry => entry.id === id),
  }
}

/** `entries`: newest first. */
function bestOf(entries: readonly CacheEntry[], scope: string, key: string): CacheEntry | undefined {
  const own = entries.filter(entry => entry.scope === scope)
  return own.find(entry => entry.key === key) ?? own.find(entry => entry.key.startsWith(key))
}

export function readableScopes({ reads = [], writes }: CacheAccess): readonly string[] {
  return writes === undefined ? reads : [writes, ...reads]
}
