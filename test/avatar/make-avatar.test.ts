import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Fault, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { makeAvatar } from '../../src/avatar/make-avatar.ts'
import { ACCEPTED, of, REFUSED, SURVIVED, UNKNOWN, VERSIONS, type Version } from '../support/scenarios.ts'
import { quickClock, type TestWorld, testWorld } from '../support/world.ts'

const KEY = 'a-key-that-must-stay-secret'
const LIMITS = { create: 400, status: 300, other: 300 }
const workspace = path.join(import.meta.dirname, '../lib/fixtures')

let sandbox: Sandbox
afterEach(() => sandbox.close())

// Node's first request loads its HTTP client, which on a busy machine takes longer than the limits above.
beforeAll(async () => {
  const first = await startSandbox()
  await fetch(first.url)
  await first.close()
})

const INPUTS = {
  'api-key': KEY,
  photo: 'photo.png',
  name: 'Mika',
  'voice-id': 'en-US-JennyNeural',
  'max-credits': '3',
  GITHUB_WORKSPACE: workspace,
}

interface Ran {
  readonly world: TestWorld
  readonly code: number
  readonly error: string
}

async function makeWith(
  version: Version,
  faults: readonly Fault[],
  inputs: Record<string, string> = {},
): Promise<Ran> {
  const clock = quickClock()
  sandbox = await startSandbox({ accounts: { [KEY]: { credits: 10 } }, renderMs: 60_000, now: clock.now })
  sandbox.faults.add(...faults)
  const given = { ...INPUTS, 'api-url': sandbox.url, 'api-version': version, ...inputs }
  const world = testWorld(given, clock)
  const code = await makeAvatar(world, LIMITS)
  return { world, code, error: world.seen.errors.map(({ message }) => message).join('\n') }
}

function expectSound({ world, code }: Ran): void {
  expect(sandbox.acceptedCreates()).toBeLessThanOrEqual(1)
  const { secrets, ...visible } = world.seen
  expect(secrets).toContain(KEY)
  expect(JSON.stringify(visible)).not.toContain(KEY)
  expect(code === 0).toBe(world.seen.outputs.status === 'success')
}

describe.each(VERSIONS)('a photo avatar, %s', version => {
  it('is made from the picture, and its id is set', async () => {
    const ran = await makeWith(version, [], {
      model: '2.0-pro',
      description: 'nods',
      'voice-id': '',
      'voice-name': 'Dana',
    })
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(ran.world.seen.outputs).toEqual({
      status: 'success',
      'avatar-id': '9101',
      'avatar-type': 'custom',
      'motion-id': sandbox.projects[0]?.id,
      reused: 'false',
      'content-key': expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const { request } = sandbox.projects[0] ?? {}
    expect(request).toMatchObject({
      name: 'Mika',
      voice_id: 'tb_e63bb35b4c0d',
      model: '2.0-Pro',
      description: 'nods',
    })
    const stored = Buffer.from(await (await fetch(String(request?.image_url))).arrayBuffer())
    expect(stored).toEqual(readFileSync(path.join(workspace, 'photo.png')))
    expect(sandbox.credits(KEY)).toBe(7)
  })

  it('has a key of picture, name and model, and of nothing else', async () => {
    const keyOf = async (inputs: Record<string, string>) => {
      const { world } = await makeWith(version, [], inputs)
      await sandbox.close()
      return world.seen.outputs['content-key']
    }
    const first = await keyOf({})
    expect(await keyOf({ description: 'nods', 'voice-id': 'en-US-GuyNeural' })).toBe(first)
    const others = [
      await keyOf({ name: 'Other' }),
      await keyOf({ model: '3.0' }),
      await keyOf({ photo: 'square.png' }),
    ]
    expect(new Set([first, ...others]).size).toBe(4)
    const sha256 = createHash('sha256')
      .update(readFileSync(path.join(workspace, 'photo.png')))
      .digest('hex')
    const canonical = JSON.stringify([1, 'photo-avatar', version, sha256, 'Mika', '2.0'])
    expect(first).toBe(createHash('sha256').update(canonical).digest('hex'))
  })

  it.each<[string, Record<string, string>, string]>([
    ['no limit', { 'max-credits': '' }, 'input `max-credits` is "": it is needed'],
    ['a limit below the price', { 'max-credits': '2', model: '2.0-Pro' }, '`max-credits` is 2'],
    ['a small picture', { photo: 'narrow.png' }, '511 × 1024'],
    ['a GIF', { photo: 'picture.gif' }, 'neither JPEG, PNG nor WebP'],
    ['no picture', { photo: '' }, 'input `photo` is "": it is needed'],
    ['no name', { name: '' }, 'input `name`'],
    ['no voice', { 'voice-id': '' }, 'input `voice-id`'],
    ['two voices', { 'voice-name': 'Dana' }, 'not both'],
    ['an unknown voice', { 'voice-id': '', 'voice-name': 'Dan' }, 'JoggAI lists no voice of this name'],
    ['an unknown model', { model: '4.0' }, 'input `model`'],
    ['a long description', { model: '1.0', description: 'x'.repeat(300) }, 'at most 299 bytes'],
    ['no key', { 'api-key': '' }, '`api-key`'],
  ])('%s is refused before anything is paid', async (_, inputs, problem) => {
    const ran = await makeWith(version, [], inputs)
    expect([ran.code, ran.world.seen.outputs.status]).toEqual([1, 'failed'])
    expect(ran.error).toContain(problem)
    expect(ran.error).toContain('nothing was paid')
    expect(sandbox.requests.filter(({ point }) => point === 'create')).toEqual([])
  })

  it('is skipped in a run of a stranger, which has no key', async () => {
    const ran = await makeWith(version, [], { 'api-key': '', GITHUB_ACTOR: 'dependabot[bot]' })
    expect([ran.code, ran.world.seen.outputs.status]).toEqual([0, 'skipped'])
  })

  it.each(of(version, UNKNOWN))('$name is settled by the list: one avatar', async ({ faults }) => {
    const ran = await makeWith(version, faults)
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(ran.world.seen.outputs).toMatchObject({ status: 'success', 'avatar-id': '9101' })
    expect(sandbox.acceptedCreates()).toBe(1)
  })

  it.each(of(version, UNKNOWN))('$name is settled beside an avatar of the same name', async ({ faults }) => {
    const ran = await makeWith(version, faults, { name: 'Release host' })
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'success', 'avatar-id': '9101' })
    expect(sandbox.acceptedCreates()).toBe(1)
  })

  it.each(of(version, UNKNOWN))('$name is unknown where the list does not answer', async ({ faults }) => {
    const ran = await makeWith(version, [...faults, { on: 'avatars', kind: 'http', status: 503, times: 99 }])
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'unknown' })
    expect(ran.error).toContain('`avatar-id`')
    expect(ran.error).not.toContain('`project-id`')
    expect(sandbox.requests.filter(({ point }) => point === 'create')).toHaveLength(1)
  })

  it('is unknown where the list lacks it and credits were taken: never a second payment', async () => {
    const text = '{"code":0,"data":{"avatars":[]}}'
    const ran = await makeWith(version, [
      { on: 'create', kind: 'reset', accepted: true },
      { on: 'avatars', kind: 'body', text, times: 999 },
    ])
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'unknown' })
    expect(sandbox.requests.filter(({ point }) => point === 'create')).toHaveLength(1)
  })

  it.each(of(version, REFUSED))('$name: refused, and nothing is paid', async ({ faults, advice }) => {
    const ran = await makeWith(version, faults)
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'failed' })
    expect(ran.error).toContain(advice)
    expect(sandbox.acceptedCreates()).toBe(0)
  })

  it.each(of(version, ACCEPTED).filter(({ only }) => only === undefined))(
    '$name: one avatar',
    async ({ faults }) => {
      const ran = await makeWith(version, faults)
      expectSound(ran)
      expect(ran.error).toBe('')
      expect(sandbox.acceptedCreates()).toBe(1)
    },
  )

  it.each(of(version, SURVIVED))('$name is survived', async ({ faults }) => {
    const ran = await makeWith(version, faults)
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(ran.world.seen.outputs).toMatchObject({ status: 'success' })
  })

  it('that JoggAI could not make says why', async () => {
    const ran = await makeWith(version, [
      { on: 'status', kind: 'status', value: version === 'v1' ? 'error' : 'failed' },
    ])
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'failed' })
    expect(ran.error).toContain('The photo avatar Mika')
  })
})
