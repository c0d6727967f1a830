import { describe, expect, test } from 'vitest'
import { type Env, readSettings } from '../../relay/settings.ts'
import { settingsFor } from './support/delivery.ts'
import { HOSTS } from './support/hosts.ts'

const GOOD: Env = {
  JOGG_WEBHOOK_SECRET: 'one, two,',
  GITHUB_TOKEN: 'ghp_x\n',
  GITHUB_REPOSITORY: 'octo/videos',
}

function problemsOf(env: Env): readonly string[] {
  const read = readSettings(env)
  return read.ok ? [] : read.problems
}

describe('the relay’s settings', () => {
  test('with their defaults', () => {
    expect(readSettings(GOOD)).toEqual({
      ok: true,
      settings: {
        secrets: ['one', 'two'],
        githubToken: 'ghp_x',
        dispatchUrl: 'https://api.github.com/repos/octo/videos/dispatches',
        eventType: 'jogg-video',
      },
    })
  })

  test('for a GitHub Enterprise Server, whose path is kept', () => {
    const read = readSettings({
      ...GOOD,
      GITHUB_API_URL: 'https://ghe.example/api/v3/',
      EVENT_TYPE: 'video-done',
    })
    expect(read).toMatchObject({
      settings: {
        dispatchUrl: 'https://ghe.example/api/v3/repos/octo/videos/dispatches',
        eventType: 'video-done',
      },
    })
  })

  test('are all named when they are all missing', () => {
    const named = problemsOf({}).map(error => error.split(' ')[0])
    expect(named).toEqual(['JOGG_WEBHOOK_SECRET', 'GITHUB_TOKEN', 'GITHUB_REPOSITORY'])
  })

  test.each([
    ['JOGG_WEBHOOK_SECRET', ''],
    ['JOGG_WEBHOOK_SECRET', ' , ,'],
    ['JOGG_WEBHOOK_SECRET', 7],
    ['GITHUB_TOKEN', ' '],
    ['GITHUB_TOKEN', 'ghp_x\nghp_y'],
    ['GITHUB_REPOSITORY', 'videos'],
    ['GITHUB_REPOSITORY', 'octo/videos/issues'],
    ['GITHUB_REPOSITORY', 'octo/..'],
    ['GITHUB_REPOSITORY', 'octo/vid eos'],
    ['EVENT_TYPE', 'x'.repeat(101)],
    ['GITHUB_API_URL', 'http://api.github.com'],
    ['GITHUB_API_URL', 'https://user:secret@api.github.com'],
    ['GITHUB_API_URL', 'api.github.com'],
  ])('%s must not be %j, and its value is not quoted', (name, value) => {
    const problems = problemsOf({ ...GOOD, [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} is `))
    if (String(value).trim().length > 3) expect(problems[0]).not.toContain(String(value).trim())
  })
})

test('a Worker without a secret receives nothing, and its log names what is missing', async () => {
  const [, workerd] = HOSTS
  const settings = settingsFor({ url: 'http://127.0.0.1:1' })
  const relay = await workerd?.start({ ...settings, JOGG_WEBHOOK_SECRET: ' ' })
  const webhook = await fetch(`${relay?.url}/webhook`, { method: 'POST', body: '{}' })
  const health = await fetch(`${relay?.url}/healthz`)
  await relay?.stop()
  expect([webhook.status, health.status]).toEqual([503, 503])
  expect(relay?.log()).toContain('JOGG_WEBHOOK_SECRET is not set')
})
