import { startAction } from '../../test/support/action.ts'
import { setTheScene } from '../../test/support/sandboxed.ts'

const FILES = 12
const LIMIT = { createsPerWindow: 5, windowMs: 3000 }
const RENDER_MS = 500

/**
 * How long twelve files take on an account that may submit five in three seconds, against the least that this allows:
 * the last one goes out when the limit was waited for twice, and has to be rendered. Node's own start counts too.
 */
export async function measureMakespan(): Promise<number> {
  const names = Array.from({ length: FILES }, (_, nth) => `${nth}.txt`)
  const scripts = Object.fromEntries(names.map(name => [name, `This is ${name}.`]))
  const scene = await setTheScene({ renderMs: RENDER_MS, ...LIMIT }, scripts)
  try {
    const start = performance.now()
    const run = await startAction({ ...scene.inputs, 'script-file': '*.txt' }, { workspace: scene.workspace })
    const { code, log } = await run.finished()
    if (code !== 0) throw new Error(`the batch broke:\n${log}`)
    return (performance.now() - start) / LEAST_MS
  } finally {
    await scene.close()
  }
}

const WAITS = Math.ceil(FILES / LIMIT.createsPerWindow) - 1
const LEAST_MS = WAITS * LIMIT.windowMs + RENDER_MS
