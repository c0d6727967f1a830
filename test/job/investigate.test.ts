import { expect, it } from 'vitest'
import { investigate } from '../../src/job/investigate.ts'
import type { Video } from '../../src/jogg/domain.ts'
import type { Reply } from '../../src/jogg/jogg-error.ts'
import { submittedOf } from '../support/memory.ts'
import { quickClock, testWorld } from '../support/world.ts'

const MISSING: Reply<Video> = { ok: false, error: { kind: 'refused', code: 10104, msg: 'not found' } }
const at = (videoUrl: string): Reply<Video> => ({
  ok: true,
  value: { projectId: 'p1', status: 'success', videoUrl },
})

/** @param statuses of the address, the last one for ever */
async function find(
  replies: readonly Reply<Video>[],
  statuses: readonly number[] = [206],
  ageMs = 3_600_000,
) {
  const clock = quickClock()
  const start = clock.now()
  const [asked, tried]: [string[], string[]] = [[], []]
  const world = {
    ...testWorld({}, clock),
    fetch: (async (url: string) => {
      tried.push(url)
      return new Response(null, { status: statuses[tried.length - 1] ?? statuses.at(-1) ?? 206 })
    }) as typeof fetch,
  }
  const api = {
    video: async (id: string) => {
      asked.push(id)
      return replies[asked.length - 1] ?? (replies.at(-1) as Reply<Video>)
    },
  }
  const findings = await investigate(submittedOf('p1', start - ageMs) as never, { api, world })
  return { ...findings, asked: asked.length, tried: tried.length, tookMs: clock.now() - start }
}

it('a video whose address lives is there after one question', async () => {
  expect(await find([at('https://a.b/1')])).toMatchObject({ isGone: false, asked: 1, tried: 1, tookMs: 0 })
})

it.each([404, 410])(
  'an address is dead after %i for over a minute, when JoggAI says it once more',
  async status => {
    const found = await find([at('https://a.b/1')], [status])
    expect(found).toMatchObject({ isGone: true, asked: 2, tried: 4 })
    expect(found.tookMs).toBeGreaterThan(60_000)
  },
)

it.each([
  [404, 404, 206],
  [404, 500],
  [410, 403],
  [404, 404, 404, 302],
])('an address is not dead after %i, %i …', async (...statuses) => {
  expect((await find([at('https://a.b/1')], statuses)).isGone).toBe(false)
})

it('an address that JoggAI has replaced is not gone', async () => {
  const found = await find([at('https://a.b/1'), at('https://a.b/2')], [404, 404, 404, 404, 206])
  expect(found).toMatchObject({ isGone: false, reply: at('https://a.b/2') })
})

it('a project is not found only when it is over a minute old and was asked for several times', async () => {
  const old = await find([MISSING])
  expect([old.reply, old.asked]).toEqual([MISSING, 3])
  const young = await find([MISSING], [], 0)
  expect(young.reply).toEqual(MISSING)
  expect(young.tookMs).toBeGreaterThan(60_000)
})

it('a young project that is found a little later is there', async () => {
  const found = await find([MISSING, MISSING, at('https://a.b/1')], [206], 1000)
  expect(found).toMatchObject({ reply: at('https://a.b/1'), isGone: false })
})
