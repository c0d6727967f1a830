import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { register } from '../../relay/register.ts'
import { DEFAULT_KEY, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { settingsFor } from './support/delivery.ts'
import { type GitHub, startGitHub } from './support/github.ts'
import { HOSTS, type Running } from './support/hosts.ts'

const LOOKS = { screen_style: 1, caption: true }
const VERSIONS = {
  v1: {
    events: 'generated_video_success,generated_video_failed',
    create: '/v1/create_video_from_talking_avatar',
    request: {
      script: 'Hello.',
      avatar_id: 9001,
      avatar_type: 1,
      voice_id: 'en-US-ChristopherNeural',
      ...LOOKS,
    },
  },
  v2: {
    events: 'generated_avatar_video_success,generated_avatar_video_failed',
    create: '/v2/create_video_from_avatar',
    request: {
      avatar: { avatar_id: 9001, avatar_type: 1 },
      voice: { type: 'script', script: 'Hello.', voice_id: 'en-US-ChristopherNeural' },
      aspect_ratio: 'landscape',
      ...LOOKS,
    },
  },
} as const
type Version = keyof typeof VERSIONS

const ROUNDS = HOSTS.flatMap(host =>
  (['v1', 'v2'] as const).map(version => ({ host, version, name: host.name })),
)

describe.each(ROUNDS)('with the sandbox’s $version and the relay on $name', ({ host, version }) => {
  let sandbox: Sandbox
  let github: GitHub
  let relay: Running
  beforeEach(async () => {
    sandbox = await startSandbox({ renderMs: 60_000, idStyle: 'integer', webhookRetryMs: 10 })
    github = await startGitHub()
    const secret = await registerEndpoint(sandbox, version)
    relay = await host.start({ ...settingsFor(github), JOGG_WEBHOOK_SECRET: secret })
    for (const endpoint of sandbox.webhooks) endpoint.url = `${relay.url}/webhook`
  })
  afterEach(async () => {
    await sandbox.close()
    await relay.stop()
    await github.close()
  })
  const told = () => github.arrived.map(one => (one.json as { client_payload: object }).client_payload)
  const statuses = () => sandbox.deliveries.map(({ status }) => status)

  test('a finished video, and a failed one, are passed on with their ids of 19 digits', async () => {
    const finished = await create(sandbox, version)
    const failed = await create(sandbox, version)
    sandbox.finish(finished)
    sandbox.fail(failed, 'Rendering failed')
    await delivered(sandbox, 2)
    const [success, failure] = VERSIONS[version].events.split(',')
    expect(statuses()).toEqual([202, 202])
    expect(told()).toHaveLength(2)
    expect(told()).toContainEqual({ event_id: expect.any(String), event: success, 'project-id': finished })
    expect(told()).toContainEqual({ event_id: expect.any(String), event: failure, 'project-id': failed })
  })

  test('GitHub is away for two tries: the third goes through', async () => {
    github.will(503, 'reset')
    const id = await create(sandbox, version)
    sandbox.finish(id)
    await delivered(sandbox, 3)
    expect(statuses()).toEqual([502, 502, 202])
    expect(told().at(-1)).toMatchObject({ 'project-id': id })
  })
})

/** Resolves to the secret, as the command line shows it. */
async function registerEndpoint(sandbox: Sandbox, version: Version): Promise<string> {
  const lines: string[] = []
  const args = ['--url', 'https://relay.example/webhook', '--events', VERSIONS[version].events]
  const shell = {
    env: { JOGG_API_KEY: DEFAULT_KEY },
    fetch,
    signal: new AbortController().signal,
    print: (line: string) => void lines.push(line),
  }
  expect(await register([...args, '--api-version', version, '--api-url', sandbox.url], shell)).toBe(0)
  expect(await register([...args, '--api-version', version, '--api-url', sandbox.url], shell)).toBe(0)
  expect(sandbox.webhooks).toHaveLength(1)
  return /shown this once: (\S+)/.exec(lines.join('\n'))?.[1] ?? ''
}

/** Resolves to the project id. */
async function create(sandbox: Sandbox, version: Version): Promise<string> {
  const response = await fetch(sandbox.url + VERSIONS[version].create, {
    method: 'POST',
    headers: { 'x-api-key': DEFAULT_KEY, 'content-type': 'application/json' },
    body: JSON.stringify(VERSIONS[version].request),
  })
  expect(await response.json()).toMatchObject({ code: 0 })
  return sandbox.projects.at(-1)?.id ?? ''
}

async function delivered(sandbox: Sandbox, count: number): Promise<void> {
  await sandbox.settled()
  expect(sandbox.deliveries).toHaveLength(count)
}
