import { describe, expect, it } from 'vitest'
import { contentKey, type VideoContent } from '../../src/job/video-spec.ts'

const HELLO: VideoContent = {
  speech: { kind: 'script', text: 'Hello there.' },
  avatar: { type: 'public', id: '81' },
  voiceId: 'en-US-ChristopherNeural',
  aspectRatio: 'landscape',
  screenStyle: 'background',
  caption: true,
}
const AUDIO = { kind: 'audio-file', path: 'a.mp3', format: 'mp3', seconds: 3 } as const
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

/** Each key was made with `sha256sum`, from the list written by hand. Another key is a second payment. */
describe('the key of a video is the same in every release', () => {
  it('for a script', () => {
    // [1,"v1","script","Hello there.","public","81","en-US-ChristopherNeural","landscape","background",true]
    expect(contentKey(HELLO, 'v1')).toBe('bb309374a8de2d0a7075411506a627cd7a710c8d8d11423a4595c626fd0f9fd2')
  })

  it('for a script in other writing, with other looks', () => {
    // [1,"v2","script","Grüße, 世界 \"x\".","custom","9223372036854775807","v","portrait","transparent",false]
    const content: VideoContent = {
      speech: { kind: 'script', text: 'Grüße, 世界 "x".' },
      avatar: { type: 'custom', id: '9223372036854775807' },
      voiceId: 'v',
      aspectRatio: 'portrait',
      screenStyle: 'transparent',
      caption: false,
    }
    expect(contentKey(content, 'v2')).toBe('61fb605b13f73d51098473d44f2b578368c737a321d557d84f98bb43733fef84')
  })

  it('for the address of an audio', () => {
    // [1,"v1","audio-url","https://example.com/a.mp3","public","81","v","square","green-screen",true]
    const speech = { kind: 'audio-url', url: 'https://example.com/a.mp3' } as const
    const content: VideoContent = {
      ...HELLO,
      speech,
      voiceId: 'v',
      aspectRatio: 'square',
      screenStyle: 'green-screen',
    }
    expect(contentKey(content, 'v1')).toBe('ebae358ec3ff7de4c4778ee7eae618795fb6318431cf9e177fc0f208ee0cc8e7')
  })

  it('for the bytes of an audio file, wherever it lies', () => {
    // [1,"v1","audio-file","ba78…15ad","public","81","v","landscape","background",true]
    const content = (path: string): VideoContent => ({
      ...HELLO,
      voiceId: 'v',
      speech: { ...AUDIO, path, sha256: ABC },
    })
    const key = '6d976c328c9d4afaefcc07fc05ae2229d2f49e6f1daaef6ad85e86b2f447bbc4'
    expect(contentKey(content('a.mp3'), 'v1')).toBe(key)
    expect(contentKey(content('b/c.mp3'), 'v1')).toBe(key)
  })
})

/** Two values of each field: a field that is new has no row here, and this file does not compile until it has one. */
const OTHERWISE: { readonly [Field in keyof VideoContent]-?: readonly VideoContent[Field][] } = {
  speech: [
    { kind: 'script', text: 'Hello there!' },
    { kind: 'audio-url', url: 'Hello there.' },
    { ...AUDIO, sha256: ABC },
  ],
  avatar: [
    { type: 'custom', id: '81' },
    { type: 'public', id: '82' },
  ],
  voiceId: ['another'],
  aspectRatio: ['portrait', 'square'],
  screenStyle: ['green-screen', 'transparent'],
  caption: [false],
}

it('is another key for every field of what is submitted, and for the version of the API', () => {
  const others = Object.entries(OTHERWISE).flatMap(([field, values]) =>
    values.map(value => ({ ...HELLO, [field]: value })),
  )
  const keys = [HELLO, ...others].flatMap(content => [contentKey(content, 'v1'), contentKey(content, 'v2')])
  expect(new Set(keys).size).toBe(2 * (1 + others.length))
})
