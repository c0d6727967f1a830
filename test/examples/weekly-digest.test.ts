import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Hub, openHub } from '../support/runner/hub.ts'

vi.setConfig({ testTimeout: 60_000 })

let hub: Hub
beforeAll(async () => {
  hub = await openHub()
  git('init', '--quiet', '--initial-branch=main')
  commit('Begin', 30)
})
afterAll(() => hub.close())

const DAY = 86_400_000
const monday = () => hub.run('weekly-digest.yml', { name: 'schedule' })

function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.com', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...who, ...args], { cwd: hub.repository })
}

function commit(subject: string, daysAgo: number): void {
  const at = new Date(Date.now() - daysAgo * DAY).toISOString()
  process.env.GIT_COMMITTER_DATE = at
  git('commit', '--quiet', '--allow-empty', `--date=${at}`, '-m', subject)
  delete process.env.GIT_COMMITTER_DATE
}

// Its script is for bash, as it is on GitHub's Linux.
describe.skipIf(process.platform === 'win32')('weekly-digest.yml', () => {
  it('says nothing about a week without changes, and pays nothing', async () => {
    const run = await monday()
    expect(run).toMatchObject({ conclusion: 'success', secretsUsed: [] })
    expect(run.jobs[0]?.steps.map(step => step.conclusion)).toEqual([
      'success',
      'success',
      'skipped',
      'skipped',
    ])
    expect(hub.sandbox.requests).toEqual([])
  })

  it('tells what was changed in the past week, oldest first, and keeps the video', async () => {
    commit('Older than a week', 8)
    commit('Faster search', 5)
    commit('Dark mode', 1)
    const run = await monday()
    expect(run.log).not.toContain('::error')
    expect(run.conclusion).toBe('success')
    const script = run.jobs[0]?.steps.find(step => step.id === 'video')?.outputs.script ?? ''
    expect(script).toMatch(/^This week in talking-docs\.\s+Faster search\.\s+Dark mode\.$/)
    const video = await readFile(path.join(hub.artifacts.get('weekly-digest.mp4') ?? '', 'weekly-digest.mp4'))
    expect(video.length).toBeGreaterThan(1000)
    expect(run.summary).toContain(hub.sandbox.projects[0]?.id)
  })

  it('takes what stands in a commit message for text, whatever it is', async () => {
    const trap = path.join(hub.repository, 'pwned')
    const code = `touch ${trap}`
    commit(
      `$(${code}) \`${code}\` "; ${code}; # \${{ secrets.JOGG_API_KEY }} ::set-output name=any::false`,
      0,
    )
    const run = await monday()
    expect(run.conclusion).toBe('success')
    const script = run.jobs[0]?.steps.find(step => step.id === 'video')?.outputs.script ?? ''
    expect(script).toContain('touch')
    expect(script).not.toContain('sandbox-key')
    expect(existsSync(trap)).toBe(false)
  })
})
