import { expect, test } from 'vitest'
import { ask, CREATE, create, handClock, ORDER, openSandbox } from './client.ts'

test('a create takes a credit and makes a project that renders by the clock', async () => {
  const clock = handClock()
  const sandbox = await openSandbox({ now: clock.now, renderMs: 10_000 })
  const id = await create(sandbox)
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(sandbox.credits()).toBe(99)
  const stages = []
  for (const ms of [0, 1000, 2000, 7000]) {
    clock.advance(ms)
    const { json } = await ask(sandbox, `GET /v1/project?project_id=${id}`)
    stages.push([json.data.status_code, json.data.status_desc, json.data.video_url])
  }
  const url = `${sandbox.url}/res/${id}.mp4`
  expect(stages).toEqual([
    [1, 'start', ''],
    [2, 'waiting', ''],
    [3, 'processing', ''],
    [4, 'success', url],
  ])
})

test('a finished project tells everything about the video', async () => {
  const clock = handClock()
  const sandbox = await openSandbox({ now: clock.now, renderMs: 0 })
  const id = await create(sandbox)
  const { json } = await ask(sandbox, `GET /v1/project?project_id=${id}`)
  expect(json).toEqual({
    rid: expect.stringMatching(/./),
    code: 0,
    msg: 'Success',
    data: {
      id,
      title: 'Release 2.0',
      video_url: `${sandbox.url}/res/${id}.mp4`,
      cover_url: `${sandbox.url}/res/${id}.jpg`,
      video_duration: 4,
      status_code: 4,
      status_desc: 'success',
      created_at: clock.now() / 1000,
    },
  })
})

test('integer ids are raw 19-digit integers, beyond what a number holds', async () => {
  const sandbox = await openSandbox({ idStyle: 'integer' })
  const { text, json } = await ask(sandbox, CREATE, ORDER)
  const [, digits = ''] = /"project_id":(\d{19})[,}]/.exec(text) ?? []
  expect(digits).toBe(sandbox.projects[0]?.id)
  // Odd at this size is what no double can hold.
  expect(digits).toMatch(/[13579]$/)
  expect(BigInt(Number(json.data.project_id))).not.toBe(BigInt(digits))
  expect((await ask(sandbox, `GET /v1/project?project_id=${digits}`)).text).toContain(`"id":${digits},`)
})

test.each([
  ['script', { script: undefined }],
  ['script', { script: '  ' }],
  ['audio_url', { audio_url: '' }],
  ['audio_url', { script: undefined, audio_url: 'nonsense' }],
  ['aspect_ratio', { aspect_ratio: 3 }],
  ['screen_style', { screen_style: undefined }],
  ['avatar_id', { avatar_id: undefined }],
  ['avatar_id', { avatar_id: '127' }],
  ['avatar_id', { avatar_id: 1 }],
  ['avatar_type', { avatar_type: 1 }],
  ['avatar_type', { avatar_type: 2 }],
  ['avatar_id', { avatar_id: 9005, avatar_type: 1 }],
  ['voice_id', { voice_id: 'nobody' }],
  ['voice_id', { voice_id: undefined }],
  ['caption', { screen_style: 3 }],
  ['caption', { screen_style: 3, caption: undefined }],
  ['captions', { captions: true }],
])('%s is named when it is wrong: %j', async (field, change) => {
  const sandbox = await openSandbox()
  const { status, json } = await ask(sandbox, CREATE, { ...ORDER, ...change })
  expect([status, json.code]).toEqual([200, 40_000])
  expect(json.msg).toMatch(new RegExp(`^Parameter error: ${field}:`))
  expect([sandbox.credits(), sandbox.projects]).toEqual([100, []])
})

test('a body that is not JSON is a parameter error', async () => {
  const sandbox = await openSandbox()
  expect((await ask(sandbox, CREATE, 'nonsense')).json.code).toBe(40_000)
})

test('audio needs no voice', async () => {
  const sandbox = await openSandbox()
  const { script, voice_id, ...rest } = ORDER
  await create(sandbox, { ...rest, audio_url: 'https://example.com/a.mp3' })
  expect(sandbox.credits()).toBe(99)
})

test.each([
  [1, 'word '.repeat(300)],
  [2, 'word '.repeat(301)],
  [3, 'word '.repeat(601)],
  [1, '字'.repeat(480)],
  [2, '字'.repeat(481)],
])('%i credits for %.8s…', async (credits, script) => {
  const sandbox = await openSandbox()
  await create(sandbox, { ...ORDER, script })
  expect(100 - sandbox.credits()).toBe(credits)
})

test('each refusal of an account has its own code', async () => {
  const accounts = { rich: { credits: 5 }, poor: { credits: 0 }, basic: { credits: 5, apiAllowed: false } }
  const sandbox = await openSandbox({ accounts })
  const codes = []
  for (const key of ['rich', 'poor', 'basic', 'wrong']) {
    codes.push((await ask(sandbox, CREATE, ORDER, { 'x-api-key': key })).json.code)
  }
  codes.push((await ask(sandbox, CREATE, ORDER, {})).json.code)
  expect(codes).toEqual([0, 18_020, 18_025, 10_105, 10_105])
  expect([sandbox.credits('rich'), sandbox.credits('poor'), sandbox.acceptedCreates()]).toEqual([4, 0, 1])
})

test("another account's project is not found, like one that never was", async () => {
  const sandbox = await openSandbox({ accounts: { one: { credits: 5 }, two: { credits: 5 } } })
  const { json } = await ask(sandbox, CREATE, ORDER, { 'x-api-key': 'one' })
  const path = `GET /v1/project?project_id=${json.data.project_id}`
  const codes = []
  for (const key of ['one', 'two'])
    codes.push((await ask(sandbox, path, undefined, { 'x-api-key': key })).json.code)
  codes.push(
    (await ask(sandbox, 'GET /v1/project?project_id=0', undefined, { 'x-api-key': 'one' })).json.code,
  )
  expect(codes).toEqual([0, 10_104, 10_104])
})

test('POSTs over the limit are refused until the window has moved on', async () => {
  const clock = handClock()
  const sandbox = await openSandbox({ now: clock.now, createsPerWindow: 2 })
  const left = []
  for (let i = 0; i < 2; i += 1) {
    left.push((await ask(sandbox, CREATE, ORDER)).headers.get('x-ratelimit-remaining'))
    clock.advance(10_000)
  }
  const refused = await ask(sandbox, CREATE, ORDER)
  expect([...left, refused.headers.get('x-ratelimit-remaining')]).toEqual(['1', '0', '0'])
  expect([refused.status, refused.json.code, refused.json.retryAfter]).toEqual([429, 429, 40])
  expect(refused.headers.get('retry-after')).toBe('40')
  clock.advance(39_999)
  expect((await ask(sandbox, CREATE, ORDER)).status).toBe(429)
  clock.advance(1)
  expect((await ask(sandbox, CREATE, ORDER)).json.code).toBe(0)
  expect(sandbox.acceptedCreates()).toBe(3)
})

test.each([0, Infinity])('a limit of %d is no limit, and GETs have none anyway', async createsPerWindow => {
  const sandbox = await openSandbox({ createsPerWindow })
  for (let i = 0; i < 25; i += 1) await create(sandbox)
  const limited = await openSandbox({ createsPerWindow: 1 })
  for (let i = 0; i < 3; i += 1) {
    expect((await ask(limited, 'GET /v2/user/remaining_quota')).json.data).toEqual({ remaining_quota: 100 })
  }
})

test('requests are recorded, with the most that were in flight at once', async () => {
  const sandbox = await openSandbox()
  sandbox.faults.add({ on: 'create', kind: 'delay', ms: 100, times: 3 })
  await Promise.all([create(sandbox), create(sandbox), create(sandbox), ask(sandbox, 'GET /v2/user/whoami')])
  await create(sandbox)
  expect([sandbox.peakInFlight('create'), sandbox.peakInFlight('whoami')]).toEqual([3, 1])
  expect(sandbox.peakInFlight()).toBeGreaterThanOrEqual(3)
  expect(sandbox.requests.at(-1)).toMatchObject({
    method: 'POST',
    path: '/v1/create_video_from_talking_avatar',
    point: 'create',
    headers: { 'x-api-key': 'sandbox-key' },
    body: JSON.stringify(ORDER),
    status: 200,
    code: 0,
    fault: undefined,
  })
})
