import { spawnSync } from 'node:child_process'
import { mkdtempDisposableSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DIST } from './loads.ts'
import { median } from './median.ts'

/** How long a run takes that fails on its inputs. */
export interface StartUp {
  readonly milliseconds: number
  /** Against Node on an empty file, in turns: what else the machine does counts for both. */
  readonly timesBareNode: number
}

export function measureStartUp(runs: number): StartUp {
  using folder = mkdtempDisposableSync(path.join(os.tmpdir(), 'start-up-'))
  const empty = path.join(folder.path, 'empty.js')
  writeFileSync(empty, '')
  const action = path.join(DIST, 'index.js')
  const pairs = Array.from({ length: runs + 1 }, () => ({ action: time(action), bare: time(empty) })).slice(1)
  return {
    milliseconds: median(pairs.map(pair => pair.action)),
    timesBareNode: median(pairs.map(pair => pair.action / pair.bare)),
  }
}

function time(script: string): number {
  const start = performance.now()
  spawnSync(process.execPath, [script], { env: {}, stdio: 'ignore' })
  return performance.now() - start
}
