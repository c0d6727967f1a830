import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_KEY, type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts'
import type { Presenter } from '../../src/inputs/inputs.ts'
import { resolvePresenters } from '../../src/job/resolve-presenters.ts'
import { parseApiUrl } from '../../src/jogg/address.ts'
import { joggCatalog } from '../../src/jogg/catalog.ts'
import type { AspectRatio } from '../../src/jogg/domain.ts'
import type { Face } from '../../src/outputs/proposal.ts'
import type { Script } from '../../src/script/write-scripts.ts'
import { account, jogg, success } from '../support/jogg.ts'
import { type TestWorld, testWorld } from '../support/world.ts'

let sandbox: Sandbox
let world: TestWorld
/** What the catalog shows of whom `cast` found last. */
let faces: readonly (Face | undefined)[]
afterEach(() => sandbox.close())

const nobody: Presenter = { avatarId: '', avatarName: '', avatarType: undefined, voiceId: '', voiceName: '' }
const explicit: Presenter = { ...nobody, avatarId: '127', avatarType: 'public', voiceId: 'en-US-GuyNeural' }

function draft(label: string, presenter: Partial<Presenter>): Script {
  const format = { aspectRatio: undefined, screenStyle: undefined, caption: undefined, videoName: '' }
  return {
    label,
    file: undefined,
    speech: { kind: 'script', text: 'Hello' },
    presenter: { ...explicit, ...presenter },
    format,
  }
}

async function cast(scripts: readonly Script[], options: SandboxOptions = {}, version: 'v1' | 'v2' = 'v1') {
  sandbox = await startSandbox(options)
  world = testWorld({})
  const apiUrl = parseApiUrl(sandbox.url)
  if (!apiUrl) throw new Error('the sandbox has no address')
  const resolved = await resolvePresenters(
    scripts,
    joggCatalog(world, { apiUrl, apiKey: DEFAULT_KEY, apiVersion: version }),
    world,
  )
  faces = resolved.map(({ face }) => face)
  return resolved.map(({ face, ...found }) => found)
}

it('brings along what the catalog shows, of those who were looked up', async () => {
  await cast([
    draft('a', {
      avatarId: '',
      avatarType: undefined,
      avatarName: 'Lucía',
      voiceId: '',
      voiceName: 'Elvira',
    }),
    draft('b', {}),
  ])
  const pictureUrl = expect.stringMatching(/^http.*318/)
  const sampleUrl = expect.stringMatching(/^http.*Elvira/)
  expect(faces).toEqual([{ avatarName: 'Lucía', voiceName: 'Elvira', pictureUrl, sampleUrl }, undefined])
})

const castOne = async (presenter: Partial<Presenter>, version: 'v1' | 'v2' = 'v1') =>
  (await cast([draft('script', presenter)], {}, version))[0]
const problemsOf = (scripts: readonly Script[]) =>
  cast(scripts).then(
    () => [],
    error => error.diagnostic.happened.split('\n').slice(1),
  )
const lists = () => sandbox.requests.map(({ path }) => path.split('?')[0])

/** By a name alone, for a video of this shape. */
function shaped(aspectRatio: AspectRatio | undefined, presenter: Partial<Presenter>): Script {
  const script = draft('script', { avatarId: '', avatarType: undefined, ...presenter })
  return { ...script, format: { ...script.format, aspectRatio } }
}

describe.each(['v1', 'v2'] as const)('a name that several avatars have, by %s', version => {
  it.each([
    ['portrait', '81'],
    ['landscape', '82'],
    [undefined, '82'],
  ] as const)('means the one that has the shape %s', async (aspectRatio, id) => {
    for (const avatarName of ['Amanda outdoors', 'AMANDA outdoors']) {
      const found = await cast([shaped(aspectRatio, { avatarName })], {}, version)
      expect(found[0]?.avatar).toEqual({ id, type: 'public' })
      expect(world.seen.notices).toEqual([
        expect.stringMatching(
          /2 .*avatars have this name; taken is .*, which has the video's `aspect-ratio`/,
        ),
      ])
      await sandbox.close()
    }
  })

  it('means another one for each shape of a batch', async () => {
    const scripts = (['portrait', 'landscape', 'portrait'] as const).map(ratio =>
      shaped(ratio, { avatarName: 'Amanda outdoors' }),
    )
    expect((await cast(scripts, {}, version)).map(({ avatar }) => avatar.id)).toEqual(['81', '82', '81'])
  })

  it('means the only one of its name whatever its shape', async () => {
    expect((await cast([shaped('portrait', { avatarName: 'Kwame' })], {}, version))[0]?.avatar.id).toBe('127')
  })
})

describe('an id with its type, and a voice id', () => {
  it('cost no look-up at all, in a batch neither', async () => {
    expect(await cast([draft('a.md', {}), draft('b.md', { avatarType: 'custom' })])).toEqual([
      { avatar: { id: '127', type: 'public' }, voiceId: 'en-US-GuyNeural' },
      { avatar: { id: '127', type: 'custom' }, voiceId: 'en-US-GuyNeural' },
    ])
    expect(sandbox.requests).toEqual([])
  })
})

describe.each(['v1', 'v2'] as const)('names and ids, by %s', version => {
  it.each<[Partial<Presenter>, object]>([
    [
      { avatarId: '127', avatarType: undefined },
      { id: '127', type: 'public' },
    ],
    [
      { avatarId: '9001', avatarType: 'auto' },
      { id: '9001', type: 'custom' },
    ],
    [
      { avatarId: '', avatarName: 'Release host', avatarType: undefined },
      { id: '9001', type: 'custom' },
    ],
    [
      { avatarId: '', avatarName: 'Founder', avatarType: 'custom' },
      { id: '7103', type: 'custom' },
    ],
    [
      { avatarId: '', avatarName: 'Lucía', avatarType: undefined },
      { id: '318', type: 'public' },
    ],
    [
      { avatarId: '', avatarName: 'Jonas', avatarType: 'public' },
      { id: '412', type: 'public' },
    ],
  ])('%j is found', async (presenter, avatar) => {
    expect(await castOne(presenter, version)).toEqual({ avatar, voiceId: 'en-US-GuyNeural' })
    expect(world.seen.notices).toEqual([])
  })

  it.each([
    ['Dana', 'tb_e63bb35b4c0d'],
    ['Xiaoxiao', 'zh-CN-XiaoxiaoNeural'],
  ])('the voice %s is found', async (voiceName, voiceId) => {
    expect(await castOne({ voiceId: '', voiceName }, version)).toMatchObject({ voiceId })
  })
})

describe('only the lists that are needed are fetched', () => {
  it('none of the library for a custom name', async () => {
    await castOne({ avatarId: '', avatarName: 'Founder', avatarType: 'auto', voiceId: '', voiceName: 'Dana' })
    expect(lists().toSorted()).toEqual([
      '/v1/avatars/custom',
      '/v1/avatars/photo_avatars',
      '/v1/voices/custom',
    ])
  })

  it('only the library for a public name', async () => {
    await castOne({ avatarId: '', avatarName: 'Jonas', avatarType: 'public' })
    expect(new Set(lists())).toEqual(new Set(['/v1/avatars']))
  })

  it('each once, however many scripts need it', async () => {
    const scripts = Array.from({ length: 20 }, (_, i) =>
      draft(`${i}.md`, {
        avatarId: '',
        avatarName: i % 2 ? 'Founder' : 'Release host',
        avatarType: undefined,
      }),
    )
    await cast(scripts)
    expect(lists().toSorted()).toEqual(['/v1/avatars/custom', '/v1/avatars/photo_avatars'])
  })
})

describe('what is told besides', () => {
  it('that an id stands in two lists, and that custom wins', async () => {
    expect(await castOne({ avatarId: '412', avatarType: undefined })).toMatchObject({
      avatar: { id: '412', type: 'custom' },
    })
    expect(world.seen.notices).toEqual([
      'script: `avatar-id` is "412", which stands in two lists: taken is your own "Studio double" (id 412, instant). For "Jonas" (id 412, library, landscape) set `avatar-type: public`.',
    ])
  })

  it('that a name differs in case only', async () => {
    expect(await castOne({ avatarId: '', avatarName: 'kwame', avatarType: 'auto' })).toMatchObject({
      avatar: { id: '127' },
    })
    expect(world.seen.notices).toEqual([
      'script: `avatar-name` is "kwame": taken is "Kwame" (id 127, library, landscape), whose name differs in upper and lower case only.',
    ])
  })
})

describe('what can not be cast', () => {
  it('is told over all scripts together, each choice once, before anything is submitted', async () => {
    const problems = await problemsOf([
      draft('a.md', { avatarId: '', avatarName: 'Pryia', avatarType: undefined }),
      draft('b.md', { avatarId: '9005', avatarType: 'auto', voiceId: '', voiceName: 'Jeny' }),
      draft('c.md', { avatarId: '', avatarName: 'Pryia', avatarType: 'auto' }),
      draft('d.md', {}),
    ])
    expect(problems).toEqual([
      expect.stringMatching(
        /^- a\.md and 1 more: `avatar-name` is "Pryia": no avatar has this name\. The nearest: "Priya" \(id 203, library, landscape\), /,
      ),
      '- b.md: `avatar-id` is "9005": JoggAI is still making the avatar "New photo" (id 9005, photo, not ready yet). Run the job again when app.jogg.ai shows it as ready',
      expect.stringMatching(
        /^- b\.md: `voice-name` is "Jeny": no voice has this name\. The nearest: "Jenny" \(id en-US-JennyNeural, library, english\), /,
      ),
    ])
    expect(sandbox.acceptedCreates()).toBe(0)
  })

  it('an ambiguous name that no shape settles, with the ids to choose from', async () => {
    const square = shaped('square', { avatarName: 'Amanda outdoors', avatarType: 'public' })
    expect(await problemsOf([square])).toEqual([
      '- script: `avatar-name` is "Amanda outdoors": 2 library avatars have this name; set `avatar-id` to one of "Amanda outdoors" (id 81, library, portrait), "Amanda outdoors" (id 82, library, landscape)',
    ])
  })

  it('a failed avatar, with JoggAI’s reason', async () => {
    const [error] = await problemsOf([
      draft('script', { avatarId: '', avatarName: 'Blurred photo', avatarType: 'custom' }),
    ])
    expect(error).toContain(
      'could not make the avatar "Blurred photo" (id 9006, photo, failed): "No face was found in the photo"',
    )
  })

  it('an id that is nowhere, with the nearest ids and what to do', async () => {
    const [error] = await problemsOf([draft('script', { avatarId: '9007', avatarType: 'auto' })])
    expect(error).toMatch(
      /^- script: `avatar-id` is "9007": no avatar has this id\. The nearest: "Release host" \(id 9001, photo\)/,
    )
    expect(error).toMatch(/The catalog action lists them all\.$/)
  })

  it('a custom name asked for in the library, and the other way round', async () => {
    const [inLibrary] = await problemsOf([
      draft('script', { avatarId: '', avatarName: 'Founder', avatarType: 'public' }),
    ])
    expect(inLibrary).toContain('no library avatar has this name')
    await sandbox.close()
    const [inCustom] = await problemsOf([
      draft('script', { avatarId: '', avatarName: 'Kwame', avatarType: 'custom' }),
    ])
    expect(inCustom).toContain('no custom avatar has this name')
  })

  it('anything, for an account that has nothing', async () => {
    const nothing = cast([draft('script', { avatarId: '7', avatarType: 'auto' })], {
      catalog: { avatars: [], voices: [] },
    })
    await expect(nothing).rejects.toThrow('The account of this API key has no avatar at all.')
  })
})

describe('when the lists can’t be read', () => {
  it('the run ends with code, message, rid and advice, nothing paid', async () => {
    const failed = cast([draft('script', { avatarId: '', avatarName: 'Kwame', avatarType: 'auto' })], {
      accounts: { [DEFAULT_KEY]: { credits: 9, apiAllowed: false } },
    })
    await expect(failed).rejects.toMatchObject({
      diagnostic: {
        title: 'Avatars and voices could not be looked up',
        happened: expect.stringMatching(
          /^Reading the custom avatars failed: code 18025, "No permission to call APIs", rid [\w-]+\.$/,
        ),
        means: 'Nothing was submitted, and nothing was paid.',
        advice: expect.stringContaining('plan'),
      },
    })
  })

  it.each([
    [
      'avatars/photo_avatars',
      { avatarId: '', avatarName: 'Kwame', avatarType: 'auto' as const },
      'custom avatars',
    ],
    ['avatars', { avatarId: '', avatarName: 'Kwame', avatarType: 'public' as const }, 'library avatars'],
    ['voices/custom', { voiceId: '', voiceName: 'Jenny' }, 'custom voices'],
    ['voices', { voiceId: '', voiceName: 'Jenny' }, 'library voices'],
  ])('of %s, the error says which', async (list, presenter, name) => {
    jogg().get(`/v1/${list}`).query(true).reply(200, { code: 10105 })
    jogg().persist().get(/./).optionally().reply(200, success(null))
    world = testWorld({})
    const catalog = joggCatalog(world, account('v1'))
    await expect(resolvePresenters([draft('script', presenter)], catalog, world)).rejects.toThrow(
      `Reading the ${name} failed`,
    )
  })

  it('what passes is survived', async () => {
    sandbox = await startSandbox()
    sandbox.faults.add({ kind: 'truncate', on: 'any', times: 3 })
    world = testWorld({})
    const apiUrl = parseApiUrl(sandbox.url)
    if (!apiUrl) throw new Error('the sandbox has no address')
    const catalog = joggCatalog(world, { apiUrl, apiKey: DEFAULT_KEY, apiVersion: 'v2' })
    const [found] = await resolvePresenters(
      [draft('script', { avatarId: '', avatarName: 'Kwame' })],
      catalog,
      world,
    )
    expect(found).toMatchObject({ avatar: { id: '127', type: 'public' } })
  })

  it('a run that is being cancelled says so', async () => {
    sandbox = await startSandbox()
    sandbox.faults.add({ kind: 'stall', on: 'avatars' })
    world = testWorld({})
    const apiUrl = parseApiUrl(sandbox.url)
    if (!apiUrl) throw new Error('the sandbox has no address')
    const catalog = joggCatalog(world, { apiUrl, apiKey: DEFAULT_KEY, apiVersion: 'v1' })
    const casting = resolvePresenters(
      [draft('script', { avatarId: '', avatarName: 'Kwame' })],
      catalog,
      world,
    )
    setTimeout(() => world.cancel.abort(), 50)
    await expect(casting).rejects.toMatchObject({ diagnostic: { title: 'The run was cancelled' } })
  })
})
