import { afterEach, describe, expect, it } from 'vitest'
import {
  DEFAULT_KEY,
  type Sandbox,
  type SandboxOptions,
  SMALL_CATALOG,
  startSandbox,
} from '../../sandbox/index.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import { type Filters, joggCatalog } from '../../src/jogg/catalog.ts'
import { account, jogg, success } from '../support/jogg.ts'
import { quickClock } from '../support/world.ts'

let sandbox: Sandbox
afterEach(() => sandbox.close())

async function open(apiVersion: 'v1' | 'v2', filters: Filters = {}, options: SandboxOptions = {}) {
  sandbox = await startSandbox(options)
  const apiUrl = parseApiUrl(sandbox.url)
  if (!apiUrl) throw new Error('the sandbox has no address')
  const clock = quickClock()
  const world = { fetch, clock, signal: new AbortController().signal }
  return { catalog: joggCatalog(world, { apiUrl, apiKey: DEFAULT_KEY, apiVersion }, filters), clock }
}

const countVoices = () => SMALL_CATALOG.voices.filter(({ kind }) => kind === 'library').length
const requested = () => sandbox.requests.map(({ path }) => path)

describe.each(['v1', 'v2'] as const)('the catalog of %s', version => {
  it('reads the five lists to their end', async () => {
    const { catalog } = await open(version)
    const lists = await Promise.all([
      catalog.avatars('photo'),
      catalog.avatars('instant'),
      catalog.avatars('library'),
      catalog.voices('custom'),
      catalog.voices('library'),
    ])
    expect(lists.map(list => list.ok && list.value.items.length)).toEqual([6, 4, 14, 3, countVoices()])
    expect(lists.every(list => list.ok && list.value.skipped === 0 && !list.value.isCut)).toBe(true)
  })

  it('knows readiness, looks and samples', async () => {
    const { catalog } = await open(version)
    const [photo, library, voices] = await Promise.all([
      catalog.avatars('photo'),
      catalog.avatars('library'),
      catalog.voices('library'),
    ])
    expect(photo.ok && photo.value.items.at(-1)).toMatchObject({
      id: '9006',
      status: 'failed',
      failMessage: 'No face was found in the photo',
    })
    expect(library.ok && library.value.items[0]).toMatchObject({
      id: '81',
      type: 'public',
      aspectRatio: 'portrait',
      gender: 'female',
      coverUrl: `${sandbox.url}/covers/81.svg`,
    })
    expect(voices.ok && voices.value.items[0]).toMatchObject({
      id: 'en-US-ChristopherNeural',
      language: 'english',
      sampleUrl: `${sandbox.url}/samples/en-US-ChristopherNeural.wav`,
    })
  })

  it('fetches a list once, however often it is asked for', async () => {
    const { catalog } = await open(version)
    await Promise.all([catalog.voices('custom'), catalog.voices('custom')])
    await catalog.voices('custom')
    expect(requested()).toEqual([`/${version}/voices/custom?page=1&page_size=100`])
  })

  it('reads 250 voices in three pages', async () => {
    const voices = Array.from({ length: 250 }, (_, i) => ({
      id: `v${i}`,
      name: `Voice ${i}`,
      kind: 'library' as const,
      language: 'english',
      gender: 'male',
      age: 'young',
    }))
    const { catalog } = await open(version, {}, { catalog: { avatars: [], voices } })
    const list = await catalog.voices('library')
    expect(list.ok && list.value.items.map(({ id }) => id)).toEqual(voices.map(({ id }) => id))
    expect(requested()).toHaveLength(3)
  })

  it('lets each endpoint narrow its list by the filters that it has', async () => {
    const { catalog } = await open(version, { language: 'german', gender: 'female', aspectRatio: 'square' })
    const [photo, avatars, custom, voices] = await Promise.all([
      catalog.avatars('photo'),
      catalog.avatars('library'),
      catalog.voices('custom'),
      catalog.voices('library'),
    ])
    expect(photo.ok && photo.value.items).toHaveLength(6)
    expect(avatars.ok && avatars.value.items.map(({ id }) => id)).toEqual(['377'])
    expect(custom.ok && custom.value.items.map(({ id }) => id)).toEqual(['tb_77c01b9f3a54'])
    expect(voices.ok && voices.value.items.map(({ id }) => id)).toEqual([
      'de-DE-KatjaNeural',
      'de-AT-IngridNeural',
    ])
  })

  it('sends every filter in JoggAI’s words, to those that have it', async () => {
    const { catalog } = await open(version, {
      avatarAge: 'young_adult',
      voiceAge: 'middle_aged',
      style: 'social',
      scene: 'lifestyle',
      ethnicity: 'south_asian',
      useCase: 'narration',
    })
    const [avatars, voices] = await Promise.all([catalog.avatars('library'), catalog.voices('library')])
    expect(avatars.ok && avatars.value.items.map(({ id }) => id)).toEqual(['203'])
    expect(voices.ok && new Set(voices.value.items.map(({ age }) => age))).toEqual(new Set(['middle_aged']))
    const [ofAvatars, ofVoices] = requested().map(path => new URL(path, sandbox.url).searchParams)
    const query = (params?: URLSearchParams) => {
      const { page, page_size, ...rest } = Object.fromEntries(params ?? [])
      return rest
    }
    expect(query(ofAvatars)).toEqual({
      age: 'young_adult',
      style: 'social',
      scene: 'lifestyle',
      ethnicity: 'south_asian',
    })
    const useCase = version === 'v2' ? { use_case: 'narration' } : {}
    expect(query(ofVoices)).toEqual({ age: 'middle_aged', ...useCase })
  })

  it('reads on after faults that pass', async () => {
    const { catalog, clock } = await open(version)
    sandbox.faults.add(
      { kind: 'reset', on: 'avatars' },
      { kind: 'html', on: 'avatars', status: 502 },
      { kind: 'code', on: 'avatars', code: 50000 },
    )
    const list = await catalog.avatars('photo')
    expect(list.ok && list.value.items).toHaveLength(6)
    expect(clock.slept).toHaveLength(3)
  })

  it('hands on what JoggAI refuses, after one request', async () => {
    const { catalog } = await open(version, {}, { accounts: { other: { credits: 1 } } })
    const list = await catalog.avatars('photo')
    expect(list).toMatchObject({ ok: false, error: { kind: 'refused', code: 10105 } })
    expect(sandbox.requests).toHaveLength(1)
  })
})

describe('a filter goes to the lists that have it, in the words of the version', () => {
  const PAGE = { page: '1', page_size: '100' }
  const WORDS = { language: 'german', gender: 'female' }

  it.each([
    ['v1', '/v1/avatars', '2'],
    ['v2', '/v2/avatars/public', 'square'],
  ] as const)('%s', async (version, library, square) => {
    const list = (path: string, query: object) =>
      jogg()
        .get(path)
        .query({ ...PAGE, ...query })
        .reply(200, success(null))
    list(`/${version}/avatars/photo_avatars`, {})
    list(`/${version}/avatars/custom`, {})
    list(library, { gender: 'female', aspect_ratio: square })
    list(`/${version}/voices/custom`, { language: 'german' })
    list(`/${version}/voices`, WORDS)
    const world = { fetch, clock: quickClock(), signal: new AbortController().signal }
    const catalog = joggCatalog(world, account(version), { ...WORDS, aspectRatio: 'square' })
    const lists = [
      ...(['photo', 'instant', 'library'] as const).map(kind => catalog.avatars(kind)),
      ...(['custom', 'library'] as const).map(kind => catalog.voices(kind)),
    ]
    for (const read of await Promise.all(lists))
      expect(read).toEqual({ ok: true, value: { items: [], skipped: 0, isCut: false } })
  })
})
