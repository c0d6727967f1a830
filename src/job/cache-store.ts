import { Worker } from 'node:worker_threads'
import type { CacheAnswer, CacheCall } from '../cache-worker.ts'
import { plain } from '../lib/text.ts'
import type { World } from '../runtime/world.ts'
import type { KeyStore } from './cache-ledger.ts'

/**
 * The Actions cache as a store of keys. It never fails a run and never holds it up for long: whatever goes wrong is
 * one warning, and all that goes wrong together takes at most 10 s, after which the cache is left alone.
 *
 * @param script the worker thread's script
 */
export function cacheStore(world: World, script: URL, patienceMs = PATIENCE_MS): CacheStore {
  let thread: Thread | undefined
  let patience = patienceMs
  let hasWarned = false
  const warn = (reason: string) => {
    if (!hasWarned) world.actions.warning(`${CANT} (${reason}).`, { title: 'JoggAI video' })
    hasWarned = true
  }
  const ask = async (question: Question): Promise<string | undefined> => {
    if (patience <= 0) return undefined
    thread ??= openThread(script)
    const start = world.clock.now()
    const answered = new AbortController()
    const limit = world.clock.sleep(patience, AbortSignal.any([world.lastCall, answered.signal]))
    const answer = await Promise.race([thread.ask(question), limit])
    answered.abort()
    if (answer && !answer.complaint) return answer.key
    patience -= world.clock.now() - start
    warn(plain(answer?.complaint ?? 'it does not answer', 300))
    return answer?.key
  }
  return {
    newest: prefix => ask({ kind: 'newest', prefix }),
    add: async key => (await ask({ kind: 'add', key })) !== undefined,
    close: async () => void (await thread?.end()),
  }
}

export interface CacheStore extends KeyStore {
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>
}

/** Milliseconds that a dead cache may cost a run in all. */
const PATIENCE_MS = 10_000

const CANT =
  'The Actions cache can’t be used, so a later run may not find this video by itself and pay again; `project-id` picks it up in any case'

type Question = CacheCall extends infer Call ? (Call extends CacheCall ? Omit<Call, 'id'> : never) : never

interface Thread {
  ask(question: Question): Promise<CacheAnswer>
  end(): Promise<void>
}

function openThread(script: URL): Thread {
  const worker = new Worker(script)
  const waiting = new Map<number, (answer: CacheAnswer) => void>()
  let lastId = 0
  const settle = (answer: CacheAnswer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  }
  worker.on('message', settle)
  let end: string | undefined
  worker.on('error', error => {
    end = String(error)
    for (const id of [...waiting.keys()]) settle({ id, complaint: end })
  })
  return {
    ask(question) {
      lastId += 1
      const id = lastId
      if (end) return Promise.resolve({ id, complaint: end })
      const answer = new Promise<CacheAnswer>(resolve => waiting.set(id, resolve))
      worker.postMessage({ id, ...question })
      return answer
    },
    end: async () => void (await worker.terminate()),
  }
}
