import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FinishedAction, runAction } from '../support/action.ts'
import { type CacheFault, type CacheService, startCacheService } from '../support/cache-service.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

/** Whatever is wrong with the cache: a video is made, and one warning says what it means that there is no memory. */
let scene: Scene
beforeAll(async () => {
  scene = await setTheScene({ renderMs: 100, accounts: { 'sandbox-key': { credits: 100 } } })
})
afterAll(() => scene.close())

const ALWAYS = { times: 1000 }
const STEPS = ['lookup', 'reserve', 'upload', 'finalize'] as const

const FAULTS: readonly [string, readonly CacheFault[]][] = [
  ['answers nothing but errors', STEPS.map(step => ({ kind: 'answer', step, status: 500, ...ALWAYS }))],
  ['refuses to be asked', [{ kind: 'answer', step: 'lookup', status: 403, ...ALWAYS }]],
  ['cannot be written', [{ kind: 'answer', step: 'reserve', status: 403, ...ALWAYS }]],
  ['loses what is written', [{ kind: 'answer', step: 'finalize', status: 500, ...ALWAYS }]],
  ['breaks every connection', STEPS.map(step => ({ kind: 'reset', step, ...ALWAYS }))],
  ['never answers', STEPS.map(step => ({ kind: 'stall', step, ...ALWAYS }))],
]

/** But for the one about the pace, which is not a test's. */
const warningsOf = ({ log }: FinishedAction) =>
  log.split('\n').filter(line => line.startsWith('::warning') && !line.includes('poll-interval'))

/** The run, and the same once more. */
async function runTwice(cache: CacheService, script: string): Promise<readonly FinishedAction[]> {
  // Anything but github.com counts as an Enterprise server, and gets the cache's old protocol.
  const inputs = { ...scene.inputs, ...cache.env, GITHUB_SERVER_URL: 'https://github.com', script }
  return [await runAction(inputs), await runAction(inputs)]
}

describe.concurrent('a cache that', () => {
  it.each(FAULTS)('%s costs no video', { timeout: 120_000 }, async (what, faults) => {
    const cache = await startCacheService()
    cache.fault(...faults)
    const runs = await runTwice(cache, `A cache that ${what}.`)
    for (const run of runs) {
      expect(run.code, run.log).toBe(0)
      expect(run.outputs.status).toBe('success')
      expect(warningsOf(run)).toEqual([expect.stringContaining('The Actions cache can’t be used')])
    }
    expect(cache.requests.length).toBeGreaterThan(0)
    await cache.close()
  })

  it('may only be read is asked all the same', { timeout: 60_000 }, async () => {
    const cache = await startCacheService({ readOnly: true })
    const runs = await runTwice(cache, 'A cache that may only be read.')
    expect(runs.map(({ outputs }) => outputs.status)).toEqual(['success', 'success'])
    for (const run of runs) expect(warningsOf(run)).toHaveLength(1)
    expect(cache.entries).toEqual([])
    await cache.close()
  })

  it('is act’s, Gitea’s or Forgejo’s remembers, without a token', { timeout: 60_000 }, async () => {
    const cache = await startCacheService({ habits: { isAct: true } })
    const [first, second] = await runTwice(cache, 'A cache of another kind.')
    expect([first?.outputs.reused, second?.outputs.reused]).toEqual(['false', 'true'])
    expect(warningsOf(second as FinishedAction)).toEqual([])
    await cache.close()
  })

  it('is not there is a warning, before anything is paid', { timeout: 60_000 }, async () => {
    const run = await runAction({ ...scene.inputs, script: 'No cache at all.' })
    expect(warningsOf(run)).toEqual([expect.stringContaining('Nothing can remember what is paid for')])
    expect(run.log.indexOf('Nothing can remember')).toBeLessThan(run.log.indexOf('submitted as project'))
  })

  it('works is not spoken of, and remembers', { timeout: 60_000 }, async () => {
    const cache = await startCacheService()
    const [first, second] = await runTwice(cache, 'A cache that works.')
    expect(first?.outputs.reused).toBe('false')
    expect(second?.outputs.reused).toBe('true')
    expect(warningsOf(first as FinishedAction)).toEqual([])
    await cache.close()
  })
})
