import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cue, cuesOf, LIMITS } from '../../src/captions/cues.ts'
import { sayable, stretch, timeSentences } from '../../src/captions/timeline.ts'
import { wordsOf } from '../../src/captions/words.ts'
import measured from './fixtures/spoken/measured.json' with { type: 'json' }
import { pace } from './pace.ts'

const at = (text: string, language = 'en', seconds = paceOf(text, language)) =>
  cuesOf({ text, language, seconds, pace })
const paceOf = (text: string, language: string) => Math.max(1, pace(text, language))
const linesOf = (cues: readonly Cue[]) => cues.map(({ lines }) => lines.join(' | '))
const withoutSpace = (text: string) => text.replace(/\s/g, '')

function expectHabits(cues: readonly Cue[], width: number) {
  for (const [i, { start, end, lines }] of cues.entries()) {
    expect(lines.length).toBeLessThanOrEqual(LIMITS.lines)
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width)
    expect(end - start).toBeLessThanOrEqual(LIMITS.maxSeconds + 1e-6)
    expect(end).toBeGreaterThan(start)
    expect(cues[i + 1]?.start ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(end)
  }
}

describe('the measured texts', () => {
  it.each(measured)('$text by $engine keeps to the habits and is there once, in order', one => {
    const text = readFileSync(path.join(import.meta.dirname, 'fixtures/spoken', one.text), 'utf8')
    const cues = at(text, one.language, one.seconds)
    expectHabits(cues, one.language === 'ko' ? 16 : 42)
    for (const { start, end, lines } of cues) {
      expect(end - start, lines.join(' ')).toBeGreaterThanOrEqual(LIMITS.minSeconds)
      expect(lines.join(' ').length / (end - start)).toBeLessThanOrEqual(LIMITS.perSecond)
    }
    expect(linesOf(cues).join(' ').replaceAll(' | ', ' ')).toBe(text.replace(/\s+/g, ' ').trim())
  })
})

describe('the texts of the estimate', () => {
  const folder = path.join(import.meta.dirname, '../script/fixtures/spoken')
  const texts = readdirSync(folder).filter(file => file.endsWith('.txt'))
  it.each(texts)('%s keeps to the habits at its own pace', file => {
    const text = readFileSync(path.join(folder, file), 'utf8')
    const language = { chinese: 'zh', korean: 'ko', japanese: 'ja' }[file.replace(/[-.].*/, '')] ?? 'en'
    const cues = at(text, /pinyin|kana/.test(file) ? 'und' : language)
    expectHabits(cues, language !== 'en' && !/pinyin/.test(file) ? 16 : 42)
    expect(withoutSpace(linesOf(cues).join('').replaceAll('|', ''))).toBe(withoutSpace(text))
    expect(cues.filter(({ start, end }) => end - start < LIMITS.minSeconds)).toEqual([])
  })
})

describe('any text', () => {
  const words = fc.constantFrom(
    ...[
      'a',
      'release',
      'of',
      'v20.19.0',
      'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen',
      '日本語の',
      '「はい。」',
    ],
    ...[
      'اليوم',
      'ไทย',
      'GitHub',
      'Yes.',
      'No!',
      'so,',
      '\n',
      '\n\n',
      '👩‍👩‍👧‍👦',
      '-->',
      '&amp;',
      '<b>',
      '"Quoted."',
      '…',
      '(',
      ')',
    ],
  )
  const texts = fc.array(words, { maxLength: 120 }).map(all => all.join(' '))
  const languages = fc.constantFrom('en', 'ja', 'zh-Hant', 'ar', 'th', '', 'no language')

  it('is there once and in order, within the width, whatever the length of the video', () => {
    fc.assert(
      fc.property(texts, languages, fc.integer({ min: 1, max: 600 }), (text, language, seconds) => {
        const cues = at(text, language, seconds)
        expectHabits(cues, 42)
        expect(cues.flatMap(({ lines }) => lines.map(withoutSpace)).join('')).toBe(withoutSpace(text))
        expect(cues.every(({ end }) => end <= seconds + 1e-6)).toBe(true)
      }),
    )
  })
})

describe('cuts', () => {
  it('come at sentences first, then at clauses', () => {
    const text =
      'You can now see every change before it reaches your users, and you can take it back with one click. It is free for everyone.'
    expect(linesOf(at(text))).toEqual([
      'You can now see every change | before it reaches your users,',
      'and you can take it back with one click.',
      'It is free for everyone.',
    ])
  })

  it('join what is too short to be read alone', () => {
    expect(linesOf(at('Go! We have waited for this day all year long.'))).toEqual([
      'Go! We have waited for | this day all year long.',
    ])
  })

  it('keep brackets and marks with their words in Japanese', () => {
    const text = '「はい。」「いいえ。」と言えます。チームの人は、とても長いあいだ待っていました。'
    const lines = at(text, 'ja').flatMap(cue => cue.lines)
    expect(lines.filter(line => /^[、。」ー]|[「]$/.test(line))).toEqual([])
    expect(lines.every(line => line.length <= 16)).toBe(true)
  })

  it('leave a version and a file name whole', () => {
    const text =
      'Everything you need to know about release 20.19.0 stands in the file docs/migration-guide.md today.'
    expect(linesOf(at(text)).join()).toContain('20.19.0')
    expect(linesOf(at(text)).join()).toContain('docs/migration-guide.md')
  })

  it('go through a word only where it is wider than a line, after its marks', () => {
    const texts = (word: string, width: number) => wordsOf(word, 'en', width).map(({ text }) => text)
    expect(texts('docs/how-to-migrate.md', 16)).toEqual(['docs/how-to-', 'migrate.md'])
    expect(texts('Donaudampfschiff', 10)).toEqual(['Donaudampf', 'schiff'])
    expect(texts('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 16)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'])
  })

  it('leave what opens with the word after it, and what closes with the one before', () => {
    const texts = wordsOf('これは「長い文章」です。', 'ja', 16).map(({ text }) => text)
    expect(texts.join('')).toBe('これは「長い文章」です。')
    expect(texts.filter(text => /^[」。]|「$/.test(text))).toEqual([])
    expect(texts.length).toBeGreaterThan(3)
  })
})

describe('reading time', () => {
  it('is given by a slower neighbour to what is said too fast', () => {
    const paces = (piece: string) => (piece.startsWith('Slow') ? 3 : piece.length / 27)
    const cues = cuesOf({
      text: 'All of this is said at once. Slow.',
      language: 'en',
      seconds: 4,
      pace: paces,
    })
    expect(linesOf(cues)).toEqual(['All of this is said at once. Slow.'])
  })

  it('is never lost: slow speech is cut so that each word is shown while it is said', () => {
    const text =
      'We spent most of the long and rainy summer of this year on it and are proud of what came of it today.'
    const cues = at(text, 'en', 20)
    for (const [i, { end }] of cues.entries()) expect(end).toBeCloseTo(cues[i + 1]?.start ?? 20, 6)
  })
})

describe('times', () => {
  it('take a number for fewer words than it has digits', () => {
    expect(['18 of 2025, 7.', '1٢3'].map(sayable)).toEqual(['8 of 025, 7.', '٢3'])
  })

  it('fill the video, and leave the screen after seven seconds', () => {
    expect(at('One. Two.', 'en', 60).map(({ start, end }) => [start, end])).toEqual([
      [0, 7],
      [30, 37],
    ])
    expect(at('One. Two three four.', 'en', 4).at(-1)?.end).toBe(4)
  })

  it('are shared out evenly where nothing has a pace', () => {
    expect(stretch([0, 0], 4)).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ])
  })

  it('begin with the bracket that opens a sentence', () => {
    const spoken = { text: '「はい。」「いいえ。」\n終わり', language: 'ja', seconds: 9, pace }
    expect(timeSentences(spoken).map(({ text, offset, endsLine }) => [text, offset, endsLine])).toEqual([
      ['「はい。」', 0, false],
      ['「いいえ。」', 5, true],
      ['終わり', 12, true],
    ])
  })

  it('of nothing said are none', () => expect(at(' \n ', 'en', 9)).toEqual([]))
})

describe('how letters run and how wide they are', () => {
  it.each([
    ['اليوم نطلق الإصدار الخامس.', 'ar', true],
    ['היום אנחנו משחררים את GitHub.', 'he', true],
    ['We release in שלום.', 'en', false],
  ])('%s', (text, language, rightToLeft) => expect(at(text, language)[0]?.rightToLeft).toBe(rightToLeft))

  it('wide letters are told by the text, too', () => {
    expect(
      at('今日、ロケット第五版を公開します。これは長い文章です。', 'en').every(({ lines }) =>
        lines.every(line => line.length <= 16),
      ),
    ).toBe(true)
  })
})
