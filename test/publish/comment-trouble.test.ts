import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ACTIONS_BOT,
  badGateway,
  type Fault,
  type GitHubOptions,
  JOB_TOKEN,
  jobToken,
  rateLimitExhausted,
  secondaryRateLimit,
} from '../../sandbox/github/index.ts'
import * as diagnostics from '../../src/job/video-diagnostics.ts'
import { nameOf } from '../../src/ledger/entries.ts'
import { createSeal } from '../../src/ledger/seal.ts'
import { writeMarker } from '../../src/publish/marker.ts'
import { KEY_OF_TESTS, submittedOf } from '../support/memory.ts'
import { addPull, KEY, openStage, type Stage } from './support/stage.ts'

let stage: Stage

async function start(options: GitHubOptions = {}): Promise<void> {
  stage = await openStage(options)
  await addPull(stage, 7)
}

async function restart(options: GitHubOptions): Promise<void> {
  await stage.close()
  await start(options)
}

beforeEach(() => start())

afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const COMMENT = { comment: 'true' }
const ON_PULL = ['pull_request', { pr: 7 }] as const
const SUBMITTED = submittedOf('p1', Date.UTC(2026, 0, 1))

const bodies = async (pr = 7) => (await stage.github.comments(pr)).map(({ body }) => body)
const sent = (method: string) => stage.github.requests.filter(request => request.method === method)

async function publish(): Promise<{ warnings: string[]; summary: string; slept: number }> {
  const run = await stage.open(COMMENT, ...ON_PULL)
  const before = run.world.clock.now()
  expect(await run.end(stage.ready('p1'))).toEqual([])
  return { ...run.world.seen, slept: run.world.clock.now() - before }
}

describe('a create whose answer is lost', () => {
  const CREATE = { method: 'POST', path: /comments$/ }

  it.each<[string, Fault]>([
    ['by a bad gateway, and was done', { kind: 'answer', ...badGateway, ...CREATE, accepted: true }],
    ['by a bad gateway, and was not done', { kind: 'answer', ...badGateway, ...CREATE }],
    ['by a reset, and was done', { kind: 'reset', ...CREATE, accepted: true }],
    ['by a reset, and was not done', { kind: 'reset', ...CREATE }],
    ['half way', { kind: 'truncate', ...CREATE }],
  ])('%s, makes one comment', async (_, fault) => {
    stage.github.fault(fault)
    const { warnings } = await publish()
    expect(warnings).toEqual([])
    expect(await bodies()).toEqual([expect.stringContaining('The tour')])
    expect(stage.github.pendingFaults()).toEqual([])
  })

  it('again and again is given up with a warning, and the run goes on', async () => {
    stage.github.fault({ kind: 'answer', ...badGateway, ...CREATE, times: 9 })
    const { warnings, summary } = await publish()
    expect(warnings).toEqual([
      expect.stringMatching(/^The comment on pull request #7 could not be written: /),
    ])
    expect(summary).toContain('The tour')
    expect(sent('POST')).toHaveLength(2)
  })
})

describe('a token that may not write', () => {
  const BLOCK = 'permissions:\n  contents: read\n  pull-requests: write'

  it('is a warning, once, with the permissions to add, and no second attempt', async () => {
    await restart({ tokens: { [JOB_TOKEN]: jobToken({ contents: 'read', pull_requests: 'read' }) } })
    const run = await stage.open(COMMENT, ...ON_PULL)
    await run.ledger?.remember(KEY, SUBMITTED)
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(run.world.seen.warnings).toEqual([
      expect.stringMatching(/^The comment on pull request #7 could not be written: Resource not accessible/),
    ])
    expect(run.world.seen.warnings[0]).toContain(BLOCK)
    expect(run.world.seen.summary).toContain('The tour')
    expect(sent('POST')).toHaveLength(1)
  })

  it('is told differently on a fork, where no permission helps', async () => {
    await restart({ tokens: { [JOB_TOKEN]: jobToken('read-all') } })
    await addPull(stage, 8, { fork: 'mona/talking-docs', headSha: 'b'.repeat(40) })
    const run = await stage.open(COMMENT, 'pull_request', { pr: 8 })
    await run.end(stage.ready('p1'))
    expect(run.world.seen.warnings[0]).toContain(
      'a pull request from a fork: GitHub gives it a token that only reads',
    )
    expect(run.world.seen.warnings[0]).not.toContain(BLOCK)
  })

  it('that may not even read is a warning, too', async () => {
    await restart({ private: true, tokens: { [JOB_TOKEN]: jobToken({}) } })
    const run = await stage.open(COMMENT, ...ON_PULL)
    expect(run.ledger).toBeUndefined()
    await run.end(stage.ready('p1'))
    expect(run.world.seen.warnings).toEqual([expect.stringContaining(BLOCK)])
  })

  it('that GitHub does not know is told so', async () => {
    const run = await stage.open({ ...COMMENT, 'github-token': 'ghs_expired' }, ...ON_PULL)
    await run.end(stage.ready('p1'))
    expect(run.world.seen.warnings).toEqual([expect.stringContaining('Bad credentials (HTTP 401)')])
    expect(run.world.seen.warnings[0]).not.toContain(BLOCK)
  })

  it('is no reason where there is no such pull request', async () => {
    const run = await stage.open({ ...COMMENT, 'pr-number': '999' }, ...ON_PULL)
    expect(run.ledger).toBeUndefined()
    expect(run.world.seen.warnings).toEqual([
      expect.stringContaining('If there is no pull request #999, correct `pr-number`.'),
    ])
  })

  it('that is empty is a warning, before any request', async () => {
    const run = await stage.open({ ...COMMENT, 'github-token': '' }, ...ON_PULL)
    expect(run.world.seen.warnings).toEqual([expect.stringContaining('`github-token` is empty')])
    expect(stage.github.requests).toEqual([])
  })

  it.each(['GET', 'POST'])('is no reason where issues are off, as a %s says', async method => {
    const body = { message: 'Issues are disabled for this repo' }
    stage.github.fault({ kind: 'answer', status: 410, body, method, path: /comments$/ })
    const { warnings } = await publish()
    expect(warnings).toEqual([expect.stringMatching(/which are turned off here: turn them on/)])
    expect(warnings[0]).not.toMatch(/permissions:|correct `pr-number`/)
  })

  it('that may not look for the pull request is told what to add, too', async () => {
    const body = { message: 'Resource not accessible by integration' }
    stage.github.fault({ kind: 'answer', status: 403, body, path: /commits\/.*\/pulls$/ })
    const run = await stage.open(COMMENT, 'push', { sha: 'a'.repeat(40) })
    expect(run.world.seen.warnings).toEqual([
      expect.stringMatching(/^No comment is written: its pull request could not be found: Resource not/),
    ])
    expect(run.world.seen.warnings[0]).toContain(BLOCK)
  })

  it("is a person's, whose own rights are missing, as GitHub's header says", async () => {
    const mona = { login: 'mona', kind: 'user', permissions: 'read-all' } as const
    await restart({ tokens: { github_pat_1: mona } })
    const run = await stage.open({ ...COMMENT, 'github-token': 'github_pat_1' }, ...ON_PULL)
    await run.end(stage.ready('p1'))
    expect(run.world.seen.warnings).toEqual([
      expect.stringMatching(/Give it `issues: write` or `pull-requests: write` on octo-org\/talking-docs/),
    ])
    expect(run.world.seen.warnings[0]).not.toContain(BLOCK)
  })

  it('is no reason where the pull request is locked', async () => {
    const body = { message: 'Unable to create comment because issue is locked.' }
    stage.github.fault({ kind: 'answer', status: 403, body, method: 'POST' })
    const { warnings } = await publish()
    expect(warnings).toEqual([expect.stringContaining('issue is locked. (HTTP 403)')])
    expect(warnings[0]).not.toContain(BLOCK)
  })
})

describe('a first write that is refused', () => {
  const soon = { message: 'Validation Failed', errors: [{ message: 'was submitted too quickly' }] }
  const abuse = { message: 'You have triggered an abuse detection mechanism.' }

  it.each<[string, number, object]>([
    ['for what was submitted too quickly', 422, soon],
    ['for its rate, in old words', 403, abuse],
    ['for a pull request that is not there yet', 404, { message: 'Not Found' }],
    ['for something that GitHub does not explain', 422, { message: 'Validation Failed' }],
  ])('%s, does not silence the comment for the run', async (_, status, body) => {
    // For longer than the first write goes on trying.
    const fault = { kind: 'answer', method: 'POST', path: /comments$/, status, body } as const
    stage.github.fault({ ...fault, times: 99 })
    const run = await stage.open(COMMENT, ...ON_PULL)
    expect(await run.ledger?.remember(KEY, SUBMITTED)).toBe(false)
    stage.github.clearFaults()
    expect(await run.end(stage.ready('p1'))).toEqual([])
    expect(await bodies()).toEqual([expect.stringContaining('The tour')])
    expect(run.world.seen.warnings).toHaveLength(1)
  })
})

describe("GitHub's rate limits", () => {
  it('are waited for as told, also before a create, which was refused then', async () => {
    stage.github.fault({ kind: 'answer', ...secondaryRateLimit(7), method: 'POST' })
    const { warnings, slept } = await publish()
    expect(warnings).toEqual([])
    expect(slept).toBe(7000)
    expect(await bodies()).toHaveLength(1)
  })

  it('are waited for a while where GitHub does not say how long', async () => {
    stage.github.fault({ kind: 'answer', ...secondaryRateLimit(), method: 'POST' })
    expect((await publish()).slept).toBe(20_000)
  })

  it('are waited for until they are reset', async () => {
    const start = Date.UTC(2026, 0, 1) / 1000
    stage.github.fault({ kind: 'answer', ...rateLimitExhausted(start + 20), method: 'POST' })
    const { warnings, slept } = await publish()
    expect(warnings).toEqual([])
    expect(slept).toBe(21_000)
  })

  it('are not waited for longer than half a minute in all', async () => {
    stage.github.fault({ kind: 'answer', ...secondaryRateLimit(12), method: 'POST', times: 9 })
    const { warnings, slept } = await publish()
    expect(slept).toBe(24_000)
    expect(warnings).toEqual([
      expect.stringContaining('GitHub asks to wait 12 s, which is longer than this run waits'),
    ])
    expect(warnings[0]).toContain('Run the job again later.')
  })

  it('are no limit of the video: a wait of an hour is a warning at once', async () => {
    stage.github.fault({ kind: 'answer', ...secondaryRateLimit(3600), method: 'POST' })
    const { slept, summary } = await publish()
    expect(slept).toBe(0)
    expect(summary).toContain('The tour')
  })
})

describe('a GitHub in diagnostic', () => {
  it('that does not list comments is asked again, and then once more when there is something to write', async () => {
    const first = await stage.open(COMMENT, ...ON_PULL)
    await first.end(stage.ready('p1'))
    stage.github.fault({ kind: 'answer', ...badGateway, method: 'GET', path: /comments$/, times: 3 })
    const run = await stage.open(COMMENT, ...ON_PULL)
    expect((await run.ledger?.recall(KEY, 'all'))?.isWhole).toBe(false)
    expect(run.world.seen.warnings).toEqual([expect.stringMatching(/could not be read: /)])
    await run.end(stage.ready('p2'))
    expect(await bodies()).toEqual([expect.stringContaining('p2.mp4')])
  })

  it('for good is warned of once, however often the run has something to remember', async () => {
    stage.github.fault({ kind: 'answer', ...badGateway, method: 'POST', path: /comments$/, times: 99 })
    const run = await stage.open(COMMENT, ...ON_PULL)
    expect(await run.ledger?.remember(KEY, SUBMITTED)).toBe(false)
    expect(await run.ledger?.remember(KEY, SUBMITTED)).toBe(false)
    await run.end(stage.ready('p1'))
    expect(run.world.seen.warnings).toEqual([expect.stringMatching(/could not be written: /)])
  })

  it('that is never there is warned of once, though it can neither be read nor written', async () => {
    stage.github.fault({ kind: 'reset', path: /comments$/, times: 99 })
    const run = await stage.open(COMMENT, ...ON_PULL)
    await run.ledger?.remember(KEY, SUBMITTED)
    await run.end(stage.ready('p1'))
    expect(run.world.seen.warnings).toHaveLength(1)
  })

  it('for an update is asked three times', async () => {
    const first = await stage.open(COMMENT, ...ON_PULL)
    await first.end(stage.ready('p1'))
    stage.github.fault({ kind: 'reset', method: 'PATCH', times: 2 })
    await publish()
    expect(await bodies()).toEqual([expect.stringContaining('p1.mp4')])
    expect(sent('PATCH')).toHaveLength(3)
  })
})

describe('a run that is cancelled', () => {
  const cancelled = diagnostics.cancelled({ label: 'script' }, 'p1')
  const result = () =>
    ({ status: 'processing', projectId: 'p1', contentKey: KEY, diagnostic: cancelled }) as const

  it('says that the video is still being made, and how to get it', async () => {
    const run = await stage.open(COMMENT, ...ON_PULL)
    await run.ledger?.remember(KEY, SUBMITTED)
    run.world.cancel.abort()
    await run.end(result())
    const [body] = await bodies()
    expect(body).toContain('### The run was cancelled\n\n> [!NOTE]\n> The run was cancelled while')
    expect(body).toContain('Run the job again: it picks this video up without paying again.')
    expect(run.world.seen.summary).toContain('### The run was cancelled')
    const next = await stage.open(COMMENT, ...ON_PULL)
    expect((await next.ledger?.recall(KEY, 'all'))?.entries).toEqual([SUBMITTED])
  })

  it('ends in time, whatever GitHub does, and has its summary', async () => {
    const run = await stage.open(COMMENT, ...ON_PULL)
    await run.ledger?.remember(KEY, SUBMITTED)
    run.world.cancel.abort()
    stage.github.fault({ kind: 'stall', times: 9 })
    setTimeout(() => run.world.lastWords.abort(), 100)
    await run.end(result())
    expect(run.world.seen.summary).toContain('### The run was cancelled')
  }, 5000)
})

describe('the account of the token', () => {
  const twice = async (inputs: Record<string, string>) => {
    for (const id of ['p1', 'p2']) {
      const run = await stage.open({ ...COMMENT, ...inputs }, ...ON_PULL)
      await run.end(stage.ready(id))
    }
    return stage.github.comments(7)
  }

  it("can be a person's", async () => {
    const mona = { login: 'mona', kind: 'user', permissions: 'write-all' } as const
    await restart({ tokens: { ghp_mona: mona } })
    await stage.github.addComment({
      pr: 7,
      body: '<!-- jogg-video-action:{"tag":"default","entries":[],"names":[]} -->',
      author: 'octo-org',
    })
    const comments = await twice({ 'github-token': 'ghp_mona' })
    expect(comments.map(({ author }) => author)).toEqual(['octo-org', 'mona'])
    expect(comments[1]?.body).toContain('p2.mp4')
  })

  it("can be another app's", async () => {
    const app = { login: 'studio[bot]', kind: 'installation', permissions: 'write-all' } as const
    await restart({ tokens: { ghs_app: app } })
    await stage.github.addComment({
      pr: 7,
      body: '<!-- jogg-video-action:{"tag":"default","entries":[],"names":[]} -->',
      author: 'studio',
    })
    const comments = await twice({ 'github-token': 'ghs_app' })
    expect(comments.map(({ author }) => author)).toEqual(['studio', 'studio[bot]'])
    expect(comments[1]?.body).toContain('p2.mp4')
  })

  it("is mostly the workflow's, which GraphQL knows", async () => {
    await twice({})
    expect(await bodies()).toHaveLength(1)
  })

  it("is not the workflow's when the token is another app's", async () => {
    const app = { login: 'studio[bot]', kind: 'installation', permissions: 'write-all' } as const
    await restart({ tokens: { ghs_app: app, [JOB_TOKEN]: jobToken() } })
    await twice({})
    await twice({ 'github-token': 'ghs_app' })
    const authors = (await stage.github.comments(7)).map(({ author }) => author)
    expect(authors).toEqual(['github-actions[bot]', 'studio[bot]'])
  })

  it.each(['/user', '/graphql'])('is not known while %s can’t be asked: no second comment', async path => {
    await twice({})
    stage.github.fault({ kind: 'answer', ...badGateway, path: new RegExp(`^${path}$`), times: 99 })
    const run = await stage.open(COMMENT, ...ON_PULL)
    expect((await run.ledger?.recall(KEY, 'all'))?.isWhole).toBe(false)
    await run.end(stage.ready('p3'))
    expect(await bodies()).toHaveLength(1)
  })

  it('has one comment of several in the end, the oldest, with what all of them remembered', async () => {
    const seal = createSeal(KEY_OF_TESTS)
    for (const id of ['p1', 'p2']) {
      const note = { tag: 'default', entries: [], names: [nameOf(submittedOf(id, 1), seal.idOf(KEY), seal)] }
      const marker = writeMarker(note, text => seal.sign('comment on 7', text))
      await stage.github.addComment({ pr: 7, body: marker, author: ACTIONS_BOT })
    }
    const [oldest] = await stage.github.comments(7)
    const run = await stage.open(COMMENT, ...ON_PULL)
    const recalled = await run.ledger?.recall(KEY, 'all')
    expect(recalled?.entries).toEqual([submittedOf('p1', 1), submittedOf('p2', 1)])
    await run.end(stage.ready('p2'))
    expect((await stage.github.comments(7)).map(({ id }) => id)).toEqual([oldest?.id])
    const next = await stage.open(COMMENT, ...ON_PULL)
    expect((await next.ledger?.recall(KEY, 'all'))?.entries).toHaveLength(2)
  })
})
