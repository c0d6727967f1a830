import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Hub, openHub } from '../support/runner/hub.ts'

vi.setConfig({ testTimeout: 60_000 })

let hub: Hub
beforeAll(async () => {
  hub = await openHub({ renderMs: 60_000 })
  await hub.github.addPullRequest({
    number: 7,
    headSha: '7'.repeat(40),
    headRef: 'faster',
    title: 'Search twice as fast',
    body: 'The index is kept in memory now.',
  })
})
afterAll(() => hub.close())

const queue = () => hub.run('merge-queue.yml', { name: 'merge_group', pr: 7 })

it('submits what the pull request says, and leaves a comment that waits for the video', async () => {
  const run = await queue()
  expect(run.log).not.toContain('::error')
  expect(run.conclusion).toBe('success')
  expect(run.jobs[0]?.steps[0]?.outputs).toMatchObject({
    status: 'pending',
    script: expect.stringMatching(/Search twice as fast[\s\S]*kept in memory/),
  })
  const comments = await hub.github.comments(7)
  expect(comments).toHaveLength(1)
  expect(comments[0]?.body).toContain(hub.sandbox.projects[0]?.id)
})

it('pays nothing for the same pull request when it comes into the queue again', async () => {
  expect((await queue()).conclusion).toBe('success')
  expect(hub.sandbox.acceptedCreates()).toBe(1)
  expect(await hub.github.comments(7)).toHaveLength(1)
})

it('keeps nothing from being merged when it fails', async () => {
  await hub.github.addPullRequest({
    number: 8,
    headSha: '8'.repeat(40),
    headRef: 'dull',
  })
  hub.github.fault({
    kind: 'answer',
    path: /pulls\/8$/,
    status: 404,
    body: { message: 'Not Found' },
    times: 20,
  })
  const run = await hub.run('merge-queue.yml', { name: 'merge_group', pr: 8 })
  expect(run.jobs[0]?.steps[0]).toMatchObject({ outcome: 'failure', conclusion: 'success' })
  expect(run.conclusion).toBe('success')
})

// Whose token it is, GitHub does not say of a workflow's: the answer is what counts.
it('asks GitHub for nothing else that its token may not do', () => {
  expect(hub.github.violations).toEqual([])
  expect(
    hub.github.requests.filter(({ status }) => status === 401 || status === 403).map(({ path }) => path),
  ).toEqual(['/user', '/user', '/user'])
})
