import { afterEach, describe, expect, it } from 'vitest'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts'
import { listCatalog } from '../../src/catalog/list-catalog.ts'
import { type TestWorld, testWorld } from '../support/world.ts'

let sandbox: Sandbox
let world: TestWorld
afterEach(() => sandbox.close())

/** Runs the action on a sandbox; `prepare` may spoil it before. */
async function list(
  inputs: Record<string, string> = {},
  options: SandboxOptions = {},
  prepare: () => void = () => undefined,
) {
  sandbox = await startSandbox(options)
  world = testWorld({ 'api-key': 'sandbox-key', 'api-url': sandbox.url, ...inputs })
  prepare()
  const code = await listCatalog(world)
  const { outputs } = world.seen
  const parsed = (name: string): { id: string; name: string }[] => JSON.parse(outputs[name] ?? '[]')
  return { code, avatars: parsed('avatars'), voices: parsed('voices'), ...world.seen }
}

describe.each(['v1', 'v2'])('the catalog action with %s', version => {
  it('lists all avatars and voices, the account’s own first, and costs nothing', async () => {
    const { code, avatars, voices, summary, info } = await list({ 'api-version': version })
    expect(code).toBe(0)
    expect(avatars).toHaveLength(24)
    expect(avatars[0]).toMatchObject({ id: '9001', name: 'Release host', kind: 'photo', status: 'ready' })
    expect(voices).toHaveLength(28)
    expect(voices[0]).toMatchObject({ id: 'tb_e63bb35b4c0d', name: 'Dana', kind: 'custom' })
    expect(summary).toContain('### Your own avatars (10)')
    expect(summary).toContain(`<img src="${sandbox.url}/covers/81.svg"`)
    expect(info).toEqual(['24 avatars and 28 voices: see the job summary.'])
    expect(world.seen.secrets).toEqual(['sandbox-key'])
    expect(sandbox.requests.every(({ method }) => method === 'GET')).toBe(true)
  })

  it('shows what moves as a link, where the API has it', async () => {
    const { avatars, summary } = await list({ 'api-version': version })
    const moving = avatars.filter(avatar => 'sample-url' in avatar)
    expect(moving).toHaveLength(version === 'v2' ? 18 : 0)
    expect(summary.includes(`[▶ watch](${sandbox.url}/samples/81.mp4)`)).toBe(version === 'v2')
    if (version === 'v2') {
      const sample = await fetch(`${sandbox.url}/samples/81.mp4`)
      expect([sample.status, sample.headers.get('content-type')]).toEqual([200, 'video/mp4'])
    }
  })

  it('narrows them, where an endpoint has no such filter too', async () => {
    const { avatars, voices, summary } = await list({
      'api-version': version,
      language: 'German',
      gender: 'male',
      'aspect-ratio': '16:9',
      search: 'N',
    })
    // What is the account's own does not say whether it is a man, or wide.
    expect(avatars.map(({ name }) => name)).toEqual([
      'New photo',
      'Dana at the desk',
      'Dana standing',
      'Founder',
      'Kwame in the studio',
      'Jonas',
    ])
    expect(voices.map(({ name }) => name)).toEqual(['Conrad'])
    expect(summary).toContain('Narrowed to german, male, landscape, “N”')
  })
})

describe('when something is wrong', () => {
  it('all problems with the inputs are told together, before any request', async () => {
    const { code, errors, outputs } = await list({
      'api-key': '',
      'api-url': 'http://evil.example',
      'api-version': 'v3',
      gender: 'queen',
      'aspect-ratio': '4:3',
    })
    expect(code).toBe(1)
    expect(errors).toHaveLength(1)
    expect(errors[0]?.title).toBe('Invalid inputs')
    for (const name of ['api-key', 'api-url', 'api-version', 'gender', 'aspect-ratio']) {
      expect(errors[0]?.message).toContain(`- input \`${name}\` is `)
    }
    expect(outputs).toEqual({})
    expect(sandbox.requests).toEqual([])
  })

  it('one problem with an input is enough to ask for nothing', async () => {
    expect(await list({ gender: 'queen' })).toMatchObject({ code: 1 })
    expect(sandbox.requests).toEqual([])
  })

  it('a refused key is one error, with code, message, rid and advice, and no summary', async () => {
    const { code, errors, summary, outputs } = await list({ 'api-key': 'wrong' })
    expect(code).toBe(1)
    expect(errors).toEqual([
      {
        title: 'Avatars and voices could not be read',
        message: expect.stringMatching(
          /^Reading the photo avatars, instant avatars, library avatars, custom voices and library voices failed: code 10105, "Invalid API key", rid [\w-]+\.\nReading costs nothing: nothing was paid\.\nCopy the key/,
        ),
      },
    ])
    expect({ summary, outputs }).toEqual({ summary: '', outputs: {} })
  })

  it('a list that can’t be read loses none of the others', async () => {
    const { code, errors, avatars, voices, summary } = await list({}, {}, () =>
      sandbox.faults.add({ kind: 'code', on: 'voices', code: 50000, msg: 'Busy', times: 20 }),
    )
    expect(code).toBe(1)
    expect(avatars).toHaveLength(24)
    expect(voices).toEqual([])
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('Reading the custom voices and library voices failed'),
    ])
    expect(summary).toContain('> [!WARNING]\n> Reading the custom voices and library voices failed')
  })

  it('entries that make no sense are left out and counted', async () => {
    const body = '{"code":0,"data":{"avatars":[{"avatar_id":"x"},{"avatar_id":7,"name":"Fine"}]}}'
    const { code, notices, avatars } = await list({}, {}, () =>
      sandbox.faults.add({ kind: 'body', on: 'avatars', text: body, times: 3 }),
    )
    expect(code).toBe(0)
    expect(avatars.map(({ name }) => name)).toEqual(['Fine', 'Fine'])
    expect(notices).toEqual([
      '1 entry of the photo avatars made no sense, and is left out.',
      '1 entry of the instant avatars made no sense, and is left out.',
      '1 entry of the library avatars made no sense, and is left out.',
    ])
  })

  it('a run that is being cancelled ends at once, and says so', async () => {
    const { code, errors, summary } = await list({}, {}, () => {
      sandbox.faults.add({ kind: 'stall', on: 'any', times: 9 })
      setTimeout(() => world.cancel.abort(), 100)
    })
    expect(code).toBe(1)
    expect(errors.map(({ title }) => title)).toEqual(['The run was cancelled'])
    expect(summary).toBe('')
  })
})
