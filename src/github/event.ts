import { readFile } from 'node:fs/promises'
import type { Env } from '../runtime/world.ts'

/** The payload of the event that started the run; undefined where there is none that can be read. */
export async function readEvent(env: Env): Promise<unknown> {
  if (!env.GITHUB_EVENT_PATH) return undefined
  try {
    return JSON.parse(await readFile(env.GITHUB_EVENT_PATH, 'utf8'))
  } catch {
    return undefined
  }
}
