import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { listen, stop } from '../../sandbox/loopback.ts'

/**
 * A proxy before a server, which every request and every answer passes. A test may keep back either, which is the moment
 * to kill a run at, or hold it up.
 */
export async function openInterceptor(
  target: string,
  mayPass: (message: Message) => boolean | Promise<boolean>,
): Promise<Interceptor> {
  const server = createServer(async (incoming, outgoing) => {
    const what = `${incoming.method} ${incoming.url?.split('?')[0]}`
    if (await mayPass({ what, kind: 'request' }))
      forward(target, incoming, outgoing, () => mayPass({ what, kind: 'answer' }))
  })
  return { url: await listen(server), close: () => stop(server) }
}

export interface Message {
  /** Method and path. */
  readonly what: string
  /** `request`: the server has not seen it yet; `answer`: the server has done its work, and nobody knows yet. */
  readonly kind: 'request' | 'answer'
}

export interface Interceptor {
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
