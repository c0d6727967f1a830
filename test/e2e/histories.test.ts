import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import { expect, it } from 'vitest'
import { randomOf } from '../job/support/histories.ts'
import { type Memory, openStage } from '../support/paid-once.ts'

/**
 * Histories of one to four runs of the built action, on real servers: overlaps, kills, cancels, answers that are slow or
 * never come, cache requests that are lost, entries that are found late. The model in test/job has a thousand of them, on
 * a clock of its own; these forty take as long as they take, several at once.
 */
const HISTORIES = 40
/** Two cores: more would be late for each other. */
const AT_ONCE = 8
const MEMORIES: readonly Memory[] = ['cache v2', 'cache v1', 'comment and cache', 'refs']
const STEPS = ['lookup', 'reserve', 'upload', 'finalize'] as const

interface History {
  readonly what: string
  readonly accepted: number
  readonly failed: number
}

async function play(seed: number): Promise<History> {
  const random = randomOf(seed)
  const upTo = (max: number) => random() * max
  const pick = <T>(list: readonly T[]): T => list[Math.floor(upTo(list.length))] as T
  const memory = MEMORIES[seed % MEMORIES.length] ?? 'cache v2'
  const script = `History ${seed}.`
  const stage = await openStage(
    { renderMs: pick([100, 2000]), createsPerWindow: 0 },
    { habits: { lagMs: () => upTo(pick([0, 0, 3000])) } },
  )
  // Two at most of each kind: what can be reached, answers at some time.
  for (const step of STEPS) {
    if (random() < 0.3)
      stage.cache.fault({ step, kind: 'reset', accepted: random() < 0.5, times: pick([1, 2]) })
  }
  const slow = pick([0, 0, 1500, 4000])
  if (slow) stage.scene.sandbox.faults.add({ on: 'create', kind: 'delay', ms: slow })
  const courses = Array.from({ length: 1 + Math.floor(upTo(4)) }, () => {
    return {
      end: pick(['natural', 'natural', 'SIGKILL', 'SIGINT'] as const),
      gapMs: upTo(2500),
      livesMs: upTo(4000),
    }
  })
  const failed: string[] = []
  const running: Promise<unknown>[] = []
  for (const { end, gapMs, livesMs } of courses) {
    const run = await stage.start(memory, script)
    running.push(
      run.finished().then(({ code, outputs, log }) => {
        const isTold = outputs.status === 'success' ? code === 0 : outputs.status === 'unknown' && code === 1
        if (end === 'natural' && !isTold) failed.push(log)
      }),
    )
    if (end !== 'natural') running.push(sleep(livesMs).then(() => run.child.kill(end)))
    await sleep(gapMs)
  }
  await Promise.all(running)
  const accepted = stage.accepted(script)
  await stage.close()
  const what = `seed ${seed}, ${memory}, create ${slow} ms, ${JSON.stringify(courses)}`
  return { what: [what, ...failed].join('\n'), accepted, failed: failed.length }
}

it('forty of them pay once each, and each run knows what it says', { timeout: 900_000 }, async () => {
  const first = Number(process.env.SEED ?? 1)
  const seeds = Array.from({ length: Number(process.env.SEEDS ?? HISTORIES) }, (_, nth) => first + nth)
  const limit = pLimit(AT_ONCE)
  const ended = await Promise.all(seeds.map(seed => limit(() => play(seed))))
  expect(
    ended
      .filter(({ accepted, failed }) => accepted > 1 || failed > 0)
      .map(({ what, accepted }) => `${accepted} accepted: ${what}`),
  ).toEqual([])
  expect(ended.filter(({ accepted }) => accepted === 1).length).toBeGreaterThan(ended.length / 2)
})
