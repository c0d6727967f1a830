import type { Ledger, LedgerEntry } from './ledger.ts'

/**
 * Keeps the ledger in the Actions cache. Entries can't be changed, so each memory is an entry of its own under the
 * content key's prefix, and the newest one counts; everything is in the entry's key, so that recalling is one look-up
 * and downloads nothing.
 */
export function cacheLedger(store: KeyStore): Ledger {
  return {
    async recall(contentKey) {
      const key = await store.newest(prefixOf(contentKey))
      return key === undefined ? undefined : readKey(contentKey, key)
    },
    remember: (contentKey, memory) => store.add(writeKey(contentKey, memory)),
  }
}

/** Keys that are only ever added; neither function rejects. */
export interface KeyStore {
  /** The key that was added last among those with the prefix. */
  newest(prefix: string): Promise<string | undefined>
  /** @returns whether it was added */
  add(key: string): Promise<boolean>
}

/** The number is the format's: another one finds nothing of what this one wrote. */
function prefixOf(contentKey: string): string {
  return `jogg-video-1-${contentKey}-`
}

/**
 * Bytes of a video's name: keys are at most 512 characters, without commas, and a longer one is not kept at all
 * (https://github.com/actions/toolkit/tree/main/packages/cache).
 */
const MAX_NAME = 225

function writeKey(contentKey: string, memory: LedgerEntry): string {
  return `${prefixOf(contentKey)}${Buffer.from(memory.at).toString('base64url')}.${writeState(memory)}`
}

function writeState(memory: LedgerEntry): string {
  if (memory.state === 'submitted') return `submitted.${memory.projectId}`
  if (memory.state === 'refused') return 'refused'
  const credits = String(memory.credits ?? 'none').replace('.', '_')
  return `submitting.${credits}.${writeName(memory.videoName)}.${memory.claim}`
}

/** As much of it as fits, in whole characters. */
function writeName(name: string): string {
  const bytes = Buffer.alloc(MAX_NAME)
  const { written } = new TextEncoder().encodeInto(name, bytes)
  return bytes.toString('base64url', 0, written)
}

/** Undefined for a key that this format does not write. */
function readKey(contentKey: string, key: string): LedgerEntry | undefined {
  const prefix = prefixOf(contentKey)
  if (!key.startsWith(prefix)) return undefined
  const [time = '', state, ...rest] = key.slice(prefix.length).split('.')
  const [first, second, claim = ''] = rest
  const at = Buffer.from(time, 'base64url').toString()
  if (state === 'refused') return { state, at }
  // An id may have dots of its own: cut short, it would be another's, not be found, and be paid for again.
  if (state === 'submitted' && first) return { state, projectId: rest.join('.'), at }
  if (state !== 'submitting' || !first) return undefined
  const credits = first === 'none' ? undefined : Number(first.replace('_', '.'))
  return { state, credits, videoName: Buffer.from(second ?? '', 'base64url').toString(), at, claim }
}
