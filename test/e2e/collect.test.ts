import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAction } from '../support/action.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

describe.each(['v1', 'v2'])('collecting over API %s', version => {
  let scene: Scene
  let inputs: Readonly<Record<string, string>>
  beforeAll(async () => {
    scene = await setTheScene({ renderMs: 600_000, idStyle: 'integer' })
    inputs = { ...scene.inputs, 'api-version': version }
  })
  afterAll(() => scene.close())

  const key = () => ({
    'api-key': inputs['api-key'],
    'api-url': inputs['api-url'],
    'api-version': version,
  })

  it('submits without waiting', async () => {
    const { code, outputs } = await runAction({ ...inputs, script: 'Later', wait: 'false' })
    expect(code).toBe(0)
    expect(outputs).toMatchObject({ status: 'pending', 'project-id': expect.stringMatching(/^\d{19}$/) })
    expect(outputs['project-id']).toBe(scene.sandbox.projects[0]?.id)
  })

  it('collects by the project id, with nothing but the key, and pays nothing', async () => {
    const id = scene.sandbox.projects[0]?.id ?? ''
    scene.sandbox.finish(id)
    const { code, outputs } = await runAction({ ...key(), 'project-id': id })
    expect(code).toBe(0)
    expect(outputs).toMatchObject({
      status: 'success',
      'project-id': id,
      'video-url': expect.stringContaining('.mp4'),
    })
    expect(scene.sandbox.acceptedCreates()).toBe(1)
  })

  it('looks once when it is not to wait', async () => {
    const { outputs } = await runAction({ ...inputs, script: 'Another', wait: 'false' })
    const asked = scene.sandbox.requests.length
    const { code, outputs: collected } = await runAction({
      ...key(),
      'project-id': outputs['project-id'],
      wait: 'false',
    })
    expect(code).toBe(0)
    expect(collected.status).toMatch(/^(pending|processing)$/)
    expect(scene.sandbox.requests.slice(asked).map(request => request.point)).toEqual(['status'])
  })

  it('fails on a project that nobody knows, at once', async () => {
    const { code, outputs, log } = await runAction({ ...key(), 'project-id': '123' })
    expect(code).toBe(1)
    expect(outputs).toMatchObject({ status: 'failed', 'project-id': '123' })
    expect(log).toContain('code 10104')
    expect(log).toContain('nothing was paid')
  })
})
