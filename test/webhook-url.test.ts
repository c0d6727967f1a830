import { afterEach, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import { quickClock, testWorld } from './support/world.ts'

let sandbox: Sandbox
afterEach(() => sandbox.close())

const INPUTS = {
  'api-key': 'sandbox-key',
  'api-version': 'v2',
  script: 'Hello, this is the news.',
  'avatar-id': '81',
  'avatar-type': 'public',
  'voice-id': 'en-US-ChristopherNeural',
  wait: 'false',
  'job-summary': 'false',
}

it('reaches the create, and makes no other video of it', async () => {
  const clock = quickClock()
  sandbox = await startSandbox({ renderMs: 600_000, now: clock.now })
  const webhooks = [{}, { 'webhook-url': 'https://relay.example/hook' }]
  const keys: unknown[] = []
  for (const webhook of webhooks) {
    const world = testWorld({ ...INPUTS, ...webhook, 'api-url': sandbox.url }, clock)
    expect(await run(world)).toBe(0)
    keys.push(world.seen.outputs['content-key'])
  }
  const creates = sandbox.requests.filter(({ point }) => point === 'create')
  expect(creates.map(({ body }) => JSON.parse(body).webhook_url)).toEqual([
    undefined,
    'https://relay.example/hook',
  ])
  expect(keys[1]).toBe(keys[0])
})
