import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { type ApiUrl, isSafeResult } from '../jogg/address.ts'
import { count, plain, reasonOf } from '../lib/text.ts'
import type { World } from '../runtime/world.ts'

/** How a file that was sent for arrived. */
export type Arrival =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string }
  /** `again`: another attempt may fare better. */
  | { readonly ok: false; readonly why: string; readonly again: boolean }

/**
 * Streams a public file to the disk: without key or token, no more than a gigabyte no matter what the server announces or
 * sends, and with no more than a piece of it in memory. Every redirect is judged like the first address.
 *
 * Not `tool-cache`'s `downloadTool`: that has no limit, can't be cancelled, and follows redirects anywhere.
 *
 * @param file must not exist; what was written of it stays after a failure
 */
export async function streamToFile(
  url: string,
  file: string,
  { world, apiUrl }: StreamDeps,
  { maxBytes, idleMs } = LIMITS,
): Promise<Arrival> {
  const idle = new AbortController()
  const timer = setTimeout(() => idle.abort(), idleMs)
  const signal = AbortSignal.any([world.signal, idle.signal])
  try {
    const response = await followRedirects(url, apiUrl, hop =>
      world.fetch(hop, { redirect: 'manual', signal, headers: { accept: 'video/*, */*;q=0.5' } }),
    )
    if (typeof response === 'string') return { ok: false, why: response, again: false }
    const refusal = refuse(response, maxBytes)
    if (refusal) return refusal
    return await writeAll(response, file, maxBytes, () => timer.refresh())
  } catch (error) {
    if (world.signal.aborted) return { ok: false, why: 'the run was cancelled', again: false }
    return {
      ok: false,
      why: idle.signal.aborted ? `nothing came for ${idleMs / 1000} s` : plain(reasonOf(error), 200),
      again: true,
    }
  } finally {
    clearTimeout(timer)
    // What was refused for its headers would go on coming, and the process would wait for its end.
    idle.abort()
  }
}

export interface StreamDeps {
  readonly world: World
  /** Whether http on loopback is believed depends on it. */
  readonly apiUrl: ApiUrl
}

/** The size that `download-to` promises as its most, and the milliseconds without a byte that end a download. */
export const LIMITS = { maxBytes: 1024 ** 3, idleMs: 30_000 }
const MAX_HOPS = 5

/** The answer at the end of all redirects, or why one is not followed. */
export async function followRedirects(
  url: string,
  apiUrl: ApiUrl,
  get: (url: string) => Promise<Response>,
): Promise<Response | string> {
  let hop = url
  for (let hops = 0; hops <= MAX_HOPS; hops += 1) {
    const response = await get(hop)
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (location === null) return response
    await response.body?.cancel()
    if (!URL.canParse(location, hop)) return 'the server redirects to what is no address'
    hop = new URL(location, hop).href
    if (!isSafeResult(hop, apiUrl)) return 'the server redirects to an address that is not https'
  }
  return `the server redirects more than ${MAX_HOPS} times`
}

function refuse(response: Response, maxBytes: number): Arrival | undefined {
  const { status, headers } = response
  if (status !== 200) return { ok: false, why: `the server answered with ${status}`, again: mayPass(status) }
  if (Number(headers.get('content-length')) > maxBytes) return tooLarge(maxBytes)
  return undefined
}

/**
 * Whether another attempt may fare better. JoggAI has just named the address, so that a file that is not there, or not to
 * be had, is one that its storage has not got about yet.
 */
export function mayPass(status: number): boolean {
  return status >= 500 || [403, 404, 408, 425, 429].includes(status)
}

const GB = 1024 ** 3

function tooLarge(maxBytes: number): Arrival {
  const most = maxBytes >= GB ? `${maxBytes / GB} GB` : count(maxBytes, 'byte')
  return { ok: false, why: `it is larger than ${most}, the most that is downloaded`, again: false }
}

async function writeAll(
  response: Response,
  file: string,
  maxBytes: number,
  onBytes: () => void,
): Promise<Arrival> {
  const handle = await open(file, 'wx')
  try {
    return await pour(response, handle, maxBytes, onBytes)
  } finally {
    await handle.close()
  }
}

async function pour(
  response: Response,
  handle: FileHandle,
  maxBytes: number,
  onBytes: () => void,
): Promise<Arrival> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    onBytes()
    bytes += chunk.byteLength
    // Leaving the loop cancels the rest.
    if (bytes > maxBytes) return tooLarge(maxBytes)
    hash.update(chunk)
    await handle.appendFile(chunk)
  }
  const announced = response.headers.get('content-length')
  const isWhole =
    announced === null || response.headers.has('content-encoding') || Number(announced) === bytes
  if (!isWhole) return { ok: false, why: `only ${bytes} of ${announced} bytes came`, again: true }
  return { ok: true, bytes, sha256: hash.digest('hex') }
}
