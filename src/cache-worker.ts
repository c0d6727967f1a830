import { mkdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parentPort } from 'node:worker_threads'
import { restoreCache, saveCache } from '@actions/cache'

/**
 * The Actions cache, in a thread of its own: the toolkit's client can't be aborted, and it prints error annotations
 * for what is only an inconvenience here. A thread can be ended, and what it prints is read instead of shown.
 */
export type CacheCall =
  | { readonly id: number; readonly kind: 'newest'; readonly prefix: string }
  | { readonly id: number; readonly kind: 'add'; readonly key: string }

export interface CacheAnswer {
  readonly id: number
  /** What was found, or what was added. */
  readonly key?: string | undefined
  /** What the toolkit printed of a failure. */
  readonly complaint?: string | undefined
}

let complaint: string | undefined

process.stdout.write = (text: string | Uint8Array) => {
  complaint = TROUBLE.exec(String(text))?.[0].replace(/ with key [^\s,]+/, '') ?? complaint
  return true
}

/** What the toolkit says where it goes on without a cache, at any level of the log (its lib/cache.js). */
const TROUBLE =
  /(?:Failed to (?:restore|save): |Cache (?:restore|save) skipped: |Cache reservation failed: |Unable to finalize cache).*/

parentPort?.on('message', async (call: CacheCall) => {
  const key = await (call.kind === 'newest' ? newest(call.prefix) : add(call.key)).catch(complain)
  parentPort?.postMessage({ id: call.id, key, complaint } satisfies CacheAnswer)
  complaint = undefined
})

function complain(error: unknown): undefined {
  complaint = String(error)
}

// The same words in every run: the service keeps entries apart by the paths that they were saved from.
const ENTRY = '~/.jogg-video-action/entry'

function newest(prefix: string): Promise<string | undefined> {
  return restoreCache([ENTRY], prefix, [prefix], { lookupOnly: true }, true)
}

/** The entry's file says nothing that its key does not: an archive must have something in it. */
async function add(key: string): Promise<string | undefined> {
  const file = ENTRY.replace('~', os.homedir())
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, 'The key of this entry says everything.\n')
  const id = await saveCache([ENTRY], key, undefined, true)
  if (id === -1) complaint ??= 'it took no entry'
  return id === -1 ? undefined : key
}
