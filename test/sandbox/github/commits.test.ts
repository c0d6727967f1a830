import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GitHubStandIn, JOB_TOKEN, jobToken, startGitHub } from '../../../sandbox/github/index.ts'
import { shaOf } from '../../../sandbox/github/names.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client

beforeAll(async () => {
  const tokens = { [JOB_TOKEN]: jobToken(), ghs_contents: jobToken({ contents: 'write' }) }
  github = await startGitHub({ tokens, immutableReleases: true })
  ask = clientOf(github)
})

afterAll(() => github.close())

const SHA = 'a'.repeat(40)
const shaAt = async (ref: string) => (await ask('GET', `/repo/commits/${encodeURIComponent(ref)}`)).body.sha

it('knows a commit by its name, a branch, and the tags that there are', async () => {
  await github.addRelease({ tag: 'v1' })
  await github.addRelease({ tag: 'v2', draft: true })
  github.addTag('pkg@3', SHA)
  expect(await shaAt(SHA)).toBe(SHA)
  for (const ref of ['main', 'heads/main', 'tags/v1']) expect(await shaAt(ref)).toBe(shaOf('base'))
  expect(await shaAt('tags/pkg@3')).toBe(SHA)
  for (const ref of ['tags/v2', 'tags/main', 'heads/v1'])
    expect(await ask('GET', `/repo/commits/${encodeURIComponent(ref)}`)).toMatchObject({ status: 422 })
})

it('keeps the statuses of a commit, from who may set them', async () => {
  const path = `/repo/statuses/${SHA}`
  const json = { state: 'success', context: 'video', description: 'x'.repeat(140), target_url: 'https://v' }
  expect((await ask('POST', path, { json })).body).toMatchObject({ state: 'success', context: 'video' })
  expect(github.statuses).toEqual([
    { sha: SHA, state: 'success', context: 'video', description: 'x'.repeat(140), targetUrl: 'https://v' },
  ])
  expect((await ask('POST', path, { json, token: 'ghs_contents' })).status).toBe(403)
  expect((await ask('POST', path, { json: { ...json, description: 'x'.repeat(141) } })).status).toBe(422)
  expect((await ask('POST', '/repo/statuses/main', { json })).status).toBe(422)
  expect(github.violations).toEqual([])
  expect((await ask('POST', path, { json: { state: 'done' } })).status).toBe(422)
  expect(github.violations).toHaveLength(1)
})

it('makes a release immutable as it is published: its notes can change, and neither tag nor files', async () => {
  const { id } = await github.addRelease({ tag: 'v4', draft: true })
  const path = `/repo/releases/${id}`
  const change = async (json: object) => (await ask('PATCH', path, { json })).status
  expect(await change({ tag_name: 'v5' })).toBe(200)
  expect((await ask('PATCH', path, { json: { draft: false } })).body.immutable).toBe(true)
  expect(await change({ body: 'Notes' })).toBe(200)
  expect(await change({ tag_name: 'v6' })).toBe(422)
  expect(await change({ draft: true })).toBe(422)
  const bytes = new Uint8Array([1])
  const upload = await ask('POST', `${path}/assets?name=a.mp4`, { host: 'uploads', bytes })
  expect(upload.status).toBe(422)
})
