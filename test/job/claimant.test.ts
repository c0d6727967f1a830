import { expect, it } from 'vitest'
import { claimant, isOver, NOBODY } from '../../src/job/claimant.ts'
import type { World } from '../../src/runtime/world.ts'

type Where = Pick<World, 'env' | 'host'>

/** @param running the processes that run on the machine */
function runOn(machine: string, attempt: number, { run = 4711, pid = 7, running = [7] } = {}): Where {
  return {
    env: { GITHUB_RUN_ID: String(run), GITHUB_RUN_ATTEMPT: String(attempt) },
    host: { machine, pid, isRunning: other => running.includes(other) },
  }
}

const CLAIM = claimant(runOn('abc', 2))

it('names neither run nor attempt outside of GitHub', () => {
  expect(claimant({ env: {}, host: runOn('abc', 1).host })).toMatch(/^--abc-7-[0-9a-f]{8}$/)
})

it('makes no two claims alike', () => {
  expect(CLAIM).toMatch(/^4711-2-abc-7-[0-9a-f]{8}$/)
  expect(claimant(runOn('abc', 2))).not.toBe(CLAIM)
})

it.each<[string, Where, boolean]>([
  ['a later attempt of the same run', runOn('def', 3), true],
  ['a tenth attempt of the same run', runOn('def', 10), true],
  ['another job of the same attempt', runOn('def', 2), false],
  ['an earlier attempt', runOn('def', 1), false],
  ['another run', runOn('def', 3, { run: 4712 }), false],
  ['a process beside it', runOn('abc', 1, { run: 4712, pid: 8, running: [7, 8] }), false],
  [
    'a process on the same machine, after it is gone',
    runOn('abc', 1, { run: 4712, pid: 8, running: [8] }),
    true,
  ],
  ['a machine that has no such process', runOn('def', 1, { run: 4712, pid: 8, running: [8] }), false],
  ['no run of GitHub', { env: {}, host: runOn('def', 1).host }, false],
])('for %s, its run is over: %s', (_, where, over) => {
  expect(isOver(CLAIM, where)).toBe(over)
})

it("is over outside of GitHub only with its process: runs without a number are not each other's attempts", () => {
  const outside: Where = { env: {}, host: runOn('abc', 1).host }
  expect(isOver(claimant(outside), { ...outside, host: runOn('def', 1).host })).toBe(false)
})

it("is over when it is nobody's", () => {
  expect(isOver(NOBODY, runOn('def', 1))).toBe(true)
})
