import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** One `repository_dispatch` as it arrived. */
interface Arrived {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly json: unknown
}

/** A status, nothing ever, a torn connection, or anything of one's own. */
type Behaviour = number | 'silence' | 'reset' | ((arrived: Arrived, response: ServerResponse) => void)

/** Stands in for GitHub on loopback: every request counts as arrived, whatever the answer is. */
export interface GitHub {
  readonly url: string
  readonly arrived: readonly Arrived[]
  /** What the next requests get, in this order; 204 after the last. */
  will(...behaviours: readonly Behaviour[]): void
  close(): Promise<void>
}

/** @param port to come back where an earlier stand-in was; 0: any */
export async function startGitHub(port = 0): Promise<GitHub> {
  const arrived: Arrived[] = []
  const plan: Behaviour[] = []
  const server = createServer(async (request, response) => {
    const { url: path = '', headers } = request
    const one = { path, headers, json: JSON.parse(await text(request)) }
    arrived.push(one)
    behave(plan.shift() ?? 204, one, response)
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    will: (...behaviours) => void plan.splice(0, plan.length, ...behaviours),
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

function behave(behaviour: Behaviour, arrived: Arrived, response: ServerResponse): void {
  if (behaviour === 'silence') return
  if (behaviour === 'reset') response.destroy()
  else if (typeof behaviour === 'number') response.writeHead(behaviour).end()
  else behaviour(arrived, response)
}
