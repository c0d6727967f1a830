import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAction } from '../support/action.ts'
import { type CacheService, startCacheService } from '../support/cache-service.ts'
import { type Interceptor, openInterceptor } from '../support/interceptor.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

/** The same video is wanted by two runs at once, and JoggAI takes its time to answer the first. */
let scene: Scene
let cache: CacheService
let interceptor: Interceptor
const answer = Promise.withResolvers<boolean>()

beforeAll(async () => {
  scene = await setTheScene({ renderMs: 100 })
  cache = await startCacheService()
  interceptor = await openInterceptor(scene.sandbox.url, ({ what, kind }) =>
    what.startsWith('POST') && kind === 'answer' ? answer.promise : true,
  )
})
afterAll(async () => {
  await Promise.all([scene.close(), cache.close(), interceptor.close()])
})

it('is paid for once, and both have it', { timeout: 60_000 }, async () => {
  const inputs = { ...scene.inputs, ...cache.env, 'api-url': interceptor.url, script: 'Wanted twice.' }
  const first = await startAction(inputs)
  await expect.poll(() => scene.sandbox.projects.length, { timeout: 20_000 }).toBe(1)
  const second = await startAction(inputs)
  await second.seen(/another run began to submit it at \S+, and has not told yet what came of it/)
  answer.resolve(true)
  const [one, other] = await Promise.all([first.finished(), second.finished()])
  expect(one.outputs).toMatchObject({ status: 'success', reused: 'false' })
  expect(other.outputs).toMatchObject({ status: 'success', reused: 'true' })
  expect(other.outputs['project-id']).toBe(one.outputs['project-id'])
  expect(scene.sandbox.projects).toHaveLength(1)
})
