import { expect, it } from 'vitest'
import { startAction } from '../support/action.ts'
import { setTheScene } from '../support/sandboxed.ts'

it('a run whose log nobody reads any more has its video, and its outputs', async () => {
  const scene = await setTheScene({ renderMs: 100 })
  scene.sandbox.faults.add({ on: 'create', kind: 'delay', ms: 500 })
  const run = await startAction({ ...scene.inputs, script: 'Nobody reads the log.' })
  await run.seen(/./)
  run.child.stdout?.destroy()
  const { code, outputs, log } = await run.finished()
  expect(log).not.toMatch(/^\s+at /m)
  expect(code).toBe(0)
  expect(outputs).toMatchObject({ status: 'success', 'project-id': scene.sandbox.projects[0]?.id })
  await scene.close()
})
