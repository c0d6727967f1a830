import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type AccountSettings, openAccounts } from './account.ts'
import { type Catalog, SMALL_CATALOG } from './catalog.ts'
import { describeEnding } from './events.ts'
import { doesItsWork, type Fault, type JoggFaults, joggFaults, spoil } from './faults.ts'
import { headersOf, listen, stop } from './loopback.ts'
import type { IdStyle, Project } from './projects.ts'
import { createRequestLog, type RequestLog, type SeenRequest } from './record.ts'
import { answer, findRoute } from './router.ts'
import type { Service } from './service.ts'
import { createSteering, STEERING_PATH, type Steering, steer } from './steering.ts'
import { deliver, readBytes, reset } from './transport.ts'
import { createUploads } from './upload-store.ts'
import { type Delivery, type Endpoint, Webhooks } from './webhooks.ts'
import { bytes, type Reply, success } from './wire.ts'

export type { AccountSettings } from './account.ts'
export { type Catalog, SMALL_CATALOG } from './catalog.ts'
export type { Fault } from './faults.ts'
export type { Project } from './projects.ts'
export type { SeenRequest } from './record.ts'
export type { Delivery, Endpoint } from './webhooks.ts'

/** How a sandbox is to behave. Everything has a default. */
export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** What each API key opens; default: `sandbox-key` with 100 credits. */
  readonly accounts?: Readonly<Record<string, AccountSettings>>
  /** POSTs a key may send in `windowMs` (60,000); default 20, and 0 or Infinity for no limit. */
  readonly createsPerWindow?: number
  readonly windowMs?: number
  /** From the create to the finished video, in ms; default 1000. */
  readonly renderMs?: number
  /** Milliseconds since the Unix epoch; default `Date.now`. Webhooks use real timers: with a clock of your own, steer. */
  readonly now?: () => number
  readonly idStyle?: IdStyle
  /**
   * Whether each script gets a video of its own, as long as it takes to say, that shows and sounds its words. It takes
   * seconds to draw; by default all videos are the same four seconds.
   */
  readonly draws?: boolean
  readonly catalog?: Catalog
  /** Between two attempts to deliver a webhook; default 5000. */
  readonly webhookRetryMs?: number
  /** How long a webhook's endpoint may take to answer; default 5000. */
  readonly webhookTimeoutMs?: number
}

/** A JoggAI of our own: the API of versions 1 and 2 on loopback, with all that can go wrong. */
export interface Sandbox extends Steering {
  /** Where it listens, without a slash at the end. */
  readonly url: string
  readonly requests: readonly SeenRequest[]
  peakInFlight: RequestLog['peakInFlight']
  /** Everything that was paid for: videos of both versions, with and without a template, translations and photo avatars. */
  readonly projects: readonly Project[]
  /** How many creates were accepted and paid for; translations apart. */
  acceptedCreates(): number
  credits(key?: string): number
  setCredits(credits: number, key?: string): void
  readonly faults: JoggFaults
  readonly webhooks: readonly Endpoint[]
  readonly deliveries: readonly Delivery[]
  /** When all events are delivered or given up, those of projects that still render included. */
  settled(): Promise<void>
  /** Ends the server, open connections and deliveries included. */
  close(): Promise<void>
}

export const DEFAULT_KEY = 'sandbox-key'

/** Starts a sandbox on 127.0.0.1; rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const server = createServer()
  const service = createService(options, await listen(server, options.port))
  const log = createRequestLog()
  const closing = new AbortController()
  server.on('request', (request, response) => {
    serve({ service, log, closing: closing.signal }, request, response).catch(error =>
      apologise(response, error),
    )
  })
  return createSandbox(service, log, async () => {
    closing.abort()
    await Promise.all([service.webhooks.close(), stop(server)])
  })
}

interface Deps {
  readonly service: Service
  readonly log: RequestLog
  readonly closing: AbortSignal
}

/** One request: recorded, spoilt if a fault waits for it, worked on, answered. */
async function serve(deps: Deps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', deps.service.url)
  const method = request.method ?? 'GET'
  if (pathname.startsWith(STEERING_PATH)) return serveSteering(deps, method, pathname, request, response)
  const match = findRoute(method, pathname)
  const fault = deps.service.faults.take(match?.route.point ?? 'unknown')
  const seen = see(deps, request, match?.route.point ?? 'unknown', fault)
  response.on('close', () => deps.log.end(seen))
  if (fault?.kind === 'reset' && fault.accepted !== true) return reset(response)
  const body = await readBytes(request)
  if (body === undefined) return reset(response)
  seen.body = Buffer.from(body).toString()
  const incoming = { headers: seen.headers, query, body }
  const works = fault === undefined || doesItsWork(fault, method)
  const reply = works ? await answer(deps.service, match, incoming) : success({})
  await respond(deps, response, seen, fault, reply)
}

async function respond(
  { closing }: Deps,
  response: ServerResponse,
  seen: SeenRequest,
  fault: Fault | undefined,
  reply: Reply,
): Promise<void> {
  if (fault?.kind === 'delay') await sleep(fault.ms, undefined, { signal: closing }).catch(() => undefined)
  const outcome = fault === undefined ? ({ manner: 'whole', reply } as const) : spoil(fault, reply)
  if ('reply' in outcome) {
    seen.status = outcome.reply.status
    const { content } = outcome.reply
    seen.code =
      !(content instanceof Uint8Array) && typeof content.code === 'number' ? content.code : undefined
  }
  deliver(response, outcome)
}

function see({ service, log }: Deps, request: IncomingMessage, point: SeenRequest['point'], fault?: Fault) {
  const seen: SeenRequest = {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    point,
    headers: headersOf(request),
    body: '',
    at: service.now(),
    status: undefined,
    code: undefined,
    fault: fault?.kind,
  }
  log.begin(seen)
  return seen
}

/** A request that the sandbox itself fails on must be seen, and must not end the sandbox. */
function apologise(response: ServerResponse, error: unknown): void {
  deliver(response, { manner: 'whole', reply: bytes(500, 'text/plain', `The sandbox failed: ${error}`) })
}

async function serveSteering(
  { service, log }: Deps,
  method: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBytes(request)
  if (body === undefined) return reset(response)
  deliver(response, { manner: 'whole', reply: steer(service, log, method, path, body) })
}

function createService(options: SandboxOptions, url: string): Service {
  const { now = Date.now, renderMs = 1000, createsPerWindow = 20, windowMs = 60_000 } = options
  const projects: Project[] = []
  return {
    url,
    now,
    renderMs,
    idStyle: options.idStyle ?? 'hex',
    limit: { perWindow: createsPerWindow, windowMs },
    catalog: options.catalog ?? SMALL_CATALOG,
    accounts: openAccounts(options.accounts ?? { [DEFAULT_KEY]: { credits: 100 } }),
    projects,
    drawings: options.draws === true ? new Map() : undefined,
    uploads: createUploads(),
    webhooks: new Webhooks({
      now,
      renderMs,
      retryMs: options.webhookRetryMs ?? 5000,
      timeoutMs: options.webhookTimeoutMs ?? 5000,
      describe: project => describeEnding({ url, now, renderMs }, project),
    }),
    faults: joggFaults(),
  }
}

function createSandbox(service: Service, log: RequestLog, close: () => Promise<void>): Sandbox {
  const accountOf = (key = firstKey(service)) => {
    const account = service.accounts.get(key)
    if (account === undefined) throw new Error(`The sandbox has no account for the key ${key}`)
    return account
  }
  return {
    url: service.url,
    requests: log.requests,
    peakInFlight: log.peakInFlight,
    projects: service.projects,
    acceptedCreates: () => service.projects.filter(({ kind }) => kind !== 'translation').length,
    credits: key => accountOf(key).credits,
    setCredits: (credits, key) => {
      accountOf(key).credits = credits
    },
    faults: service.faults,
    webhooks: service.webhooks.endpoints,
    deliveries: service.webhooks.deliveries,
    settled: () => service.webhooks.settled(),
    ...createSteering(service),
    close,
  }
}

function firstKey(service: Service): string {
  return [...service.accounts.keys()][0] ?? ''
}
