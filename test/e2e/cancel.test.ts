import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FinishedAction, type RunningAction, startAction } from '../support/action.ts'
import { openStage } from '../support/paid-once.ts'
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

describe('a storm of 10 pushes, each of which cancels the run before', () => {
  it.each([
    ['2 s', 2000, 'success'],
    ['8 s, all the time there is', 7000, 'success'],
    ['20 s', 20_000, 'unknown'],
  ])('pays once when a create takes %s', { timeout: 120_000 }, async (_, ms, status) => {
    const stage = await openStage({ renderMs: 100, createsPerWindow: 0 })
    stage.scene.sandbox.faults.add({ on: 'create', kind: 'delay', ms, times: 10 })
    const ended: FinishedAction[] = []
    const runs: Promise<unknown>[] = []
    let last: RunningAction | undefined
    for (let push = 0; push < 10; push++) {
      last?.child.kill('SIGINT')
      last = await stage.start('comment and cache', 'Pushed again and again')
      runs.push(last.finished().then(end => ended.push(end)))
      if (push === 0)
        await expect.poll(() => stage.accepted('Pushed again and again'), { timeout: 20_000 }).toBe(1)
      await sleep(700)
    }
    await Promise.all(runs)
    expect(stage.accepted('Pushed again and again')).toBe(1)
    expect(ended.at(-1)?.outputs.status).toBe(status)
    if (status === 'success') expect(ended.map(({ outputs }) => outputs.status)).not.toContain('unknown')
    await stage.close()
  })
})

describe('a run that is cancelled is gone in time', () => {
  /** Milliseconds from the signal to the end, and how it ended. */
  async function cancel(run: RunningAction, ready: () => unknown) {
    await expect.poll(ready, { timeout: 10_000 }).toBeTruthy()
    const start = Date.now()
    run.child.kill('SIGINT')
    const { code, signal, log, outputs } = await run.finished()
    return { code, signal, log, outputs, tookMs: Date.now() - start }
  }

  it('whatever hangs: the create, the cache, and GitHub', { timeout: 30_000 }, async () => {
    const stage = await openStage()
    stage.scene.sandbox.faults.add({ on: 'create', kind: 'stall', accepted: true })
    const run = await stage.start('comment and cache', 'Everything hangs')
    await expect.poll(() => stage.scene.sandbox.projects.length, { timeout: 10_000 }).toBe(1)
    for (const step of ['lookup', 'reserve', 'upload', 'finalize'] as const)
      stage.cache.fault({ step, kind: 'stall', times: 99 })
    stage.github.fault({ kind: 'stall', times: 99 })
    const { code, tookMs, outputs } = await cancel(run, () => true)
    expect(code).toBe(1)
    expect(outputs.status).toBe('unknown')
    expect(tookMs).toBeGreaterThan(7500)
    expect(tookMs).toBeLessThan(9500)
    await stage.close()
  })

  it('also when a file never answers', { timeout: 30_000 }, async () => {
    const pipe = path.join(scene.workspace, 'pipe')
    spawnSync('mkfifo', [pipe])
    const run = await startAction({ ...scene.inputs, script: 'A file hangs', GITHUB_EVENT_PATH: pipe })
    await run.seen(/add-mask/)
    const { code, tookMs } = await cancel(run, () => true)
    expect(code).not.toBe(0)
    expect(tookMs).toBeLessThan(9500)
  })

  it('within 3 s where no create is under way', async () => {
    const run = await startAction({ ...scene.inputs, script: 'Only waiting' })
    await run.seen(/submitted as project/)
    const { code, tookMs } = await cancel(run, () => true)
    expect(code).toBe(1)
    expect(tookMs).toBeLessThan(3000)
  })
})

it('a cancel tells every memory what is going on: the comment, too, however slow GitHub is', {
  timeout: 30_000,
}, async () => {
  const stage = await openStage({ renderMs: 600_000 })
  stage.scene.sandbox.faults.add({ on: 'create', kind: 'stall', accepted: true })
  const run = await stage.start('comment and cache', 'The last word')
  await expect.poll(() => stage.scene.sandbox.projects.length, { timeout: 10_000 }).toBe(1)
  run.child.kill('SIGINT')
  await run.finished()
  const [comment] = await stage.github.comments(7)
  expect(comment?.body).toContain('Payment status of the video unknown')
  expect(comment?.body).toContain('credits changed')
  expect(comment?.body).not.toMatch(/had \d+ credit|credits":/)
  const again = await (await stage.start('comment and cache', 'The last word')).finished()
  expect(again.outputs.status).toBe('unknown')
  expect(again.log).toMatch(/had \d+ credits? before and has \d+ credits? now/)
  expect(stage.accepted('The last word')).toBe(1)
  await stage.close()
})
