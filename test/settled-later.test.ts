import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import { makeAvatar } from '../src/avatar/make-avatar.ts'
import { run } from '../src/run.ts'
import type { World } from '../src/runtime/world.ts'
import { type CacheService, startCacheService } from './support/cache-service.ts'
import { VERSIONS } from './support/scenarios.ts'
import { quickClock, testWorld } from './support/world.ts'

const LIMITS = { create: 400, status: 300, other: 300 }
const SHARED = { 'api-key': 'sandbox-key', 'job-summary': 'false' }

const TEMPLATE = {
  ...SHARED,
  script: 'Hello, this is the news.',
  'template-id': '5001',
  'template-variables': 'title = Two',
  'video-name': 'News',
}
const PHOTO = {
  ...SHARED,
  photo: 'photo.png',
  name: 'Mika',
  'voice-id': 'en-US-JennyNeural',
  'max-credits': '2',
  GITHUB_WORKSPACE: path.join(import.meta.dirname, 'lib/fixtures'),
}

let sandbox: Sandbox
let cache: CacheService
const clock = quickClock()
beforeEach(async () => {
  cache = await startCacheService()
  sandbox = await startSandbox({ renderMs: 60_000, now: clock.now })
})
afterEach(async () => {
  await Promise.all([sandbox.close(), cache.close()])
})

const worldOf = (version: string, inputs: Record<string, string>) =>
  testWorld({ ...inputs, ...cache.env, 'api-url': sandbox.url, 'api-version': version }, clock)

const creates = () => sandbox.requests.filter(({ point }) => point === 'create').length

/** A run that knows of its lost create only what its memory keeps: the list answers again in the next run. */
async function loseThenRun(
  version: string,
  inputs: Record<string, string>,
  act: (world: World, limits: typeof LIMITS) => Promise<number>,
  { accepted, list }: { accepted: boolean; list: 'template-videos' | 'avatars' },
) {
  sandbox.faults.add(
    { on: 'create', kind: 'reset', accepted },
    { on: list, kind: 'http', status: 503, times: 99 },
  )
  const first = worldOf(version, inputs)
  expect([await act(first, LIMITS), first.seen.outputs.status]).toEqual([1, 'unknown'])
  sandbox.faults.clear()
  const second = worldOf(version, inputs)
  const code = await act(second, LIMITS)
  return { code, outputs: second.seen.outputs, errors: second.seen.errors }
}

describe.each(VERSIONS)('a template video, %s', version => {
  it('is taken up by the next run, which pays nothing', async () => {
    const worlds = [worldOf(version, TEMPLATE), worldOf(version, TEMPLATE)]
    for (const world of worlds) expect(await run(world, LIMITS)).toBe(0)
    const [first, second] = worlds.map(({ seen }) => seen.outputs)
    expect(second).toMatchObject({ reused: 'true', 'project-id': first?.['project-id'], title: 'News' })
    expect(creates()).toBe(1)
  })

  it.each([true, false])(
    'whose create an earlier run lost is settled by the list; accepted: %s',
    async accepted => {
      const { code, outputs } = await loseThenRun(version, TEMPLATE, run, {
        accepted,
        list: 'template-videos',
      })
      expect(code).toBe(0)
      expect(outputs).toMatchObject({ status: 'success', reused: String(accepted), title: 'News' })
      expect([sandbox.acceptedCreates(), creates()]).toEqual([1, accepted ? 1 : 2])
    },
  )
})

describe.each(VERSIONS)('a photo avatar, %s', version => {
  it('is taken up by the next run, which pays nothing', async () => {
    const worlds = [worldOf(version, PHOTO), worldOf(version, PHOTO)]
    for (const world of worlds) expect(await makeAvatar(world, LIMITS)).toBe(0)
    const [first, second] = worlds.map(({ seen }) => seen.outputs)
    expect(second).toEqual({ ...first, reused: 'true' })
    expect(creates()).toBe(1)
  })

  it('whose create an earlier run lost stays unknown where one of its name is there', async () => {
    const { code, outputs, errors } = await loseThenRun(version, PHOTO, makeAvatar, {
      accepted: true,
      list: 'avatars',
    })
    expect([code, outputs.status]).toEqual([1, 'unknown'])
    expect(errors[0]?.message).toContain('`avatar-id`')
    expect(creates()).toBe(1)
  })

  it('that is in no list, and for which nothing was taken, is made by the next run', async () => {
    const { code, outputs } = await loseThenRun(version, PHOTO, makeAvatar, {
      accepted: false,
      list: 'avatars',
    })
    expect([code, outputs.status, outputs['avatar-id']]).toEqual([0, 'success', '9101'])
    expect([sandbox.acceptedCreates(), creates()]).toEqual([1, 2])
  })
})
