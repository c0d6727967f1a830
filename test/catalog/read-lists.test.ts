import { expect, it } from 'vitest'
import { readLists } from '../../src/catalog/read-lists.ts'
import type { Catalog } from '../../src/jogg/catalog.ts'
import type { Avatar, Voice } from '../../src/jogg/domain.ts'
import type { JoggError, Reply } from '../../src/jogg/jogg-error.ts'
import type { Listing } from '../../src/jogg/pages.ts'
import { avatar, ownAvatar, voice } from './entries.ts'

const list = <T>(items: readonly T[], rest: Partial<Listing<T>> = {}): Reply<Listing<T>> => ({
  ok: true,
  value: { items, skipped: 0, isCut: false, ...rest },
})
const failed = (error: JoggError): Reply<never> => ({ ok: false, error })

interface Lists {
  readonly photo?: Reply<Listing<Avatar>>
  readonly instant?: Reply<Listing<Avatar>>
  readonly library?: Reply<Listing<Avatar>>
  readonly custom?: Reply<Listing<Voice>>
  readonly voices?: Reply<Listing<Voice>>
  readonly stockNotices?: readonly string[]
}

function stockOf(lists: Lists) {
  const catalog: Catalog = {
    avatars: async kind => lists[kind] ?? list<Avatar>([]),
    voices: async kind => lists[kind === 'library' ? 'voices' : 'custom'] ?? list<Voice>([]),
  }
  return readLists(catalog, Promise.resolve({ templates: [], music: [], notices: lists.stockNotices ?? [] }))
}

it('puts the account’s own first, and an avatar that two of its lists have only once', async () => {
  const { avatars, voices, lists } = await stockOf({
    photo: list([ownAvatar(1), ownAvatar(2)]),
    instant: list([ownAvatar(2, { kind: 'instant' }), ownAvatar(3, { kind: 'instant' })]),
    library: list([avatar(1)]),
    custom: list([voice('mine', { kind: 'custom' })]),
    voices: list([voice('theirs')]),
  })
  expect(avatars.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
    'photo 1',
    'photo 2',
    'instant 3',
    'library 1',
  ])
  expect(voices.map(({ id }) => id)).toEqual(['mine', 'theirs'])
  expect(lists).toBe(5)
})

it('says which lists are not complete', async () => {
  const { notices, diagnostics } = await stockOf({
    photo: list([ownAvatar(1)], { skipped: 1 }),
    voices: list([voice(1), voice(2)], { skipped: 2, isCut: true }),
  })
  expect(notices).toEqual([
    '1 entry of the photo avatars made no sense, and is left out.',
    '2 entries of the library voices made no sense, and are left out.',
    'The library voices go on after the first 2, which are all that was read.',
  ])
  expect(diagnostics).toEqual([])
})

it('tells the same problem of several lists once, and different ones apart', async () => {
  const busy = (rid: string): JoggError => ({ kind: 'unclear', detail: 'it is busy', code: 50000, rid })
  const { diagnostics, notices, lists } = await stockOf({
    photo: failed(busy('1')),
    library: failed(busy('2')),
    voices: failed({ kind: 'refused', code: 18025, rid: '3' }),
  })
  expect(diagnostics.map(({ happened }) => happened)).toEqual([
    'Reading the photo avatars and library avatars failed: it is busy, code 50000, rid 1.',
    'Reading the library voices failed: code 18025, rid 3.',
  ])
  expect({ notices, lists }).toEqual({ notices: [], lists: 2 })
})

it('tells what could not be read of templates and music, unless nothing could be read at all', async () => {
  const stockNotices = ['Reading music failed.']
  expect(await stockOf({ stockNotices })).toMatchObject({ notices: stockNotices, diagnostics: [] })
  const no = failed({ kind: 'refused', code: 10105 })
  const nothing = await stockOf({ stockNotices, photo: no, instant: no, library: no, custom: no, voices: no })
  expect(nothing.notices).toEqual([])
  expect(nothing.diagnostics).toHaveLength(1)
})
