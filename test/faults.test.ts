import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Fault, type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import {
  ACCEPTED,
  ENDED,
  of,
  REFUSED,
  SURVIVED,
  UNKNOWN,
  VERSIONS,
  type Version,
} from './support/scenarios.ts'
import { quickClock, type TestWorld, testWorld } from './support/world.ts'

const KEY = 'a-key-that-must-stay-secret'
const LIMITS = { create: 400, status: 300, other: 300 }

let sandbox: Sandbox
afterEach(() => sandbox.close())

// Node's first request loads its HTTP client, which on a busy machine takes longer than the limits above.
beforeAll(async () => {
  const first = await startSandbox()
  await fetch(first.url)
  await first.close()
})

/** A run against a sandbox with these faults; both live on one clock, on which waiting takes no time. */
async function runWith(
  version: Version,
  faults: readonly Fault[],
  inputs: Record<string, string> = {},
): Promise<Ran> {
  const clock = quickClock()
  sandbox = await startSandbox({ accounts: { [KEY]: { credits: 10 } }, renderMs: 60_000, now: clock.now })
  for (const fault of faults) sandbox.faults.add(fault)
  const world = testWorld({ ...INPUTS, 'api-url': sandbox.url, 'api-version': version, ...inputs }, clock)
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

describe.each(VERSIONS)('faults on creating, %s', version => {
  it.each(of(version, UNKNOWN))('$name: unknown, and not sent again', async ({ faults }) => {
    const ran = await runWith(version, faults)
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

  it.each(of(version, REFUSED))('$name: refused, and nothing is paid', async ({ faults, advice }) => {
    const ran = await runWith(version, faults)
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'failed' })
    expect(ran.error).toContain(advice)
    expect(ran.error).toContain('nothing was paid')
    expect(sandbox.acceptedCreates()).toBe(0)
  })

  it.each(of(version, ACCEPTED))('$name: one video', async ({ faults }) => {
    const ran = await runWith(version, faults)
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(sandbox.acceptedCreates()).toBe(1)
  })
})

describe.each(VERSIONS)('faults on waiting, %s', version => {
  it.each(of(version, SURVIVED))('$name is survived', async ({ faults }) => {
    const ran = await runWith(version, faults)
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(ran.world.seen.outputs).toMatchObject({ status: 'success', 'project-id': sandbox.projects[0]?.id })
  })

  it.each(of(version, ENDED))(
    '$name ends the run, with the project id',
    async ({ faults, outputs, words }) => {
      const ran = await runWith(version, faults)
      expectSound(ran)
      expect(ran.world.seen.outputs).toMatchObject({ ...outputs, 'project-id': sandbox.projects[0]?.id })
      expect(ran.error).toMatch(words)
    },
  )

  it('says at the deadline that the video is paid for and still rendering', async () => {
    const ran = await runWith(version, [], { 'timeout-minutes': '0.5' })
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({
      status: 'processing',
      'project-id': sandbox.projects[0]?.id,
    })
    expect(ran.error).toMatch(/not ready after 30 s[\s\S]*paid for[\s\S]*Run the job again/)
  })
})
