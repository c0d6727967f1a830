import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_KEY, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { readContext } from '../../src/github/context.ts'
import type { Presenter } from '../../src/inputs/inputs.ts'
import { knownBefore, resolveSpecs } from '../../src/job/resolve-specs.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import type { Script } from '../../src/script/write-scripts.ts'
import { type TestWorld, testWorld } from '../support/world.ts'

let sandbox: Sandbox
let world: TestWorld
afterEach(() => sandbox.close())

const context = readContext({ GITHUB_REPOSITORY: 'octo/repo', GITHUB_REF_NAME: 'main' }, {})

const explicit: Presenter = {
  avatarId: '318',
  avatarName: '',
  avatarType: 'public',
  voiceId: 'es-ES-ElviraNeural',
  voiceName: '',
}

function draft(label: string, presenter: Partial<Presenter> = {}): Script {
  const format = { aspectRatio: undefined, screenStyle: undefined, caption: undefined, videoName: '' }
  return {
    label,
    file: label,
    speech: { kind: 'script', text: `Hola, ${label}` },
    presenter: { ...explicit, ...presenter },
    format,
  }
}

async function place(scripts: readonly Script[], apiKey = DEFAULT_KEY) {
  sandbox = await startSandbox()
  world = testWorld({})
  const apiUrl = parseApiUrl(sandbox.url)
  if (!apiUrl) throw new Error('the sandbox has no address')
  return resolveSpecs({ scripts, context }, { apiUrl, apiKey, apiVersion: 'v1' }, world)
}

describe('placeOrders', () => {
  it('gives a name and its id and type the same content key: they are the same video', async () => {
    const [byName] = await place([
      draft('a.md', {
        avatarId: '',
        avatarName: 'Lucía',
        avatarType: undefined,
        voiceId: '',
        voiceName: 'Elvira',
      }),
    ])
    await sandbox.close()
    const [byId] = await place([draft('a.md')])
    const { face, ...found } = byName ?? {}
    expect(face).toMatchObject({ avatarName: 'Lucía', voiceName: 'Elvira' })
    expect(found).toEqual(byId)
    expect(sandbox.requests).toEqual([])
  })

  it('keeps the order of the scripts', async () => {
    const orders = await place([draft('a.md'), draft('b.md', { avatarType: 'auto' }), draft('c.md')])
    expect(orders.map(({ label, avatar }) => [label, avatar])).toEqual([
      ['a.md', { id: '318', type: 'public' }],
      ['b.md', { id: '318', type: 'public' }],
      ['c.md', { id: '318', type: 'public' }],
    ])
  })

  it('without a key casts what needs no look-up, and says what it left out', async () => {
    const [named, explicitOne] = await place([draft('a.md', { avatarType: 'auto' }), draft('b.md')], '')
    expect(named && knownBefore(named)).toMatchObject({
      script: 'Hola, a.md',
      file: 'a.md',
      estimatedCredits: 1,
    })
    expect(named && knownBefore(named)).not.toHaveProperty('contentKey')
    expect(explicitOne && knownBefore(explicitOne)).toMatchObject({
      contentKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(world.seen.notices).toEqual([
      'Avatars and voices were not looked up, and there is no `content-key`, since `api-key` is empty: a.md',
    ])
    expect(sandbox.requests).toEqual([])
  })

  it('without a key does not take a voice’s name for its id', async () => {
    const [order] = await place([draft('a.md', { voiceId: '', voiceName: 'Elvira' })], '')
    expect(order?.contentKey).toBe('')
  })

  it('with a key has nothing to say of names that it looks up', async () => {
    await place([draft('a.md', { avatarType: 'auto' })])
    expect(world.seen.notices).toEqual([])
  })

  it('names each video of a batch after its script, and a single one after the place', async () => {
    const batch = await place([draft('a.md'), draft('b.md')])
    await sandbox.close()
    const single = await place([draft('a.md')])
    expect([...batch, ...single].map(({ name }) => name)).toEqual([
      'octo/repo main: a.md',
      'octo/repo main: b.md',
      'octo/repo main',
    ])
  })

  it('without a key has nothing to say where nothing is left out', async () => {
    await place([draft('a.md')], '')
    expect(world.seen.notices).toEqual([])
  })
})
