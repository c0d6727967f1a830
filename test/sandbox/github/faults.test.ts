import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  badGateway,
  type Fault,
  type GitHubStandIn,
  rateLimitExhausted,
  secondaryRateLimit,
  startGitHub,
} from '../../../sandbox/github/index.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client
const COMMENTS = '/repo/issues/1/comments'
const json = { body: 'a comment' }
const post = () => ask('POST', COMMENTS, { json })
const failing = (fault: Fault) => {
  github.fault(fault)
  return post().then(
    ({ status }) => status,
    (error: Error & { cause?: Error & { code?: string } }) => error.cause?.code,
  )
}

beforeAll(async () => {
  github = await startGitHub()
  ask = clientOf(github)
  await github.addPullRequest({ number: 1, headSha: 'a'.repeat(40), headRef: 'topic' })
})

afterEach(() => github.clearFaults())
afterAll(() => github.close())

const commentCount = async () => (await github.comments(1)).length

describe('faults', () => {
  it('hit the n-th matching request and its followers, and no other', async () => {
    const { status, headers, body } = badGateway
    const answer = { kind: 'answer', status, ...(headers && { headers }), body } as const
    github.fault({ ...answer, method: 'POST', path: /\/comments$/, host: 'api', nth: 2, times: 2 })
    expect((await ask('GET', COMMENTS)).status).toBe(200)
    expect((await ask('POST', '/repo/dispatches', { json: { event_type: 'other' } })).status).toBe(204)
    expect([(await post()).status, (await post()).status]).toEqual([201, 502])
    expect(github.pendingFaults()).toHaveLength(1)
    expect([(await post()).status, (await post()).status]).toEqual([502, 201])
    expect(github.pendingFaults()).toEqual([])
    expect(await commentCount()).toBe(2)
  })

  it('spoil the answer before or after the work was done', async () => {
    const before = await commentCount()
    expect(await failing({ kind: 'answer', ...badGateway })).toBe(502)
    expect(await commentCount()).toBe(before)
    expect(await failing({ kind: 'answer', ...badGateway, accepted: true })).toBe(502)
    expect(await commentCount()).toBe(before + 1)
  })

  it('cut the connection before or after the work was done', async () => {
    const before = await commentCount()
    expect(await failing({ kind: 'reset' })).toBe('ECONNRESET')
    expect(await commentCount()).toBe(before)
    expect(await failing({ kind: 'reset', accepted: true })).toBe('ECONNRESET')
    expect(await failing({ kind: 'truncate' })).toBe('UND_ERR_SOCKET')
    expect(await commentCount()).toBe(before + 2)
  })

  it('delay an answer, or keep it for ever', async () => {
    expect(await failing({ kind: 'delay', ms: 20 })).toBe(201)
    github.fault({ kind: 'stall' })
    const signal = AbortSignal.timeout(50)
    const headers = { 'user-agent': 'test' }
    const asked = fetch(`${github.places.api}/repos/${github.repository}`, { signal, headers })
    await expect(asked).rejects.toThrow('aborted due to timeout')
    expect(github.requests.at(-1)).toMatchObject({ fault: 'stall' })
    expect(github.requests.at(-1)).not.toHaveProperty('status')
  })

  it('are rate limits as GitHub words them', async () => {
    github.fault({ kind: 'answer', ...secondaryRateLimit(7) })
    const secondary = await post()
    expect([secondary.status, secondary.headers.get('retry-after')]).toEqual([403, '7'])
    expect(secondary.body.message).toMatch(/secondary rate limit/)
    github.fault({ kind: 'answer', ...secondaryRateLimit() })
    expect((await post()).headers.has('retry-after')).toBe(false)
    github.fault({ kind: 'answer', ...rateLimitExhausted(1_800_000_000) })
    const primary = await post()
    expect(primary.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(primary.headers.get('x-ratelimit-reset')).toBe('1800000000')
  })
})

describe('every request', () => {
  it('is recorded, with its token apart from its headers', async () => {
    await ask('PATCH', '/repo/issues/comments/1?', { json: { body: 'new' } })
    expect(github.requests.at(-1)).toMatchObject({
      host: 'api',
      method: 'PATCH',
      path: `/repos/${github.repository}/issues/comments/1`,
      token: 'ghs_jobTokenOfTheStandIn',
      body: { body: 'new' },
      status: 200,
    })
    expect(github.requests.at(-1)?.headers).not.toHaveProperty('authorization')
    expect(github.requests.at(-1)?.headers).toHaveProperty('user-agent')
  })
})
