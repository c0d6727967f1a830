import { followRedirects, type StreamDeps } from './stream.ts'

/** Whether GitHub can show the picture: its proxy takes images of up to about 5 MB. */
export async function isUsableCover(url: string, { world, apiUrl }: StreamDeps): Promise<boolean> {
  const judged = new AbortController()
  const signal = AbortSignal.any([world.signal, judged.signal, AbortSignal.timeout(COVER_MS)])
  try {
    const response = await followRedirects(url, apiUrl, hop =>
      world.fetch(hop, { redirect: 'manual', signal }),
    )
    if (typeof response === 'string') return false
    const isPicture = response.status === 200 && PICTURE.test(response.headers.get('content-type') ?? '')
    return isPicture && (await isSmall(response))
  } catch {
    return false
  } finally {
    // Whatever is left of it, the process would wait for.
    judged.abort()
  }
}

const PICTURE = /^image\/(jpeg|png|gif|webp|avif)\b/i
const MAX_COVER = 5_000_000
const COVER_MS = 10_000

/** Counted, whatever the server announces. */
async function isSmall(response: Response): Promise<boolean> {
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_COVER) return false
  }
  return bytes > 0
}
