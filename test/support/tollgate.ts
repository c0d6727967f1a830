import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { listen, stop } from '../../sandbox/loopback.ts'

/**
 * A gate before a server: every request passes it on the way in, and every answer on the way out. Whoever stands at
 * the gate may stop either, which is the moment to kill a run at, or hold it up.
 */
export async function openTollgate(
  target: string,
  mayPass: (passage: Passage) => boolean | Promise<boolean>,
): Promise<Tollgate> {
  const server = createServer(async (incoming, outgoing) => {
    const what = `${incoming.method} ${incoming.url?.split('?')[0]}`
    if (await mayPass({ what, way: 'in' }))
      forward(target, incoming, outgoing, () => mayPass({ what, way: 'out' }))
  })
  return { url: await listen(server), close: () => stop(server) }
}

export interface Passage {
  /** Method and path. */
  readonly what: string
  /** `in`: the server has not seen it yet; `out`: the server has done its work, and nobody knows yet. */
  readonly way: 'in' | 'out'
}

export interface Tollgate {
  readonly url: string
  close(): Promise<void>
}

function forward(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  mayReturn: () => boolean | Promise<boolean>,
): void {
  const { host: _, ...headers } = incoming.headers
  const onward = send(
    `${target}${incoming.url}`,
    { method: incoming.method, headers, agent: false },
    answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', async () => {
        if (!(await mayReturn())) return
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        outgoing.end(Buffer.concat(chunks))
      })
    },
  )
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}
