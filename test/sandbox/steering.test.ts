import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
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

const CLI = path.resolve(import.meta.dirname, '../../sandbox/cli.ts')

const children: ChildProcess[] = []

// A test that fails half-way must not leave its sandbox behind.
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function startCli(...flags: string[]) {
  const child = spawn(process.execPath, [CLI, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let text = ''
  child.stdout.on('data', chunk => {
    text += chunk
  })
  child.stderr.on('data', chunk => {
    text += chunk
  })
  const closed = once(child, 'close') as Promise<[number | null, string | null]>
  return { child, closed, text: () => text }
}

test('alone, it says how to use it and stops cleanly on SIGINT', async () => {
  const cli = startCli('--port', '0', '--credits', '7', '--render-seconds', '0', '--creates-per-minute', '1')
  await once(cli.child.stdout, 'data')
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(cli.text())?.[0] ?? ''
  const order = { method: 'POST', headers: { 'x-api-key': 'sandbox-key' }, body: JSON.stringify(ORDER) }
  const statuses = []
  for (let i = 0; i < 2; i += 1) {
    const response = await fetch(`${url}/v1/create_video_from_talking_avatar`, order)
    await response.text()
    statuses.push(response.status)
  }
  expect(statuses).toEqual([200, 429])
  const state = (await (await fetch(`${url}/_sandbox/state`)).json()) as Record<string, unknown>
  expect(state).toMatchObject({ credits: { 'sandbox-key': 6 }, projects: [{ stage: 4 }] })
  await fetch(`${url}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify([
      { on: 'create', kind: 'delay', ms: 60_000 },
      { on: 'create', kind: 'stall' },
    ]),
  })
  const waiting = [1, 2].map(() =>
    fetch(`${url}/v1/create_video_from_talking_avatar`, order).catch(() => 'ended'),
  )
  await vi.waitFor(async () => {
    const { requests } = (await (await fetch(`${url}/_sandbox/state`)).json()) as { requests: unknown[] }
    expect(requests).toHaveLength(4)
  })
  cli.child.kill('SIGINT')
  expect(await Promise.all(waiting)).toEqual(['ended', 'ended'])
  expect(await cli.closed).toEqual([0, null])
  expect(cli.text()).toContain('sandbox-key (7 credits; a video takes 0 s)')
})

test.each([
  [['--port', 'x'], '--port is "x": a number from 0 to 65535 is allowed'],
  [['--wat'], "Unknown option '--wat'"],
  [['--wat'], 'npm run sandbox -- --port 8788 --render-seconds 8 --credits 100 --creates-per-minute 20'],
])('%j is refused', async (flags, message) => {
  const cli = startCli(...flags)
  expect((await cli.closed)[0]).toBe(1)
  expect(cli.text()).toContain(message)
})
