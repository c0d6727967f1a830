import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAvatar, readVoice } from '../../src/jogg/items.ts'
import { parseWire } from '../../src/jogg/wire.ts'

const vendor = { href: 'https://api.jogg.ai', loopback: false }
const local = { href: 'http://127.0.0.1:1', loopback: true }

describe('readAvatar', () => {
  it('reads a library avatar as v1 and as v2 write it', () => {
    const shared = {
      name: 'Amanda outdoors',
      cover_url: 'https://res.jogg.ai/81-cover.png',
      aspect_ratio: 0,
      style: 'professional',
      gender: 'female',
      age: 'adult',
    }
    const amanda = {
      id: '81',
      name: 'Amanda outdoors',
      kind: 'library',
      type: 'public',
      status: 'ready',
      coverUrl: 'https://res.jogg.ai/81-cover.png',
      aspectRatio: 'portrait',
      style: 'professional',
      gender: 'female',
      age: 'adult',
    }
    expect(readAvatar({ ...shared, avatar_id: 81, status: 0 }, 'library', vendor)).toEqual(amanda)
    expect(
      readAvatar({ ...shared, id: '81', video_url: 'https://x.example/v.mp4' }, 'library', vendor),
    ).toEqual({ ...amanda, sampleUrl: 'https://x.example/v.mp4' })
    expect(readAvatar({ ...shared, id: '81', video_url: 'file:///v.mp4' }, 'library', vendor)).toEqual(amanda)
  })

  it.each([
    [{ status: 0 }, 'in-progress'],
    [{ status: '0' }, 'in-progress'],
    [{ avatar_status: 'processing' }, 'in-progress'],
    [{ status: 1 }, 'ready'],
    [{ avatar_status: 'completed', status: 0 }, 'ready'],
    [{ status: 2 }, 'failed'],
    [{ avatar_status: 'FAILED' }, 'failed'],
    [{}, 'ready'],
    [{ status: 17 }, 'ready'],
    [{ status: 'constructor' }, 'ready'],
    [{ status: null }, 'ready'],
  ])("knows from %j that an account's own avatar is %s", (said, status) => {
    expect(readAvatar({ id: 7, ...said }, 'photo', vendor)).toMatchObject({ status, type: 'custom' })
  })

  it('keeps a 19-digit id to the last digit', () => {
    const item = parseWire('{"avatar_id": 9223372036854775807, "name": "Long"}')
    expect(readAvatar(item, 'instant', vendor)).toMatchObject({ id: '9223372036854775807' })
  })

  it('says why an avatar failed, on one line', () => {
    const item = { id: 7, status: 2, fail_msg: 'No face\n\u001b[31mfound' }
    expect(readAvatar(item, 'photo', vendor)).toMatchObject({ failMessage: 'No face [31mfound' })
  })

  it.each([[null], ['x'], [[]], [{}], [{ name: 'Anna' }], [{ id: 'anna' }], [{ id: 1.5 }], [{ id: '-7' }]])(
    'is undefined for %j: it could not be asked for',
    item => {
      expect(readAvatar(item, 'photo', vendor)).toBeUndefined()
    },
  )

  it('does not lose an avatar because of an odd detail', () => {
    const item = {
      id: 7,
      name: 5,
      cover_url: 'javascript:alert(1)',
      aspect_ratio: 9,
      gender: ['f'],
      status: {},
    }
    expect(readAvatar(item, 'photo', vendor)).toEqual({
      id: '7',
      name: '',
      kind: 'photo',
      type: 'custom',
      status: 'ready',
    })
  })

  it('believes http pictures on loopback only while the service is there', () => {
    const item = { id: 7, cover_url: 'http://127.0.0.1:9/c.png' }
    expect(readAvatar(item, 'photo', vendor)).not.toHaveProperty('coverUrl')
    expect(readAvatar(item, 'photo', local)).toHaveProperty('coverUrl')
  })
})

describe('readVoice', () => {
  it('reads custom and library voices, whatever their sample is called', () => {
    expect(
      readVoice(
        { voice_id: 'tb_1', name: 'Dana', language: 'english', audio_url: 'https://r.example/1.wav' },
        'custom',
        vendor,
      ),
    ).toEqual({
      id: 'tb_1',
      name: 'Dana',
      kind: 'custom',
      language: 'english',
      sampleUrl: 'https://r.example/1.wav',
    })
    expect(
      readVoice({ voice_id: 'x', audition_url: 'https://r.example/2.wav', age: 'old' }, 'library', vendor),
    ).toEqual({
      id: 'x',
      name: '',
      kind: 'library',
      age: 'old',
      sampleUrl: 'https://r.example/2.wav',
    })
  })

  it.each([[{ name: 'Dana' }], [{ voice_id: 'a\nb' }], [{ voice_id: '' }], [7]])(
    'is undefined for %j',
    item => {
      expect(readVoice(item, 'custom', vendor)).toBeUndefined()
    },
  )
})

it('takes any JSON for an item without throwing, and lets no control character through', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.record({ id: fc.nat(), voice_id: fc.string(), name: fc.string({ unit: 'binary' }) }),
      ),
      item => {
        for (const entry of [readAvatar(item, 'photo', vendor), readVoice(item, 'library', vendor)]) {
          for (const text of Object.values(entry ?? {})) expect(text).not.toMatch(/\p{Cc}/u)
        }
      },
    ),
  )
})
