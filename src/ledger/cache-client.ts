import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { plain, reasonOf } from '../lib/text.ts'
import type { Env, World } from '../runtime/world.ts'

/**
 * The Actions cache's protocol over `fetch`, as far as keys need it: each call is one request, or two for an upload, can
 * be aborted, and never throws. The toolkit's client does the same (a test holds both against each other) and needs `tar`,
 * `zstd` and a home folder for archives that nobody reads, can't be aborted, and reports every refused reservation alike.
 */
export interface CacheClient {
  /** The key that was added last among those that begin with this one, in the first scope that has any. */
  find(beginning: string, signal: AbortSignal): Promise<CacheReply<string | undefined>>
  /** Taken by nobody else from now on, in this scope; found once it is filled. */
  reserve(key: string, signal: AbortSignal): Promise<CacheReply<Reservation>>
  fill(reservation: Reservation, signal: AbortSignal): Promise<CacheReply<true>>
}

export type CacheReply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CacheError }

export interface CacheError {
  readonly kind: /** The key is taken. */
    | 'exists'
    /** This run may not. */
    | 'denied'
    /** It may have been done or not. */
    | 'failed'
  readonly message: string
}

export interface Reservation {
  readonly key: string
  /** Where its archive goes: an address, or an id. */
  readonly place: string
}

/** Undefined where the runner offers this step no cache. Which protocol: https://github.com/actions/toolkit/blob/main/packages/cache/src/internal/config.ts */
export function cacheClient(world: CacheWorld): CacheClient | undefined {
  const { env } = world
  const isFirst = isEnterprise(env) || !env.ACTIONS_CACHE_SERVICE_V2
  const url = isFirst ? env.ACTIONS_CACHE_URL || env.ACTIONS_RESULTS_URL : env.ACTIONS_RESULTS_URL
  if (!url || !URL.canParse(url)) return undefined
  // Other runners' cache servers (act, Gitea, Forgejo) want no token.
  if (!env.ACTIONS_RUNTIME_TOKEN && !(isFirst && env.ACTIONS_CACHE_URL)) return undefined
  const token = env.ACTIONS_RUNTIME_TOKEN
  const ask = sender(world, token ? { authorization: `Bearer ${token}` } : {})
  return withMode(isFirst ? firstProtocol(ask, url) : secondProtocol(ask, url), env.ACTIONS_CACHE_MODE ?? '')
}

type CacheWorld = Pick<World, 'env' | 'fetch' | 'actions'>

function isEnterprise({ GITHUB_SERVER_URL }: Env): boolean {
  const server =
    GITHUB_SERVER_URL && URL.canParse(GITHUB_SERVER_URL) ? GITHUB_SERVER_URL : 'https://github.com'
  const { hostname } = new URL(server)
  return !/^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname)
}

/** What the workflow allows of the cache; an unknown word allows everything. */
function withMode(client: CacheClient, mode: string): CacheClient {
  const denied = async () => failure('denied', `\`cache-mode\` is ${mode}`)
  const [mayRead, mayWrite] = MODES[mode.trim().toLowerCase()] ?? [true, true]
  return {
    find: mayRead ? client.find : denied,
    reserve: mayWrite ? client.reserve : denied,
    fill: client.fill,
  }
}

const MODES: Readonly<Record<string, readonly [mayRead: boolean, mayWrite: boolean]>> = {
  none: [false, false],
  read: [true, false],
  write: [true, true],
  'write-only': [false, true],
}

/** An entry must have something in it. */
const ARCHIVE = 'The key of this entry says everything.\n'
/** Entries of another version are not seen; the toolkit makes it of the paths and the compression, here always the same. */
const VERSION = createHash('sha256').update('~/.jogg-video-action/entry|zstd-without-long|1.0').digest('hex')

/** GitHub's own, three calls of Twirp in JSON: https://github.com/actions/toolkit/blob/main/packages/cache/src/generated/results/api/v1/cache.ts */
function secondProtocol(ask: Ask, baseUrl: string): CacheClient {
  const call = (method: string, fields: object, signal: AbortSignal) =>
    ask(new URL(`/twirp/github.actions.results.api.v1.CacheService/${method}`, baseUrl).href, {
      method: 'POST',
      headers: JSON_CONTENT,
      body: JSON.stringify({ ...fields, version: VERSION }),
      signal,
    })
  return {
    async find(beginning, signal) {
      const reply = await call(
        'GetCacheEntryDownloadURL',
        { key: beginning, restore_keys: [beginning] },
        signal,
      )
      if (!reply.ok) return reply
      const { ok, matched_key, matchedKey } = reply.value.body
      return success(ok ? (matched_key ?? matchedKey) : undefined)
    },
    async reserve(key, signal) {
      const reply = await call('CreateCacheEntry', { key }, signal)
      if (!reply.ok) return reply
      const { ok, signed_upload_url, signedUploadUrl, message = '' } = reply.value.body
      const place = signed_upload_url ?? signedUploadUrl
      if (ok && place) return success({ key, place })
      return failure(/already exists/.test(message) ? 'exists' : 'denied', message)
    },
    async fill({ key, place }, signal) {
      const headers = {
        'content-type': 'application/octet-stream',
        'x-ms-blob-type': 'BlockBlob',
        'x-ms-version': AZURE,
      }
      const uploaded = await ask(place, { method: 'PUT', headers, body: ARCHIVE, signal }, false)
      if (!uploaded.ok) return uploaded
      const reply = await call(
        'FinalizeCacheEntryUpload',
        { key, size_bytes: String(ARCHIVE.length) },
        signal,
      )
      if (!reply.ok) return reply
      return reply.value.body.ok
        ? success(true)
        : failure('failed', reply.value.body.message ?? 'it was not kept')
    },
  }
}

/** Of the interface of Azure Blob Storage that uploads go to. */
const AZURE = '2026-02-06'
const JSON_CONTENT = { 'content-type': 'application/json' }
const FIRST_ACCEPT = { accept: 'application/json;api-version=6.0-preview.1' }

/** Enterprise Server's, and that of other runners: https://github.com/actions/toolkit/blob/main/packages/cache/src/internal/cacheHttpClient.ts */
function firstProtocol(ask: Ask, baseUrl: string): CacheClient {
  const at = (resource: string) => `${baseUrl}_apis/artifactcache/${resource}`
  const post = (resource: string, fields: object, signal: AbortSignal) =>
    ask(at(resource), {
      method: 'POST',
      headers: { ...FIRST_ACCEPT, ...JSON_CONTENT },
      body: JSON.stringify(fields),
      signal,
    })
  return {
    async find(beginning, signal) {
      const query = `keys=${encodeURIComponent(`${beginning},${beginning}`)}&version=${VERSION}`
      const reply = await ask(at(`cache?${query}`), { method: 'GET', headers: FIRST_ACCEPT, signal })
      if (!reply.ok) return reply
      return success(reply.value.status === 204 ? undefined : reply.value.body.cacheKey)
    },
    async reserve(key, signal) {
      const reply = await post('caches', { key, version: VERSION, cacheSize: ARCHIVE.length }, signal)
      if (!reply.ok) return reply
      const { cacheId } = reply.value.body
      return cacheId === undefined
        ? failure('denied', 'it gave no place')
        : success({ key, place: String(cacheId) })
    },
    async fill({ place }, signal) {
      const headers = {
        ...FIRST_ACCEPT,
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${ARCHIVE.length - 1}/*`,
      }
      const uploaded = await ask(at(`caches/${place}`), { method: 'PATCH', headers, body: ARCHIVE, signal })
      if (!uploaded.ok) return uploaded
      const reply = await post(`caches/${place}`, { size: ARCHIVE.length }, signal)
      return reply.ok ? success(true) : reply
    },
  }
}

type Ask = (url: string, request: Request, isOurs?: boolean) => Promise<CacheReply<Answer>>

interface Request {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

interface Answer {
  readonly status: number
  readonly body: v.InferOutput<typeof BODY>
}

/** Everything that any answer says, in Twirp's names or JSON's, as servers write them. */
const BODY = v.fallback(
  v.object({
    ok: v.optional(v.boolean()),
    message: v.optional(v.string()),
    msg: v.optional(v.string()),
    signed_upload_url: v.optional(v.string()),
    signedUploadUrl: v.optional(v.string()),
    matched_key: v.optional(v.string()),
    matchedKey: v.optional(v.string()),
    cacheKey: v.optional(v.string()),
    cacheId: v.optional(v.number()),
  }),
  {},
)

/** No redirect is followed: the token is for the one host. An address that is its own permission gets none. */
function sender({ fetch, actions }: CacheWorld, authorization: Readonly<Record<string, string>>): Ask {
  return async (url, { headers, ...request }, isOurs = true) => {
    try {
      const all = { 'user-agent': 'jogg-video-action', ...headers, ...(isOurs && authorization) }
      const response = await fetch(url, { ...request, headers: all, redirect: 'manual' })
      const body = v.parse(BODY, parseJson(await response.text()))
      hideSignature(body.signed_upload_url ?? body.signedUploadUrl, actions)
      return judge(response.status, body)
    } catch (thrown) {
      return failure('failed', reasonOf(thrown))
    }
  }
}

function judge(status: number, body: Answer['body']): CacheReply<Answer> {
  if (status >= 200 && status < 300) return success({ status, body })
  const said = plain(body.msg ?? body.message ?? '', 200)
  const message = `it answered ${status}${said && `: ${said}`}`
  if (status === 409) return failure('exists', message)
  return failure(
    status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'denied' : 'failed',
    message,
  )
}

function hideSignature(address: string | undefined, actions: World['actions']): void {
  const signature = address && URL.canParse(address) ? new URL(address).searchParams.get('sig') : undefined
  if (signature) actions.setSecret(signature)
}

function success<T>(value: T): CacheReply<T> {
  return { ok: true, value }
}

function failure(kind: CacheError['kind'], message: string): CacheReply<never> {
  return { ok: false, error: { kind, message } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
