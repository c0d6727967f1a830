import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
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

const INPUTS = {
  'api-key': KEY,
  script: 'Hello, this is the news.',
  'template-id': '5001',
  'template-variables': 'title = Two',
  'video-name': 'News',
  'timeout-minutes': '20',
  'job-summary': 'false',
}

interface Ran {
  readonly world: TestWorld
  readonly code: number
  readonly error: string
}

async function runWith(
  version: Version,
  faults: readonly Fault[],
  inputs: Record<string, string> = {},
): Promise<Ran> {
  const clock = quickClock()
  sandbox = await startSandbox({ accounts: { [KEY]: { credits: 10 } }, renderMs: 60_000, now: clock.now })
  sandbox.faults.add(...faults)
  const given = { ...INPUTS, 'api-url': sandbox.url, 'api-version': version, ...inputs }
  const world = testWorld(given, clock)
  const code = await run(world, LIMITS)
  return { world, code, error: world.seen.errors.map(({ message }) => message).join('\n') }
}

/** What holds whatever happens: one payment at most, the key nowhere, the mark of the list nowhere but at JoggAI. */
function expectSound({ world, code }: Ran): void {
  expect(sandbox.acceptedCreates()).toBeLessThanOrEqual(1)
  const { secrets, ...visible } = world.seen
  expect(secrets).toContain(KEY)
  expect(JSON.stringify(visible)).not.toContain(KEY)
  expect(code === 0).toBe(world.seen.outputs.status === 'success')
  for (const { title } of sandbox.projects) expect(title).toMatch(/^News [0-9a-f]{10}$/)
}

const bodies = () =>
  sandbox.requests.filter(({ point }) => point === 'create').map(({ body }) => JSON.parse(body))

describe.each(VERSIONS)('a template video, %s', version => {
  it('keeps what the template has, and says what was taken where that is told', async () => {
    const ran = await runWith(version, [])
    expectSound(ran)
    expect(ran.error).toBe('')
    const { outputs, info } = ran.world.seen
    expect(outputs).toMatchObject({ status: 'success', title: 'News', 'estimated-credits': '1' })
    expect(sandbox.projects[0]?.title.endsWith(outputs['content-key']?.slice(0, 10) ?? '-')).toBe(true)
    expect(info.some(line => line.includes('JoggAI took 1 credit.'))).toBe(version === 'v2')
    const [body] = bodies()
    expect(body.variables).toEqual([
      { type: 'script', name: 'Script', properties: { content: INPUTS.script } },
      { type: 'text', name: 'title', properties: { content: 'Two' } },
    ])
    for (const field of ['avatar_id', 'avatar_type', 'voice_id', 'music_id', 'background_music_id'])
      expect(body).not.toHaveProperty(field)
  })

  it('takes an avatar by name, a voice, music, files of the workspace and the script’s language', async () => {
    const workspace = await mkdtemp(path.join(os.tmpdir(), 'templates-'))
    const picture = path.join(import.meta.dirname, 'lib/fixtures/photo.png')
    const { cp } = await import('node:fs/promises')
    await cp(picture, path.join(workspace, 'logo.png'))
    const ran = await runWith(version, [], {
      script: 'Das ist die neue Version, und sie ist für alle da.',
      'template-variables': 'title = Zwei\nlogo = @logo.png',
      'avatar-name': 'Release host',
      'voice-id': 'de-DE-KatjaNeural',
      'music-id': '301',
      caption: 'false',
      GITHUB_WORKSPACE: workspace,
    })
    await rm(workspace, { recursive: true })
    expect(ran.error).toBe('')
    const [body] = bodies()
    expect(body).toMatchObject({ avatar_id: 9001, avatar_type: 1, voice_id: 'de-DE-KatjaNeural' })
    expect(body[version === 'v1' ? 'lang' : 'voice_language']).toBe('german')
    expect(body[version === 'v1' ? 'music_id' : 'background_music_id']).toBe(301)
    expect(body[version === 'v1' ? 'caption' : 'captions_enabled']).toBe(false)
    expect(body.variables[1]).toMatchObject({
      name: 'logo',
      properties: { url: expect.stringContaining('/assets/') },
    })
  })

  it('of the library is made with variables as they stand', async () => {
    const ran = await runWith(version, [], {
      'template-id': '901',
      'template-variables': 'headline = Two',
      'template-script': 'Script',
    })
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(bodies()[0]).toMatchObject(version === 'v1' ? { template_type: 'common' } : {})
    expect(ran.world.seen.notices.join('\n')).toContain('does not say what template 901')
  })

  it.each<[string, Record<string, string>, string]>([
    ['a variable that is not there', { 'template-variables': 'Title = 1' }, 'the template has "title"'],
    ['a needed one that is missing', { 'template-variables': '' }, '"title" (a text) is needed'],
    [
      'a file that is not there',
      { 'template-variables': 'title = 1\nlogo = @no.png' },
      '"no.png" is not there',
    ],
    ['no such template', { 'template-id': '5009' }, 'JoggAI lists no such template'],
    ['two scripts', { 'template-id': '5002', 'template-variables': '' }, 'input `template-script` is needed'],
    ['no script', { 'template-id': '5004' }, 'has no variable of kind `script`'],
    [
      'music alone',
      { 'template-id': '', 'music-id': '301', 'template-variables': '' },
      'only a template has it',
    ],
    ['audio', { script: '', 'audio-url': 'https://example.com/a.mp3' }, 'a template speaks a text'],
    ['a shape of its own', { 'aspect-ratio': 'square' }, 'the template has its own'],
  ])('%s is refused before anything is paid', async (_, inputs, problem) => {
    const ran = await runWith(version, [], inputs)
    expectSound(ran)
    expect(ran.error).toContain(problem)
    expect(ran.error).toContain('nothing was paid')
    expect(bodies()).toEqual([])
  })

  it.each(of(version, UNKNOWN))('$name is settled by the list: one video', async ({ faults }) => {
    const ran = await runWith(version, faults)
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(ran.world.seen.outputs).toMatchObject({ status: 'success', 'project-id': sandbox.projects[0]?.id })
    expect(sandbox.acceptedCreates()).toBe(1)
  })

  it.each(of(version, UNKNOWN))('$name, without a balance, too', async ({ faults }) => {
    const ran = await runWith(version, [...faults, { on: 'quota', kind: 'http', status: 500, times: 99 }])
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'success' })
    expect(sandbox.acceptedCreates()).toBe(1)
  })

  it.each(of(version, UNKNOWN))('$name is unknown where the list does not answer', async ({ faults }) => {
    const ran = await runWith(version, [
      ...faults,
      { on: 'template-videos', kind: 'http', status: 503, times: 99 },
    ])
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'unknown' })
    expect(sandbox.requests.filter(({ point }) => point === 'create')).toHaveLength(1)
  })

  it('that is lost again and again fails, and nothing is paid', async () => {
    const ran = await runWith(version, [{ on: 'create', kind: 'http', status: 500, times: 99 }])
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'failed' })
    expect(ran.error).toContain('JoggAI lists no such video')
    expect([bodies().length, sandbox.acceptedCreates()]).toEqual([3, 0])
  })

  it.each(of(version, REFUSED))('$name: refused, and nothing is paid', async ({ faults, advice }) => {
    const ran = await runWith(version, faults)
    expectSound(ran)
    expect(ran.world.seen.outputs).toMatchObject({ status: 'failed' })
    expect(ran.error).toContain(advice)
    expect(sandbox.acceptedCreates()).toBe(0)
  })

  it.each(of(version, ACCEPTED))('$name: one video', async ({ faults }) => {
    const ran = await runWith(version, faults)
    expectSound(ran)
    expect(ran.error).toBe('')
    expect(sandbox.acceptedCreates()).toBe(1)
  })

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

  it('is collected by its id', async () => {
    const first = await runWith(version, [], { wait: 'false' })
    const id = first.world.seen.outputs['project-id'] ?? ''
    sandbox.finish(id)
    const world = testWorld({
      'api-key': KEY,
      'api-url': sandbox.url,
      'api-version': version,
      'project-id': id,
      'job-summary': 'false',
    })
    expect(await run(world, LIMITS)).toBe(0)
    expect(world.seen.outputs).toMatchObject({ status: 'success', 'project-id': id })
  })

  it('is the same video whatever its files are called, and a dry run has its key', async () => {
    const workspace = await mkdtemp(path.join(os.tmpdir(), 'templates-'))
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    for (const name of ['a.png', 'b.png']) await writeFile(path.join(workspace, name), png)
    const keys = []
    for (const name of ['a.png', 'b.png']) {
      const variables = `title = Two\nlogo = @${name}`
      const { world } = await runWith(version, [], {
        'template-variables': variables,
        'dry-run': 'true',
        GITHUB_WORKSPACE: workspace,
      })
      keys.push(world.seen.outputs['content-key'])
      expect(bodies()).toEqual([])
      await sandbox.close()
    }
    await rm(workspace, { recursive: true })
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(keys[1]).toBe(keys[0])
  })
})
