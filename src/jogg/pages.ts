import * as v from 'valibot'
import type { Reply } from './jogg-error.ts'
import { lenient, NUMBER } from './wire.ts'

/**
 * Reads a list to its end. Some lists have pages and say whether there are more, some only say how many entries there
 * are, some say nothing, and some give everything no matter which page is asked for: each is read without asking for ever.
 *
 * @param ask one page, counted from 1
 * @param read undefined for an item that makes no sense
 * @param maxPages how far a list is read that does not end; far more than any account is known to have: 20,000 entries
 */
export async function readPages<T extends { readonly id: string }>(
  ask: (page: number) => Promise<Reply<Page>>,
  read: (item: unknown) => T | undefined,
  maxPages = 200,
): Promise<Reply<Listing<T>>> {
  const found = new Map<string, T | undefined>()
  let fullPage = DEFAULT_PAGE_SIZE
  for (let page = 1; page <= maxPages; page++) {
    const reply = await ask(page)
    if (!reply.ok) return reply
    const before = found.size
    for (const item of reply.value.items) add(found, item, read(item))
    const bringsNothing = found.size === before
    fullPage = Math.max(fullPage, reply.value.items.length)
    if (bringsNothing || isLast(reply.value, found.size, fullPage))
      return { ok: true, value: toListing(found, false) }
  }
  return { ok: true, value: toListing(found, true) }
}

export interface Listing<T> {
  readonly items: readonly T[]
  /** How many items made no sense. */
  readonly skipped: number
  /** The list goes on after the last page that was read. */
  readonly isCut: boolean
}

/** Items a page is asked to have: the most that JoggAI's second version allows. */
export const PAGE_SIZE = 100

/** Items on a page of a list that does not let its page size be chosen: the smallest known. */
const DEFAULT_PAGE_SIZE = 10

export interface Page {
  readonly items: readonly unknown[]
  readonly total: number | undefined
  readonly hasMore: boolean | undefined
}

/**
 * A page as it comes; an empty list may be null, as may be all of `data`.
 *
 * @param keys where the items may stand in `data`, the likeliest first
 */
export function pageOf(...keys: readonly string[]): v.GenericSchema<unknown, Page> {
  return v.pipe(
    v.object({ data: v.nullable(PAGE_DATA) }),
    v.check(
      ({ data }) => !data || keys.some(key => isList(data[key])),
      `there is no \`${keys.join('`, `')}\``,
    ),
    v.transform(({ data }) => ({
      items: keys.map(key => data?.[key]).find(Array.isArray) ?? [],
      total: data?.total ?? data?.pagination?.total_items ?? undefined,
      hasMore: data?.has_more ?? undefined,
    })),
  )
}

const PAGE_DATA = v.looseObject({
  total: lenient(v.nullish(v.number())),
  has_more: lenient(v.nullish(v.boolean())),
  pagination: lenient(v.nullish(v.object({ total_items: lenient(NUMBER) }))),
})

function isList(value: unknown): boolean {
  return value === null || Array.isArray(value)
}

/** The first of two entries with the same id stays; an item that makes no sense is known by all of itself. */
function add<T extends { readonly id: string }>(
  found: Map<string, T | undefined>,
  item: unknown,
  entry: T | undefined,
): void {
  const key = entry ? `id ${entry.id}` : JSON.stringify(item)
  if (!found.has(key)) found.set(key, entry)
}

/** What the service says counts; where it says nothing, a page that is shorter than others is the last. */
function isLast({ items, total, hasMore }: Page, seen: number, fullPage: number): boolean {
  if (hasMore !== undefined) return !hasMore
  if (total !== undefined) return seen >= total
  return items.length < fullPage
}

function toListing<T>(found: ReadonlyMap<string, T | undefined>, isCut: boolean): Listing<T> {
  const items = [...found.values()].filter(entry => entry !== undefined)
  return { items, skipped: found.size - items.length, isCut }
}

/** The first of several entries with the same id stays: an avatar of a photo may stand among the instant ones too. */
export function distinctById<T extends { readonly id: string }>(entries: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id))
}
