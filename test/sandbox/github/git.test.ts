import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GitHubStandIn, startGitHub } from '../../../sandbox/github/index.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client

beforeAll(async () => {
  github = await startGitHub()
  ask = clientOf(github)
})

afterAll(() => github.close())

async function commit(): Promise<string> {
  const tree = { tree: [{ path: 'README.md', mode: '100644', type: 'blob', content: 'Kept.\n' }] }
  const { body } = await ask('POST', '/repo/git/trees', { json: tree })
  const made = await ask('POST', '/repo/git/commits', {
    json: { message: 'One', tree: body.sha, parents: [] },
  })
  return String(made.body.sha)
}

it('has refs outside of branches and tags, each made once, and found by their beginning', async () => {
  const sha = await commit()
  const create = (ref: string) => ask('POST', '/repo/git/refs', { json: { ref, sha } })
  expect((await create('refs/of-ours/a/1')).status).toBe(201)
  expect((await create('refs/of-ours/a/2')).status).toBe(201)
  expect((await create('refs/of-ours/b/1')).status).toBe(201)
  const again = await create('refs/of-ours/a/1')
  expect(again).toMatchObject({ status: 422, body: { message: 'Reference already exists' } })
  const { list } = await ask('GET', '/repo/git/matching-refs/of-ours/a')
  expect(list.map(({ ref }) => ref)).toEqual(['refs/of-ours/a/1', 'refs/of-ours/a/2'])
  expect(github.violations).toEqual([])
})

it('makes no ref to an object that it does not have', async () => {
  const json = { ref: 'refs/of-ours/c', sha: '1'.repeat(40) }
  const refused = await ask('POST', '/repo/git/refs', { json })
  expect(refused).toMatchObject({ status: 422, body: { message: 'Object does not exist' } })
})
