import { expect, test } from 'vitest'
import { SMALL_CATALOG } from '../../sandbox/catalog.ts'
import type { Catalog, Sandbox } from '../../sandbox/index.ts'
import { avatarCoverUrl } from '../../sandbox/media.ts'
import { ask, openSandbox } from './client.ts'

type Item = Readonly<Record<string, unknown>>

async function avatars(sandbox: Sandbox, path: string): Promise<readonly Item[]> {
  return (await ask(sandbox, `GET ${path}`)).json.data.avatars as Item[]
}

async function voices(sandbox: Sandbox, path: string): Promise<readonly Item[]> {
  return (await ask(sandbox, `GET ${path}`)).json.data.voices as Item[]
}

test('the catalog has every kind, and what makes a catalog hard', async () => {
  const sandbox = await openSandbox()
  const photos = await avatars(sandbox, '/v1/avatars/photo_avatars')
  const instant = await avatars(sandbox, '/v1/avatars/custom')
  const library = await avatars(sandbox, '/v1/avatars')
  expect([photos.length, instant.length, library.length]).toEqual([6, 4, 14])
  expect(photos.map(({ status }) => status)).toEqual([1, 1, 1, 1, 0, 2])
  expect(photos.at(-1)?.fail_msg).toMatch(/./)
  expect(library.filter(({ name }) => name === 'Amanda outdoors')).toHaveLength(2)
  expect([instant, library].map(list => list.some(one => one.avatar_id === 412))).toEqual([true, true])
  expect(Object.keys(library[0] ?? {})).toEqual(
    ['avatar_id', 'name', 'cover_url', 'aspect_ratio', 'style', 'gender', 'age'], //
  )
})

test.each([
  ['aspect_ratio=2', ['Hiro', 'Grace']],
  ['style=social&gender=male', ['Hiro']],
  ['age=senior&aspect_ratio=1', ['Omar', 'Tom']],
  ['scene=news', ['Omar', 'Jonas']],
  ['ethnicity=african&scene=studio', ['Kwame in the studio']],
])('v1 library avatars by %s', async (query, names) => {
  const sandbox = await openSandbox()
  expect((await avatars(sandbox, `/v1/avatars?${query}`)).map(({ name }) => name)).toEqual(names)
})

test('filters that an endpoint lacks change nothing', async () => {
  const sandbox = await openSandbox()
  expect(await avatars(sandbox, '/v1/avatars/custom?gender=male&page_size=1')).toHaveLength(4)
})

test.each([
  ['/v1/avatars?aspect_ratio=landscape', 'aspect_ratio'],
  ['/v2/avatars/public?aspect_ratio=1', 'aspect_ratio'],
  ['/v1/avatars?style=odd', 'style'],
  ['/v1/voices?age=senior', 'age'],
  ['/v1/voices?page=0', 'page'],
  ['/v2/voices?page_size=101', 'page_size'],
  ['/v2/avatars/custom?page=x', 'page'],
])('%s is a parameter error', async (path, field) => {
  const { json } = await ask(await openSandbox(), `GET ${path}`)
  expect([json.code, json.msg]).toEqual([40_000, expect.stringContaining(`Parameter error: ${field}:`)])
})

test('v2 avatars have other words and pages of ten, without a total', async () => {
  const sandbox = await openSandbox()
  const first = await avatars(sandbox, '/v2/avatars/public')
  const second = await avatars(sandbox, '/v2/avatars/public?page=2')
  expect([first.length, second.length]).toEqual([10, 4])
  expect(first[0]).toMatchObject({ id: 81, name: 'Amanda outdoors', aspect_ratio: 0 })
  expect(await avatars(sandbox, '/v2/avatars/public?aspect_ratio=square')).toHaveLength(2)
  expect(await avatars(sandbox, '/v2/avatars/photo_avatars?page_size=4&page=2')).toHaveLength(2)
  expect(await avatars(sandbox, '/v2/avatars/custom')).toHaveLength(4)
})

test('library voices come in pages of ten: v1 tells the total, v2 whether there is more', async () => {
  const sandbox = await openSandbox()
  const v1 = (await ask(sandbox, 'GET /v1/voices')).json.data
  expect([v1.total, (v1.voices as Item[]).length]).toEqual([25, 10])
  expect(await voices(sandbox, '/v1/voices?page=3')).toHaveLength(5)
  const more = []
  for (const page of [1, 2, 3]) {
    more.push((await ask(sandbox, `GET /v2/voices?page=${page}`)).json.data.has_more)
  }
  expect(more).toEqual([true, true, false])
})

test('voices by language, gender and age; samples under both names', async () => {
  const sandbox = await openSandbox()
  const query = 'language=german&gender=female&age=young'
  expect(await voices(sandbox, `/v1/voices?${query}`)).toEqual([
    {
      name: 'Ingrid',
      voice_id: 'de-AT-IngridNeural',
      audition_url: `${sandbox.url}/samples/de-AT-IngridNeural.wav`,
      language: 'german',
      gender: 'female',
      age: 'young',
    },
  ])
  const [custom] = await voices(sandbox, '/v1/voices/custom?language=german')
  expect(custom).toEqual({
    name: 'Mika',
    voice_id: 'tb_77c01b9f3a54',
    audio_url: `${sandbox.url}/samples/tb_77c01b9f3a54.wav`,
    language: 'german',
  })
  expect((await ask(sandbox, 'GET /v2/voices/custom')).json.data.total).toBe(3)
})

test('covers and samples are there, for what is in the catalog', async () => {
  const sandbox = await openSandbox()
  const types = []
  for (const file of ['covers/81.svg', 'samples/en-US-JennyNeural.wav', 'covers/1.svg', 'samples/x.wav']) {
    const response = await fetch(`${sandbox.url}/${file}`)
    await response.arrayBuffer()
    types.push(response.headers.get('content-type'))
  }
  expect(types).toEqual(['image/svg+xml', 'audio/wav', 'text/plain', 'text/plain'])
})

test('a catalog of thousands, with ids that no number holds', async () => {
  const big: Catalog = {
    avatars: Array.from({ length: 3000 }, (_, i) => ({
      id: `${9_000_000_000_000_000_001n + BigInt(i)}`,
      name: `Avatar ${i}`,
      kind: 'photo',
    })),
    voices: [],
  }
  const sandbox = await openSandbox({ catalog: big })
  const { text } = await ask(sandbox, 'GET /v1/avatars/photo_avatars')
  expect(text).toContain('"avatar_id":9000000000000003000,')
})

test('pictures have the shape of their avatars, and each avatar its own, also where two share an id', async () => {
  const sandbox = await openSandbox()
  const sizes = new Map<string, string>()
  for (const avatar of SMALL_CATALOG.avatars) {
    const response = await fetch(avatarCoverUrl(sandbox.url, avatar))
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(await response.text()) ?? []
    const wanted = { 0: 'portrait', 1: 'landscape', 2: 'square' }[avatar.traits?.aspectRatio ?? 2]
    const [w, h] = [Number(width), Number(height)]
    expect(w === h ? 'square' : w < h ? 'portrait' : 'landscape').toBe(wanted)
    sizes.set(`${avatar.kind} ${avatar.id}`, wanted)
  }
  expect([sizes.get('instant 412'), sizes.get('library 412')]).toEqual(['square', 'landscape'])
})
