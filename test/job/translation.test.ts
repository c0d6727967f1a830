import { describe, expect, it } from 'vitest'
import { findLanguages } from '../../src/job/translate.ts'
import {
  matchLanguages,
  placeOfVideo,
  translationCredits,
  translationKey,
  whyNot,
  withTranslations,
} from '../../src/job/translation.ts'
import type { VideoSpec } from '../../src/job/video-spec.ts'
import { DiagnosticError } from '../../src/outputs/diagnostics.ts'
import type { Result } from '../../src/outputs/results.ts'
import { account, jogg, KEY, success } from '../support/jogg.ts'
import { testWorld } from '../support/world.ts'

describe('what a translation costs', () => {
  it.each([
    [0, 0.5],
    [1, 0.5],
    [20, 0.5],
    [20.1, 1],
    [21, 1],
    [59, 1.5],
    [180, 4.5],
  ])('%d seconds: %d credits', (seconds, credits) => {
    expect(translationCredits(seconds)).toBe(credits)
  })
})

describe('the key of a translation', () => {
  const VIDEO = 'a'.repeat(64)

  it('is the same in every release', () => {
    expect(translationKey(VIDEO, 'spanish')).toBe(
      '7925a037aa5946138686878c16988604ad664c0698f3b48fb90fc39895c7f64e',
    )
  })

  it('does not depend on how the language is spelled, but on which it is, and of which video', () => {
    const key = translationKey(VIDEO, 'spanish')
    expect(translationKey(VIDEO, 'Spanish')).toBe(key)
    expect(translationKey(VIDEO, 'german')).not.toBe(key)
    expect(translationKey('b'.repeat(64), 'spanish')).not.toBe(key)
    expect(translationKey(VIDEO, 'spanish', 'v')).not.toBe(key)
    expect(translationKey(VIDEO, 'spanish', 'v')).not.toBe(translationKey(VIDEO, 'spanish', 'w'))
  })
})

describe('the results of a run with translations', () => {
  const videos: Result[] = [
    { contentKey: 'k1', script: 'One', file: 'a.md', estimatedDuration: 21, estimatedCredits: 1 },
    { script: 'Two' },
  ]

  it('have each translation right after its video', () => {
    const all = withTranslations(videos, ['spanish', 'german'])
    expect(all).toEqual([
      videos[0],
      {
        language: 'spanish',
        contentKey: translationKey('k1', 'spanish'),
        file: 'a.md',
        estimatedDuration: 21,
        estimatedCredits: 1,
      },
      expect.objectContaining({ language: 'german', file: 'a.md' }),
      videos[1],
      { language: 'spanish' },
      { language: 'german' },
    ])
    expect(videos.map((_, nth) => all[placeOfVideo(nth, ['spanish', 'german'])])).toEqual(videos)
  })

  it('are those of the videos where nothing is translated', () => {
    expect(withTranslations(videos, [])).toEqual(videos)
    expect(placeOfVideo(1, [])).toBe(1)
  })
})

describe('languages', () => {
  const OFFERED = ['Spanish', 'german', 'English (UK)']

  it('are found whatever their case, and spelled as JoggAI does', () => {
    const wanted = ['spanish', 'english (uk)', 'German']
    expect(matchLanguages(wanted, OFFERED)).toEqual({
      languages: ['Spanish', 'English (UK)', 'german'],
      problems: [],
    })
  })

  it('that JoggAI does not have are told all together, with the nearest first', () => {
    const { problems } = matchLanguages(['germn', 'spanish', 'x'], OFFERED)
    expect(problems).toEqual([
      expect.stringMatching(/^input `translate-to`: .*"germn".* `german`, /),
      expect.stringContaining('"x"'),
    ])
  })
})

describe('what can be translated', () => {
  const subject = { label: 'notes.md', language: 'spanish' }
  const ready: Result = { status: 'success', videoUrl: 'https://res.jogg.ai/v.mp4' }

  it.each([[ready], [{ ...ready, duration: 180 }]])('a video that is ready: %j', video => {
    expect(whyNot(subject, video)).toBeUndefined()
  })

  it.each([
    [{}],
    [{ status: 'processing' }],
    [{ status: 'success' }],
    [{ ...ready, status: 'failed' }],
  ] as const)('no video, no translation: %j', video => {
    expect(whyNot(subject, video)).toEqual({ status: 'skipped' })
  })

  it('not one that turned out too long', () => {
    expect(whyNot(subject, { ...ready, duration: 180.1 })).toMatchObject({
      status: 'failed',
      diagnostic: { happened: expect.stringContaining('translation of notes.md into spanish') },
    })
  })
})

describe('before anything is paid', () => {
  const orders = [{ label: 'a.md' }, { label: 'b.md' }] as VideoSpec[]
  const short: Result = { estimatedDuration: 180 }
  const long: Result = { estimatedDuration: 181 }

  const languagesAre = (languages: readonly string[]) =>
    jogg().get('/v2/video_translate/target_languages').reply(200, success({ languages }))

  function find(wanted: readonly string[], videos: readonly Result[], apiKey = KEY) {
    return findLanguages(wanted, orders, videos, { ...account('v2'), apiKey }, testWorld({}))
  }

  it('all that is too long is refused, and told with the languages that are not there', async () => {
    languagesAre(['spanish', 'german'])
    const failure = await find(['spanish', 'klingon'], [long, long]).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(DiagnosticError)
    expect((failure as DiagnosticError).diagnostic.happened).toMatch(
      /^3 problems[\s\S]*klingon[\s\S]*a\.md: the video would be about 3 min 1 s[\s\S]*b\.md: the video/,
    )
  })

  it('three minutes are not too long', async () => {
    languagesAre(['spanish', 'german'])
    expect(await find(['german'], [short, short])).toEqual(['german'])
  })

  it('nothing is asked for and nothing is too long where nothing is translated', async () => {
    expect(await find([], [long, long])).toEqual([])
  })

  it('without a key the languages are taken as they stand, and lengths are checked all the same', async () => {
    expect(await find(['klingon'], [short, short], '')).toEqual(['klingon'])
    await expect(find(['klingon'], [short, long], '')).rejects.toThrow('b.md')
  })
})
