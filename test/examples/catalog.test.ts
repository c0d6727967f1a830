import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Hub, openHub } from '../support/runner/hub.ts'

vi.setConfig({ testTimeout: 60_000 })

let hub: Hub
beforeAll(async () => {
  hub = await openHub()
})
afterAll(() => hub.close())

const start = (inputs: Record<string, string> = {}) =>
  hub.run('catalog.yml', { name: 'workflow_dispatch', inputs })
const listed = async (inputs?: Record<string, string>) => {
  const { jobs } = await start(inputs)
  const { avatars = '[]', voices = '[]' } = jobs[0]?.steps[0]?.outputs ?? {}
  return { avatars: JSON.parse(avatars), voices: JSON.parse(voices) }
}

it('shows all avatars and voices in the summary, and costs nothing', async () => {
  const run = await start()
  expect(run.log).not.toContain('::error')
  expect(run.conclusion).toBe('success')
  expect(run.summary).toContain('Release host')
  expect(run.summary).toContain('en-US-ChristopherNeural')
  expect(hub.sandbox.credits()).toBe(100)
  expect(hub.github.requests).toEqual([])
})

it('finds what was searched for', async () => {
  const { avatars, voices } = await listed({ search: 'mika' })
  expect(avatars).toEqual([expect.objectContaining({ id: '9002' })])
  expect(voices).toEqual([expect.objectContaining({ name: 'Mika' })])
})

it('takes a gender for a filter, and “any” for none', async () => {
  const women = (await listed({ gender: 'female', search: 'neural' })).voices
  const all = (await listed({ gender: 'any', search: 'neural' })).voices
  expect(women.length).toBeGreaterThan(0)
  expect(women.length).toBeLessThan(all.length)
})
