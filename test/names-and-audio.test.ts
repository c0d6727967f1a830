import { cp, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fault, type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import { quickClock, testWorld } from './support/world.ts'

let sandbox: Sandbox
let workspace: string
beforeEach(async () => {
  workspace = await mkdtemp(path.join(os.tmpdir(), 'names-'))
  await cp(
    path.join(import.meta.dirname, 'script/fixtures/audio/speech.m4a'),
    path.join(workspace, 'talk.m4a'),
  )
})
afterEach(() => Promise.all([sandbox.close(), rm(workspace, { recursive: true })]))

/** A whole run; it and the sandbox live on one clock, on which waiting takes no time. */
async function runWith(inputs: Record<string, string>, ...faults: Fault[]) {
  const clock = quickClock()
  sandbox = await startSandbox({ renderMs: 60_000, now: clock.now })
  sandbox.faults.add(...faults)
  const world = testWorld(
    { 'api-key': 'sandbox-key', 'api-url': sandbox.url, GITHUB_WORKSPACE: workspace, ...inputs },
    clock,
  )
  return { code: await run(world), ...world.seen }
}

const create = () => JSON.parse(sandbox.requests.find(({ point }) => point === 'create')?.body ?? '{}')
const points = () => sandbox.requests.map(({ point }) => point)

const named = { 'avatar-name': 'Founder', 'voice-name': 'Katja' }

describe.each(['v1', 'v2'])('a whole run by %s', version => {
  it('finds avatar and voice by their names, and pays once', async () => {
    const { code, outputs } = await runWith({ ...named, 'api-version': version, script: 'Guten Tag.' })
    expect({ code, status: outputs.status }).toEqual({ code: 0, status: 'success' })
    expect(create()).toMatchObject(
      version === 'v1'
        ? { avatar_id: 7103, avatar_type: 1, voice_id: 'de-DE-KatjaNeural' }
        : { avatar: { avatar_id: 7103, avatar_type: 1 }, voice: { voice_id: 'de-DE-KatjaNeural' } },
    )
    expect(sandbox.acceptedCreates()).toBe(1)
  })

  it('uploads the audio file, and has the avatar speak it', async () => {
    const { code, outputs } = await runWith({ ...named, 'api-version': version, 'audio-file': 'talk.m4a' })
    expect({ code, status: outputs.status }).toEqual({ code: 0, status: 'success' })
    expect(outputs).toMatchObject({ 'estimated-duration': '2', 'estimated-credits': '1' })
    const url = version === 'v1' ? create().audio_url : create().voice.audio_url
    expect(url).toMatch(/\/assets\/\w+\/[0-9a-f]{16}\.m4a$/)
    expect(points().indexOf('put')).toBeLessThan(points().indexOf('create'))
  })

  it('pays nothing when the audio can’t be uploaded', async () => {
    const { code, errors } = await runWith(
      { ...named, 'api-version': version, 'audio-file': 'talk.m4a' },
      { kind: 'http', on: 'put', status: 403 },
    )
    expect(code).toBe(1)
    expect(errors.map(({ title }) => title)).toEqual(['The audio could not be uploaded'])
    expect(points()).not.toContain('create')
  })

  it('pays nothing, and uploads nothing, when a name is not found', async () => {
    const { code, errors } = await runWith({
      'api-version': version,
      'avatar-name': 'Fonder',
      'voice-name': 'Kat',
      'audio-file': 'talk.m4a',
    })
    expect(code).toBe(1)
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).toMatch(/`avatar-name` is "Fonder".* "Founder" \(id 7103, instant\)/)
    expect(errors[0]?.message).toMatch(
      /`voice-name` is "Kat".* "Katja" \(id de-DE-KatjaNeural, library, german\)/,
    )
    expect(new Set(points())).toEqual(new Set(['avatars', 'voices']))
  })
})

it('looks names up in a dry run too, and uploads and submits nothing', async () => {
  const { code, outputs } = await runWith({ ...named, 'dry-run': 'true', 'audio-file': 'talk.m4a' })
  expect({ code, status: outputs.status }).toEqual({ code: 0, status: 'dry-run' })
  expect(outputs['content-key']).toMatch(/^[0-9a-f]{64}$/)
  expect(points()).not.toContain('upload')
  expect(points()).not.toContain('create')
})
