import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitHubStandIn, startGitHub } from '../../../sandbox/github/index.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client
const sha = (letter: string) => letter.repeat(40)

beforeAll(async () => {
  github = await startGitHub()
  ask = clientOf(github)
  await github.addPullRequest({ number: 2, headSha: sha('a'), headRef: 'own', commits: [sha('9')] })
  await github.addPullRequest({
    number: 5,
    headSha: sha('b'),
    headRef: 'main',
    fork: 'mona/talking-docs',
    author: 'mona',
  })
  await github.addPullRequest({ number: 6, headSha: sha('c'), headRef: 'gone', fork: null, state: 'closed' })
  await github.addPullRequest({ number: 7, headSha: sha('d'), headRef: 'done', state: 'merged' })
  await github.addPullRequest({ number: 8, headSha: sha('e'), headRef: 'dropped', state: 'closed' })
})

afterAll(() => github.close())

const numbersOf = async (path: string) => (await ask('GET', path)).list.map(({ number }) => number)

describe('pull requests', () => {
  it('have the head they were given, in the repository itself', async () => {
    const { body } = await ask('GET', '/repo/pulls/2')
    expect(body).toMatchObject({ number: 2, state: 'open', merged: false })
    expect(body.head).toMatchObject({ ref: 'own', sha: sha('a'), repo: { full_name: github.repository } })
    expect(body.base).toMatchObject({ ref: 'main', repo: { full_name: github.repository } })
  })

  it('have their head in a fork, or in one that is gone', async () => {
    const fromFork = (await ask('GET', '/repo/pulls/5')).body
    expect(fromFork.user).toMatchObject({ login: 'mona' })
    expect(fromFork.head).toMatchObject({
      label: 'mona:main',
      sha: sha('b'),
      repo: { full_name: 'mona/talking-docs', fork: true, owner: { login: 'mona' } },
    })
    expect((await ask('GET', '/repo/pulls/6')).body.head).toMatchObject({ sha: sha('c'), repo: null })
  })

  it('are listed by state, head and page', async () => {
    expect(await numbersOf('/repo/pulls')).toEqual([5, 2])
    expect(await numbersOf('/repo/pulls?state=closed')).toEqual([8, 7, 6])
    expect(await numbersOf('/repo/pulls?head=mona:main')).toEqual([5])
    expect(await numbersOf('/repo/pulls?head=octo-org:main')).toEqual([])
    expect(await numbersOf('/repo/pulls?base=release')).toEqual([])
    const first = await ask('GET', '/repo/pulls?state=all&direction=asc&per_page=3')
    expect(first.list.map(({ number }) => number)).toEqual([2, 5, 6])
    expect(first.headers.get('link')).toMatch(/[?&]page=2.*rel="next"/)
    expect(await numbersOf('/repo/pulls?state=all&direction=asc&per_page=3&page=2')).toEqual([7, 8])
  })

  it('are found by any of their commits, unless that is known to a fork alone', async () => {
    expect(await numbersOf(`/repo/commits/${sha('a')}/pulls`)).toEqual([2])
    expect(await numbersOf(`/repo/commits/${sha('9')}/pulls`)).toEqual([2])
    expect(await numbersOf(`/repo/commits/${sha('b')}/pulls`)).toEqual([])
    expect(await numbersOf(`/repos/mona/talking-docs/commits/${sha('b')}/pulls`)).toEqual([5])
    expect(await numbersOf(`/repo/commits/${sha('c')}/pulls`)).toEqual([])
    expect(await numbersOf(`/repo/commits/${sha('e')}/pulls`)).toEqual([])
    const merge = String((await ask('GET', '/repo/pulls/7')).body.merge_commit_sha)
    expect(await numbersOf(`/repo/commits/${merge}/pulls`)).toEqual([7])
    expect(await numbersOf(`/repo/commits/${sha('0')}/pulls`)).toEqual([])
    expect((await ask('GET', '/repo/commits/nothing/pulls')).status).toBe(422)
  })

  it('that are not there: 404', async () => {
    expect((await ask('GET', '/repo/pulls/1')).status).toBe(404)
    expect((await ask('GET', '/repo/pulls/99')).status).toBe(404)
  })

  it('count upwards with the issues', async () => {
    const earlier = { number: 4, headSha: sha('f'), headRef: 'late' }
    await expect(github.addPullRequest(earlier)).rejects.toThrow('Pull request 4 comes after 9')
  })
})
