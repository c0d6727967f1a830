import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditsFor, estimate, SCRIPT_EDITOR_LIMIT } from '../../src/script/estimate.ts'
import measured from './fixtures/spoken/measured.json' with { type: 'json' }

const folder = path.join(import.meta.dirname, 'fixtures/spoken')

describe('texts of known spoken length', () => {
  it.each(Object.entries(measured))('%s is estimated within 25 %%', (name, { seconds }) => {
    const ratio = estimate(readFileSync(path.join(folder, `${name}.txt`), 'utf8')).seconds / seconds
    expect(ratio).toBeGreaterThan(0.75)
    expect(ratio).toBeLessThan(1.25)
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

  it('come with the seconds', () => {
    const { seconds, credits } = estimate('One more sentence of six words. '.repeat(100))
    expect(seconds).toBeGreaterThan(120)
    expect(credits).toBe(creditsFor(seconds))
  })
})

describe('an estimate', () => {
  it('of nothing is nothing, and still a credit', () => {
    expect(estimate('')).toEqual({ seconds: 0, credits: 1 })
  })

  it('counts what is read, not what is written: numbers, versions and abbreviations are long', () => {
    const seconds = (text: string) => estimate(`${text} `.repeat(60)).seconds
    expect(seconds('20.19.0')).toBeGreaterThan(4 * seconds('seven'))
    expect(seconds('CVE')).toBeGreaterThan(1.5 * seconds('dog'))
    expect(seconds('99 %')).toBeGreaterThan(seconds('99'))
  })

  it('breathes at sentences, commas and line ends', () => {
    const words = 'one two three four five six'
    const times = [' ', ', ', '. ', '.\n'].map(pause => estimate((words + pause).repeat(30)).seconds)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(times).size).toBe(4)
  })

  const alike = (one: string, other: string) =>
    expect(estimate(`${one} `.repeat(600)).seconds).toBe(estimate(`${other} `.repeat(600)).seconds)
  const longer = (one: string, other: string) =>
    expect(estimate(`${one} `.repeat(600)).seconds).toBeGreaterThan(estimate(`${other} `.repeat(600)).seconds)

  it('says a point between digits, and no other', () => {
    longer('1.2', '12')
    for (const [one, other] of [
      ['a.b', 'ab'],
      ['1.b', '1b'],
      ['a.2', 'a2'],
    ] as const)
      alike(one, other)
  })

  it('spells two to four capitals that stand alone', () => {
    longer('AB', 'Ab')
    longer('ABCD', 'Abcd')
    longer('(API)', '(Api)')
    for (const [one, other] of [
      ['A', 'a'],
      ['ABCDE', 'Abcde'],
      ['APIs', 'Apis'],
      ['xAPI', 'xapi'],
      ['7API', '7api'],
    ] as const)
      alike(one, other)
  })

  it('breathes after a closing quote as after the sentence, and at a dash that stands free', () => {
    alike('word.”', 'word.')
    alike('word.”)»', 'word.')
    longer('word.', 'word')
    longer('one – two', 'one two')
    for (const joined of ['one–two', 'one– two', 'one –two']) alike(joined, joined.replace(/ ?– ?/, ' '))
  })

  it('breathes once at an empty line, and at the end of the last sentence', () => {
    const lines = (end: string) => estimate(`word${end}`.repeat(600)).seconds
    expect(lines('\n\n')).toBe(lines('\n'))
    expect(estimate('.'.padStart(3, '7')).seconds).toBeGreaterThanOrEqual(estimate('77').seconds)
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
        const both = estimate(`${a}\n${b}`).seconds
        expect(Math.abs(both - estimate(`${a}\n`).seconds - estimate(b).seconds)).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('puts what the vendor takes in its editor at about its quarter of an hour', () => {
    const prose = readFileSync(path.join(folder, 'english.txt'), 'utf8')
    const { seconds } = estimate(prose.repeat(20).slice(0, SCRIPT_EDITOR_LIMIT))
    expect(seconds / 60).toBeGreaterThan(11)
    expect(seconds / 60).toBeLessThan(19)
  })
})
