import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Hub, openHub } from '../support/runner/hub.ts'

const NOTES =
  '# Version 1.2\n\nEverything is **faster**.\n\n- Fewer clicks ([#7](https://github.com/x/y/pull/7))'

vi.setConfig({ testTimeout: 60_000 })

let hub: Hub
beforeAll(async () => {
  hub = await openHub()
  await hub.github.addRelease({ tag: 'v1.2.0', name: 'Version 1.2', body: NOTES })
})
afterAll(() => hub.close())

const publish = (tag: string, payload = {}) =>
  hub.run('release-announcement.yml', { name: 'release', release: tag, payload })
const release = async (tag = 'v1.2.0') => (await hub.github.releases()).find(one => one.tag === tag)

it('speaks the notes of a published release, and gives it the video', async () => {
  const run = await publish('v1.2.0')
  expect(run.log).not.toContain('::error')
  expect(run.conclusion).toBe('success')
  const [{ outputs } = { outputs: {} }] = run.jobs[0]?.steps ?? []
  expect(outputs).toMatchObject({
    status: 'success',
    script: expect.stringContaining('Everything is faster.'),
  })
  const found = await release()
  expect(found?.assets).toEqual([
    expect.objectContaining({ name: expect.stringMatching(/\.mp4$/), state: 'uploaded' }),
  ])
  expect(found?.body).toContain(NOTES)
  expect(found?.body).toContain(found?.assets[0]?.url)
})

it('needs no more than its permissions, and comments nowhere', () => {
  expect(hub.github.violations).toEqual([])
  expect(hub.github.requests.filter(({ status }) => status === 401 || status === 403)).toEqual([])
  expect(hub.github.requests.filter(({ path }) => path.includes('/comments'))).toEqual([])
})

it('pays once: a job that is run again sees what the release said when it was published', async () => {
  const run = await publish('v1.2.0', { release: { tag_name: 'v1.2.0', body: NOTES } })
  expect(run.jobs[0]?.steps[0]?.outputs.reused).toBe('true')
  expect(hub.sandbox.acceptedCreates()).toBe(1)
  expect((await release())?.assets).toHaveLength(1)
})

it('leaves pre-releases, empty notes and edited releases alone', async () => {
  await hub.github.addRelease({ tag: 'v2.0.0-rc.1', body: NOTES, prerelease: true })
  await hub.github.addRelease({ tag: 'v1.2.1', body: '' })
  for (const tag of ['v2.0.0-rc.1', 'v1.2.1'])
    expect(await publish(tag)).toMatchObject({ conclusion: 'skipped', secretsUsed: [] })
  const edited = await hub.run('release-announcement.yml', {
    name: 'release',
    release: 'v1.2.0',
    action: 'edited',
  })
  expect(edited.conclusion).toBe('not started')
  expect(hub.sandbox.acceptedCreates()).toBe(1)
})
