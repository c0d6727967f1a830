import type { CacheAccess, CacheEntries, CacheEntry } from './cache-entries.ts'
import { readableScopes } from './cache-entries.ts'

/** What a request is for, whatever protocol it speaks. */
export type CacheStep = 'lookup' | 'reserve' | 'upload' | 'finalize' | 'download'

export interface CacheCall {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface CacheAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A `Buffer` is sent as it is, everything else as JSON. */
  readonly body?: unknown
}

export interface CacheRoute {
  readonly step: CacheStep
  /** Absent where the address itself is the permission. */
  readonly access?: 'token'
  answer(access: CacheAccess): CacheAnswer
}

/** The route of a request in either protocol, or of a signed address, or nothing. */
export function cacheRoute(call: CacheCall, entries: CacheEntries, origin: string): CacheRoute | undefined {
  const { pathname } = call.url
  const [, method] = /^\/twirp\/github\.actions\.results\.api\.v1\.CacheService\/(\w+)$/.exec(pathname) ?? []
  if (method) return secondProtocol(method, fields(call), entries, origin)
  if (pathname.startsWith('/_apis/artifactcache/')) return firstProtocol(call, entries, origin)
  return signedAddress(call, entries)
}

/** Protocol v2, of github.com: calls of Twirp, in JSON, and the archive at a signed address of Azure Blob Storage. */
function secondProtocol(
  method: string,
  { key = '', restore_keys: more, version = '', size_bytes: size }: Fields,
  entries: CacheEntries,
  origin: string,
): CacheRoute | undefined {
  const access = 'token'
  if (method === 'CreateCacheEntry') {
    return { step: 'reserve', access, answer: who => reserved(entries, who, key, version, origin) }
  }
  if (method === 'FinalizeCacheEntryUpload') {
    return { step: 'finalize', access, answer: who => finalized(entries, who, key, version, Number(size)) }
  }
  if (method !== 'GetCacheEntryDownloadURL') return undefined
  const keys = [key, ...(Array.isArray(more) ? more.map(String) : [])]
  return { step: 'lookup', access, answer: who => lookedUp(entries, who, keys, version, origin) }
}

function lookedUp(
  entries: CacheEntries,
  who: CacheAccess,
  keys: readonly string[],
  version: string,
  origin: string,
): CacheAnswer {
  const scopes = readableScopes(who)
  if (scopes.length === 0) return twirpError(403, 'permission_denied', READ_DENIED)
  const entry = entries.find(scopes, keys, version)
  if (!entry) return { status: 200, body: { ok: false } }
  const signed_download_url = signed(entry, origin)
  return { status: 200, body: { ok: true, signed_download_url, matched_key: entry.key } }
}

function reserved(
  entries: CacheEntries,
  { writes }: CacheAccess,
  key: string,
  version: string,
  origin: string,
): CacheAnswer {
  if (writes === undefined) return { status: 200, body: { ok: false, message: WRITE_DENIED } }
  const entry = entries.reserve(writes, key, version)
  if (!entry) return twirpError(409, 'already_exists', EXISTS)
  return { status: 200, body: { ok: true, signed_upload_url: signed(entry, origin) } }
}

function finalized(
  entries: CacheEntries,
  { writes }: CacheAccess,
  key: string,
  version: string,
  size: number,
): CacheAnswer {
  const entry = entries.all.find(
    candidate => candidate.scope === writes && candidate.key === key && candidate.version === version,
  )
  if (entry?.bytes.length !== size) return { status: 200, body: { ok: false, message: 'sizes differ' } }
  entries.complete(entry)
  return { status: 200, body: { ok: true, entry_id: String(entry.id) } }
}

/** Protocol v1, which GitHub Enterprise Server still speaks. */
function firstProtocol(call: CacheCall, entries: CacheEntries, origin: string): CacheRoute | undefined {
  const access = 'token'
  const [, id] = /\/caches\/(\d+)$/.exec(call.url.pathname) ?? []
  const entry = entries.byId(Number(id))
  if (call.method === 'GET') {
    return { step: 'lookup', access, answer: who => lookedUpFirst(entries, who, call.url, origin) }
  }
  if (entry && call.method === 'PATCH') {
    return { step: 'upload', access, answer: () => appended(entry, call) }
  }
  if (entry)
    return { step: 'finalize', access, answer: () => committed(entries, entry, Number(fields(call).size)) }
  const { key = '', version = '' } = fields(call)
  return { step: 'reserve', access, answer: who => reservedFirst(entries, who, key, version) }
}

function lookedUpFirst(
  entries: CacheEntries,
  who: CacheAccess,
  { searchParams }: URL,
  origin: string,
): CacheAnswer {
  const scopes = readableScopes(who)
  if (scopes.length === 0) return { status: 403, body: { message: READ_DENIED } }
  const keys = (searchParams.get('keys') ?? '').split(',')
  const entry = entries.find(scopes, keys, searchParams.get('version') ?? '')
  if (!entry) return { status: 204 }
  const { key: cacheKey, version: cacheVersion, scope } = entry
  return { status: 200, body: { cacheKey, cacheVersion, scope, archiveLocation: signed(entry, origin) } }
}

function reservedFirst(
  entries: CacheEntries,
  { writes }: CacheAccess,
  key: string,
  version: string,
): CacheAnswer {
  if (writes === undefined) return { status: 403, body: { message: WRITE_DENIED } }
  const entry = entries.reserve(writes, key, version)
  return entry ? { status: 201, body: { cacheId: entry.id } } : { status: 409, body: { message: EXISTS } }
}

function appended(entry: CacheEntry, { headers, body }: CacheCall): CacheAnswer {
  const [, start] = /^bytes (\d+)-\d+\/\*$/.exec(headers['content-range'] ?? '') ?? []
  if (Number(start) !== entry.bytes.length) return { status: 400, body: { message: 'not the next chunk' } }
  entry.bytes = Buffer.concat([entry.bytes, body])
  return { status: 204 }
}

function committed(entries: CacheEntries, entry: CacheEntry, size: number): CacheAnswer {
  if (entry.bytes.length !== size) return { status: 400, body: { message: 'sizes differ' } }
  entries.complete(entry)
  return { status: 204 }
}

/** The storage: an address that is its own permission. */
function signedAddress({ method, url, body }: CacheCall, entries: CacheEntries): CacheRoute | undefined {
  const [, id] = /^\/storage\/archives\/(\d+)$/.exec(url.pathname) ?? []
  const entry = entries.byId(Number(id))
  if (!entry || url.searchParams.get('sig') !== SIGNATURE) return undefined
  if (method !== 'PUT') {
    const headers = { 'content-type': 'application/octet-stream' }
    return { step: 'download', answer: () => ({ status: 200, headers, body: entry.bytes }) }
  }
  return {
    step: 'upload',
    answer() {
      entry.bytes = body
      return { status: 201, headers: { etag: '"1"', 'x-ms-version': '2025-11-05' } }
    },
  }
}

const SIGNATURE = 'signature-of-the-stand-in'

function signed({ id }: CacheEntry, origin: string): string {
  return `${origin}/storage/archives/${id}?sig=${SIGNATURE}`
}

const READ_DENIED = 'cache read denied: the token has no readable cache scope'
const WRITE_DENIED = 'cache write denied: the token has no writable cache scope'
const EXISTS = 'cache entry with the same key, version, and scope already exists'

function twirpError(status: number, code: string, msg: string): CacheAnswer {
  return { status, body: { code, msg } }
}

interface Fields {
  readonly key?: string
  readonly restore_keys?: unknown
  readonly version?: string
  readonly size_bytes?: unknown
  readonly size?: unknown
}

function fields({ body }: CacheCall): Fields {
  return body.length === 0 ? {} : JSON.parse(body.toString())
}
