import { expect, it } from 'vitest'
import { makeVideos } from '../../src/job/batch.ts'
import { openFor } from '../../src/job/claim.ts'
import type { Ledger, LedgerEntry } from '../../src/job/ledger.ts'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { JoggError } from '../../src/jogg/jogg-error.ts'
import { isoTime } from '../../src/lib/text.ts'
import type { Result } from '../../src/outputs/results.ts'
import { quickClock, testWorld } from '../support/world.ts'

const START = Date.UTC(2026, 10, 22, 14)
const REFUSED: JoggError = { kind: 'refused', code: 18020, msg: 'Insufficient credit' }

interface Options {
  readonly reuse?: boolean
  readonly timeoutMs?: number
  /** What the create is answered with; without it, it is accepted. */
  readonly error?: JoggError
  readonly credits?: number
}

/** A run that finds `memory`, and an account that nobody else uses. */
function scene(memory: LedgerEntry | undefined, options: Options = {}) {
  const { reuse = true, timeoutMs = 1_200_000, error, credits = 7 } = options
  const clock = quickClock(START)
  const world = testWorld({}, clock)
  const memories = memory ? [memory] : []
  let created = 0
  const api = {
    credits: async () => ({ ok: true, value: credits }),
    create: async () => {
      created += 1
      return error ? { ok: false, error } : { ok: true, value: 'p2' }
    },
  } as unknown as JoggApi<string>
  const ledger: Ledger = {
    recall: async () => memories.at(-1),
    remember: async (_, next) => memories.push(next) > 0,
  }
  const shop = { world, api, ledger, reuse, wait: false, timeoutMs, pollIntervalMs: 10_000 }
  const purchase = { label: 'it', name: 'it', contentKey: 'k', request: async () => 'it' }
  return {
    world,
    memories,
    clock,
    creates: () => created,
    async run(): Promise<Result> {
      let result: Result = {}
      await makeVideos([purchase], shop, (_, news) => {
        result = { ...result, ...news }
      })
      return result
    },
  }
}

const claimedAt = (ms: number): LedgerEntry => ({
  state: 'submitting',
  credits: 7,
  videoName: 'it',
  at: isoTime(ms),
  claim: '1-1-another-7-a',
})
const P1: LedgerEntry = { state: 'submitted', projectId: 'p1', at: isoTime(START - 600_000) }

it('leaves a claim alone while its create may be under way, says so once, and takes over then', async () => {
  const { run, world, clock, memories } = scene(claimedAt(START - 20_000))
  expect(await run()).toMatchObject({ projectId: 'p2', status: 'pending' })
  expect(memories.map(({ state }) => state)).toEqual(['submitting', 'submitting', 'submitted'])
  expect(Date.parse(memories[1]?.at ?? '')).toBe(START + 160_000)
  expect(world.seen.info.filter(line => line.includes('another run began to submit it'))).toEqual([
    'it: another run began to submit it at 2026-11-22T13:59:40.000Z, and has not told yet what came of it: waiting for that, at most 2 min 40 s',
  ])
  expect(Math.max(...clock.slept)).toBe(5000)
})

it('takes no time where nothing was remembered', async () => {
  const { run, clock } = scene(undefined)
  await run()
  expect(clock.slept).toEqual([])
})

it.each([
  ['nothing', undefined, 0],
  ['a project', P1, 0],
  ['a new claim', claimedAt(START), 180_000],
  ['a claim of a clock that is a minute ahead', claimedAt(START + 60_000), 240_000],
  ['a claim that is as old as creates get', claimedAt(START - 180_000), 0],
  ['a claim of a clock that is far ahead', claimedAt(START + 180_000), 0],
])('%s is open for %s', (_, memory, ms) => {
  expect(openFor(memory, testWorld({}, quickClock(START)))).toBe(ms)
})

it('does not wait for it longer than the workflow wants, and pays nothing then', async () => {
  const { run, creates } = scene(claimedAt(START), { timeoutMs: 60_000 })
  const { status, diagnostic } = await run()
  expect(status).toBe('unknown')
  expect(diagnostic).toMatchObject({
    title: 'Another run is submitting this video',
    means: 'This run submitted nothing, and paid nothing. What the other run paid is not known yet.',
  })
  expect(creates()).toBe(0)
})

it('ends at once when it is cancelled meanwhile', async () => {
  const { run, creates, world } = scene(claimedAt(START))
  world.cancel.abort()
  const { status, diagnostic } = await run()
  expect(status).toBeUndefined()
  expect(diagnostic?.happened).toBe('The run was cancelled while another run was submitting the video of it.')
  expect(creates()).toBe(0)
})

it('asks nobody with `reuse: false`', async () => {
  const { run, creates, clock } = scene(claimedAt(START), { reuse: false })
  expect(await run()).toMatchObject({ projectId: 'p2' })
  expect(creates()).toBe(1)
  expect(clock.slept).toEqual([])
})

it('gives back what was paid for before, when `reuse: false` is refused', async () => {
  const { run, memories } = scene(P1, { reuse: false, error: REFUSED })
  expect(await run()).toMatchObject({ status: 'failed' })
  expect(memories.at(-1)).toEqual({ ...P1, at: isoTime(START) })
})

it('tells the next run when the outcome is unknown: it leaves the create some time, and compares the credits then', async () => {
  const first = scene(undefined, { error: { kind: 'unclear', detail: 'reset' } })
  expect(await first.run()).toMatchObject({ status: 'unknown' })
  const [, left] = first.memories
  expect(left).toMatchObject({ state: 'submitting', credits: 7, claim: '' })
  const untouched = scene(left)
  expect(await untouched.run()).toMatchObject({ projectId: 'p2' })
  expect(Date.parse(untouched.memories[1]?.at ?? '')).toBe(START + 20_000)
  const taken = scene(left, { credits: 6 })
  expect(await taken.run()).toMatchObject({ status: 'unknown' })
  expect(taken.creates()).toBe(0)
})

it('leaves no claim behind a refusal', async () => {
  const { run, memories } = scene(undefined, { error: REFUSED })
  await run()
  expect(memories.map(({ state }) => state)).toEqual(['submitting', 'refused'])
})
