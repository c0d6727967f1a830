import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FinishedAction, runAction } from '../support/action.ts'
import { startCacheService } from '../support/cache-service.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

/** The runner's files take nothing, as on a full disk: here each is a folder, which can be written nowhere. */
describe('a run whose outputs and summary can’t be written', () => {
  let scene: Scene
  let folder: string
  let first: FinishedAction
  let second: FinishedAction
  beforeAll(async () => {
    scene = await setTheScene({ renderMs: 100 })
    folder = await mkdtemp(path.join(os.tmpdir(), 'full-'))
    const cache = await startCacheService()
    const script = 'The disk is full.'
    const inputs = { ...scene.inputs, ...cache.env, GITHUB_SERVER_URL: 'https://github.com', script }
    first = await runAction({ ...inputs, GITHUB_OUTPUT: folder, GITHUB_STEP_SUMMARY: folder })
    second = await runAction(inputs)
    await cache.close()
  })
  afterAll(async () => {
    await scene.close()
    await rm(folder, { recursive: true })
  })

  it('has its video, and its log names the project and the address', () => {
    const [project] = scene.sandbox.projects
    expect(first.log).toContain(`submitted as project ${project?.id}`)
    expect(first.log).toMatch(new RegExp(`success \\(after .*\\): ${scene.sandbox.url}`))
  })

  it('fails, says which outputs are missing, and warns of the summary', () => {
    expect(first.code).toBe(1)
    expect(first.log).toMatch(/::error title=The outputs could not be written::.*Not written: .*`project-id`/)
    expect(first.log).toMatch(/::warning title=The job summary could not be written::E/)
    expect(first.log).not.toMatch(/defect of its own|^\s+at /m)
  })

  it('is remembered: the next run pays nothing', () => {
    expect(second.code, second.log).toBe(0)
    expect(second.outputs.reused).toBe('true')
    expect(second.log).toContain(`nothing is paid. ${scene.sandbox.url}`)
    expect(scene.sandbox.acceptedCreates()).toBe(1)
  })
})
