import { spawnSync } from 'node:child_process'
import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DIST } from './loads.ts'
import { median } from './median.ts'
import { ALONE, type Plan } from './runs.ts'

/** How long a run takes, as a whole process. */
export interface StartUp {
  readonly run: string
  readonly milliseconds: number
  /** Against Node on an empty file. */
  readonly timesBareNode: number
}

/**
 * Medians over several rounds. In each, every run follows Node on an empty file, and is compared with that one: what
 * else the machine does counts for both.
 */
export function measureStartUp(rounds: number): readonly StartUp[] {
  using folder = mkdtempDisposableSync(path.join(os.tmpdir(), 'start-up-'))
  const empty = path.join(folder.path, 'empty.js')
  writeFileSync(empty, '')
  // The first round finds nothing in memory yet, and is left out.
  const all = Array.from({ length: rounds + 1 }, () => round(empty)).slice(1)
  return ALONE.map(({ run }, nth) => ({
    run,
    milliseconds: median(all.map(times => times[nth]?.action ?? 0)),
    timesBareNode: median(all.map(times => (times[nth]?.action ?? 0) / (times[nth]?.bare ?? 1))),
  }))
}

function round(empty: string) {
  return ALONE.map(plan => ({ bare: time(empty, BARE), action: time(path.join(DIST, 'index.js'), plan) }))
}

const BARE: Plan = { run: 'an empty file', env: {}, code: 0 }

/** @throws Error where it ends otherwise: that is another run */
function time(script: string, { run, env, code }: Plan): number {
  const start = performance.now()
  const { status } = spawnSync(process.execPath, [script], { env, stdio: 'ignore' })
  const milliseconds = performance.now() - start
  if (status !== code) throw new Error(`the run "${run}" ended with ${status}`)
  return milliseconds
}
