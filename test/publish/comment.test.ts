import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '../../src/ledger/entries.ts'
import { claimOf, submittedOf } from '../support/memory.ts'
import { COVER, file } from './support/media.ts'
import { addPull, KEY, type OpenRun, openStage, SHA, type Stage } from './support/stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
  await addPull(stage, 7)
})

afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const COMMENT = { comment: 'true' }
const ON_PULL = ['pull_request', { pr: 7 }] as const
const NOW = Date.UTC(2026, 0, 1)
const SUBMITTING = claimOf(NOW)
const submitted = (projectId: string) => submittedOf(projectId, NOW)
const recall = async (run: OpenRun, key = KEY) => (await run.ledger?.recall(key, 'all'))?.entries

const bodies = async (pr = 7) => (await stage.github.comments(pr)).map(({ body }) => body)
const sent = (method: string) => stage.github.requests.filter(request => request.method === method)

describe('a run on a pull request', () => {
  it('says what is going on from submission to result, in one comment', async () => {
    const run = await stage.open(COMMENT, ...ON_PULL)
    const { ledger } = run
    await ledger?.remember(KEY, SUBMITTING)
    expect(await bodies()).toEqual([expect.stringContaining('### The video is being submitted')])
    await ledger?.remember(KEY, submitted('p1'))
    const [rendering] = await bodies()
    expect(rendering).toContain('### The video is being made')
    expect(rendering).toContain('was submitted on 1 Jan 2026, 00:00 UTC.')
    expect(rendering).toContain('/octo-org/talking-docs/actions/runs/4711)')

    expect(await run.end(stage.ready('p1'))).toEqual([])
    const [done, ...others] = await bodies()
    expect(others).toEqual([])
    expect(done).toContain('### The tour')
    expect(done).toContain(`<a href="${stage.media.url}/p1.mp4"><img src="${stage.media.url}/p1.jpg"`)
    expect(done).toContain('· 2:14 ·')
    expect(done).toContain('<summary>Transcript</summary>\n\n> Welcome to the tour.\n')
    const [comment] = await stage.github.comments(7)
    expect(run.results.all[0]).toMatchObject({ commentId: String(comment?.id), commentUrl: comment?.url })
    expect(run.world.seen.warnings).toEqual([])
  })

  it('is what the next run finds', async () => {
    const first = await stage.open(COMMENT, ...ON_PULL)
    await first.ledger?.remember(KEY, SUBMITTING)
    const second = await stage.open(COMMENT, ...ON_PULL)
    expect(await recall(second, KEY)).toEqual([SUBMITTING])
    expect(await recall(second, 'b'.repeat(64))).toEqual([])
    await second.ledger?.remember(KEY, submitted('p1'))
    await second.end(stage.ready('p1'))

    const third = await stage.open(COMMENT, ...ON_PULL)
    expect(await recall(third, KEY)).toEqual([submitted('p1')])
    await third.end(stage.ready('p1', { reused: true }))
    expect(await bodies()).toEqual([
      expect.stringContaining('taken up from an earlier run, nothing paid again'),
    ])
  })

  it('remembers what earlier runs paid for, also when it shows another video', async () => {
    const other = 'b'.repeat(64)
    const first = await stage.open(COMMENT, ...ON_PULL)
    await first.ledger?.remember(KEY, submitted('p1'))
    await first.end(stage.ready('p1'))
    const second = await stage.open(COMMENT, ...ON_PULL)
    await second.ledger?.remember(other, submitted('p2'))
    await second.end(stage.ready('p2', { contentKey: other, title: 'Another tour' }))

    const [body, ...others] = await bodies()
    expect(others).toEqual([])
    expect(body).toContain('### Another tour')
    expect(body).not.toContain('p1.mp4')
    const third = await stage.open(COMMENT, ...ON_PULL)
    expect(await recall(third, KEY)).toEqual([submitted('p1')])
    expect(await recall(third, other)).toEqual([submitted('p2')])
  })

  it('forgets the diagnostic of a video that came after all', async () => {
    const diagnostic = { title: 'Too late', happened: 'Later.', means: 'Nothing is lost.', advice: 'Again.' }
    const first = await stage.open(COMMENT, ...ON_PULL)
    await first.end({ status: 'processing', projectId: 'p1', contentKey: KEY, diagnostic })
    expect((await bodies())[0]).toContain('"problem":"Too late"')
    const second = await stage.open(COMMENT, ...ON_PULL)
    await second.end(stage.ready('p1'))
    expect((await bodies())[0]).not.toContain('Too late')
  })

  it('remembers a refusal as one', async () => {
    const refused: Entry = { kind: 'refused', round: 1, at: NOW }
    const first = await stage.open(COMMENT, ...ON_PULL)
    await first.ledger?.remember(KEY, SUBMITTING)
    await first.ledger?.remember(KEY, refused)
    const second = await stage.open(COMMENT, ...ON_PULL)
    expect(await recall(second, KEY)).toEqual([SUBMITTING, refused])
  })

  it('shows a batch as a table, each video written by its own hand', async () => {
    const keys = ['1', '2', '3', '4', '5'].map(digit => digit.repeat(64))
    const run = await stage.open(COMMENT, ...ON_PULL)
    await Promise.all(keys.map(key => run.ledger?.remember(key, SUBMITTING)))
    const results = keys.map((key, n) => stage.ready(`p${n}`, { contentKey: key, file: `docs/${n}.md` }))
    await run.end(...results)
    const [body, ...others] = await bodies()
    expect(others).toEqual([])
    expect(body).toContain('### 5 videos')
    for (const n of keys.keys()) expect(body).toContain(`**[docs/${n}.md](${stage.media.url}/p${n}.mp4)**`)
    // One write for the first, one for all that came meanwhile, one for the results.
    expect(sent('POST').filter(({ path }) => path.endsWith('/comments'))).toHaveLength(1)
    expect(sent('PATCH')).toHaveLength(2)
  })
})

describe('the one comment', () => {
  const publish = async (inputs: Record<string, string> = {}) => {
    const run = await stage.open({ ...COMMENT, ...inputs }, ...ON_PULL)
    await run.end(stage.ready('p1'))
  }

  it('is found behind 120 others', async () => {
    for (let n = 0; n < 120; n += 1)
      await stage.github.addComment({ pr: 7, body: `Comment ${n}`, author: 'mona' })
    await publish()
    await publish()
    expect((await bodies()).filter(body => body.includes('The tour'))).toHaveLength(1)
  }, 60_000)

  it('is one for each tag', async () => {
    await publish({ 'comment-tag': 'intro' })
    await publish({ 'comment-tag': 'outro' })
    await publish({ 'comment-tag': 'intro' })
    expect((await bodies()).map(body => /"tag":"(\w+)"/.exec(body)?.[1])).toEqual(['intro', 'outro'])
  })

  it('is not the one into which somebody copied its marker', async () => {
    await publish()
    const [own] = await stage.github.comments(7)
    await stage.close()
    stage = await openStage()
    await addPull(stage, 7)
    const copied = await stage.github.addComment({ pr: 7, body: own?.body ?? '', author: 'mallory' })
    const bot = await stage.github.addComment({ pr: 7, body: own?.body ?? '', author: 'mallory[bot]' })

    const run = await stage.open(COMMENT, ...ON_PULL)
    expect(await recall(run, KEY)).toEqual([])
    await run.end(stage.ready('p1'))
    const comments = await stage.github.comments(7)
    expect(comments.map(({ author }) => author)).toEqual(['mallory', 'mallory[bot]', 'github-actions[bot]'])
    expect(comments.slice(0, 2).map(({ body }) => body)).toEqual([copied.body, bot.body])
  })

  it('is made anew after somebody deleted it', async () => {
    const run = await stage.open(COMMENT, ...ON_PULL)
    await run.ledger?.remember(KEY, SUBMITTING)
    const [comment] = await stage.github.comments(7)
    await fetch(
      `${stage.github.places.api}/repos/${stage.github.repository}/issues/comments/${comment?.id}`,
      {
        method: 'DELETE',
        headers: { authorization: 'Bearer ghs_jobTokenOfTheStandIn', 'user-agent': 'test' },
      },
    )
    await run.end(stage.ready('p1'))
    expect(await bodies()).toEqual([expect.stringContaining('The tour')])
  })
})

describe('the pull request', () => {
  const publish = async (
    event: Parameters<Stage['open']>[1],
    options: Parameters<Stage['open']>[2],
    inputs = {},
  ) => {
    const run = await stage.open({ ...COMMENT, ...inputs }, event, options)
    await run.end(stage.ready('p1'))
    return run.world.seen
  }

  it.each([
    ['pull_request_target', { pr: 7 }],
    ['issue_comment', { pr: 7 }],
    ['workflow_run', { pr: 7 }],
    ['push', { sha: SHA }],
    ['merge_group', { pr: 7 }],
    ['workflow_run', { sha: SHA }],
  ] as const)('of %s is found', async (event, options) => {
    await publish(event, options)
    expect(await bodies()).toHaveLength(1)
  })

  it('is the one that the workflow names, whatever the event', async () => {
    await addPull(stage, 9, { headSha: 'b'.repeat(40) })
    await publish('pull_request', { pr: 7 }, { 'pr-number': '9' })
    expect([await bodies(7), await bodies(9)]).toEqual([[], [expect.anything()]])
    await publish('schedule', {}, { 'pr-number': '9' })
    expect(await bodies(9)).toHaveLength(1)
  })

  it('of a fork is found by its branch, after workflow_run', async () => {
    const headSha = 'c'.repeat(40)
    await addPull(stage, 8, { headSha, fork: 'mona/talking-docs', author: 'mona' })
    await publish('workflow_run', { pr: 8 })
    expect(await bodies(8)).toHaveLength(1)
  })

  it('of a fork is found also when its branch has moved on', async () => {
    await addPull(stage, 8, { headSha: 'e'.repeat(40), headRef: 'shared', fork: 'mona/talking-docs' })
    await publish('workflow_run', { pr: 8, sha: 'c'.repeat(40) })
    expect(await bodies(8)).toHaveLength(1)
  })

  it('that is open comes before one that was closed, and a push means no closed one', async () => {
    const headSha = 'd'.repeat(40)
    await addPull(stage, 8, { headSha, state: 'merged' })
    const seen = await publish('push', { sha: headSha })
    expect(seen.notices).toEqual([expect.stringContaining('no open pull request has the commit ddddddd')])
    await addPull(stage, 9, { headSha })
    await publish('push', { sha: headSha })
    expect([await bodies(8), await bodies(9)]).toEqual([[], [expect.anything()]])
  })

  it('that was merged is a memory of the push that it became, and gets no comment any more', async () => {
    const headSha = 'e'.repeat(40)
    await addPull(stage, 8, { headSha })
    const before = await stage.open(COMMENT, 'pull_request', { pr: 8 })
    await before.ledger?.remember(KEY, submitted('p1'))
    const [comment] = await stage.github.comments(8)
    await stage.close()
    stage = await openStage()
    await addPull(stage, 8, { headSha, state: 'merged' })
    await stage.github.addComment({ pr: 8, body: comment?.body ?? '', author: 'github-actions[bot]' })
    const count = sent('GET').length
    const after = await stage.open(COMMENT, 'push', { sha: headSha })
    expect(await recall(after)).toEqual([submitted('p1')])
    expect(sent('GET').length - count).toBe(2)
    await after.end(stage.ready('p1'))
    expect((await stage.github.comments(8)).map(({ body }) => body)).toEqual([comment?.body])
  })

  it.each(['push', 'schedule', 'workflow_dispatch', 'merge_group'])(
    'that is closed is not meant after a workflow that ran for %s',
    async startedBy => {
      const headSha = 'd'.repeat(40)
      await addPull(stage, 8, { headSha, state: 'merged' })
      const seen = await publish('workflow_run', { sha: headSha, startedBy })
      expect(seen.notices).toEqual([expect.stringContaining('no open pull request has the commit ddddddd')])
      expect(await bodies(8)).toEqual([])
    },
  )

  it('that is closed is still meant after a workflow that ran for it', async () => {
    const headSha = 'd'.repeat(40)
    await addPull(stage, 8, { headSha, state: 'merged' })
    await publish('workflow_run', { pr: 8 })
    expect(await bodies(8)).toHaveLength(1)
  })

  it('that its own event announces is waited for, another is not', async () => {
    const fault = {
      kind: 'answer',
      status: 404,
      body: { message: 'Not Found' },
      path: /\/7\/comments$/,
    } as const
    stage.github.fault({ ...fault, times: 3 })
    const seen = await publish('pull_request', { pr: 7 })
    expect([seen.warnings, await bodies()]).toEqual([[], [expect.stringContaining('The tour')]])
    stage.github.fault(fault)
    const { warnings } = await publish('schedule', {}, { 'pr-number': '7' })
    expect(warnings).toEqual([expect.stringContaining('could not be read: Not Found')])
  })

  it('can be missing: a notice, and everything else goes on', async () => {
    const seen = await publish('schedule', {})
    expect(seen.notices).toEqual([
      'No comment was written: the event `schedule` belongs to no pull request; `pr-number` names one.',
    ])
    expect(seen.summary).toContain('The tour')
    expect(seen.warnings).toEqual([])
  })
})

it.each(['default', 'tour'])(
  'a finished comment without its picture (%s) gets it in the next run',
  async tag => {
    const inputs = { ...COMMENT, 'comment-tag': tag }
    stage.media.on('/p1.jpg', (_, response) => response.writeHead(404).end())
    const first = await stage.open(inputs, 'pull_request', { pr: 7 })
    await first.end(stage.ready('p1'))
    expect(await bodies()).toEqual([expect.not.stringContaining('<img')])
    stage.media.on('/p1.jpg', file('image/jpeg', COVER))
    const second = await stage.open(inputs, 'pull_request', { pr: 7 })
    await second.end(stage.ready('p1', { reused: true }))
    expect(await bodies()).toEqual([expect.stringContaining('<img')])
  },
)
