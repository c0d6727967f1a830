import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/jogg/jogg-error.ts'
import { PAGE_SIZE, type Page, pageOf, readPages } from '../../src/jogg/pages.ts'
import { runs } from '../support/runs.ts'

interface Entry {
  readonly id: string
}

const entry = (id: number) => ({ id: `${id}` })
const entries = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => entry(from + i))
const readEntry = (item: unknown): Entry | undefined =>
  typeof item === 'object' && item !== null && 'id' in item ? (item as Entry) : undefined

/** Reads a list that `answer` gives page by page, and tells how many pages were asked for. */
async function read(answer: (page: number) => Partial<Page>) {
  let asked = 0
  const reply = await readPages(async (page): Promise<Reply<Page>> => {
    asked++
    return { ok: true, value: { items: [], total: undefined, hasMore: undefined, ...answer(page) } }
  }, readEntry)
  if (!reply.ok) throw new Error('there is no list')
  return { ...reply.value, ids: reply.value.items.map(({ id }) => id), asked }
}

const slice = (all: readonly unknown[], size: number) => (page: number) => ({
  items: all.slice((page - 1) * size, page * size),
})

describe('readPages', () => {
  it('stops where the service says that there is no more', async () => {
    const all = entries(0, 200)
    const list = await read(page => ({ ...slice(all, PAGE_SIZE)(page), hasMore: page < 2 }))
    expect(list).toMatchObject({ asked: 2, skipped: 0, isCut: false })
    expect(list.ids).toHaveLength(200)
  })

  it('stops when as many entries were seen as the service counts', async () => {
    const list = await read(page => ({ ...slice(entries(0, 200), PAGE_SIZE)(page), total: 200 }))
    expect(list).toMatchObject({ asked: 2, isCut: false })
  })

  it('takes a page below the smallest page size for the whole list', async () => {
    expect(await read(slice(entries(0, 9), PAGE_SIZE))).toMatchObject({ asked: 1 })
  })

  it('does not take a page size that the service chose for the end of the list', async () => {
    const list = await read(slice(entries(0, 45), 20))
    expect(list.ids).toHaveLength(45)
    expect(list.asked).toBe(3)
  })

  it('stops at the second page of an endpoint that gives everything whatever page is asked for', async () => {
    const list = await read(() => ({ items: entries(0, 24) }))
    expect(list.ids).toHaveLength(24)
    expect(list.asked).toBe(2)
  })

  it('stops at an empty page although the service says that there is more', async () => {
    expect(await read(page => ({ items: page === 1 ? entries(0, 3) : [], hasMore: true }))).toMatchObject({
      asked: 2,
      isCut: false,
    })
  })

  it('reads a bounded number of pages of a list without end, and says that it is cut', async () => {
    const list = await read(page => ({ items: entries(page * 10, page * 10 + 10), hasMore: true }))
    expect(list).toMatchObject({ asked: 200, isCut: true })
  })

  it('skips and counts what makes no sense, once', async () => {
    const items = [entry(1), null, 'voice', { name: 'no id' }, entry(2)]
    const list = await read(() => ({ items, hasMore: true }))
    expect(list.ids).toEqual(['1', '2'])
    expect(list).toMatchObject({ skipped: 3, asked: 2 })
  })

  it('keeps the first of two entries with the same id', async () => {
    const items = [
      { id: '1', name: 'first' },
      { id: '1', name: 'second' },
    ]
    expect((await read(() => ({ items }))).items).toEqual([{ id: '1', name: 'first' }])
  })

  it('goes on after a page of which nothing makes sense', async () => {
    const list = await read(page => ({
      items: page === 1 ? [{ odd: 1 }, { odd: 2 }] : [entry(1)],
      hasMore: page === 1,
    }))
    expect(list).toMatchObject({ ids: ['1'], skipped: 2 })
  })

  it('hands on the problem of any page', async () => {
    const error = { kind: 'refused', code: 10105 } as const
    const reply = await readPages(
      async (page): Promise<Reply<Page>> =>
        page === 1
          ? { ok: true, value: { items: entries(0, 100), total: 300, hasMore: undefined } }
          : { ok: false, error },
      readEntry,
    )
    expect(reply).toEqual({ ok: false, error })
  })

  it('finds every entry once, in order, however long the list and its pages are and whatever is said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 300 }),
        fc.integer({ min: 10, max: 120 }),
        fc.constantFrom('more', 'total', 'nothing'),
        async (length, size, says) => {
          const all = entries(0, length)
          const list = await read(page => ({
            ...slice(all, size)(page),
            ...(says === 'more' ? { hasMore: page * size < length } : {}),
            ...(says === 'total' ? { total: length } : {}),
          }))
          expect(list.ids).toEqual(all.map(({ id }) => id))
          expect(list.asked).toBeLessThanOrEqual(Math.ceil(length / size) + 1)
        },
      ),
      { numRuns: runs(60) },
    )
  })
})

describe('pageOf', () => {
  const parse = (body: unknown) => v.safeParse(pageOf('voices'), body)

  it('reads entries, total and has_more, and lets go of what is odd about the last two', () => {
    expect(parse({ data: { voices: [1], total: 3, has_more: true } }).output).toEqual({
      items: [1],
      total: 3,
      hasMore: true,
    })
    expect(parse({ data: { voices: [1], total: '3', has_more: 1 } }).output).toEqual({
      items: [1],
      total: undefined,
      hasMore: undefined,
    })
  })

  it('takes null for an empty list', () => {
    expect(parse({ data: null }).output).toMatchObject({ items: [] })
    expect(parse({ data: { voices: null } }).output).toMatchObject({ items: [] })
  })

  it('does not take an answer without the list for an empty list', () => {
    expect(parse({ data: {} }).success).toBe(false)
    expect(parse({}).success).toBe(false)
    expect(parse({ data: { voices: 'none' } }).success).toBe(false)
  })
})
