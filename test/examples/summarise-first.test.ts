import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Hub, openHub } from '../support/runner/hub.ts'

const SUMMARY = 'Version three is here. It starts twice as fast.'
const NOTES = `## What changed\n\n${'- A change that nobody wants to hear read out\n'.repeat(200)}`

const asked: Readonly<Record<string, string>>[] = []
vi.setConfig({ testTimeout: 60_000 })

let hub: Hub
beforeAll(async () => {
  const others = {
    'actions/ai-inference': async (inputs: Readonly<Record<string, string>>) => {
      asked.push(inputs)
      return { response: SUMMARY }
    },
  }
  hub = await openHub({ others })
  await hub.github.addRelease({ tag: 'v3.0.0', body: NOTES })
})
afterAll(() => hub.close())

it('has the notes summarised, and speaks the summary alone', async () => {
  const run = await hub.run('summarise-first.yml', { name: 'release', release: 'v3.0.0' })
  expect(run.log).not.toContain('::error')
  expect(run.conclusion).toBe('success')
  expect(asked).toEqual([expect.objectContaining({ prompt: NOTES })])
  expect(
    hub.sandbox.requests.filter(({ point }) => point === 'create').map(({ body }) => JSON.parse(body).script),
  ).toEqual([SUMMARY])
})

it('puts the video into the release', async () => {
  const [release] = await hub.github.releases()
  expect(release?.assets).toHaveLength(1)
  expect(release?.body).toContain(release?.assets[0]?.url)
})

it('hands the key to the job that submits, not to the one with the model', async () => {
  const run = await hub.run('summarise-first.yml', { name: 'release', release: 'v3.0.0' })
  const [summarise, video] = run.jobs
  expect(summarise?.outputs).toEqual({ script: SUMMARY })
  expect(Object.values(asked[0] ?? {})).not.toContain('sandbox-key')
  expect(video?.steps[0]?.outputs.reused).toBe('true')
})

it('does nothing for a release without notes', async () => {
  await hub.github.addRelease({ tag: 'v3.0.1', body: '' })
  const run = await hub.run('summarise-first.yml', { name: 'release', release: 'v3.0.1' })
  expect(run.conclusion).toBe('skipped')
  expect(run.jobs.map(job => job.conclusion)).toEqual(['skipped', 'skipped'])
})
