import { afterEach, describe, expect, it } from 'vitest'
import { type Fault, type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import { quickClock, type TestWorld, testWorld } from './support/world.ts'

const KEY = 'a-key-that-must-stay-secret'
const LIMITS = { create: 300, status: 200, other: 200 }

let sandbox: Sandbox
afterEach(() => sandbox.close())

/** A run against a sandbox with these faults; both live on one clock, on which waiting takes no time. */
async function runWith(faults: readonly Fault[], inputs: Record<string, string> = {}): Promise<Ran> {
  const clock = quickClock()
  sandbox = await startSandbox({ accounts: { [KEY]: { credits: 10 } }, renderMs: 60_000, now: clock.now })
  for (const fault of faults) sandbox.faults.add(fault)
  const world = testWorld({ ...INPUTS, 'api-url': sandbox.url, ...inputs }, clock)
  const code = await run(world, LIMITS)
  return { world, code, error: world.seen.errors.map(({ message }) => message).join('\n') }
}

interface Ran {
  readonly world: TestWorld
  readonly code: number
  readonly error: string
}

const INPUTS = {
  'api-key': KEY,
  script: 'Hello, this is the news.',
  'avatar-id': '81',
  'avatar-type': 'public',
  'voice-id': 'en-US-ChristopherNeural',
  'timeout-minutes': '10',
  'job-summary': 'false',
}

/** What holds whatever happens: one payment at most, the id out once it is known, the key nowhere. */
function expectSound({ world, code }: Ran): void {
  expect(sandbox.acceptedCreates()).toBeLessThanOrEqual(1)
  const { secrets, ...visible } = world.seen
  expect(secrets).toContain(KEY)
  expect(JSON.stringify(visible)).not.toContain(KEY)
  expect(code === 0).toBe(world.seen.outputs.status === 'success')
}

const create = { on: 'create' } as const
const status = { on: 'status' } as const

describe('faults on creating', () => {
  const unknown: [string, Fault][] = [
    ['a reset before the request is read', { ...create, kind: 'reset' }],
    ['a reset after it was accepted', { ...create, kind: 'reset', accepted: true }],
    ['no answer, not accepted', { ...create, kind: 'stall' }],
    ['no answer, accepted', { ...create, kind: 'stall', accepted: true }],
    ['a body that stalls', { ...create, kind: 'stall-body', accepted: true }],
    ['a body cut short', { ...create, kind: 'truncate', accepted: true }],
    ['a page of HTML', { ...create, kind: 'html' }],
    ['a page of HTML, accepted', { ...create, kind: 'html', accepted: true }],
    ['HTTP 500', { ...create, kind: 'http', status: 500 }],
    ['HTTP 502 after it was accepted', { ...create, kind: 'http', status: 502, accepted: true }],
    ['HTTP 504, a page', { ...create, kind: 'html', status: 504, accepted: true }],
    ['code 50000', { ...create, kind: 'code', code: 50000 }],
    ['code 50000, accepted', { ...create, kind: 'code', code: 50000, accepted: true }],
    ['a code nobody described', { ...create, kind: 'code', code: 12345, accepted: true }],
    ['no project id in the answer', { ...create, kind: 'shape', shape: 'no-project-id' }],
    ['a redirect', { ...create, kind: 'redirect', location: 'https://elsewhere.example/' }],
    ['JSON that is no envelope', { ...create, kind: 'body', text: '[]', accepted: true }],
  ]
  it.each(unknown)('%s: unknown, and not sent again', async (_, fault) => {
    const ran = await runWith([fault])
    expectSound(ran)
    expect(ran.world.seen.outputs.status).toBe('unknown')
    expect(sandbox.requests.filter(request => request.point === 'create')).toHaveLength(1)
    const taken = sandbox.acceptedCreates() === 1
    expect(ran.error).toContain(
      taken ? '10 credits before and has 9 credits now' : '10 credits before and has 10 credits now',
    )
    expect(ran.error).toContain('project-id')
    expect(ran.error).toContain('jogg-video-action')
  })

  const refused: [string, Fault, string][] = [
    [
      'an invalid key',
      { ...create, kind: 'code', code: 10105, msg: 'Invalid API key' },
      'Secrets and variables',
    ],
    ['no credit', { ...create, kind: 'code', code: 18020 }, 'The account has 10 credits left'],
    ['no permission', { ...create, kind: 'code', code: 18025 }, 'plan'],
    [
      'a wrong parameter',
      { ...create, kind: 'code', code: 40000, msg: 'voice_id is wrong' },
      '"voice_id is wrong"',
    ],
    ['an unknown avatar', { ...create, kind: 'code', code: 10104 }, 'ids'],
  ]
  it.each(refused)('%s: refused, and nothing is paid', async (_, fault, advice) => {
    const ran = await runWith([fault])
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'failed' })
    expect(ran.error).toContain(advice)
    expect(ran.error).toContain('nothing was paid')
    expect(sandbox.acceptedCreates()).toBe(0)
  })

  const accepted: [string, Fault[]][] = [
    ['a 429 in the envelope', [{ ...create, kind: 'code', code: 429, retryAfter: 3 }]],
    ['HTTP 429 with Retry-After', [{ ...create, kind: 'http', status: 429, retryAfter: 5 }]],
    ['several 429', [{ ...create, kind: 'http', status: 429, times: 4 }]],
    ['the id under its old name', [{ ...create, kind: 'shape', shape: 'project-key' }]],
    ['no code in the answer', [{ ...create, kind: 'shape', shape: 'no-code' }]],
    ['no rid in the answer', [{ ...create, kind: 'shape', shape: 'no-rid' }]],
    ['credits that can not be read', [{ on: 'quota', kind: 'http', status: 500, times: 9 }]],
    ['credits that never come', [{ on: 'quota', kind: 'stall', times: 2 }]],
  ]
  it.each(accepted)('%s: one video', async (_, faults) => {
    const ran = await runWith(faults)
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(sandbox.acceptedCreates()).toBe(1)
  })
})

describe('faults on waiting', () => {
  const survived: [string, Fault[]][] = [
    ['a reset', [{ ...status, kind: 'reset', times: 2 }]],
    ['a stall', [{ ...status, kind: 'stall' }]],
    ['a body cut short', [{ ...status, kind: 'truncate' }]],
    ['a body that stalls', [{ ...status, kind: 'stall-body' }]],
    [
      'HTTP 500, 502 and 503',
      [500, 502, 503].map(code => ({ ...status, kind: 'http', status: code }) as const),
    ],
    ['code 50000', [{ ...status, kind: 'code', code: 50000, times: 3 }]],
    ['code 429', [{ ...status, kind: 'code', code: 429, retryAfter: 20 }]],
    ['HTML', [{ ...status, kind: 'html', times: 3 }]],
    ['a project not found at first', [{ ...status, kind: 'code', code: 10104, times: 2 }]],
    ['words that contradict the code', [{ ...status, kind: 'shape', shape: 'contradiction', times: 9 }]],
    ['the status under its other name', [{ ...status, kind: 'shape', shape: 'status-key', times: 9 }]],
    ['nothing but the least', [{ ...status, kind: 'shape', shape: 'sparse', times: 9 }]],
  ]
  it.each(survived)('%s is survived', async (_, faults) => {
    const ran = await runWith(faults)
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(ran.world.seen.outputs).toMatchObject({ status: 'success', 'project-id': sandbox.projects[0]?.id })
  })

  const ended: [string, Fault, Record<string, string>, string][] = [
    [
      'a key that stops working',
      { ...status, kind: 'code', code: 10105 },
      { status: 'pending' },
      'Secrets and variables',
    ],
    ['a plan that ends', { ...status, kind: 'code', code: 18025 }, { status: 'pending' }, 'plan'],
    [
      'a project that stays unknown',
      { ...status, kind: 'code', code: 10104, times: 99 },
      { status: 'failed' },
      'code 10104',
    ],
    [
      'a status nobody described',
      { ...status, kind: 'status', value: 42 },
      { status: 'failed' },
      'status_code 42',
    ],
    [
      'success without an address',
      { ...status, kind: 'shape', shape: 'no-video-url', times: 99 },
      { status: 'failed' },
      'no video address',
    ],
    [
      'a service that is gone for good',
      { ...status, kind: 'http', status: 503, times: 999 },
      { status: 'pending' },
      'paid for',
    ],
  ]
  it.each(ended)('%s ends the run, with the project id', async (_, fault, outputs, words) => {
    const ran = await runWith([fault])
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ ...outputs, 'project-id': sandbox.projects[0]?.id })
    expect(ran.error).toContain(words)
  })

  it('says at the deadline that the video is paid for and still rendering', async () => {
    const ran = await runWith([], { 'timeout-minutes': '0.5' })
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({
      status: 'processing',
      'project-id': sandbox.projects[0]?.id,
    })
    expect(ran.error).toMatch(/not ready after 30 s[\s\S]*paid for[\s\S]*Run the job again/)
  })

  it('says that a failed video was paid for', async () => {
    const clockless = await runWith([{ ...status, kind: 'status', value: 5 }])
    expectSound(clockless)
    expect(clockless.world.seen.outputs.status).toBe('failed')
    expect(clockless.error).toContain('support@jogg.ai')
  })
})
