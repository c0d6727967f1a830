/**
 * A WAV file that was written as a stream (`ffmpeg … -f wav -`, many recorders) has no sizes in its header, or
 * 0xFFFFFFFF: programs that believe them hear nothing. The same bytes with the sizes that the file has; any other file as
 * it is. Format: https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html.
 */
export function withWavSizes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (nameAt(bytes, 0) !== 'RIFF' || nameAt(bytes, 8) !== 'WAVE') return bytes
  const riffIsOpen = isOpen(sizeAt(bytes, 0))
  const data = findData(bytes)
  if (data === undefined) return bytes
  const dataIsOpen = isOpen(sizeAt(bytes, data)) && !isChunks(bytes, data + HEADER)
  if (!riffIsOpen && !dataIsOpen) return bytes
  const sized = bytes.slice()
  const view = new DataView(sized.buffer, sized.byteOffset)
  view.setUint32(4, bytes.length - HEADER, true)
  if (dataIsOpen) view.setUint32(data + 4, bytes.length - data - HEADER, true)
  return sized
}

/** Of a chunk: its name, and its size. */
const HEADER = 8

function isOpen(size: number): boolean {
  return size === 0 || size === 0xffffffff
}

/** Where the chunk with the sound begins. */
function findData(bytes: Uint8Array): number | undefined {
  let at = 12
  while (at + HEADER <= bytes.length && nameAt(bytes, at) !== 'data') at = next(bytes, at)
  return at + HEADER <= bytes.length ? at : undefined
}

/** Whether what follows are chunks up to the end, so that a `data` of no bytes before them is meant so. */
function isChunks(bytes: Uint8Array, from: number): boolean {
  let at = from
  while (at + HEADER <= bytes.length && /^[\x20-\x7e]{4}$/.test(nameAt(bytes, at))) at = next(bytes, at)
  return at === bytes.length
}

/** Chunks begin at even places. */
function next(bytes: Uint8Array, at: number): number {
  const size = sizeAt(bytes, at)
  return at + HEADER + size + (size % 2)
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}

/** Little-endian, after the name of the chunk that begins there. */
function sizeAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 4, true)
}
