import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EventName, type GitHubStandIn, startGitHub } from '../../../sandbox/github/index.ts'
import { clientOf } from './client.ts'

let github: GitHubStandIn
let folder: string
const sha = (letter: string) => letter.repeat(40)

beforeAll(async () => {
  github = await startGitHub()
  folder = await mkdtemp(join(tmpdir(), 'events-'))
  await github.addPullRequest({ number: 3, headSha: sha('a'), headRef: 'docs' })
  await github.addPullRequest({
    number: 4,
    headSha: sha('b'),
    headRef: 'main',
    fork: 'mona/talking-docs',
    author: 'mona',
  })
  await github.addRelease({ tag: 'v1.2', body: 'Notes' })
})

afterAll(async () => {
  await github.close()
  await rm(folder, { recursive: true })
})

describe('event payloads', () => {
  it('of a pull request hold what GitHub answers about it', async () => {
    const payload = await github.eventPayload('pull_request', { pr: 3, action: 'synchronize' })
    const pull = (await clientOf(github)('GET', '/repo/pulls/3')).body
    expect(payload).toMatchObject({ action: 'synchronize', number: 3, sender: { login: 'octo-org' } })
    expect(payload.pull_request).toEqual(pull)
    expect(await github.eventPayload('pull_request', { pr: 3 })).toMatchObject({ action: 'opened' })
  })

  it('of a fork and of Dependabot say so', async () => {
    const payload = await github.eventPayload('pull_request', { pr: 4, actor: 'dependabot[bot]' })
    expect(payload.pull_request).toMatchObject({
      head: { repo: { full_name: 'mona/talking-docs', fork: true } },
    })
    expect(payload.sender).toMatchObject({ login: 'dependabot[bot]', type: 'Bot', id: 49699333 })
  })

  it('of a comment tell a pull request from an issue', async () => {
    const onPull = await github.eventPayload('issue_comment', { pr: 3, comment: '/video please' })
    expect(onPull).toMatchObject({
      action: 'created',
      issue: { number: 3, pull_request: { url: `${github.places.api}/repos/${github.repository}/pulls/3` } },
      comment: { body: '/video please' },
    })
    expect((await github.eventPayload('issue_comment')).issue).not.toHaveProperty('pull_request')
  })

  it('of a finished workflow run name no pull request when it came from a fork', async () => {
    const own = await github.eventPayload('workflow_run', { pr: 3 })
    expect(own).toMatchObject({
      action: 'completed',
      workflow_run: { event: 'pull_request', head_sha: sha('a'), pull_requests: [{ number: 3 }] },
    })
    const fork = await github.eventPayload('workflow_run', { pr: 4 })
    expect(fork.workflow_run).toMatchObject({
      head_sha: sha('b'),
      head_branch: 'main',
      head_repository: { full_name: 'mona/talking-docs', owner: { login: 'mona' } },
      pull_requests: [],
      conclusion: 'success',
    })
    const push = await github.eventPayload('workflow_run', { sha: sha('c') })
    expect(push.workflow_run).toMatchObject({ event: 'push', head_sha: sha('c') })
  })

  it('of the other events hold what they were given', async () => {
    const push = await github.eventPayload('push', { sha: sha('c'), ref: 'refs/heads/topic' })
    expect(push).toMatchObject({ after: sha('c'), ref: 'refs/heads/topic', head_commit: { id: sha('c') } })
    const release = await github.eventPayload('release', { release: 'v1.2' })
    expect(release).toMatchObject({ action: 'published', release: { tag_name: 'v1.2', body: 'Notes' } })
    const dispatch = await github.eventPayload('repository_dispatch', {
      clientPayload: { 'project-id': '7' },
    })
    expect(dispatch).toMatchObject({ action: 'jogg-video', client_payload: { 'project-id': '7' } })
    expect(await github.eventPayload('workflow_dispatch', { inputs: { tag: 'v1' } })).toMatchObject({
      inputs: { tag: 'v1' },
      ref: 'refs/heads/main',
    })
    expect(await github.eventPayload('schedule')).toMatchObject({ schedule: '0 6 * * 1' })
  })

  it('about something that was not added are an error', async () => {
    await expect(github.eventPayload('pull_request', { pr: 99 })).rejects.toThrow('no pull request 99')
    await expect(github.eventPayload('release', { release: 'v9' })).rejects.toThrow('no release v9')
  })

  it.each([
    ['pull_request', 'refs/pull/3/merge', 'docs'],
    ['pull_request_target', 'refs/heads/main', 'docs'],
    ['issue_comment', 'refs/heads/main', undefined],
    ['workflow_run', 'refs/heads/main', undefined],
    ['push', 'refs/heads/main', undefined],
    ['release', 'refs/tags/v1.2', undefined],
    ['repository_dispatch', 'refs/heads/main', undefined],
    ['workflow_dispatch', 'refs/heads/main', undefined],
    ['schedule', 'refs/heads/main', undefined],
  ] as const)('%s: the runner says %s', async (name: EventName, ref, headRef) => {
    const env = await github.writeEvent(folder, name, { pr: 3, release: 'v1.2' })
    expect(env).toMatchObject({
      ...github.env,
      GITHUB_EVENT_NAME: name,
      GITHUB_REF: ref,
      GITHUB_ACTOR: 'octo-org',
      GITHUB_SHA: expect.stringMatching(/^[0-9a-f]{40}$/),
    })
    expect(env.GITHUB_HEAD_REF).toBe(headRef)
    const text = await readFile(env.GITHUB_EVENT_PATH ?? '', 'utf8')
    expect(JSON.parse(text).repository).toMatchObject({
      full_name: github.repository,
      owner: { login: 'octo-org' },
    })
    expect(text).not.toMatch(/Codertocat\/Hello-World|octo-org\/octo-repo|api\.github\.com/)
  })
})
