import { expect, test } from 'vitest'
import { ask, openSandbox } from './client.ts'

const EVENTS = ['generated_video_success']
const URL_ = 'https://example.com/hook'

test('v1 answers with the endpoint at the top level, v2 in data', async () => {
  const sandbox = await openSandbox()
  const old = JSON.parse((await ask(sandbox, 'POST /v1/endpoint', { url: URL_, events: EVENTS })).text)
  expect(old).toEqual({
    endpoint_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    url: URL_,
    secret: expect.stringMatching(/^[0-9a-f]{16}$/),
    status: 'enabled',
    events: EVENTS,
    username: 'sandbox',
    created_at: expect.any(Number),
  })
  const { json } = await ask(sandbox, 'POST /v2/endpoint', { url: URL_, events: EVENTS, status: 'disabled' })
  expect([json.code, json.data.status]).toEqual([0, 'disabled'])
  const lists = [await ask(sandbox, 'GET /v1/endpoints'), await ask(sandbox, 'GET /v2/endpoints')]
  expect(lists.map(({ json: { code } }) => code)).toEqual([undefined, 0])
  expect(lists.map(({ json: { data } }) => (data as unknown as object[]).length)).toEqual([2, 2])
})

test('an endpoint is changed and removed by its own account alone', async () => {
  const sandbox = await openSandbox({ accounts: { 'sandbox-key': { credits: 1 }, other: { credits: 1 } } })
  const { json } = await ask(sandbox, 'POST /v2/endpoint', { url: URL_, events: EVENTS })
  const path = `/v2/endpoint/${json.data.endpoint_id}`
  const other = { 'x-api-key': 'other' }
  expect((await ask(sandbox, `PUT ${path}`, { status: 'disabled' }, other)).json.code).toBe(10_104)
  expect((await ask(sandbox, `DELETE ${path}`, undefined, other)).json.code).toBe(10_104)
  const changed = await ask(sandbox, `PUT ${path}`, { url: `${URL_}/2`, events: ['generated_video_failed'] })
  expect(changed.json.data).toMatchObject({
    url: `${URL_}/2`,
    events: ['generated_video_failed'],
    status: 'enabled',
    secret: json.data.secret,
  })
  expect((await ask(sandbox, `PUT ${path}`, { status: 'off' })).json.code).toBe(40_000)
  expect((await ask(sandbox, `DELETE ${path}`)).json.code).toBe(0)
  expect(sandbox.webhooks).toEqual([])
})

test.each([
  ['url', { url: 'http://example.com/hook' }],
  ['url', { url: 'http://127.0.0.1.example.com/' }],
  ['url', { url: 'http://localhost.example.com/' }],
  ['events', { events: [] }],
  ['events.0', { events: ['generated_avatar_video_success'] }],
  ['status', { status: 'on' }],
])('%s is named when it is wrong: %j', async (field, change) => {
  const { json } = await ask(await openSandbox(), 'POST /v1/endpoint', {
    url: URL_,
    events: EVENTS,
    ...change,
  })
  expect([json.code, json.msg]).toEqual([40_000, expect.stringContaining(`Parameter error: ${field}:`)])
})

test('an account has twenty endpoints at most', async () => {
  const sandbox = await openSandbox({ createsPerWindow: 0 })
  const codes = []
  for (let i = 0; i < 21; i += 1) {
    codes.push((await ask(sandbox, 'POST /v2/endpoint', { url: URL_, events: EVENTS })).json.code)
  }
  expect(codes.filter(code => code === 0)).toHaveLength(20)
  expect(codes.at(-1)).toBe(40_000)
})

test('v2 knows more events than v1', async () => {
  const sandbox = await openSandbox()
  const list = async (version: string) =>
    (await ask(sandbox, `GET /${version}/events`)).json.data.events as string[]
  expect(await list('v1')).toEqual(['generated_video_success', 'generated_video_failed'])
  expect(await list('v2')).toContain('generated_translate_video_success')
})
