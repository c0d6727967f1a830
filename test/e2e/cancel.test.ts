import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startAction } from '../support/action.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

let scene: Scene
beforeAll(async () => {
  scene = await setTheScene({ renderMs: 600_000 })
})
afterAll(() => scene.close())

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s while waiting: the project id is out, and what to do is said',
  async signal => {
    const run = await startAction({ ...scene.inputs, script: `A script for ${signal}` })
    await run.seen(/submitted as project/)
    run.child.kill(signal)
    const { code, outputs, summary, log } = await run.finished()
    const project = scene.sandbox.projects.at(-1)
    expect(code).toBe(1)
    expect(outputs).toMatchObject({
      'project-id': project?.id,
      status: expect.stringMatching(/^(pending|processing)$/),
    })
    expect(JSON.parse(outputs.results ?? '')).toHaveLength(1)
    for (const text of [summary, log]) expect(text).toMatch(/paid for[\s\S]*Run the job again/)
    expect(log).not.toContain('::error')
  },
)

it('a cancel while creating still learns the project id', async () => {
  scene.sandbox.faults.add({ on: 'create', kind: 'delay', ms: 1000 })
  const run = await startAction({ ...scene.inputs, script: 'Cancelled while it is created' })
  await expect.poll(() => scene.sandbox.projects.length, { timeout: 5000 }).toBe(4)
  run.child.kill('SIGINT')
  await sleep(200)
  // A second one, from somebody who is impatient.
  run.child.kill('SIGINT')
  const { code, outputs } = await run.finished()
  expect(code).toBe(1)
  expect(outputs['project-id']).toBe(scene.sandbox.projects.at(-1)?.id)
})

it('a cancel while an answer never comes ends all the same, as unknown', async () => {
  scene.sandbox.faults.add({ on: 'create', kind: 'stall', accepted: true })
  const run = await startAction({ ...scene.inputs, script: 'Cancelled, and never answered' })
  await expect.poll(() => scene.sandbox.projects.length, { timeout: 5000 }).toBe(5)
  run.child.kill('SIGINT')
  const { code, outputs, log } = await run.finished()
  expect(code).toBe(1)
  expect(outputs.status).toBe('unknown')
  expect(log).toContain('octo-org/octo-repo main')
})
