import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FinishedAction, runAction, startAction } from '../support/action.ts'
import { type CacheService, startCacheService } from '../support/cache-service.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'
import { openTollgate, type Passage, type Tollgate } from '../support/tollgate.ts'

/**
 * A run is killed, as a runner that vanishes does it, at every request it sends and at every answer it gets; then the
 * job runs again. Whatever the moment: exactly one accepted create. The action is the built one, the cache's client
 * is the real one, and both talk to real servers.
 */
let scene: Scene
let cache: CacheService
const gates: Tollgate[] = []
let atTheGate: (passage: Passage) => boolean = () => true

beforeAll(async () => {
  scene = await setTheScene({
    renderMs: 100,
    createsPerWindow: 0,
    accounts: { 'sandbox-key': { credits: 1000 } },
  })
  cache = await startCacheService()
  for (const target of [scene.sandbox.url, cache.url]) {
    gates.push(await openTollgate(target, passage => atTheGate(passage)))
  }
})
afterAll(async () => {
  await Promise.all(gates.map(gate => gate.close()))
  await scene.close()
  await cache.close()
})

function inputsFor(script: string): Record<string, string> {
  const [jogg, store] = gates.map(gate => gate.url) as [string, string]
  const variables = {
    ...cache.env,
    ACTIONS_RESULTS_URL: `${store}/`,
    GITHUB_SERVER_URL: 'https://github.com',
  }
  return { ...scene.inputs, ...variables, 'api-url': jogg, script, 'timeout-minutes': '0.5' }
}

/** Starts a run and kills it at the given passage; tells where that was, or nothing when the run ended before. */
async function killAt(script: string, moment: number): Promise<string | undefined> {
  const run = await startAction(inputsFor(script))
  let passages = 0
  let where: string | undefined
  atTheGate = passage => {
    passages += 1
    if (passages < moment) return true
    where ??= `${passage.what} (${passage.way})`
    run.child.kill('SIGKILL')
    return false
  }
  await run.finished()
  atTheGate = () => true
  return where
}

const createsOf = (script: string) =>
  scene.sandbox.projects.filter(project => JSON.stringify(project).includes(script)).length

function expectPaidOnce(script: string, second: FinishedAction, where: string | undefined): void {
  expect(createsOf(script), `killed at ${where}`).toBe(1)
  const id = scene.sandbox.projects.find(project => JSON.stringify(project).includes(script))?.id
  if (second.outputs.status === 'unknown') {
    expect(second.code).toBe(1)
    expect(second.log).toContain('project-id')
  } else {
    expect(second.outputs).toMatchObject({ status: 'success', 'project-id': id })
  }
}

describe('a run that is killed, and the next one', () => {
  const seen: string[] = []

  it.each(Array.from({ length: 44 }, (_, index) => index + 1))('at passage %i', async moment => {
    const script = `Killed at passage ${moment}, and run again.`
    const where = await killAt(script, moment)
    seen.push(where ?? 'after its end')
    const second = await runAction(inputsFor(script))
    expectPaidOnce(script, second, where)
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
      expect([...kinds]).toEqual(expect.arrayContaining([`${kind} (in)`, `${kind} (out)`]))
    }
  })
})
