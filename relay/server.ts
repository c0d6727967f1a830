import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers one request and never throws: a web-standard handler with its settings already in place. */
export type Handle = (request: Request) => Promise<Response>

export interface Listen {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
}

/** Milliseconds. */
export interface Patience {
  /** For a request's headers, and for an idle connection. */
  readonly headers: number
  /** For a whole request; the handler's own limit for a body comes first. */
  readonly request: number
  /** For the requests that are under way when the server is told to stop. */
  readonly stop: number
}

// `docker stop` kills after 10 s.
const PATIENCE: Patience = { headers: 5_000, request: 10_000, stop: 9_000 }

export interface RelayServer {
  /** Scheme, host and port. */
  readonly url: string
  /** Takes no more requests, and resolves when those under way are answered. */
  stop(): Promise<void>
}

/** Serves a web-standard handler with Node's own server. Rejects when the address can't be listened on. */
export async function startServer(
  listen: Listen,
  handle: Handle,
  patience: Patience = PATIENCE,
): Promise<RelayServer> {
  const server = createServer(
    {
      headersTimeout: patience.headers,
      keepAliveTimeout: patience.headers,
      requestTimeout: patience.request,
      connectionsCheckingInterval: Math.min(1_000, patience.headers),
    },
    (incoming, outgoing) => void serve(incoming, outgoing, handle, server),
  )
  await listening(server, listen)
  const { address, family, port } = server.address() as AddressInfo
  const host = family === 'IPv6' ? `[${address}]` : address
  return { url: `http://${host}:${port}`, stop: () => stop(server, patience.stop) }
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: Handle,
  server: Server,
): Promise<void> {
  const request = toRequest(incoming)
  if (!request) {
    outgoing.writeHead(404).end()
    return
  }
  const response = await handle(request)
  // A connection that stays open would hold up the end of a server that was told to stop.
  if (!server.listening) outgoing.setHeader('connection', 'close')
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(await response.text())
}

/** Undefined for what the web's `Request` refuses, e.g. the method TRACE. */
function toRequest(incoming: IncomingMessage): Request | undefined {
  const { method = 'GET', url = '/' } = incoming
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ])
  try {
    const body = method === 'GET' || method === 'HEAD' ? null : ReadableStream.from<Uint8Array>(incoming)
    return new Request(new URL(url, 'http://relay'), { method, headers, body, duplex: 'half' })
  } catch {
    return undefined
  }
}

function listening(server: Server, { host, port }: Listen): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(void server.off('error', reject)))
  })
}

async function stop(server: Server, patience: number): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  const timer = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearTimeout(timer)
}
