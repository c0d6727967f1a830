import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventName, EventOptions } from '../../sandbox/github/index.ts'
import { JOB_TOKEN, jobToken } from '../../sandbox/github/index.ts'
import { shaOf } from '../../sandbox/github/names.ts'
import type { Estimate, Result } from '../../src/outputs/results.ts'
import { statusOf } from '../../src/publish/commit-status.ts'
import { addPull, openStage, SHA, type Stage } from './support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
  await addPull(stage, 3)
})
afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const STATUS = { 'commit-status': 'true' }
const BASE = shaOf('base')
const TAGGED = 'b'.repeat(40)
const RUN = expect.stringMatching(/\/actions\/runs\/4711$/)
const open = (inputs = {}, event: EventName = 'pull_request', about: EventOptions = { pr: 3 }) =>
  stage.open({ ...STATUS, ...inputs }, event, about)

describe('`commit-status`', () => {
  it('is pending from the start, then success with the address of the video', async () => {
    const run = await open()
    const pending = {
      sha: SHA,
      state: 'pending',
      context: 'video',
      description: 'The video is being made.',
      targetUrl: RUN,
    }
    expect(stage.github.statuses).toEqual([pending])
    const video = stage.ready('p1')
    expect(await run.end(video)).toEqual([])
    const description = 'The video is ready: 2 min 14 s.'
    expect(stage.github.statuses).toEqual([
      pending,
      { ...pending, state: 'success', description, targetUrl: video.videoUrl },
    ])
    expect(run.world.seen.warnings).toEqual([])
  })

  it('is not there by itself', async () => {
    const run = await open({ 'commit-status': 'false' })
    await run.end(stage.ready('p1'))
    expect(stage.github.statuses).toEqual([])
  })

  it.each<[string, object, EventName, EventOptions, string]>([
    ['the head of a pull request', {}, 'pull_request', { pr: 3 }, SHA],
    ['the head that `pr-number` has', { 'pr-number': '3' }, 'schedule', {}, SHA],
    ['the head of a commented pull request', {}, 'issue_comment', { pr: 3 }, SHA],
    ['the head of a pull request in the queue', {}, 'merge_group', { pr: 3 }, SHA],
    ['what `workflow_run` ran on', {}, 'workflow_run', { pr: 3 }, SHA],
    ['what was pushed', {}, 'push', { sha: TAGGED }, TAGGED],
    ['what a schedule runs on', {}, 'schedule', {}, BASE],
    ['the commit of the release', {}, 'release', { release: 'v1' }, BASE],
    ['the tag, by name', { 'attach-to-release': 'true', 'release-tag': 'v1' }, 'schedule', {}, BASE],
    [
      'a tag before its release',
      { 'attach-to-release': 'true', 'release-tag': 'v3' },
      'schedule',
      {},
      TAGGED,
    ],
    [
      'where a draft will put its tag',
      { 'attach-to-release': 'true', 'release-tag': 'v2' },
      'schedule',
      {},
      BASE,
    ],
    [
      'the release that is read',
      { 'script-from': 'release', script: '', 'release-tag': 'v3' },
      'push',
      {},
      TAGGED,
    ],
  ])('is on %s', async (_, inputs, event, about, sha) => {
    await stage.github.addRelease({ tag: 'v1', body: 'Notes.' })
    await stage.github.addRelease({ tag: 'v2', body: 'Notes.', draft: true })
    await stage.github.addRelease({ tag: 'v3', body: 'Notes.', draft: true })
    stage.github.addTag('v3', TAGGED)
    const run = await open(inputs, event, about)
    await run.end(stage.ready('p1'))
    expect(run.world.seen.warnings).toEqual([])
    expect(stage.github.statuses.map(({ sha, state }) => [sha, state])).toEqual([
      [sha, 'pending'],
      [sha, 'success'],
    ])
  })

  it('is nowhere for an event without a commit of its own, which is said', async () => {
    const run = await open({}, 'repository_dispatch', {})
    await run.end(stage.ready('p1'))
    expect(stage.github.statuses).toEqual([])
    expect(run.world.seen.warnings).toEqual([
      expect.stringContaining('belongs to no pull request and no release. The video is not affected.'),
    ])
  })

  it('without the permission is one warning with what to add, and the video is there', async () => {
    await stage.close()
    stage = await openStage({
      tokens: { [JOB_TOKEN]: jobToken({ contents: 'read', pull_requests: 'write' }) },
    })
    await addPull(stage, 3)
    const run = await open({ comment: 'true' })
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(run.world.seen.warnings).toEqual([
      expect.stringMatching(
        /could not be set: Resource not accessible by integration \(HTTP 403\)\. The video is not affected\.\n\nAdd to the workflow, on top or to the job:\n\npermissions:\n {2}contents: read\n {2}pull-requests: write\n {2}statuses: write$/,
      ),
    ])
    expect(stage.github.requests.filter(({ path }) => path.includes('/statuses/'))).toHaveLength(1)
    expect((await stage.github.comments(3))[0]?.body).toContain('/p1.mp4')
  })

  it('survives an answer that got lost, at either end', async () => {
    stage.github.fault({ kind: 'reset', path: /statuses/, times: 2 })
    const run = await open()
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(stage.github.statuses).toEqual([expect.objectContaining({ state: 'success' })])
    expect(run.world.seen.warnings).toEqual([expect.stringContaining('could not be set')])
  })

  it('that can not be set in the end is a warning', async () => {
    const run = await open()
    stage.github.fault({ kind: 'answer', path: /statuses/, status: 500, times: 9 })
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(run.world.seen.warnings).toHaveLength(1)
  })

  it('of a cancelled run says what goes on', async () => {
    const run = await open()
    run.world.cancel.abort()
    await run.end({ projectId: 'p1' })
    expect(stage.github.statuses.at(-1)).toMatchObject({
      state: 'pending',
      description: expect.stringContaining('The run was cancelled; JoggAI goes on'),
    })
  })
})

describe('the state', () => {
  const failure = { title: 'JoggAI could not make the video', happened: 'h', means: 'm', advice: 'a' }
  const ready = { status: 'success', videoUrl: 'https://v/1.mp4' } as const
  const at = async (
    results: Result[],
    inputs = {},
    about: { estimate?: Estimate; isCancelled?: boolean } = {},
  ) => {
    const { plan } = await stage.open(inputs)
    return statusOf(results, plan, { estimate: undefined, isCancelled: false, ...about })
  }

  it.each<[Result[], string, string]>([
    [[ready], 'success', 'The video is ready.'],
    [[{ status: 'failed', diagnostic: failure }], 'failure', 'JoggAI could not make the video.'],
    [
      [{ status: 'deleted', diagnostic: { ...failure, title: 'The video was deleted' } }],
      'failure',
      'The video was deleted.',
    ],
    [
      [ready, { status: 'failed', diagnostic: failure }],
      'failure',
      'JoggAI could not make the video (1 of 2).',
    ],
    [
      [{ status: 'unknown', diagnostic: { ...failure, title: 'x'.repeat(300) } }],
      'error',
      `${'x'.repeat(139)}…`,
    ],
    [[{ diagnostic: { ...failure, title: 'The action stopped' } }], 'error', 'The action stopped.'],
    [[{ status: 'pending' }], 'pending', 'JoggAI is making the video; a later run collects it.'],
    [
      [{ status: 'processing', diagnostic: failure }],
      'pending',
      'JoggAI is making the video; a later run collects it.',
    ],
    [[{ status: 'skipped' }], 'error', 'No video was made.'],
    [[], 'error', 'No video was made.'],
  ])('of %j is %s', async (results, state, description) => {
    expect(await at(results)).toMatchObject({ state, description })
  })

  it('of several videos leads to the run', async () => {
    const both = await at([ready, { ...ready, videoUrl: 'https://v/2.mp4' }])
    expect(both).toEqual({ state: 'success', description: '2 videos are ready.', target_url: RUN })
  })

  it('of a cancelled run without a video is an error', async () => {
    const { state, description } = await at([{}], {}, { isCancelled: true })
    expect([state, description]).toEqual(['error', 'The run was cancelled before a video was submitted.'])
  })

  it('of a dry run is pending at most, whatever came of it', async () => {
    const dry = { 'dry-run': 'true' }
    const estimate = { credits: 1, left: undefined }
    expect(await at([{ status: 'dry-run', estimatedDuration: 110 }], dry, { estimate })).toEqual({
      state: 'pending',
      description: 'Dry run: about 1 min 50 s, 1 credit. Nothing was paid.',
      target_url: RUN,
    })
    expect(await at([{ status: 'failed', diagnostic: failure }], dry)).toMatchObject({
      state: 'pending',
      description: 'Dry run: JoggAI could not make the video.',
    })
  })
})
