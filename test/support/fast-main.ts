/**
 * Run as a child process in the place of the built action, for what would take minutes: the same run, on a clock on
 * which time passes FAST times as quickly, from FAST_SINCE on, for all processes alike.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { run } from '../../src/run.ts'
import { realWorld } from '../../src/runtime/real-world.ts'

const { FAST = '1', FAST_SINCE = '0' } = process.env
const since = Number(FAST_SINCE)
const clock = {
  now: () => since + (Date.now() - since) * Number(FAST),
  async sleep(ms: number, signal: AbortSignal) {
    if (ms > 0 && !signal.aborted) await wait(ms / Number(FAST), undefined, { signal }).catch(() => undefined)
  },
}

process.exitCode = await run({ ...(await realWorld()), clock })
