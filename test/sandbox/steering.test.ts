import { expect, test } from 'vitest'
import { startSandbox } from '../../sandbox/index.ts'
import { ask, CREATE, create, ORDER, openSandbox } from './client.ts'

test('projects are steered from inside', async () => {
  const sandbox = await openSandbox({ renderMs: 60_000 })
  const [a, b, c] = [await create(sandbox), await create(sandbox), await create(sandbox)]
  sandbox.finish(a, 30)
  sandbox.fail(b, 'No face')
  sandbox.remove(c)
  const read = async (id: string) => (await ask(sandbox, `GET /v1/project?project_id=${id}`)).json.data
  expect(await read(a)).toMatchObject({ status_code: 4, video_duration: 30 })
  expect(await read(b)).toMatchObject({ status_code: 5, status_desc: 'failed', video_url: '' })
  expect(await read(c)).toMatchObject({ status_code: 99, status_desc: 'deleted' })
  expect(() => sandbox.finish('0')).toThrow('The sandbox has no project 0')
  expect(() => sandbox.credits('0')).toThrow('The sandbox has no account for the key 0')
})

test('another process steers over HTTP, without a key and unseen', async () => {
  const sandbox = await openSandbox({ renderMs: 60_000 })
  const [a, b, c] = [await create(sandbox), await create(sandbox), await create(sandbox)]
  const steer = async (request: string, body?: unknown) => {
    const { status, text } = await ask(sandbox, request, body, {})
    return { status, json: JSON.parse(text) as Record<string, unknown> }
  }
  const finished = await steer(`POST /_sandbox/projects/${a}/finish`, { seconds: 7 })
  expect(finished.json).toMatchObject({ project: { id: a, stage: 4, over: true } })
  expect((await steer(`POST /_sandbox/projects/${b}/fail`)).json).toMatchObject({ project: { stage: 5 } })
  expect((await steer(`POST /_sandbox/projects/${c}/remove`)).json).toMatchObject({ project: { stage: 99 } })
  const { json } = await steer('GET /_sandbox/state')
  expect(json).toMatchObject({
    credits: { 'sandbox-key': 97 },
    projects: [{ id: a }, { id: b }, { id: c }],
    faults: [],
    deliveries: [],
  })
  expect(json.requests).toHaveLength(3)
  expect((await steer('POST /_sandbox/projects/0/finish')).status).toBe(404)
  expect((await steer(`POST /_sandbox/projects/${a}/finish`, { seconds: -1 })).status).toBe(400)
  expect((await steer('GET /_sandbox/nonsense')).status).toBe(404)
})

test('faults are set and dropped over HTTP, one or several, and checked', async () => {
  const sandbox = await openSandbox()
  const queue = (body: unknown) => ask(sandbox, 'POST /_sandbox/faults', body, {})
  const one = { on: 'create', kind: 'code', code: 50_000, accepted: true }
  expect((await queue(one)).status).toBe(200)
  expect((await ask(sandbox, CREATE, ORDER)).json.code).toBe(50_000)
  expect(sandbox.acceptedCreates()).toBe(1)
  await queue([one, { on: 'status', kind: 'delay', ms: 5, nth: 2, times: 3 }])
  expect(sandbox.faults.pending()).toHaveLength(2)
  for (const wrong of [
    { ...one, on: 'creat' },
    { ...one, kind: 'odd' },
    { ...one, nth: 0 },
    { ...one, x: 1 },
    'x',
  ]) {
    const answer = await queue(wrong)
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('error')])
  }
  await ask(sandbox, 'DELETE /_sandbox/faults', undefined, {})
  expect(sandbox.faults.pending()).toEqual([])
})

test('a port that is taken is told', async () => {
  const sandbox = await openSandbox()
  await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow('EADDRINUSE')
})
