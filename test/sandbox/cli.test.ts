import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { ORDER } from './client.ts'

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

test('it goes on, and ends well, when nobody reads what it prints any more', async () => {
  const cli = startCli('--port', '0')
  await once(cli.child.stdout, 'data')
  cli.child.stdout.destroy()
  await once(cli.child.stdout, 'close')
  const before = cli.text()
  cli.child.kill('SIGINT')
  expect(await cli.closed).toEqual([0, null])
  expect(cli.text()).toBe(before)
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
