import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Result } from '../../src/outputs/results.ts'
import { whyDraft } from '../../src/publish/publish-draft.ts'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage({ immutableReleases: true })
})
afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const PUBLISH = { 'attach-to-release': 'true', 'publish-release': 'true', 'release-tag': 'v1' }

const draft = () => stage.github.addRelease({ tag: 'v1', draft: true, body: 'Notes' })
const release = async () => (await stage.github.releases())[0]
const open = (inputs = {}) => stage.open({ ...PUBLISH, ...inputs }, 'schedule')
/** What was sent to change the release. */
const patches = () =>
  stage.github.requests
    .filter(({ method, path }) => method === 'PATCH' && /\/releases\/\d+$/.test(path))
    .map(({ body }) => body)

describe('`publish-release`', () => {
  it('publishes the draft once the video is on it, and sends nothing else', async () => {
    await draft()
    const run = await open()
    expect(await run.end(stage.ready('p1', { title: 'p1' }))).toEqual([])
    const found = await release()
    expect(found).toMatchObject({ draft: false, assets: [{ name: 'p1.mp4' }] })
    expect(found?.body).toContain(found?.assets[0]?.url)
    expect(patches()).toEqual([{ body: found?.body }, { draft: false }])
    expect(run.world.seen.notices).toEqual([])
  })

  it('comes after everything that can fail', async () => {
    await draft()
    await stage.github.addPullRequest({ number: 3, headSha: 'a'.repeat(40), headRef: 'topic' })
    const run = await open({ comment: 'true', 'pr-number': '3' })
    await run.end(stage.ready('p1'))
    expect(stage.github.requests.findLast(({ method }) => method !== 'GET')?.body).toEqual({ draft: false })
  })

  it('is not there by itself', async () => {
    await draft()
    const run = await open({ 'publish-release': 'false' })
    await run.end(stage.ready('p1'))
    expect(await release()).toMatchObject({ draft: true, assets: [{}] })
  })

  it.each<[string, Result[], string]>([
    ['the video failed', [{ status: 'failed', projectId: 'p1' }], 'it does not have its video'],
    ['nothing was made', [], 'it does not have its video'],
    ['nobody waits for it', [{ status: 'pending', projectId: 'p1' }], 'its video is not ready yet'],
    ['it is not known', [{ status: 'unknown' }], 'it does not have its video'],
    ['it was a dry run', [{ status: 'dry-run' }], 'a dry run makes no video'],
  ])('leaves a draft where %s, and says so', async (_, results, why) => {
    await draft()
    const run = await open()
    await run.end(...results)
    expect(await release()).toMatchObject({ draft: true, assets: [] })
    expect(patches()).toEqual([])
    expect(run.world.seen.notices).toEqual([expect.stringContaining(`The release v1 stays a draft: ${why}`)])
  })

  it('leaves a draft where one video of several is missing', async () => {
    await draft()
    const run = await open()
    await run.end(stage.ready('p1', { file: 'a.md' }), { status: 'failed', file: 'b.md' })
    expect(await release()).toMatchObject({ draft: true, assets: [{}] })
  })

  it('leaves a draft where the video could not be attached', async () => {
    await draft()
    const run = await open()
    stage.github.fault({ kind: 'answer', host: 'uploads', status: 500, times: 9 })
    expect(await run.end(stage.ready('p1'))).toHaveLength(1)
    expect(await release()).toMatchObject({ draft: true })
  })

  it('leaves a draft where only the notes could not be written', async () => {
    await draft()
    const run = await open()
    stage.github.fault({ kind: 'answer', method: 'PATCH', status: 422, body: { message: 'no' } })
    expect(await run.end(stage.ready('p1'))).toHaveLength(1)
    expect(await release()).toMatchObject({ draft: true, assets: [{}] })
    expect(run.world.seen.notices).toEqual([expect.stringContaining('stays a draft')])
  })

  it('leaves a draft where the run is cancelled', async () => {
    await draft()
    const run = await open()
    run.world.cancel.abort()
    await run.end(stage.ready('p1'))
    expect(await release()).toMatchObject({ draft: true })
  })

  it('leaves a draft where the run is cancelled once the video is on it', async () => {
    await draft()
    const run = await open()
    run.world.clock.sleep = async () => run.world.cancel.abort()
    await run.end(stage.ready('p1'))
    expect(await release()).toMatchObject({ draft: true, assets: [{}] })
  })

  it('says it when GitHub refuses, and what to do', async () => {
    await draft()
    const run = await open()
    stage.github.fault({
      kind: 'answer',
      method: 'PATCH',
      nth: 2,
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    })
    expect(await run.end(stage.ready('p1'))).toEqual([
      {
        title: 'The release could not be published',
        happened:
          'Publishing the draft release v1 failed: Resource not accessible by integration (HTTP 403).',
        means: 'The video is on the draft, and nothing is lost.',
        advice: expect.stringContaining('contents: write'),
      },
    ])
    expect(await release()).toMatchObject({ draft: true, assets: [{}] })
    expect(run.world.seen.summary).toContain('Publishing the draft release v1 failed')
  })

  it('publishes the draft that took the place of the one that was found first', async () => {
    await draft()
    const run = await open()
    await stage.github.deleteRelease('v1')
    await draft()
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(await release()).toMatchObject({ draft: false, assets: [{}] })
  })

  it('has nothing to do where somebody published it in the meantime', async () => {
    await draft()
    const run = await open()
    await stage.github.publishRelease('v1')
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(patches()).toEqual([{ body: expect.stringContaining('/p1.mp4') }])
    expect(run.world.seen.notices).toEqual([expect.stringContaining('takes no file')])
  })

  it('has nothing to do where somebody published it that can still change', async () => {
    await stage.close()
    stage = await openStage()
    await draft()
    const run = await open()
    await stage.github.publishRelease('v1')
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(patches()).toEqual([{ body: expect.stringContaining('/p1.mp4') }])
    expect(await release()).toMatchObject({ draft: false, assets: [{}] })
  })

  it('says it when nobody knows whether it is a draft still', async () => {
    await draft()
    const run = await open()
    stage.github.fault({
      kind: 'answer',
      method: 'GET',
      path: /releases\/\d+$/,
      nth: 4,
      status: 403,
      times: 9,
    })
    expect(await run.end(stage.ready('p1'))).toMatchObject([{ title: 'The release could not be published' }])
    expect(await release()).toMatchObject({ draft: true })
  })

  it('has nothing to do for a published release, whose change carries its notes and nothing else', async () => {
    await stage.github.addRelease({ tag: 'v1', body: 'Notes', immutable: true })
    const run = await open()
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(patches()).toEqual([{ body: expect.stringContaining('/p1.mp4') }])
    expect(await release()).toMatchObject({ draft: false, assets: [] })
    expect(run.world.seen.notices).toEqual([expect.stringContaining('takes no file')])
  })

  it('needs a release to publish', async () => {
    await expect(stage.open({ 'publish-release': 'true' })).rejects.toThrow(/`publish-release`/)
  })
})

it('a draft is whole when every video of the run is on it', () => {
  const attached = { status: 'success', releaseAssetUrl: 'https://x' } as const
  const failure = { title: 't', happened: 'h', means: 'm', advice: 'a' }
  expect(whyDraft([attached, attached], [])).toBeUndefined()
  expect(whyDraft([attached, { status: 'success' }], [])).toBeDefined()
  expect(whyDraft([{ ...attached, diagnostic: failure }], [])).toBeDefined()
  expect(whyDraft([attached], [failure])).toBe('not everything that was asked for was done')
})
