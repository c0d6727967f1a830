import { afterEach, describe, expect, it } from 'vitest'
import {
  type GitHubOptions,
  type GitHubStandIn,
  JOB_TOKEN,
  jobToken,
  startGitHub,
} from '../../../sandbox/github/index.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn

async function start(options: GitHubOptions): Promise<Client> {
  github = await startGitHub(options)
  await github.addPullRequest({ number: 1, headSha: 'a'.repeat(40), headRef: 'topic' })
  return clientOf(github)
}

afterEach(() => github.close())

const COMMENTS = '/repo/issues/1/comments'
const json = { body: 'a comment' }

describe('who may do what', () => {
  it("a workflow's token speaks for no user, a personal one does", async () => {
    const mona = { login: 'mona', kind: 'user', permissions: 'write-all' } as const
    const ask = await start({ tokens: { [JOB_TOKEN]: jobToken(), ghp_mona: mona } })
    const refused = await ask('GET', '/user')
    expect([refused.status, refused.body.message]).toEqual([403, 'Resource not accessible by integration'])
    const user = await ask('GET', '/user', { token: 'ghp_mona' })
    expect(user.body).toMatchObject({ login: 'mona', type: 'User' })
    const comment = await ask('POST', COMMENTS, { token: 'ghp_mona', json })
    expect(comment.body.user).toMatchObject({ login: 'mona', id: user.body.id })
  })

  it('an unknown token is refused everywhere, none at all only where it is needed', async () => {
    const ask = await start({})
    const unknown = await ask('GET', '/repo', { token: 'ghp_revoked' })
    expect([unknown.status, unknown.body.message]).toEqual([401, 'Bad credentials'])
    expect((await ask('GET', '/repo', { token: null })).status).toBe(200)
    expect((await ask('GET', '/user', { token: null })).status).toBe(401)
    expect((await ask('POST', COMMENTS, { token: null, json })).status).toBe(401)
    expect(await github.comments(1)).toEqual([])
  })

  it('a read-only token of a fork may read, not write, and is told what it lacks', async () => {
    const ask = await start({ tokens: { [JOB_TOKEN]: jobToken('read-all') } })
    expect((await ask('GET', COMMENTS)).status).toBe(200)
    const refused = await ask('POST', COMMENTS, { json })
    expect([refused.status, refused.body.message]).toEqual([403, 'Resource not accessible by integration'])
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write')
    expect(await github.comments(1)).toEqual([])
  })

  it.each([['issues'], ['pull_requests']] as const)('%s: write is enough for comments alone', async scope => {
    const ask = await start({ tokens: { [JOB_TOKEN]: jobToken({ [scope]: 'write' }) } })
    expect((await ask('POST', COMMENTS, { json })).status).toBe(201)
    const release = await ask('POST', '/repo/releases', { json: { tag_name: 'v1' } })
    expect([release.status, release.body.message]).toEqual([403, 'Resource not accessible by integration'])
    expect((await ask('POST', '/repo/dispatches', { json: { event_type: 'x' } })).status).toBe(403)
  })

  it('contents: write is not enough for comments', async () => {
    const ask = await start({ tokens: { [JOB_TOKEN]: jobToken({ contents: 'write', issues: 'read' }) } })
    expect((await ask('POST', COMMENTS, { json })).status).toBe(403)
    expect((await ask('POST', '/repo/releases', { json: { tag_name: 'v1' } })).status).toBe(201)
  })

  it('of a private repository, a token reads what it was granted, and nobody else anything', async () => {
    const ask = await start({ private: true, tokens: { [JOB_TOKEN]: jobToken({ contents: 'read' }) } })
    expect((await ask('GET', '/repo')).body.private).toBe(true)
    expect((await ask('GET', COMMENTS)).status).toBe(403)
    expect((await ask('GET', '/repo', { token: null })).status).toBe(404)
  })
})
