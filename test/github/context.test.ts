import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type EventName,
  type EventOptions,
  type GitHubStandIn,
  startGitHub,
} from '../../sandbox/github/index.ts'
import { readContext } from '../../src/github/context.ts'
import { readEvent } from '../../src/github/event.ts'
import { isUploadAddress } from '../../src/github/releases.ts'

let github: GitHubStandIn
let folder: string
const SHA = 'a'.repeat(40)

beforeAll(async () => {
  github = await startGitHub()
  folder = await mkdtemp(path.join(os.tmpdir(), 'context-'))
  await github.addPullRequest({ number: 3, headSha: SHA, headRef: 'own' })
  await github.addPullRequest({
    number: 4,
    headSha: SHA,
    headRef: 'theirs',
    fork: 'mona/talking-docs',
    author: 'mona',
  })
  await github.addPullRequest({ number: 5, headSha: SHA, headRef: 'gone', fork: null, author: 'mona' })
  await github.addPullRequest({ number: 6, headSha: SHA, headRef: 'bump', author: 'dependabot[bot]' })
  await github.addRelease({ tag: 'v1', name: 'One' })
})

afterAll(async () => {
  await github.close()
  await rm(folder, { recursive: true })
})

async function contextOf(name: EventName, options: EventOptions = {}, more = {}) {
  const env = { ...(await github.writeEvent(folder, name, options)), ...more }
  return readContext(env, await readEvent(env))
}

describe('an event', () => {
  it.each<[EventName, EventOptions, object]>([
    ['pull_request', { pr: 3 }, { prNumber: 3, headSha: SHA, untrusted: undefined }],
    ['pull_request', { pr: 4 }, { prNumber: 4, untrusted: 'fork' }],
    ['pull_request', { pr: 5 }, { prNumber: 5, untrusted: 'fork' }],
    ['pull_request', { pr: 6 }, { prNumber: 6, untrusted: 'dependabot' }],
    ['pull_request', { pr: 3, actor: 'dependabot[bot]' }, { untrusted: 'dependabot' }],
    ['pull_request_target', { pr: 4 }, { prNumber: 4, untrusted: undefined }],
    ['issue_comment', { pr: 4 }, { prNumber: 4, headSha: undefined, untrusted: undefined }],
    ['issue_comment', {}, { prNumber: undefined }],
    [
      'workflow_run',
      { pr: 4 },
      { prNumber: undefined, headSha: SHA, headRepository: 'mona/talking-docs', headBranch: 'theirs' },
    ],
    ['workflow_run', { pr: 5 }, { headRepository: undefined, headBranch: 'gone' }],
    [
      'push',
      { sha: SHA },
      { prNumber: undefined, headSha: undefined, sha: SHA, refName: 'main', releaseTag: undefined },
    ],
    ['push', { ref: 'refs/tags/v1' }, { releaseTag: 'v1', isReleaseEvent: false }],
    ['merge_group', { pr: 3 }, { prNumber: 3 }],
    ['merge_group', { pr: 6, ref: 'refs/heads/release/pr-9-x' }, { prNumber: 6 }],
    ['push', { ref: `refs/heads/gh-readonly-queue/main/pr-12-${SHA}` }, { prNumber: 12 }],
    [
      'workflow_run',
      { ref: `gh-readonly-queue/main/pr-12-${SHA}`, startedBy: 'merge_group' },
      { prNumber: 12 },
    ],
    ['push', { ref: 'refs/heads/gh-readonly-queue/main/pr-12-theirs' }, { prNumber: undefined }],
    ['push', { ref: `refs/heads/mine/gh-readonly-queue/main/pr-12-${SHA}` }, { prNumber: undefined }],
    ['release', { release: 'v1' }, { releaseTag: 'v1', prNumber: undefined, isReleaseEvent: true }],
    ['schedule', {}, { prNumber: undefined, releaseTag: undefined, untrusted: undefined }],
    [
      'repository_dispatch',
      { clientPayload: { 'project-id': '1' } },
      { prNumber: undefined, untrusted: undefined },
    ],
  ])('%s %j', async (name, options, expected) => {
    expect(await contextOf(name, options)).toMatchObject({ eventName: name, ...expected })
  })

  it.each(['pull_request_review', 'pull_request_review_comment'])(
    '%s is trusted as its pull request is',
    async name => {
      const ofFork = await contextOf('pull_request', { pr: 4 }, { GITHUB_EVENT_NAME: name })
      expect(ofFork).toMatchObject({ eventName: name, prNumber: 4, untrusted: 'fork' })
      const own = await contextOf('pull_request', { pr: 3 }, { GITHUB_EVENT_NAME: name })
      expect(own).toMatchObject({ untrusted: undefined })
    },
  )

  it('leads to the page of its run', async () => {
    const { runUrl, repository } = await contextOf('schedule')
    expect(runUrl).toBe(`${github.places.web}/${repository}/actions/runs/4711`)
  })

  it('can be missing, broken, or none of GitHub', async () => {
    const file = path.join(folder, 'broken.json')
    await writeFile(file, '{"pull_request":')
    expect(await readEvent({ GITHUB_EVENT_PATH: file })).toBeUndefined()
    expect(await readEvent({ GITHUB_EVENT_PATH: path.join(folder, 'none.json') })).toBeUndefined()
    expect(await readEvent({})).toBeUndefined()
    expect(readContext({}, undefined)).toMatchObject({
      repository: '',
      runUrl: undefined,
      apiUrl: 'https://api.github.com',
      serverUrl: 'https://github.com',
    })
  })
})

describe('an event that was written by hand', () => {
  const written = (payload: unknown, env = {}) => readContext({ GITHUB_REPOSITORY: 'o/r', ...env }, payload)
  const PULL = { GITHUB_EVENT_NAME: 'pull_request' }

  it.each([5, 'text', [], null, { pull_request: 'x', issue: 3, release: [], workflow_run: true }])(
    'says nothing where it makes no sense: %j',
    payload => expect(written(payload)).toEqual(written({})),
  )

  it.each([
    ['without a number', { head: { ref: 'x' } }, { prNumber: undefined, headSha: undefined }],
    ['with one', { number: 7, head: { sha: 1 }, user: 'me' }, { prNumber: 7, headSha: undefined }],
    ['of this repository', { number: 7, head: { repo: { full_name: 'o/r' } } }, { untrusted: undefined }],
  ])('is read as far as it goes: a pull request %s', (_, pull, expected) => {
    expect(written({ pull_request: pull }, PULL)).toMatchObject({ untrusted: 'fork', ...expected })
  })

  it('is about no release where it names no tag', () => {
    expect(written({ release: { id: 1 } }).releaseTag).toBeUndefined()
  })
})

it('addresses of GitHub lose the slash at their end', () => {
  const env = { GITHUB_API_URL: 'https://g.example/api/v3/', GITHUB_SERVER_URL: 'https://g.example/' }
  const { apiUrl, runUrl } = readContext({ ...env, GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '1' }, undefined)
  expect([apiUrl, runUrl]).toEqual(['https://g.example/api/v3', 'https://g.example/o/r/actions/runs/1'])
})

describe('the address for uploads', () => {
  const isGood = (uploadUrl: string, apiUrl = 'https://api.github.com') =>
    isUploadAddress(uploadUrl, readContext({ GITHUB_API_URL: apiUrl }, undefined))

  it.each([
    ['https://uploads.github.com/repos/o/r/releases/1/assets{?name,label}', undefined, true],
    ['https://uploads.octo.ghe.com/repos/o/r{?name}', 'https://api.octo.ghe.com', true],
    ['https://ghes.example/api/uploads/repos{?name}', 'https://ghes.example/api/v3', true],
    ['http://127.0.0.1:2/repos{?name}', 'http://127.0.0.1:1', true],
    ['http://uploads.github.com/repos{?name}', undefined, false],
    ['http://ghes.example/api/uploads{?name}', 'https://ghes.example/api/v3', false],
    ['https://uploads.github.com.evil.example/{?name}', undefined, false],
    ['https://evil.example/{?name}', undefined, false],
    ['uploads{?name}', undefined, false],
  ])('%s of %s: %s', (uploadUrl, apiUrl, good) => {
    expect(isGood(uploadUrl, apiUrl)).toBe(good)
  })
})
