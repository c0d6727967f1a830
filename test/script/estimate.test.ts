import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditsFor, estimate, PARAGRAPH_PAUSE, speechSeconds } from '../../src/script/estimate.ts'
import { languageOf } from '../../src/script/language.ts'
import measured from './fixtures/spoken/measured.json' with { type: 'json' }

const folder = path.join(import.meta.dirname, 'fixtures/spoken')

const texts = Object.entries(measured).map(([name, { seconds }]) => {
  const text = readFileSync(path.join(folder, `${name}.txt`), 'utf8')
  return { name, seconds, text, estimated: estimate(text) }
})

describe('texts of known spoken length', () => {
  it('are at least 36, in 22 languages', () => {
    expect(texts.length).toBeGreaterThanOrEqual(36)
    expect(new Set(texts.map(({ text }) => languageOf(text))).size).toBe(22)
  })

  it.each(texts)(
    '$name is estimated within 15 %, and no longer than the cautious end',
    ({ seconds, estimated }) => {
      const ratio = estimated.seconds / seconds
      expect(ratio).toBeGreaterThan(0.85)
      expect(ratio).toBeLessThan(1.15)
      expect(estimated.atMost).toBeGreaterThanOrEqual(seconds)
    },
  )

  it('are estimated in the middle: neither longer nor shorter in all', () => {
    const ratios = texts.map(({ seconds, estimated }) => estimated.seconds / seconds)
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
    expect(mean).toBeGreaterThan(0.97)
    expect(mean).toBeLessThan(1.03)
  })
})

describe('credits', () => {
  it.each([
    [0, 1],
    [30, 1],
    [120, 1],
    [121, 2],
    [180, 2],
    [240, 2],
    [241, 3],
    [300, 3],
  ])('%i seconds cost %i', (seconds, credits) => expect(creditsFor(seconds)).toBe(credits))

  it('are for the cautious end', () => {
    const { seconds, atMost, credits } = estimate('One more sentence of six words. '.repeat(44))
    expect(seconds).toBeLessThan(120)
    expect(atMost).toBeGreaterThan(120)
    expect(atMost).toBeLessThanOrEqual(Math.ceil((seconds + 0.5) * 1.15))
    expect(credits).toBe(2)
  })
})

describe('an estimate', () => {
  it('of nothing is nothing, and still a credit', () => {
    expect(estimate('')).toEqual({ seconds: 0, atMost: 0, credits: 1 })
  })

  it('counts what is read, not what is written: numbers, versions and abbreviations are long', () => {
    const seconds = (text: string) => estimate(`${text} `.repeat(60)).seconds
    expect(seconds('20.19.0')).toBeGreaterThan(4 * seconds('seven'))
    expect(seconds('CVE')).toBeGreaterThan(1.5 * seconds('dog'))
    expect(seconds('99 %')).toBeGreaterThan(seconds('99'))
  })

  it('breathes at sentences, commas and line ends', () => {
    const words = 'one two three four five six'
    const times = [' ', ', ', '. ', '.\n\n'].map(pause => estimate((words + pause).repeat(30)).seconds)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(times).size).toBe(4)
    expect(speechSeconds(words, 'en')).toBe(speechSeconds(`${words}.`, 'en'))
  })

  const alike = (one: string, other: string) =>
    expect(estimate(`${one} `.repeat(600)).seconds).toBe(estimate(`${other} `.repeat(600)).seconds)
  const longer = (one: string, other: string) =>
    expect(estimate(`${one} `.repeat(600)).seconds).toBeGreaterThan(estimate(`${other} `.repeat(600)).seconds)

  it('says a point between digits and the dot of a file name, and no other', () => {
    longer('1.2', '12')
    longer('config.yml', 'configyml')
    for (const [one, other] of [
      ['1.b', '1b'],
      ['a.2', 'a2'],
    ] as const)
      alike(one, other)
  })

  it('spells capitals that stand alone, and what has no vowel', () => {
    longer('AB', 'Ab')
    longer('ABCDE', 'Abcde')
    longer('(API)', '(Api)')
    longer('APIs', 'Apis')
    longer('npm', 'nam')
    for (const [one, other] of [
      ['A', 'a'],
      ['ABCDEF', 'Abcdef'],
      ['xAPI', 'xapi'],
      ['7API', '7api'],
    ] as const)
      alike(one, other)
  })

  it('says slashes and underscores', () => {
    longer('src/main', 'srcomain')
    longer('idle_timeout', 'idleotimeout')
  })

  it('breathes after a closing quote as after the sentence, and at a dash that stands free', () => {
    alike('word.”', 'word.')
    alike('word.”»', 'word.')
    longer('word.', 'word')
    longer('one – two', 'one two')
    for (const joined of ['one–two', 'one– two', 'one –two']) alike(joined, joined.replace(/ ?– ?/, ' '))
  })

  it('breathes once at blank lines, however many, and at the end of the last sentence', () => {
    const lines = (end: string) => estimate(`word${end}`.repeat(600)).seconds
    expect(lines('\n\n\n')).toBe(lines('\n\n'))
    expect(lines('\n \n')).toBe(lines('\n\n'))
    expect(lines('\n\n')).toBeGreaterThan(lines('\n'))
    expect(speechSeconds('word.', 'en')).toBeCloseTo(speechSeconds('word', 'en'))
    expect(speechSeconds('word.', 'en')).toBeGreaterThan(0.9)
    expect(speechSeconds('', 'en')).toBe(0)
  })

  it('is at the pace of the language', () => {
    expect(speechSeconds('Nouvelle version', 'fr')).toBeLessThan(speechSeconds('Nouvelle version', 'en'))
    expect(speechSeconds('設定', 'ja')).toBeLessThan(speechSeconds('設定', 'zh'))
    expect(speechSeconds('New version', undefined)).toBe(speechSeconds('New version', 'en'))
  })

  it('adds up from the lines of a text', () => {
    for (const { text, estimated } of texts) {
      const language = languageOf(text)
      const paragraphs = text.trim().split('\n\n').length - 1
      const lines = text.split('\n').reduce((sum, line) => sum + speechSeconds(line, language), 0)
      expect(Math.round(lines + paragraphs * PARAGRAPH_PAUSE)).toBe(estimated.seconds)
    }
  })

  it.each([
    'Hello world',
    'Привет мир',
    'مرحبا',
    'नमस्ते',
    '你好世界',
    'こんにちは',
    'カタカナ',
    '안녕하세요',
    'สวัสดี',
    'ສະບາຍດີ',
    'សួស្តី',
    'გამარჯობა',
    'שלום',
  ])('knows how %s is spoken', word => expect(estimate(`${word} `.repeat(50)).seconds).toBeGreaterThan(10))

  it('of two texts together is that of both', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const both = estimate(`${a}\n${b}`, 'en').seconds
        expect(
          Math.abs(both - estimate(`${a}\n`, 'en').seconds - estimate(b, 'en').seconds),
        ).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('puts what the vendor takes in its editor at about its quarter of an hour', () => {
    const prose = readFileSync(path.join(folder, 'english.txt'), 'utf8')
    const { seconds } = estimate(prose.repeat(20).slice(0, 13_800))
    expect(seconds / 60).toBeGreaterThan(11)
    expect(seconds / 60).toBeLessThan(19)
  })
})
