import { nearest } from '../inputs/nearest.ts'
import type { JoggError, Reply } from '../jogg/jogg-error.ts'
import { distinctById, type Listing } from '../jogg/pages.ts'
import { foldCase } from '../lib/text.ts'

/**
 * Looks entries up on lists: lists of which an earlier one wins over a later one, and a later one is only fetched
 * when it is needed.
 */
export interface NamedList<T> {
  /** As in "reading the custom avatars". */
  readonly name: string
  readonly fetch: () => Promise<Reply<Listing<T>>>
}

export type Lookup<T> =
  | { readonly kind: 'found'; readonly entry: T; readonly others: readonly T[] }
  /** Several have this name, and of those only one is as it has to be. */
  | { readonly kind: 'narrowed'; readonly entry: T; readonly others: readonly T[] }
  /** Nothing has exactly this name, and one entry has it but for upper and lower case. */
  | { readonly kind: 'alike'; readonly entry: T }
  | { readonly kind: 'ambiguous'; readonly entries: readonly T[] }
  /** The nearest entries, and whether some of the lists could not be read completely. */
  | { readonly kind: 'missing'; readonly nearest: readonly T[]; readonly isPartial: boolean }
  | { readonly kind: 'unread'; readonly list: string; readonly error: JoggError }

interface Entry {
  readonly id: string
  readonly name: string
}

/** How many candidates a message names. */
export const MOST_CANDIDATES = 5

/**
 * The first list that has the name exactly wins; then the first that has it but for upper and lower case.
 *
 * @param isFit decides where one list has several of the name
 */
export async function findByName<T extends Entry>(
  name: string,
  lists: readonly NamedList<T>[],
  isFit: (entry: T) => boolean = () => true,
): Promise<Lookup<T>> {
  const read: Listing<T>[] = []
  for (const list of lists) {
    const reply = await list.fetch()
    if (!reply.ok) return { kind: 'unread', list: list.name, error: reply.error }
    const [entry, ...more] = reply.value.items.filter(item => item.name.normalize() === name.normalize())
    if (entry) return more.length > 0 ? narrow([entry, ...more], isFit) : { kind: 'found', entry, others: [] }
    read.push(reply.value)
  }
  for (const { items } of read) {
    const [entry, ...more] = items.filter(item => foldCase(item.name) === foldCase(name))
    if (entry) return more.length > 0 ? narrow([entry, ...more], isFit) : { kind: 'alike', entry }
  }
  return missing(read, items => nearest(name, items, item => item.name, MOST_CANDIDATES))
}

/** All lists are looked through: that an id stands on a later one too is worth knowing. */
export async function findById<T extends Entry>(
  id: string,
  lists: readonly NamedList<T>[],
): Promise<Lookup<T>> {
  const replies = await Promise.all(lists.map(async list => ({ list, reply: await list.fetch() })))
  const read: Listing<T>[] = []
  for (const { list, reply } of replies) {
    if (!reply.ok) return { kind: 'unread', list: list.name, error: reply.error }
    read.push(reply.value)
  }
  const [entry, ...others] = read.flatMap(({ items }) => items.filter(item => item.id === id))
  if (entry) return { kind: 'found', entry, others }
  return missing(read, items => nearest(id, items, item => item.id, MOST_CANDIDATES))
}

/** One list made of several lists, fetched together; the first of two entries with the same id stays. */
export function joinLists<T extends Entry>(
  name: string,
  ...lists: readonly (() => Promise<Reply<Listing<T>>>)[]
): NamedList<T> {
  return {
    name,
    async fetch() {
      const replies = await Promise.all(lists.map(fetch => fetch()))
      const read: Listing<T>[] = []
      for (const reply of replies) {
        if (!reply.ok) return reply
        read.push(reply.value)
      }
      const joined = join(read)
      return { ok: true, value: { ...joined, items: distinctById(joined.items) } }
    },
  }
}

function join<T>(read: readonly Listing<T>[]): Listing<T> {
  return {
    items: read.flatMap(({ items }) => items),
    skipped: read.reduce((sum, { skipped }) => sum + skipped, 0),
    isCut: read.some(({ isCut }) => isCut),
  }
}

function narrow<T>(entries: readonly T[], isFit: (entry: T) => boolean): Lookup<T> {
  const [entry, ...more] = entries.filter(isFit)
  if (!entry || more.length > 0) return { kind: 'ambiguous', entries }
  return { kind: 'narrowed', entry, others: entries.filter(other => other !== entry) }
}

function missing<T>(read: readonly Listing<T>[], pick: (items: readonly T[]) => T[]): Lookup<T> {
  const { items, skipped, isCut } = join(read)
  return { kind: 'missing', nearest: pick(items), isPartial: skipped > 0 || isCut }
}
