import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalisedAssetName } from '../../../sandbox/github/index.ts'

describe('the name of a release asset', () => {
  it.each([
    ['video.mp4', 'video.mp4'],
    ['my title.mp4', 'my.title.mp4'],
    ['fake.      file.txt', 'fake.file.txt'],
    ['app-v1.3.0-(15-5)-release.apk', 'app-v1.3.0-.15-5.-release.apk'],
    ['tobwen-1.1.0-1~buster_amd64.deb', 'tobwen-1.1.0-1.buster_amd64.deb'],
    ['erick%%%%%!!!zhao.txt', 'erick.zhao.txt'],
    ['me@home+more_1.mp4', 'me@home+more_1.mp4'],
    ['Éloïse à Noël.mp4', 'Eloise.a.Noel.mp4'],
    ['.env', 'default.env'],
    ['.intro.mp4', 'default.intro.mp4'],
    ['字幕.mp4', 'default.mp4'],
    ['movie', 'movie'],
  ])('%s becomes %s', (given, kept) => {
    expect(normalisedAssetName(given)).toBe(kept)
  })

  it('is not changed a second time, and needs no escaping in an address beyond @ and +', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), name => {
        const kept = normalisedAssetName(name)
        expect(kept).toMatch(/^[\w@+-]+(?:\.[\w@+-]+)*$/)
        expect(normalisedAssetName(kept)).toBe(kept)
      }),
    )
  })
})
