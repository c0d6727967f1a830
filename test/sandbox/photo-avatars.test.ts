import { describe, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/index.ts'
import { ask, create, handClock, ORDER, openSandbox } from './client.ts'

const ORDER_PHOTO = {
  image_url: 'https://example.com/p.png',
  name: 'Mika',
  voice_id: 'en-US-JennyNeural',
  model: '2.0',
}
const VERSIONS = ['v1', 'v2'] as const

const add = async (sandbox: Sandbox, version: string, change: object = {}) =>
  (await ask(sandbox, `POST /${version}/photo_avatar/add_motion`, { ...ORDER_PHOTO, ...change })).json
const names = async (sandbox: Sandbox, path: string) => {
  const { avatars } = (await ask(sandbox, `GET ${path}`)).json.data
  return (avatars as { name: string }[]).map(({ name }) => name)
}

describe.each([
  ['v1', 'avatar_id', ['pending', 'pending', 'completed']],
  ['v2', 'id', ['pending', 'processing', 'completed']],
] as const)('a photo avatar in %s', (version, idName, words) => {
  test('becomes ready, stands in the list, and can then be used', async () => {
    const clock = handClock()
    const sandbox = await openSandbox({ now: clock.now, renderMs: 10_000, idStyle: 'integer' })
    const { data } = await add(sandbox, version)
    expect(data.avatar_id).toBe(9101)
    const motion = sandbox.projects[0]?.id
    const path = `GET /${version}/photo_avatar?motion_id=${motion}`
    const order = { ...ORDER, avatar_id: 9101, avatar_type: 1 }
    const listed = async () => {
      const { avatars } = (await ask(sandbox, `GET /${version}/avatars/photo_avatars?page_size=100`)).json
        .data
      return (avatars as Record<string, unknown>[]).find(avatar => avatar[idName] === 9101)
    }
    const seen = []
    for (const ms of [0, 3000, 7000]) {
      clock.advance(ms)
      seen.push((await ask(sandbox, path)).json.data.status)
      if (ms < 7000) await expect(create(sandbox, order)).rejects.toThrow('not ready')
      expect(await listed()).toMatchObject({ name: 'Mika', status: ms < 7000 ? 0 : 1 })
    }
    expect(seen).toEqual(words)
    expect((await ask(sandbox, path)).json.data).toMatchObject({
      avatar_id: 9101,
      image_url: ORDER_PHOTO.image_url,
      name: 'Mika',
      voice_id: ORDER_PHOTO.voice_id,
    })
    expect(await create(sandbox, order)).toMatch(/^\d{19}$/)
    expect((await fetch(`${sandbox.url}/covers/own-9101.svg`)).status).toBe(200)
  })

  test.each([
    ['1.0', 2],
    ['2.0', 2],
    ['3.0', 2],
    ['2.0-Pro', 3],
  ])('model %s costs %i credits', async (model, price) => {
    const sandbox = await openSandbox()
    expect((await add(sandbox, version, { model })).code).toBe(0)
    expect([sandbox.credits(), sandbox.acceptedCreates()]).toEqual([100 - price, 1])
  })

  test.each([
    ['image_url', { image_url: 'p.png' }],
    ['name', { name: '' }],
    ['voice_id', { voice_id: undefined }],
    ['voice_id', { voice_id: 'nobody' }],
    ['model', { model: '2.1' }],
    ['model', { model: undefined }],
    ['description', { description: 'x'.repeat(300), model: '1.0' }],
    ['description', { description: 'x'.repeat(1501) }],
    ['photo_id', { photo_id: 'p' }],
    ['extra', { extra: 1 }],
  ])('is refused for its %s: %j', async (field, change) => {
    const sandbox = await openSandbox()
    const { code, msg } = await add(sandbox, version, change)
    expect([code, msg]).toEqual([40_000, expect.stringContaining(`Parameter error: ${field}:`)])
    expect(sandbox.credits()).toBe(100)
  })

  test('is refused where the photo was never uploaded', async () => {
    const sandbox = await openSandbox()
    const { msg } = await add(sandbox, version, { image_url: `${sandbox.url}/assets/1/p.png` })
    expect(msg).toContain('image_url: nothing was uploaded there')
  })

  test('that failed says so, in the list too', async () => {
    const sandbox = await openSandbox()
    await add(sandbox, version)
    const id = sandbox.projects[0]?.id ?? ''
    sandbox.fail(id, 'No face was found')
    const path = `GET /${version}/photo_avatar?motion_id=${id}`
    const { data } = (await ask(sandbox, path)).json
    expect(data.status).toBe(version === 'v1' ? 'error' : 'failed')
    if (version === 'v2') expect(data.error_msg).toBe('No face was found')
    sandbox.faults.add({ on: 'status', kind: 'shape', shape: 'failure-code' })
    expect((await ask(sandbox, path)).json).toMatchObject({ code: 50_001, data: { status: data.status } })
    const { avatars } = (await ask(sandbox, `GET /${version}/avatars/photo_avatars?page_size=100`)).json.data
    expect((avatars as object[]).at(-1)).toMatchObject({ status: 2, fail_msg: 'No face was found' })
  })
})

test('v2 narrows the list by name and status; another account’s are in none', async () => {
  const accounts = { 'sandbox-key': { credits: 9 }, other: { credits: 9 } }
  const sandbox = await openSandbox({ accounts })
  await add(sandbox, 'v2')
  await add(sandbox, 'v2', { name: 'Team mascot' })
  await ask(sandbox, 'POST /v2/photo_avatar/add_motion', ORDER_PHOTO, { 'x-api-key': 'other' })
  expect(await names(sandbox, '/v2/avatars/photo_avatars?name=Mika')).toEqual(['Mika'])
  expect(await names(sandbox, '/v2/avatars/photo_avatars?name=Team%20mascot')).toEqual([
    'Team mascot',
    'Team mascot',
  ])
  expect(await names(sandbox, '/v2/avatars/photo_avatars?status=failed')).toEqual(['Blurred photo'])
  expect(await names(sandbox, '/v1/avatars/photo_avatars?name=Mika')).toHaveLength(8)
})

test('each version reads only its own motions, and a removed one is not found', async () => {
  const sandbox = await openSandbox()
  await add(sandbox, 'v1')
  const id = sandbox.projects[0]?.id ?? ''
  const code = async (version: string) =>
    (await ask(sandbox, `GET /${version}/photo_avatar?motion_id=${id}`)).json.code
  expect([await code('v1'), await code('v2')]).toEqual([0, 10_104])
  sandbox.remove(id)
  expect(await code('v1')).toBe(10_104)
  expect(await names(sandbox, '/v1/avatars/photo_avatars')).not.toContain('Mika')
})

test.each(VERSIONS)('the answer to a lost create can lack the motion, %s', async version => {
  const sandbox = await openSandbox()
  sandbox.faults.add({ on: 'create', kind: 'shape', shape: 'no-project-id' })
  const { data } = await add(sandbox, version)
  expect([data.motion_id, data.avatar_id]).toEqual([undefined, undefined])
  expect(sandbox.acceptedCreates()).toBe(1)
})

test('it is reported as an avatar', async () => {
  const sandbox = await openSandbox({ renderMs: 0, webhookRetryMs: 1 })
  const event = 'generated_photo_avatar_success'
  await ask(sandbox, 'POST /v2/endpoint', {
    url: `${sandbox.url}/nowhere`,
    events: [event],
    status: 'enabled',
  })
  await add(sandbox, 'v2')
  await sandbox.settled()
  const { data } = JSON.parse(sandbox.deliveries[0]?.body ?? '')
  expect(data).toMatchObject({ avatar_id: 9101, status: 'completed', cover_url: ORDER_PHOTO.image_url })
})
