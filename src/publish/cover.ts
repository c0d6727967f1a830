import { followRedirects, mayPass, type StreamDeps } from './stream.ts'

/**
 * Whether GitHub can show the picture: its proxy takes images of up to about 5 MB. A picture that is not there at once
 * is looked for again: without it the comment would stay without one.
 */
export async function isUsableCover(url: string, deps: StreamDeps): Promise<boolean> {
  const { clock, signal } = deps.world
  for (const pauseMs of [...PAUSES_MS, undefined]) {
    const verdict = await look(url, deps)
    if (verdict !== 'not yet' || pauseMs === undefined || signal.aborted) return verdict === 'usable'
    await clock.sleep(pauseMs, signal)
  }
  return false
}

/** Between attempts, in milliseconds. */
const PAUSES_MS = [1000, 3000]

type Verdict = 'usable' | 'none' | 'not yet'

async function look(url: string, { world, apiUrl }: StreamDeps): Promise<Verdict> {
  const judged = new AbortController()
  const signal = AbortSignal.any([world.signal, judged.signal, AbortSignal.timeout(COVER_MS)])
  try {
    const response = await followRedirects(url, apiUrl, hop =>
      world.fetch(hop, { redirect: 'manual', signal }),
    )
    return typeof response === 'string' ? 'none' : await judge(response)
  } catch {
    return 'not yet'
  } finally {
    // Whatever is left of it, the process would wait for.
    judged.abort()
  }
}

const PICTURE = /^image\/(jpeg|png|gif|webp|avif)\b/i
const MAX_COVER = 5_000_000
/** Of each attempt. */
const COVER_MS = 5000

async function judge(response: Response): Promise<Verdict> {
  if (response.status !== 200) return mayPass(response.status) ? 'not yet' : 'none'
  if (!PICTURE.test(response.headers.get('content-type') ?? '')) return 'none'
  return (await isSmall(response)) ? 'usable' : 'none'
}

/** Counted, no matter what the server announces. */
async function isSmall(response: Response): Promise<boolean> {
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_COVER) return false
  }
  return bytes > 0
}
