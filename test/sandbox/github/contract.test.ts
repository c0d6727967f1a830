import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadContract } from '../../../sandbox/github/contract.ts'
import { type GitHubStandIn, startGitHub } from '../../../sandbox/github/index.ts'
import { ROUTES } from '../../../sandbox/github/routes.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client

beforeEach(async () => {
  github = await startGitHub()
  ask = clientOf(github)
})

afterEach(() => github.close())

const shape = (operation: string) => operation.replaceAll(/:\w+|\{\w+\}|\*/g, '…')

describe("GitHub's own API description", () => {
  it('covers every route of the stand-in, and the stand-in every operation kept of it', async () => {
    const beside = ['/user-attachments/assets', '/graphql']
    const documented = ROUTES.filter(({ host, path }) => host !== 'web' && !beside.includes(path))
    const routes = documented.map(({ method, path }) => shape(`${method} ${path}`))
    const { operations } = await loadContract()
    expect(routes.toSorted()).toEqual(operations.map(shape).toSorted())
  })

  it.each([
    [
      'a field of the wrong type',
      'POST',
      '/repo/issues/1/comments',
      { body: 7 },
      /\/requestBody\/body must be string/,
    ],
    ['a missing field', 'POST', '/repo/issues/1/comments', {}, /required property 'body'/],
    ['an unknown query', 'GET', '/repo/pulls?status=open', undefined, /additionalProperty":"status/],
    [
      'a word that is none of the allowed',
      'GET',
      '/repo/pulls?state=done',
      undefined,
      /must be equal to one of/,
    ],
    ['an id that is no number', 'GET', '/repo/pulls/latest', undefined, /must be integer/],
    ['an operation that is not known', 'GET', '/repo/milestones', undefined, /has no such operation/],
    ['a method that is not known', 'PUT', '/repo/releases/1', {}, /has no such operation/],
  ])('refuses %s, and it is remembered', async (_, method, path, json, problem) => {
    const reply = await ask(method, path, { json })
    expect(reply.status).toBe(422)
    expect(reply.body.message).toMatch(problem)
    expect(github.violations).toMatchObject([{ method, problems: [expect.stringMatching(problem)] }])
  })

  it('has nothing against a good request, nor against one that finds nothing', async () => {
    await ask('GET', '/repo/pulls?state=all&per_page=100&page=1&sort=created&direction=desc')
    await ask('GET', '/repo/releases/tags/v1%2F2')
    await ask('GET', '/repo/contents/a/b.md?ref=main')
    expect(github.violations).toEqual([])
  })

  it('is asked of what it can not read too: that is answered, and noted', async () => {
    const { status } = await fetch(`${github.places.api}/repos/%zz/x`)
    expect(status).toBe(500)
    expect(github.violations).toMatchObject([
      { path: '/repos/%zz/x', problems: [expect.stringMatching(/^the stand-in broke: URIError/)] },
    ])
  })

  it('tells when an answer is not as it should be', async () => {
    const contract = await loadContract()
    const call = {
      host: 'api',
      method: 'GET',
      path: '/user',
      query: new URLSearchParams(),
      headers: {},
    } as const
    const answer = { status: 200, body: { login: 'mona' } }
    expect(contract.problemsWithAnswer({ ...call, body: Buffer.alloc(0) }, answer)).not.toEqual([])
  })
})
