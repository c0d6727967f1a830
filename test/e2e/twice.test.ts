import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInterceptor } from '../support/interceptor.ts'
import { type Memory, openStage, type Stage } from '../support/paid-once.ts'

/** The same video is wanted by several runs at once: one pays, all have it. */
let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    renderMs: 100,
    createsPerWindow: 0,
    accounts: { 'sandbox-key': { credits: 1000 } },
  })
})
afterAll(() => stage.close())

const MEMORIES: readonly Memory[] = ['cache v1', 'cache v2', 'comment and cache', 'refs']
const OFFSETS_MS = [0, 250, 500, 1000, 2000]
const CASES = MEMORIES.flatMap(memory =>
  [2, 3].flatMap(runs => OFFSETS_MS.map(offset => ({ memory, runs, offset }))),
)

describe.concurrent('with nothing wrong, one create', () => {
  it.each(CASES)(
    'of $runs runs, $offset ms apart, with $memory',
    { timeout: 120_000 },
    async ({ memory, runs, offset }) => {
      const script = `Wanted by ${runs} at ${offset} with ${memory}.`
      const running = Array.from({ length: runs }, async (_, nth) => {
        await sleep(nth * offset)
        return (await stage.start(memory, script)).finished()
      })
      const ended = await Promise.all(running)
      expect(stage.accepted(script)).toBe(1)
      for (const { outputs, log } of ended) expect(outputs.status, log).toBe('success')
      expect(ended.filter(({ outputs }) => outputs.reused === 'false')).toHaveLength(1)
      const comments = (await stage.github.comments(7)).filter(({ body }) => body.includes(script))
      expect(comments).toHaveLength(memory === 'comment and cache' ? 1 : 0)
      expect(stage.github.violations).toEqual([])
    },
  )
})

it('while JoggAI takes its time to answer the first, the second says what it waits for', {
  timeout: 60_000,
}, async () => {
  const answer = Promise.withResolvers<boolean>()
  const interceptor = await openInterceptor(stage.scene.sandbox.url, ({ what, kind }) =>
    what.startsWith('POST') && kind === 'answer' ? answer.promise : true,
  )
  const script = 'Wanted twice.'
  const first = await stage.start('cache v2', script, { 'api-url': interceptor.url })
  await expect.poll(() => stage.accepted(script), { timeout: 20_000 }).toBe(1)
  const second = await stage.start('cache v2', script, { 'api-url': interceptor.url })
  await second.seen(/another run began to submit it at \S+, and has not reported what came of it yet/)
  answer.resolve(true)
  const [one, other] = await Promise.all([first.finished(), second.finished()])
  expect(one.outputs).toMatchObject({ status: 'success', reused: 'false' })
  expect(other.outputs).toMatchObject({
    status: 'success',
    reused: 'true',
    'project-id': one.outputs['project-id'],
  })
  expect(stage.accepted(script)).toBe(1)
  await interceptor.close()
})
