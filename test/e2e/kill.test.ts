import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FinishedAction, runAction, startAction } from '../support/action.ts'
import { type CacheService, startCacheService } from '../support/cache-service.ts'
import { type Message, openInterceptor } from '../support/interceptor.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

/**
 * A run is killed, as a runner that vanishes does it, at every request it sends and at every answer it gets; then the
 * job runs again. Whatever the moment: exactly one accepted create. Real servers, real processes, and a clock that is
 * ten times as fast, since a create that nobody answered is waited for until it can't be accepted any more.
 */
let scene: Scene
let cache: CacheService

const FAST = { main: path.join(import.meta.dirname, '../support/fast-main.ts') }
const TIMES = { FAST: '10', FAST_SINCE: String(Date.now()) }
const MOMENTS = Array.from({ length: 44 }, (_, index) => index + 1)
/** An account for each moment: what one run takes must not look like another run's payment. */
const keyOf = (moment: number) => `key-${moment}`

beforeAll(async () => {
  const accounts = Object.fromEntries(MOMENTS.map(moment => [keyOf(moment), { credits: 10 }]))
  scene = await setTheScene({ renderMs: 100, createsPerWindow: 0, accounts })
  cache = await startCacheService()
})
afterAll(async () => {
  await scene.close()
  await cache.close()
})

/** One job: its inputs, and what intercepts its messages with the two services. */
async function openJob(moment: number) {
  let mayPass: (message: Message) => boolean = () => true
  const intercept = (target: string) => openInterceptor(target, message => mayPass(message))
  const [jogg, store] = await Promise.all([intercept(scene.sandbox.url), intercept(cache.url)])
  const script = `Killed at message ${moment}, and run again.`
  return {
    script,
    inputs: {
      ...scene.inputs,
      ...TIMES,
      ...cache.env,
      ACTIONS_RESULTS_URL: `${store.url}/`,
      // Anything but github.com counts as an Enterprise server, and gets the cache's old protocol.
      GITHUB_SERVER_URL: 'https://github.com',
      'api-url': jogg.url,
      'api-key': keyOf(moment),
      script,
    },
    intercept: (rule: (message: Message) => boolean) => {
      mayPass = rule
    },
    close: () => Promise.all([jogg.close(), store.close()]),
  }
}

type Job = Awaited<ReturnType<typeof openJob>>

/** Starts a run and kills it at the given message; tells where that was, or nothing when the run ended before. */
async function killAt(job: Job, moment: number): Promise<string | undefined> {
  const run = await startAction(job.inputs, FAST)
  let messages = 0
  let where: string | undefined
  job.intercept(message => {
    messages += 1
    if (messages < moment) return true
    where ??= `${message.what} (${message.kind})`
    run.child.kill('SIGKILL')
    return false
  })
  await run.finished()
  job.intercept(() => true)
  return where
}

const projectsOf = (script: string) =>
  scene.sandbox.projects.filter(project => JSON.stringify(project).includes(script))

function expectPaidOnce(script: string, second: FinishedAction, where: string | undefined): void {
  const projects = projectsOf(script)
  expect(projects.length, `accepted creates when killed at ${where}`).toBe(1)
  if (second.outputs.status === 'unknown') {
    expect(second.code).toBe(1)
    expect(second.log).toContain('project-id')
  } else {
    expect(second.outputs).toMatchObject({ status: 'success', 'project-id': projects[0]?.id })
  }
}

const seen: string[] = []

describe.concurrent('a run that is killed, and the next one', () => {
  it.each(MOMENTS)('at message %i', { timeout: 120_000 }, async moment => {
    const job = await openJob(moment)
    const where = await killAt(job, moment)
    seen.push(where ?? 'after its end')
    const second = await runAction(job.inputs, FAST)
    expectPaidOnce(job.script, second, where)
    await job.close()
  })
})

it('met every kind of boundary', () => {
  const kinds = new Set(seen.map(where => where.replace(/.*\//, '')))
  for (const kind of [
    'create_video_from_talking_avatar',
    'project',
    'remaining_quota',
    'GetCacheEntryDownloadURL',
    'CreateCacheEntry',
    'FinalizeCacheEntryUpload',
  ]) {
    expect([...kinds]).toEqual(expect.arrayContaining([`${kind} (request)`, `${kind} (answer)`]))
  }
})
