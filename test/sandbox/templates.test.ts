import { describe, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/index.ts'
import { type Answer, ask, handClock, openSandbox } from './client.ts'

const TITLE = { type: 'text', name: 'title', properties: { content: 'Two' } }
const SCRIPT = { type: 'script', name: 'Script', properties: { content: 'Version two is out.' } }
const LOGO = { type: 'image', name: 'logo', properties: { url: 'https://example.com/l.png' } }

const SHARED = { template_id: 5001, video_name: 'Release 2.0 1a2b3c', variables: [SCRIPT, TITLE] }
const ORDERS = {
  v1: { ...SHARED, template_type: 'user', lang: 'english', caption: true },
  v2: { ...SHARED, voice_language: 'english', captions_enabled: true },
} as const
const VERSIONS = ['v1', 'v2'] as const
type Version = (typeof VERSIONS)[number]

const order = (sandbox: Sandbox, version: Version, change: object = {}) =>
  ask(sandbox, `POST /${version}/create_video_with_template`, { ...ORDERS[version], ...change })
const idOf = ({ json }: Answer) => String(json.data.project_id ?? json.data.video_id)
const list = async (sandbox: Sandbox, query = '') => {
  const { json } = await ask(sandbox, `GET /v2/template_videos${query}`)
  return json.data as { data: Record<string, unknown>[]; pagination: Record<string, unknown> }
}

test('v1 tells of a template video like of any project', async () => {
  const clock = handClock()
  const sandbox = await openSandbox({ now: clock.now, renderMs: 1000 })
  const id = idOf(await order(sandbox, 'v1'))
  clock.advance(1000)
  const { json } = await ask(sandbox, `GET /v1/project?project_id=${id}`)
  expect(json.data).toMatchObject({ id, title: SHARED.video_name, status_code: 4 })
  expect((await fetch(String(json.data.video_url))).status).toBe(200)
  expect((await ask(sandbox, `GET /v2/template_video/${id}`)).json.code).toBe(10104)
  expect([sandbox.credits(), sandbox.acceptedCreates()]).toEqual([99, 1])
})

test('v2 tells the result in a `data` of its own, with what was taken', async () => {
  const clock = handClock()
  const sandbox = await openSandbox({ now: clock.now, renderMs: 10_000 })
  const id = idOf(
    await order(sandbox, 'v2', {
      variables: [{ ...SCRIPT, properties: { content: 'word '.repeat(400) } }, TITLE],
    }),
  )
  const path = `GET /v2/template_video/${id}`
  expect((await ask(sandbox, path)).json.data).toMatchObject({ status: 'pending', data: null })
  clock.advance(10_000)
  expect((await ask(sandbox, path)).json.data).toEqual({
    video_id: id,
    status: 'completed',
    created_at: clock.now() / 1000 - 10,
    completed_at: clock.now() / 1000,
    data: {
      video_name: SHARED.video_name,
      url: `${sandbox.url}/res/${id}.mp4`,
      cover_url: `${sandbox.url}/res/${id}.jpg`,
      duration_seconds: 4,
      deducted_credit: 2,
    },
  })
  expect(sandbox.credits()).toBe(98)
})

test('or beside the status, and without what no answer must have', async () => {
  const sandbox = await openSandbox({ renderMs: 0 })
  const id = idOf(await order(sandbox, 'v2'))
  const read = async (shape: 'flat' | 'sparse' | 'no-video-url') => {
    sandbox.faults.add({ on: 'status', kind: 'shape', shape })
    return (await ask(sandbox, `GET /v2/template_video/${id}`)).json.data
  }
  const [video_url, cover_url] = [`${sandbox.url}/res/${id}.mp4`, `${sandbox.url}/res/${id}.jpg`]
  const flat = await read('flat')
  expect(flat).toMatchObject({ status: 'completed', video_url, cover_url, duration: 4 })
  expect(flat.data).toBeUndefined()
  expect(await read('sparse')).toEqual({ video_id: id, status: 'completed', data: { url: video_url } })
  expect((await read('no-video-url')).data).not.toHaveProperty('url')
})

describe.each(VERSIONS)('what a create is refused for in %s', version => {
  const music = version === 'v1' ? 'music_id' : 'background_music_id'
  test.each<[string, object]>([
    ['template_id', { template_id: 1 }],
    ['template_id', { template_id: '5001' }],
    ['avatar_type', { avatar_id: 127 }],
    ['avatar_id', { avatar_id: 1, avatar_type: 0 }],
    ['voice_id', { voice_id: 'nobody' }],
    ['voice_id', { voice_id: '' }],
    [music, { [music]: 9 }],
    ['variables', { variables: undefined }],
    ['variables', { variables: [SCRIPT] }],
    ['variables', { variables: [SCRIPT, TITLE, TITLE] }],
    ['variables', { variables: [SCRIPT, { ...TITLE, name: 'Title' }] }],
    ['variables', { variables: [{ ...SCRIPT, type: 'text' }, TITLE] }],
    ['variables', { variables: [SCRIPT, TITLE, { ...LOGO, properties: { asset_id: 7 } }] }],
    ['variables.2.properties', { variables: [SCRIPT, TITLE, { ...LOGO, properties: { url: 'logo.png' } }] }],
    ['variables.2.properties', { variables: [SCRIPT, TITLE, { ...LOGO, properties: { content: 'x' } }] }],
    ['variables.0.properties.content', { variables: [{ ...SCRIPT, properties: { content: '' } }, TITLE] }],
    ['extra', { extra: 1 }],
  ])('%s: %j', async (field, change) => {
    const sandbox = await openSandbox()
    const { json } = await order(sandbox, version, change)
    expect([json.code, json.msg]).toEqual([40_000, expect.stringContaining(`Parameter error: ${field}:`)])
    expect(sandbox.credits()).toBe(100)
  })

  test('a file of ours that was never uploaded', async () => {
    const sandbox = await openSandbox()
    const variables = [SCRIPT, TITLE, { ...LOGO, properties: { url: `${sandbox.url}/assets/1/l.png` } }]
    expect((await order(sandbox, version, { variables })).json.msg).toContain('nothing was uploaded for logo')
  })

  test('none of this', async () => {
    const sandbox = await openSandbox()
    const more = { avatar_id: 9001, avatar_type: 1, voice_id: 'en-US-JennyNeural', [music]: 301 }
    const answer = await order(sandbox, version, { ...more, variables: [SCRIPT, TITLE, LOGO] })
    expect(answer.json.code).toBe(0)
  })

  test('no credits', async () => {
    const sandbox = await openSandbox({ accounts: { 'sandbox-key': { credits: 0.5 } } })
    expect((await order(sandbox, version)).json.code).toBe(18_020)
  })
})

test('v1 asks whose a template is and in which language, v2 takes neither word', async () => {
  const sandbox = await openSandbox()
  const codes = []
  for (const [version, change] of [
    ['v1', { template_type: 'common' }],
    ['v1', { template_type: undefined }],
    ['v1', { lang: 'en' }],
    ['v1', { lang: undefined }],
    ['v2', { template_type: 'user' }],
    ['v2', { lang: 'english' }],
    ['v2', { voice_language: undefined }],
    ['v1', { template_type: 'common', template_id: 901, variables: [SCRIPT] }],
    ['v2', { template_id: 901, variables: [SCRIPT] }],
  ] as const)
    codes.push((await order(sandbox, version, change)).json.code)
  expect(codes).toEqual([...Array.from({ length: 7 }, () => 40_000), 0, 0])
})

test('the list shows by name what has begun to render, the newest first, of both versions', async () => {
  const clock = handClock()
  const accounts = { 'sandbox-key': { credits: 9 }, other: { credits: 9 } }
  const sandbox = await openSandbox({ now: clock.now, renderMs: 10_000, accounts })
  const first = idOf(await order(sandbox, 'v1', { video_name: 'First' }))
  clock.advance(1000)
  const second = idOf(await order(sandbox, 'v2', { video_name: 'Second' }))
  await ask(sandbox, 'POST /v2/create_video_with_template', ORDERS.v2, { 'x-api-key': 'other' })
  expect((await list(sandbox)).data).toEqual([])
  clock.advance(2500)
  expect((await list(sandbox)).data).toMatchObject([
    { video_id: first, video_name: 'First', status: 'processing' },
  ])
  sandbox.fail(second, 'Broken')
  clock.advance(7000)
  const { data, pagination } = await list(sandbox, '?sort_by=created_at&sort_order=desc&page_size=100')
  expect(data).toMatchObject([
    { video_id: second, status: 'failed', error: { message: 'Broken' } },
    { video_id: first, status: 'completed', url: `${sandbox.url}/res/${first}.mp4`, duration_seconds: 4 },
  ])
  expect(pagination).toEqual({ page: 1, page_size: 100, total_items: 2, total_pages: 1 })
  expect((await list(sandbox, '?page=2&page_size=1')).data).toMatchObject([{ video_id: first }])
  expect((await list(sandbox, '?status=5')).data).toMatchObject([{ video_id: second }])
  expect((await ask(sandbox, 'GET /v2/template_videos?status=9')).json.code).toBe(40_000)
})

test('templates stand in two lists, whose filters have each version’s words', async () => {
  const sandbox = await openSandbox()
  const names = async (path: string) => {
    const { json } = await ask(sandbox, `GET ${path}`)
    return json.code === 0 ? (json.data.templates as { name: string }[]).map(({ name }) => name) : json.code
  }
  const own = ['Release news', 'Two voices', 'Only words', 'Silent cards']
  for (const version of VERSIONS) {
    expect(await names(`/${version}/templates/custom`)).toEqual(own)
    expect(await names(`/${version}/templates`)).toEqual(['Studio opening', 'Portrait story'])
  }
  expect(await names('/v1/templates/custom?aspect_ratio=-1')).toEqual(own)
  expect(await names('/v1/templates/custom?aspect_ratio=2')).toEqual(['Only words'])
  expect(await names('/v2/templates?aspect_ratio=portrait')).toEqual(['Portrait story'])
  expect(await names('/v2/templates?aspect_ratio=0')).toBe(40_000)
})

test('the variables of a template of one’s own are told, with pictures; the library’s are not', async () => {
  const sandbox = await openSandbox()
  const { data } = (await ask(sandbox, 'GET /v2/template/custom/5002')).json
  expect(data).toMatchObject({
    template_id: 5002,
    name: 'Two voices',
    aspect_ratio: 0,
    variables: [
      { type: 'script', name: 'Intro', required: true },
      { type: 'script', name: 'Main', required: true },
      { type: 'text', name: 'Title', required: false },
    ],
  })
  for (const url of [data.cover_url, data.preview_url]) expect((await fetch(String(url))).status).toBe(200)
  expect((await ask(sandbox, 'GET /v2/template/custom/901')).json.code).toBe(10_104)
})

test('music stands under `avatars` in v1, and in pages in v2', async () => {
  const sandbox = await openSandbox()
  const { data } = (await ask(sandbox, 'GET /v1/musics')).json
  const [first] = data.avatars as { music_url: string }[]
  expect(data.avatars).toHaveLength(12)
  expect(first).toMatchObject({ id: 301, name: 'Calm morning', duration: 90 })
  expect((await fetch(String(first?.music_url))).status).toBe(200)
  expect((await ask(sandbox, 'GET /v1/musics/custom')).json.data.avatars).toMatchObject([{ id: 61 }])
  const second = (await ask(sandbox, 'GET /v2/musics?page=2')).json.data
  expect(second.music).toMatchObject([{ id: 311 }, { id: 312 }])
  expect(second.pagination).toMatchObject({ page: 2, page_size: 10, total_items: 12, total_pages: 2 })
})

test.each([
  ['v1', 'generated_video_success', 'project_id'],
  ['v2', 'generated_template_video_success', 'video_id'],
] as const)('%s reports it as %s', async (version, event, key) => {
  const sandbox = await openSandbox({ renderMs: 0, webhookRetryMs: 1 })
  const address = `${sandbox.url}/nowhere`
  await ask(sandbox, `POST /v2/endpoint`, { url: address, events: [event], status: 'enabled' })
  const id = idOf(await order(sandbox, version))
  await sandbox.settled()
  expect(JSON.parse(sandbox.deliveries[0]?.body ?? '')).toMatchObject({ event, data: { [key]: id } })
})
