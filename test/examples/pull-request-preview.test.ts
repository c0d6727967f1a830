import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Hub, openHub } from '../support/runner/hub.ts'

vi.setConfig({ testTimeout: 60_000 })

let hub: Hub
beforeAll(async () => {
  hub = await openHub()
  await mkdir(path.join(hub.repository, 'docs'))
  await write('We moved the settings. You will find them at the top.')
  await hub.github.addPullRequest({ number: 7, headSha: '7'.repeat(40), headRef: 'settings' })
  await hub.github.addPullRequest({
    number: 8,
    headSha: '8'.repeat(40),
    headRef: 'spam',
    fork: 'stranger/talking-docs',
  })
})
afterAll(() => hub.close())

const write = (text: string) => writeFile(path.join(hub.repository, 'docs/announcement.md'), text)
const label = (name: string, pr = 7) =>
  hub.run('pull-request-preview.yml', {
    name: 'pull_request',
    action: 'labeled',
    pr,
    payload: { label: { name } },
  })

it('does nothing without the label: nothing is submitted, and no secret is used', async () => {
  expect(await label('bug')).toMatchObject({ conclusion: 'skipped', secretsUsed: [] })
  const pushed = await hub.run('pull-request-preview.yml', {
    name: 'pull_request',
    action: 'synchronize',
    pr: 7,
  })
  expect(pushed).toMatchObject({ conclusion: 'not started', secretsUsed: [] })
  expect(hub.sandbox.requests).toEqual([])
  expect(hub.github.requests).toEqual([])
})

it('makes the video when the label is set, and shows it in one comment', async () => {
  const run = await label('video-preview')
  expect(run.log).not.toContain('::error')
  expect(run).toMatchObject({ conclusion: 'success', secretsUsed: ['JOGG_API_KEY'] })
  const comments = await hub.github.comments(7)
  expect(comments).toHaveLength(1)
  expect(comments[0]?.body).toContain(hub.sandbox.projects[0]?.id)
  expect(comments[0]?.body).toContain('You will find them at the top.')
  expect(hub.github.violations).toEqual([])
})

it('pays nothing when the label is set again and the text is the same', async () => {
  await label('video-preview')
  expect(hub.sandbox.acceptedCreates()).toBe(1)
})

it('brings the same comment up to date when the text was changed', async () => {
  await write('We moved the settings. You will find them at the bottom.')
  await label('video-preview')
  expect(hub.sandbox.acceptedCreates()).toBe(2)
  const comments = await hub.github.comments(7)
  expect(comments).toHaveLength(1)
  expect(comments[0]?.body).toContain('at the bottom.')
})

it('skips a pull request from a fork, which has no secrets, and says so', async () => {
  const run = await label('video-preview', 8)
  expect(run.conclusion).toBe('success')
  expect(run.jobs[0]?.steps.at(-1)?.outputs.status).toBe('skipped')
  expect(run.log).toContain('a pull request from a fork')
  expect(hub.sandbox.acceptedCreates()).toBe(2)
})

it('has two runs on one pull request wait for one another', async () => {
  const [job] = (await label('video-preview')).jobs
  expect(job?.concurrency).toBe('pull-request-preview-7')
})
