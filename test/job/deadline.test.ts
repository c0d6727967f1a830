import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { follow, type Origin } from '../../src/job/follow.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import { LIMITS } from '../../src/jogg/api.ts'
import { joggApi } from '../../src/jogg/open-api.ts'
import type { Result } from '../../src/outputs/results.ts'
import { testWorld } from '../support/world.ts'

/** A service whose answers never end, on real time: a byte every 20 ms, so that no idle limit helps. */
const drips = new Set<NodeJS.Timeout>()
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const drip = setInterval(() => response.write(' '), 20)
  drips.add(drip)
  response.on('close', () => clearInterval(drip))
})
beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  for (const drip of drips) clearInterval(drip)
  server.closeAllConnections()
  server.close()
})

const realClock = {
  now: () => Date.now(),
  sleep: (ms: number, signal: AbortSignal) =>
    new Promise<void>(resolve => {
      if (ms <= 0 || signal.aborted) return resolve()
      const timer = setTimeout(resolve, ms)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    }),
}

function open(statusMs = 30_000) {
  const apiUrl = parseApiUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  if (!apiUrl) throw new Error('the server has no address')
  const world = testWorld({}, realClock)
  return {
    world,
    api: joggApi(world, { apiUrl, apiKey: 'k', apiVersion: 'v1', limits: { ...LIMITS, status: statusMs } }),
  }
}

interface Given {
  readonly wait?: boolean
  readonly cancelAfterMs?: number
  readonly statusMs?: number
}

async function collect(origin: Origin, given: Given = {}) {
  const { world, api } = open(given.statusMs)
  let result: Result = {}
  const update = (patch: Result) => {
    result = { ...result, ...patch }
  }
  if (given.cancelAfterMs) setTimeout(() => world.cancel.abort(), given.cancelAfterMs)
  const deps = { world, api, wait: given.wait ?? true, timeoutMs: 30, pollIntervalMs: 10, phase: 1, update }
  await follow({ label: 'the project' }, 'p1', deps, origin)
  return result
}

it.concurrent('an answer that never ends does not keep a run beyond its deadline', async ({ expect }) => {
  // Had it all the time of a request, 30 s, the test would end at its own limit.
  const { diagnostic, status } = await collect('earlier')
  expect(status).toBeUndefined()
  expect(diagnostic?.happened).toContain('its answer was not complete by then')
  expect(diagnostic?.means).toContain('It is paid for')
})

describe('a project that was named, and never confirmed, is not said to be paid for', () => {
  it.concurrent('at the deadline', async ({ expect }) => {
    const { diagnostic, status } = await collect('named')
    expect(status).toBe('unknown')
    expect(diagnostic?.title).toBe('JoggAI has not confirmed this project')
    expect(JSON.stringify(diagnostic)).not.toMatch(/[Ii]t is paid for/)
  })

  it.concurrent('after a cancel', async ({ expect }) => {
    const { diagnostic, status } = await collect('named', { cancelAfterMs: 10 })
    expect(status).toBe('unknown')
    expect(diagnostic?.title).toBe('The run was cancelled')
    expect(JSON.stringify(diagnostic)).not.toMatch(/[Ii]t is paid for/)
  })
})

it.concurrent('who does not wait gives the one answer all the time of a request', async ({ expect }) => {
  const { diagnostic } = await collect('named', { wait: false, statusMs: 2500 })
  expect(diagnostic?.happened).toContain('no complete answer within 3 s')
})
