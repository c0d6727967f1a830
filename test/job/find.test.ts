import { describe, expect, it } from 'vitest'
import { findById, findByName, joinLists, type NamedList } from '../../src/job/find.ts'
import type { Reply } from '../../src/jogg/jogg-error.ts'
import type { Listing } from '../../src/jogg/pages.ts'

interface Entry {
  readonly id: string
  readonly name: string
}

const list = (names: Record<string, string>, rest: Partial<Listing<Entry>> = {}): Reply<Listing<Entry>> => ({
  ok: true,
  value: {
    items: Object.entries(names).map(([id, name]) => ({ id, name })),
    skipped: 0,
    isCut: false,
    ...rest,
  },
})

/** A list that remembers whether it was fetched. */
function namedList(name: string, reply: Reply<Listing<Entry>>): NamedList<Entry> & { fetched: number } {
  return {
    name,
    fetched: 0,
    async fetch() {
      this.fetched++
      return reply
    },
  }
}

const broken: Reply<never> = { ok: false, error: { kind: 'refused', code: 18025 } }

describe('findByName', () => {
  it('does not fetch the library when a custom entry has the name', async () => {
    const library = namedList('library', list({ 2: 'Dana' }))
    const finding = await findByName('Dana', [namedList('custom', list({ 1: 'Dana' })), library])
    expect(finding).toEqual({ kind: 'found', entry: { id: '1', name: 'Dana' }, others: [] })
    expect(library.fetched).toBe(0)
  })

  it('prefers the exact name in the library to a custom name in other case', async () => {
    const finding = await findByName('Dana', [
      namedList('custom', list({ 1: 'DANA' })),
      namedList('library', list({ 2: 'Dana' })),
    ])
    expect(finding).toMatchObject({ kind: 'found', entry: { id: '2' } })
  })

  it('takes a name in other case when it is the only one', async () => {
    const finding = await findByName('dana', [
      namedList('custom', list({ 1: 'Dana' })),
      namedList('library', list({ 2: 'DANA', 3: 'Omar' })),
    ])
    expect(finding).toEqual({ kind: 'alike', entry: { id: '1', name: 'Dana' } })
  })

  it.each(['Dana', 'dana'])('finds %s ambiguous when one list has it twice', async name => {
    const finding = await findByName(name, [namedList('library', list({ 1: 'Dana', 2: 'Dana', 3: 'Omar' }))])
    expect(finding).toMatchObject({ kind: 'ambiguous', entries: [{ id: '1' }, { id: '2' }] })
  })

  it('takes composed and decomposed accents for the same name', async () => {
    const finding = await findByName('Lucía', [namedList('library', list({ 1: 'Luci\u0301a' }))])
    expect(finding).toMatchObject({ kind: 'found', entry: { id: '1' } })
  })

  it('names the nearest over all lists, and whether the lists were incomplete', async () => {
    const lists = [
      namedList('custom', list({ 1: 'Donna' })),
      namedList('library', list({ 2: 'Dan' }, { skipped: 1 })),
    ]
    expect(await findByName('Dana', lists)).toEqual({
      kind: 'missing',
      nearest: [
        { id: '2', name: 'Dan' },
        { id: '1', name: 'Donna' },
      ],
      isPartial: true,
    })
  })

  it('has nothing to say of lists that are complete', async () => {
    expect(await findByName('Dana', [namedList('library', list({}))])).toEqual({
      kind: 'missing',
      nearest: [],
      isPartial: false,
    })
  })

  it('names five candidates at most', async () => {
    const names = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}`, `Dana ${i}`]))
    const finding = await findByName('Dana', [namedList('library', list(names))])
    expect(finding.kind === 'missing' && finding.nearest).toHaveLength(5)
  })

  it('says which list could not be read', async () => {
    const finding = await findByName('Dana', [namedList('custom', list({})), namedList('library', broken)])
    expect(finding).toEqual({ kind: 'unread', list: 'library', error: { kind: 'refused', code: 18025 } })
  })
})

describe('findById', () => {
  it('lets custom win, and tells of the other', async () => {
    const finding = await findById('7', [
      namedList('custom', list({ 7: 'Mine' })),
      namedList('library', list({ 7: 'Theirs' })),
    ])
    expect(finding).toEqual({
      kind: 'found',
      entry: { id: '7', name: 'Mine' },
      others: [{ id: '7', name: 'Theirs' }],
    })
  })

  it('names the nearest ids', async () => {
    const finding = await findById('9008', [namedList('library', list({ 81: 'Amanda', 9001: 'Host' }))])
    expect(finding).toMatchObject({ kind: 'missing', nearest: [{ id: '9001' }, { id: '81' }] })
  })

  it('says which list could not be read', async () => {
    expect(await findById('7', [namedList('library', broken)])).toMatchObject({
      kind: 'unread',
      list: 'library',
    })
  })
})

describe('joinLists', () => {
  it('keeps the first of two entries with the same id: some lists repeat what another has', async () => {
    const joined = joinLists<Entry>(
      'custom',
      async () => list({ 1: 'Photo', 2: 'Second' }, { skipped: 1 }),
      async () => list({ 1: 'Again', 3: 'Third' }, { skipped: 2, isCut: true }),
    )
    expect(await joined.fetch()).toEqual({
      ok: true,
      value: {
        items: [
          { id: '1', name: 'Photo' },
          { id: '2', name: 'Second' },
          { id: '3', name: 'Third' },
        ],
        skipped: 3,
        isCut: true,
      },
    })
  })

  it('hands on the problem of any of its lists', async () => {
    const joined = joinLists<Entry>(
      'custom',
      async () => list({}),
      async () => broken,
    )
    expect(await joined.fetch()).toBe(broken)
  })
})
