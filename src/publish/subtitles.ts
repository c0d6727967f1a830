import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { reasonOf } from '../lib/text.ts'
import { LIMITS, type StreamDeps, streamToFile } from './stream.ts'

/**
 * The subtitles that JoggAI made of a translation.
 *
 * @param beside a file in whose folder there is room for a while
 */
export async function fetchSubtitles(
  url: string,
  beside: string,
  deps: StreamDeps,
): Promise<{ readonly text: string } | { readonly why: string }> {
  const temporary = path.join(path.dirname(beside), `.${randomUUID()}.part`)
  const limits = { ...LIMITS, maxBytes: MAX_BYTES }
  try {
    for (const pauseMs of [...PAUSES_MS, undefined]) {
      const arrival = await streamToFile(url, temporary, deps, limits)
      if (arrival.ok) return { text: await readFile(temporary, 'utf8') }
      if (!arrival.again || pauseMs === undefined) return arrival
      await rm(temporary, { force: true })
      await deps.world.clock.sleep(pauseMs, deps.world.signal)
    }
    return { why: 'the run was cancelled' }
  } catch (error) {
    return { why: reasonOf(error) }
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

/** A hundred times those of a video of 15 minutes. */
const MAX_BYTES = 4 * 1024 ** 2
const PAUSES_MS = [1000, 3000]
