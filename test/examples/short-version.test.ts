import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Hub, openHub } from '../support/runner/hub.ts'

vi.setConfig({ testTimeout: 60_000 })

const SHA = 'c'.repeat(40)
const CHORES = '- Refactor the way in which an internal module reads its settings at the start\n'.repeat(60)
const CHANGELOG = `# Changelog

## Unreleased

- Something that is not out yet.

## 3.0.0

### Breaking changes

- The option \`--old\` is gone.

### Chores

${CHORES}
## 2.0.0

- What was new a year ago.
`

let hub: Hub
beforeAll(async () => {
  hub = await openHub()
  await writeFile(path.join(hub.repository, 'CHANGELOG.md'), CHANGELOG)
})
afterAll(() => hub.close())

const push = (file = 'CHANGELOG.md') =>
  hub.run('short-version.yml', {
    name: 'push',
    sha: SHA,
    payload: { commits: [{ added: [], modified: [file], removed: [] }] },
  })

it('says in a minute what the newest section says at length, and what breaks above all', async () => {
  const run = await push()
  expect(run.log).not.toContain('::error')
  expect(run.conclusion).toBe('success')
  const { script = '', ...outputs } = run.jobs[0]?.steps[1]?.outputs ?? {}
  expect(script).toContain('is gone')
  expect(script).not.toMatch(/not out yet|a year ago/)
  expect(Number(outputs['estimated-duration'])).toBeLessThanOrEqual(60)
  expect(outputs['left-out']).toContain('Refactor')
  expect(run.summary).toContain('Refactor')
})

it('leads from the commit to the video', () => {
  expect(hub.github.statuses).toMatchObject([
    { sha: SHA, state: 'pending', context: 'video' },
    { sha: SHA, state: 'success', targetUrl: expect.stringMatching(/\.mp4$/) },
  ])
  expect(hub.github.violations).toEqual([])
  expect(hub.github.requests.filter(({ status }) => status === 401 || status === 403)).toEqual([])
})

it('pays once, and does nothing for other files', async () => {
  const again = await push()
  expect(again.jobs[0]?.steps[1]?.outputs.reused).toBe('true')
  expect((await push('README.md')).conclusion).toBe('not started')
  expect(hub.sandbox.acceptedCreates()).toBe(1)
})
