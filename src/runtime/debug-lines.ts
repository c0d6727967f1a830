import type { Writable } from 'node:stream'

/**
 * Leaves out the `::debug::` lines of the toolkit's packages, which write them whether anybody debugs or not: to who
 * reads a raw log they are noise, with paths of the runner in it.
 */
export function dropDebug(stream: Pick<Writable, 'write'>): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
  stream.write = (chunk: unknown, ...rest: unknown[]) => {
    if (typeof chunk !== 'string' || !chunk.startsWith('::debug::')) return write(chunk, ...rest)
    const onWritten = rest.at(-1)
    if (typeof onWritten === 'function') process.nextTick(onWritten)
    return true
  }
}
