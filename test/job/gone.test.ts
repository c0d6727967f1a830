import { expect, it } from 'vitest'
import { makeVideos } from '../../src/job/batch.ts'
import type { Ledger } from '../../src/job/ledger.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { Result } from '../../src/outputs/results.ts'
import { testWorld } from '../support/world.ts'

const VIDEO_URL = 'https://res.jogg.ai/p1.mp4'

/** A run that finds a video of an earlier one, whose address is answered like this. */
async function takeUp(answer: () => Promise<Response>): Promise<{ result: Result; asked: RequestInit[] }> {
  const asked: RequestInit[] = []
  const fetch = async (_: unknown, init: RequestInit = {}) => {
    asked.push(init)
    return answer()
  }
  const world = { ...testWorld({}), fetch: fetch as typeof globalThis.fetch }
  const api = {
    credits: async () => ({ ok: true, value: 7 }),
    create: async () => ({ ok: true, value: 'p2' }),
    video: async () => ({ ok: true, value: { projectId: 'p1', status: 'success', videoUrl: VIDEO_URL } }),
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
  return { result, asked }
}

const status = (code: number) => async () => new Response(null, { status: code })

it.each([200, 206, 302, 403, 405, 416, 500])('a video whose address answers %i is used', async code => {
  const { result } = await takeUp(status(code))
  expect(result).toMatchObject({ projectId: 'p1', reused: true, status: 'success' })
})

it('a video whose address does not answer is used, too: a failed request is no reason to pay', async () => {
  const { result } = await takeUp(() => Promise.reject(new TypeError('fetch failed')))
  expect(result).toMatchObject({ projectId: 'p1', reused: true })
})

it.each([404, 410])('a video whose address answers %i is gone, and submitted anew', async code => {
  const { result } = await takeUp(status(code))
  expect(result).toMatchObject({ projectId: 'p2', reused: false })
})

it('is asked for one byte, at its own address alone', async () => {
  const { asked } = await takeUp(status(206))
  expect(asked).toEqual([expect.objectContaining({ headers: { range: 'bytes=0-0' }, redirect: 'manual' })])
})
