import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bodyOf, headersOf, listen, stop } from '../loopback.ts'
import type { Answer, Call } from './exchange.ts'
import type { Outcome } from './faults.ts'
import type { Host, Places } from './types.ts'

/** Where the stand-in listens, on loopback. */
export interface Servers {
  readonly places: Places
  /** From now on every request, read to its end, gets what `serve` resolves to. */
  open(serve: Serve): void
  /** Cuts what is still under way. */
  close(): Promise<void>
}

type Serve = (call: Call) => Promise<Outcome>

const HOSTS = ['api', 'uploads', 'web'] as const satisfies readonly Host[]
const PREFIXES = { api: '/api/v3', uploads: '/api/uploads', web: '' } as const satisfies Record<Host, string>

/** Three addresses, as github.com has them, or one with prefixes, as GitHub Enterprise Server has it. */
export async function startServers(enterprise: boolean): Promise<Servers> {
  const hosts = enterprise ? [undefined] : HOSTS
  const servers = hosts.map(host => ({ host, server: createServer() }))
  const origins = await Promise.all(servers.map(({ server }) => listen(server)))
  const [api, uploads, web] = origins as [string, string, string]
  return {
    places: enterprise ? withPrefixes(api) : { api, uploads, web },
    open(serve) {
      for (const { host, server } of servers)
        server.on('request', (request, response) => respond(request, response, host, serve))
    },
    close: async () => void (await Promise.all(servers.map(({ server }) => stop(server)))),
  }
}

function withPrefixes(origin: string): Places {
  return { api: origin + PREFIXES.api, uploads: origin + PREFIXES.uploads, web: origin }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  host: Host | undefined,
  serve: Serve,
): Promise<void> {
  try {
    deliver(await serve(await read(request, host)), request, response)
  } catch (error) {
    // The client has gone: there is nobody left to tell.
    request.socket.destroy(error instanceof Error ? error : undefined)
  }
}

/** `host`: absent where the path tells it. */
async function read(request: IncomingMessage, host: Host | undefined): Promise<Call> {
  const body = await bodyOf(request)
  const url = new URL(request.url ?? '/', 'http://stand-in')
  const { authorization, ...headers } = headersOf(request)
  const token = authorization?.replace(/^(?:bearer|token) /i, '')
  const place = host ?? hostOf(url.pathname)
  return {
    host: place,
    method: request.method ?? 'GET',
    path: host ? url.pathname : url.pathname.slice(PREFIXES[place].length),
    query: url.searchParams,
    headers,
    ...(token && { token }),
    body,
  }
}

function hostOf(path: string): Host {
  return (['api', 'uploads'] as const).find(host => path.startsWith(`${PREFIXES[host]}/`)) ?? 'web'
}

function deliver(outcome: Outcome, request: IncomingMessage, response: ServerResponse): void {
  if (outcome.manner === 'stall') return
  if (outcome.manner === 'reset') {
    request.socket.resetAndDestroy()
    return
  }
  const { body, type } = encoded(outcome.answer)
  const { status, headers } = outcome.answer
  const length = status === 204 ? {} : { 'content-length': String(body.length) }
  response.writeHead(status, { ...length, ...(type && { 'content-type': type }), ...headers })
  if (outcome.manner === 'whole') response.end(body)
  else response.write(body.subarray(0, body.length / 2), () => request.socket.destroy())
}

function encoded({ body }: Answer): { body: Buffer; type?: string } {
  if (body === undefined) return { body: Buffer.alloc(0) }
  if (Buffer.isBuffer(body)) return { body }
  if (typeof body === 'string') return { body: Buffer.from(body) }
  return { body: Buffer.from(JSON.stringify(body)), type: 'application/json; charset=utf-8' }
}
