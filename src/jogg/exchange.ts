import type { World } from '../runtime/world.ts'
import type { Reply } from './jogg-error.ts'
import { networkProblem } from './network.ts'

/**
 * One request and its whole answer, no matter what that says; sent once, within its time. It never throws. A redirect is an
 * answer like any other: following would carry the key to another host, since fetch drops only `authorization` and
 * `cookie` on the way (https://fetch.spec.whatwg.org/#http-redirect-fetch).
 */
export async function exchange(
  world: Pick<World, 'fetch'>,
  url: string,
  { timeoutMs, signal, ...request }: Outgoing,
): Promise<Reply<Received>> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await world.fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    })
    const { status, headers } = response
    return { ok: true, value: { status, headers, text: await readText(response) } }
  } catch (error) {
    if (signal.aborted) return { ok: false, error: { kind: 'unclear', detail: CANCELLED } }
    return { ok: false, error: networkProblem(error, timeout.aborted ? timeoutMs : undefined) }
  }
}

const CANCELLED = 'the run was cancelled before an answer came'

export interface Outgoing {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
  /** Milliseconds for everything, the reading of the answer included. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export interface Received {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Bytes: far above any answer of this API, far below what would hurt a runner. */
const MAX_ANSWER = 16 * 1024 * 1024

/** @throws Error when the connection breaks, or the answer is far too long */
async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_ANSWER) throw new Error(`the answer is over ${MAX_ANSWER} bytes`)
    chunks.push(chunk)
  }
  // Drops a byte order mark, which JSON can't begin with.
  return new TextDecoder().decode(Buffer.concat(chunks))
}
