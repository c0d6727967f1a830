import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openRoundTrip, type RoundTrip } from '../support/round-trip.ts'

// The way of a video from the one workflow to the other is tested in test/e2e/round-trip.test.ts.
vi.setConfig({ testTimeout: 60_000 })

let trip: RoundTrip
beforeAll(async () => {
  trip = await openRoundTrip()
})
afterAll(() => trip.close())

it('submits nothing for people without rights here, for other comments, and on plain issues', async () => {
  const nothing = { conclusion: 'skipped', secretsUsed: [] }
  for (const author_association of ['NONE', 'CONTRIBUTOR', 'FIRST_TIME_CONTRIBUTOR']) {
    const payload = { comment: { body: '/video', author_association } }
    expect(await trip.submit({ payload })).toMatchObject(nothing)
  }
  expect(await trip.submit({ comment: 'Could we have a /video of this?' })).toMatchObject(nothing)
  const { pr: _, ...issue } = { pr: 7, name: 'issue_comment', comment: '/video' } as const
  expect(await trip.hub.run('webhook-submit.yml', issue)).toMatchObject(nothing)
  expect(trip.hub.sandbox.requests.filter(({ point }) => point !== 'endpoints')).toEqual([])
})

it('collects by hand what no event reported: with the project id, on no pull request', async () => {
  await trip.submit()
  const [project] = trip.hub.sandbox.projects
  const inputs = { 'project-id': project?.id ?? '' }
  trip.hub.sandbox.finish(inputs['project-id'])
  const run = await trip.hub.run('webhook-collect.yml', { name: 'workflow_dispatch', inputs })
  expect(run.log).not.toContain('::error')
  expect(run.jobs[0]?.steps[0]?.outputs.status).toBe('success')
  const comments = await trip.hub.github.comments(7)
  expect(comments).toHaveLength(1)
  expect(comments[0]?.body).toContain(`${project?.id}.mp4`)
})

it('tells of a failed video in the comment, and in red', async () => {
  await trip.hub.github.addPullRequest({
    number: 9,
    headSha: '9'.repeat(40),
    headRef: 'other',
    body: 'Another.',
  })
  await trip.submit({ pr: 9 })
  const { id = '' } = trip.hub.sandbox.projects.at(-1) ?? {}
  trip.hub.sandbox.fail(id, 'The avatar stumbled')
  await trip.hub.sandbox.settled()
  const run = await trip.collect()
  expect(run.conclusion).toBe('failure')
  const [comment, ...more] = await trip.hub.github.comments(9)
  expect(more).toEqual([])
  expect(comment?.body).toContain('failed')
})
