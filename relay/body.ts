/** What came of reading a request's body: the bytes, or why there are none. */
export type Body =
  | { readonly kind: 'read'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'too-large' | 'too-slow' | 'broken-off' }

/**
 * Reads at most `maxBytes` bytes in at most `ms` milliseconds. A declared length over the limit is believed at once,
 * one under it never: the bytes are counted as they come, so nobody can make the relay hold more or wait longer.
 */
export async function readBody(request: Request, maxBytes: number, ms: number): Promise<Body> {
  if (Number(request.headers.get('content-length')) > maxBytes) return { kind: 'too-large' }
  if (!request.body) return { kind: 'read', bytes: new Uint8Array() }

  const reader: Reader = request.body.getReader()
  const late = lateness(ms)
  try {
    return await Promise.race([collect(reader, maxBytes), late.comes])
  } catch {
    return { kind: 'broken-off' }
  } finally {
    late.cancel()
    // Not awaited: a sender that is silent would hold the answer back for ever.
    reader.cancel().catch(() => undefined)
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

async function collect(reader: Reader, maxBytes: number): Promise<Body> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { kind: 'read', bytes: join(chunks, size) }
    size += value.byteLength
    if (size > maxBytes) return { kind: 'too-large' }
    chunks.push(value)
  }
}

function lateness(ms: number): { comes: Promise<Body>; cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<Body>()
  const timer = setTimeout(() => resolve({ kind: 'too-slow' }), ms)
  return { comes: promise, cancel: () => clearTimeout(timer) }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
