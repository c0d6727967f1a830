import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createFaultQueue, type FaultQueue } from '../../sandbox/fault-queue.ts'
import { bodyOf, headersOf, listen, stop } from '../../sandbox/loopback.ts'
import {
  type CacheAccess,
  type CacheEntries,
  type CacheEntry,
  type CacheHabits,
  createEntries,
} from './cache-entries.ts'
import { type CacheAnswer, type CacheCall, type CacheStep, cacheRoute } from './cache-wire.ts'

export type { CacheAccess, CacheEntry } from './cache-entries.ts'

/** Something that goes wrong with the next requests of one step. */
export type CacheFault = Where &
  (
    | {
        readonly kind: 'answer'
        readonly status: number
        readonly headers?: Readonly<Record<string, string>>
      }
    /** The connection is reset instead of an answer; `accepted`: once the service has done what was asked. */
    | { readonly kind: 'reset'; readonly accepted?: boolean }
    /** The right answer, `ms` later. */
    | { readonly kind: 'delay'; readonly ms: number }
    /** No answer, ever: the connection stays open. */
    | { readonly kind: 'stall' }
  )

interface Where {
  readonly step: CacheStep
  /** How many in a row; default 1. */
  readonly times?: number
}

export interface CacheRequest {
  readonly step: CacheStep | 'unknown'
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Absent while it is not answered, and when it never was. */
  status?: number
}

/** GitHub's cache service on loopback, for the real `@actions/cache`; it speaks both of its protocols. */
export interface CacheService {
  readonly url: string
  /** The variables by which the runner tells an action where its cache is. Reads and writes `refs/heads/main`. */
  readonly env: Readonly<Record<string, string>>
  /** The same for a run with other rights: of a pull request, of a fork. */
  envFor(access: CacheAccess): Readonly<Record<string, string>>
  /** Oldest first; those whose upload was never finished, too. */
  readonly entries: readonly CacheEntry[]
  readonly requests: readonly CacheRequest[]
  fault(...faults: readonly CacheFault[]): void
  close(): Promise<void>
}

export interface CacheServiceOptions {
  /** Whether the token in `env` may only read `refs/heads/main`. */
  readonly readOnly?: boolean
  readonly habits?: CacheHabits
}

const MAIN = 'refs/heads/main'

/** Starts a cache service on a loopback port that the system chooses. `close` it at the end. */
export async function startCacheService({
  readOnly = false,
  habits = {},
}: CacheServiceOptions = {}): Promise<CacheService> {
  const server = createServer()
  const url = await listen(server)
  const entries = createEntries(habits)
  const tokens = new Map<string, CacheAccess>()
  const requests: CacheRequest[] = []
  const faults: CacheFaults = createFaultQueue((fault, step) => fault.step === step)
  server.on('request', (request, response) =>
    serve(request, response, { url, entries, tokens, requests, faults, isAct: habits.isAct ?? false }).catch(
      () => response.destroy(),
    ),
  )
  const envFor = (access: CacheAccess) => {
    if (habits.isAct) return { ACTIONS_CACHE_URL: `${url}/` }
    return runnerVariables(url, issued(tokens, access))
  }
  return {
    url,
    env: envFor(readOnly ? { reads: [MAIN] } : { writes: MAIN }),
    envFor,
    entries: entries.all,
    requests,
    fault: faults.add,
    close: () => stop(server),
  }
}

function issued(tokens: Map<string, CacheAccess>, access: CacheAccess): string {
  const token = `runtime-token-${tokens.size + 1}`
  tokens.set(token, access)
  return token
}

function runnerVariables(url: string, token: string): Record<string, string> {
  return {
    ACTIONS_CACHE_SERVICE_V2: 'True',
    ACTIONS_RESULTS_URL: `${url}/`,
    ACTIONS_CACHE_URL: `${url}/`,
    ACTIONS_RUNTIME_TOKEN: token,
  }
}

interface Deps {
  readonly url: string
  readonly entries: CacheEntries
  readonly tokens: ReadonlyMap<string, CacheAccess>
  readonly requests: CacheRequest[]
  readonly faults: CacheFaults
  readonly isAct: boolean
}

type CacheFaults = FaultQueue<CacheFault, CacheRequest['step']>

/** Rejects where the client goes away, or what it sends is not JSON. */
async function serve(request: IncomingMessage, response: ServerResponse, deps: Deps): Promise<void> {
  const call = await read(request, deps.url)
  const route = cacheRoute(call, deps.entries, deps.url)
  const record: CacheRequest = {
    step: route?.step ?? 'unknown',
    method: call.method,
    path: call.url.pathname,
    query: call.url.search,
    headers: call.headers,
    body: call.body.toString('latin1'),
  }
  deps.requests.push(record)
  const fault = deps.faults.take(record.step)
  if (fault?.kind === 'stall') return
  if (fault?.kind === 'delay') await sleep(fault.ms)
  if (fault?.kind === 'reset') {
    if (fault.accepted) answerOf(route, call, deps)
    request.socket.resetAndDestroy()
    return
  }
  const answer = fault?.kind === 'answer' ? broken(fault) : answerOf(route, call, deps)
  record.status = answer.status
  send(response, answer)
}

function answerOf(
  route: ReturnType<typeof cacheRoute>,
  { headers }: CacheCall,
  { tokens, isAct }: Deps,
): CacheAnswer {
  if (!route) return { status: 404, body: { code: 'bad_route', msg: 'no such address' } }
  if (isAct) return route.answer({ writes: 'one for all' })
  const access = tokens.get(headers.authorization?.replace('Bearer ', '') ?? '')
  if (route.access && !access) return { status: 401, body: { code: 'unauthenticated', msg: 'unknown token' } }
  return route.answer(access ?? {})
}

/** An error as the service words it: without JSON the client takes it for a broken connection. */
function broken({ status, headers }: Extract<CacheFault, { kind: 'answer' }>): CacheAnswer {
  const msg = `told to answer ${status}`
  return { status, body: { code: 'internal', msg, message: msg }, ...(headers && { headers }) }
}

async function read(request: IncomingMessage, origin: string): Promise<CacheCall> {
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', origin),
    headers: headersOf(request),
    body: await bodyOf(request),
  }
}

function send(response: ServerResponse, { status, headers, body }: CacheAnswer): void {
  const json = body !== undefined && !Buffer.isBuffer(body)
  const content = json ? Buffer.from(JSON.stringify(body)) : body
  // The client holds a download's size against this header.
  const length = Buffer.isBuffer(content) && { 'content-length': content.length }
  response.writeHead(status, { ...(json && { 'content-type': 'application/json' }), ...length, ...headers })
  response.end(content)
}
