import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import { expect, it } from 'vitest'
import { makeVideos } from '../../src/job/batch.ts'
import type { Ledger } from '../../src/job/ledger.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { Result } from '../../src/outputs/results.ts'
import { testWorld } from '../support/world.ts'

const VIDEO_URL = 'https://res.jogg.ai/p1.mp4'

/** A run that finds a video of an earlier one, at this address. */
async function takeUp(videoUrl = VIDEO_URL): Promise<Result> {
  const world = testWorld({})
  const api = {
    credits: async () => ({ ok: true, value: 7 }),
    create: async () => ({ ok: true, value: 'p2' }),
    video: async () => ({ ok: true, value: { projectId: 'p1', status: 'success', videoUrl } }),
  } as unknown as JoggApi<string>
  const ledger: Ledger = {
    recall: async () => ({ state: 'submitted', projectId: 'p1', at: '2026-11-22T14:00:00.000Z' }),
    remember: async () => true,
  }
  const shop = { world, api, ledger, reuse: true, wait: false, timeoutMs: 60_000, pollIntervalMs: 10_000 }
  let result: Result = {}
  const purchase = { label: 'it', name: 'it', contentKey: 'k', request: async () => 'it' }
  await makeVideos([purchase], shop, (_, news) => {
    result = { ...result, ...news }
  })
  return result
}

/** One byte is asked for, and nothing else. */
const answer = (code: number) =>
  nock('https://res.jogg.ai', { reqheaders: { range: 'bytes=0-0' } })
    .get('/p1.mp4')
    .reply(code, '', {
      location: 'https://elsewhere.example/',
    })

it.each([200, 206, 302, 403, 405, 416, 500])('a video whose address answers %i is used', async code => {
  answer(code)
  expect(await takeUp()).toMatchObject({ projectId: 'p1', reused: true, status: 'success' })
})

it('a video whose address does not answer is used, too: a failed request is no reason to pay', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  expect(await takeUp(`http://127.0.0.1:${port}/p1.mp4`)).toMatchObject({ projectId: 'p1', reused: true })
})

it.each([404, 410])('a video whose address answers %i is gone, and submitted anew', async code => {
  answer(code)
  expect(await takeUp()).toMatchObject({ projectId: 'p2', reused: false })
})
