import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { gh } from '../support/runner/gh.ts'
import { type Hub, openHub } from '../support/runner/hub.ts'

vi.setConfig({ testTimeout: 60_000 })

let hub: Hub
beforeAll(async () => {
  hub = await openHub({ immutableReleases: true, programs: { gh } })
})
afterAll(() => hub.close())

const tag = (name: string) => hub.run('draft-first.yml', { name: 'push', ref: `refs/tags/${name}` })
const release = async (name: string) => (await hub.github.releases()).find(one => one.tag === name)

describe.skipIf(process.platform === 'win32')('draft-first.yml', () => {
  it('publishes the release with its video on it, also where it is immutable from then on', async () => {
    const run = await tag('v1.0.0')
    expect(run.log).not.toContain('::error')
    expect(run.conclusion).toBe('success')
    const found = await release('v1.0.0')
    expect(found).toMatchObject({ draft: false, assets: [{ contentType: 'video/mp4' }] })
    expect(found?.body).toContain(found?.assets[0]?.url)
    expect(hub.github.violations).toEqual([])
  })

  it('leaves a draft where anything failed, and publishes it when the job is run again, without paying again', async () => {
    hub.github.fault({ kind: 'answer', host: 'uploads', status: 500, times: 9 })
    const failed = await tag('v2.0.0')
    expect(failed.conclusion).toBe('failure')
    expect(failed.log).toContain('The release v2.0.0 stays a draft')
    expect(await release('v2.0.0')).toMatchObject({ draft: true, assets: [] })
    hub.github.clearFaults()
    const creates = hub.sandbox.acceptedCreates()
    expect((await tag('v2.0.0')).conclusion).toBe('success')
    expect(await release('v2.0.0')).toMatchObject({ draft: false, assets: [{}] })
    expect(hub.sandbox.acceptedCreates()).toBe(creates)
  })

  it('is started by tags alone', async () => {
    expect((await hub.run('draft-first.yml', { name: 'push' })).conclusion).toBe('not started')
  })
})
