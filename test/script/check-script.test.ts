import { describe, expect, it } from 'vitest'
import { type Naming, toPurchase, toVideoSpec, type VideoSpec } from '../../src/job/video-spec.ts'
import { checkScript } from '../../src/script/check-script.ts'
import type { Script } from '../../src/script/write-scripts.ts'

const SCRIPT = {
  label: 'a.md',
  file: 'a.md',
  speech: { kind: 'script', text: 'Hi' },
  presenter: { avatarId: '7', avatarName: '', avatarType: undefined, voiceId: 'v', voiceName: '' },
  format: { aspectRatio: undefined, screenStyle: undefined, caption: undefined, videoName: '' },
} as unknown as Script
const CAST = { avatar: { id: '7', type: 'public' }, voiceId: 'v' } as const
const HERE: Naming = { repository: 'o/r', refName: 'main', isBatch: false }

const withPresenter = (presenter: object) =>
  checkScript({ ...SCRIPT, presenter: { ...SCRIPT.presenter, ...presenter } })
const withFormat = (format: object): Script => ({ ...SCRIPT, format: { ...SCRIPT.format, ...format } })

describe('a draft', () => {
  it('needs an avatar and a voice, each by id or name', () => {
    expect(withPresenter({})).toEqual([])
    expect(withPresenter({ avatarId: '', avatarName: 'Ada', voiceId: '', voiceName: 'Bo' })).toEqual([])
    expect(withPresenter({ avatarId: '' })).toEqual([
      'a.md: neither `avatar-id` nor `avatar-name` is given: one is needed',
    ])
    expect(withPresenter({ avatarId: '', voiceId: '' })).toHaveLength(2)
    expect(withPresenter({ voiceId: '' })[0]).toContain('neither `voice-id` nor `voice-name`')
  })

  it.each([
    [{ caption: true, screenStyle: 'transparent' }, 1],
    [{ caption: false, screenStyle: 'transparent' }, 0],
    [{ screenStyle: 'transparent' }, 0],
    [{ caption: true, screenStyle: 'green-screen' }, 0],
    [{ caption: true }, 0],
  ])('with %j has %i problem', (format, problems) => {
    expect(checkScript(withFormat(format))).toHaveLength(problems)
  })
})

describe('an order', () => {
  const order = (draft = SCRIPT, naming: Partial<typeof HERE> = {}) =>
    toVideoSpec(draft, CAST, 'v1', { ...HERE, ...naming })

  it('has every choice made', () => {
    expect(order()).toMatchObject({
      aspectRatio: 'landscape',
      screenStyle: 'background',
      caption: true,
      name: 'o/r main',
      avatar: CAST.avatar,
      contentKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('has no captions where they can’t be seen, but where they were asked for', () => {
    expect(order(withFormat({ screenStyle: 'transparent' })).caption).toBe(false)
    expect(order(withFormat({ screenStyle: 'green-screen' })).caption).toBe(true)
    expect(order(withFormat({ caption: false })).caption).toBe(false)
  })

  it.each([
    [{}, 'o/r main'],
    [{ isBatch: true }, 'o/r main: a.md'],
    [{ refName: '' }, 'o/r'],
    [{ repository: '', refName: '' }, 'jogg-video-action'],
    [{ refName: 'x'.repeat(300) }, `o/r ${'x'.repeat(196)}`],
    [{ refName: '7/merge', prNumber: 7, prTitle: 'Retry what\n failed' }, 'Retry what  failed (#7)'],
    [{ prNumber: 7, prTitle: 'Retry', isBatch: true }, 'Retry (#7): a.md'],
    [{ prNumber: 7, prTitle: 'x'.repeat(256) }, `${'x'.repeat(195)} (#7)`],
    [{ prNumber: 7, prTitle: 'x'.repeat(256), isBatch: true }, `${'x'.repeat(189)} (#7): a.md`],
    [{ refName: `gh-readonly-queue/main/pr-7-${'a'.repeat(40)}`, prNumber: 7 }, 'o/r #7'],
    [{ prNumber: 7, prTitle: '' }, 'o/r #7'],
  ])('is named by %j', (naming, name) => expect(order(SCRIPT, naming).name).toBe(name))

  it('is named as was asked for', () => {
    expect(order(withFormat({ videoName: 'Mine' }), { isBatch: true }).name).toBe('Mine')
  })

  it('becomes a request of what JoggAI needs, with the audio’s address', async () => {
    const { label: _, file: __, contentKey, ...wanted } = order()
    const purchase = toPurchase(order(), async () => 'https://a')
    expect(purchase).toMatchObject({ label: 'a.md', name: 'o/r main', contentKey })
    expect(await purchase.request()).toEqual(wanted)
    const speech = {
      kind: 'audio-file',
      path: 'a.mp3',
      format: 'mp3',
      seconds: 1,
      sha256: 'f',
    } as unknown as VideoSpec['speech']
    const spoken = toPurchase({ ...order(), speech }, async () => 'https://a')
    expect((await spoken.request()).speech).toEqual({ kind: 'audio', url: 'https://a' })
  })
})
