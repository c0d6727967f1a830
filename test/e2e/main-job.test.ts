import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runAction } from '../support/action.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

describe.each(['v1', 'v2'])('the main job over API %s', version => {
  let scene: Scene
  beforeAll(async () => {
    scene = await setTheScene({ renderMs: 1500 })
  })
  afterAll(() => scene.close())

  it('a script file becomes a video', async () => {
    const { sandbox, workspace, inputs } = scene
    const { code, outputs, log, summary } = await runAction(
      { ...inputs, 'api-version': version, 'script-file': 'notes.md' },
      { workspace },
    )
    expect(log).not.toContain('::error')
    expect(code).toBe(0)
    const [project] = sandbox.projects
    expect(outputs).toMatchObject({
      status: 'success',
      'project-id': project?.id,
      title: 'octo-org/octo-repo main',
      reused: 'false',
      duration: '4',
      script: expect.stringMatching(/^Release 1\.2\.\s+It is faster\./),
      'video-url': expect.stringContaining(sandbox.url),
      'cover-url': expect.stringContaining(sandbox.url),
      'content-key': expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(JSON.parse(outputs.results ?? '')).toEqual([
      expect.objectContaining({ status: 'success', 'project-id': project?.id, duration: 4, reused: false }),
    ])
    expect(log).toContain(`submitted as project ${project?.id}`)
    expect(summary).toContain(project?.id)
  })

  it('asks no more often than it must, and pays once', () => {
    const { sandbox } = scene
    expect(sandbox.acceptedCreates()).toBe(1)
    expect(sandbox.requests.filter(request => request.point === 'create')).toHaveLength(1)
    expect(sandbox.requests.filter(request => request.point === 'status').length).toBeLessThanOrEqual(1.5 + 2)
  })

  it('sends the key to the API alone: the video and its cover are asked for without it', () => {
    for (const request of scene.sandbox.requests) {
      const isApi = !['video', 'cover'].includes(request.point)
      expect('x-api-key' in request.headers).toBe(isApi)
    }
  })
})
