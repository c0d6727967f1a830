import { nearest } from '../inputs/nearest.ts'
import type { Problem, Reply } from '../jogg/jogg-error.ts'
import { distinctById, type Listing } from '../jogg/pages.ts'
import { foldCase } from '../lib/text.ts'

/**
 * Looks entries up on shelves: lists of which an earlier one wins over a later one, and a later one is only fetched
 * when it is needed.
 */
export interface Shelf<T> {
  /** As in "reading the custom avatars". */
  readonly name: string
  readonly fetch: () => Promise<Reply<Listing<T>>>
}

export type Finding<T> =
  | { readonly kind: 'found'; readonly entry: T; readonly others: readonly T[] }
  /** Nothing has exactly this name, and one entry has it but for upper and lower case. */
  | { readonly kind: 'alike'; readonly entry: T }
  | { readonly kind: 'ambiguous'; readonly entries: readonly T[] }
  /** The nearest entries, and whether some of the lists could not be read completely. */
  | { readonly kind: 'missing'; readonly nearest: readonly T[]; readonly isPartial: boolean }
  | { readonly kind: 'unread'; readonly shelf: string; readonly problem: Problem }

interface Entry {
  readonly id: string
  readonly name: string
}

/** How many candidates a message names. */
export const MOST_CANDIDATES = 5

/** The first shelf that has the name exactly wins; then the first that has it but for upper and lower case. */
export async function findByName<T extends Entry>(
  name: string,
  shelves: readonly Shelf<T>[],
): Promise<Finding<T>> {
  const read: Listing<T>[] = []
  for (const shelf of shelves) {
    const reply = await shelf.fetch()
    if (!reply.ok) return { kind: 'unread', shelf: shelf.name, problem: reply.problem }
    const [entry, ...more] = reply.value.items.filter(item => item.name.normalize() === name.normalize())
    if (entry) return more.length > 0 ? ambiguous([entry, ...more]) : { kind: 'found', entry, others: [] }
    read.push(reply.value)
  }
  for (const { items } of read) {
    const [entry, ...more] = items.filter(item => foldCase(item.name) === foldCase(name))
    if (entry) return more.length > 0 ? ambiguous([entry, ...more]) : { kind: 'alike', entry }
  }
  return missing(read, items => nearest(name, items, item => item.name, MOST_CANDIDATES))
}

/** All shelves are looked through: that an id stands on a later one too is worth knowing. */
export async function findById<T extends Entry>(
  id: string,
  shelves: readonly Shelf<T>[],
): Promise<Finding<T>> {
  const replies = await Promise.all(shelves.map(async shelf => ({ shelf, reply: await shelf.fetch() })))
  const read: Listing<T>[] = []
  for (const { shelf, reply } of replies) {
    if (!reply.ok) return { kind: 'unread', shelf: shelf.name, problem: reply.problem }
    read.push(reply.value)
  }
  const [entry, ...others] = read.flatMap(({ items }) => items.filter(item => item.id === id))
  if (entry) return { kind: 'found', entry, others }
  return missing(read, items => nearest(id, items, item => item.id, MOST_CANDIDATES))
}

/** One shelf made of several lists, fetched together; the first of two entries with the same id stays. */
export function joinLists<T extends Entry>(
  name: string,
  ...lists: readonly (() => Promise<Reply<Listing<T>>>)[]
): Shelf<T> {
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

function ambiguous<T>(entries: readonly T[]): Finding<T> {
  return { kind: 'ambiguous', entries }
}

function missing<T>(read: readonly Listing<T>[], pick: (items: readonly T[]) => T[]): Finding<T> {
  const { items, skipped, isCut } = join(read)
  return { kind: 'missing', nearest: pick(items), isPartial: skipped > 0 || isCut }
}
