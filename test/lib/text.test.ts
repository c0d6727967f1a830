import { describe, expect, it } from 'vitest'
import {
  count,
  cut,
  duration,
  foldCase,
  plain,
  quoted,
  reasonOf,
  withoutCommands,
} from '../../src/lib/text.ts'

describe('plain', () => {
  it('is one line, without what can’t be seen or turns text round', () => {
    expect(plain(' a\r\n\tb\u0085c\u2028d\u202ee\u2066f ')).toBe('a b c d e f')
  })

  it('is as long as wanted, and not longer', () => {
    expect([plain('abcd', 4), plain('abcde', 4)]).toEqual(['abcd', 'abc…'])
  })
})

describe('withoutCommands', () => {
  it.each([
    '::error::x',
    '  ::error::x',
    'a\n\t::error::x',
    'a\r::error::x',
    '\u0085::error::x',
    '\u00a0::x::',
  ])('leaves nothing of %j that the runner obeys', text =>
    expect(withoutCommands(text)).not.toMatch(/^[\s\u0085]*::/m),
  )

  it('leaves nothing that it obeys in the middle of a line, and everything else', () => {
    expect(withoutCommands('a ##[error]b, std::x, a: b')).toBe('a # #[error]b, std::x, a: b')
  })
})

describe('reasonOf', () => {
  const refused = new Error('connect ECONNREFUSED ::1:1')

  it.each([
    ['an error', refused],
    ['what is behind it', new TypeError('fetch failed', { cause: refused })],
    ['the first of several', new TypeError('fetch failed', { cause: new AggregateError([refused, 'x']) })],
    ['no error', 'connect ECONNREFUSED ::1:1'],
  ])('tells %s', (_, thrown) => expect(reasonOf(thrown)).toBe(refused.message))

  it('ends where causes go in a circle', () => {
    const [one, other] = [new Error('one'), new Error('other')]
    one.cause = other
    other.cause = one
    expect(reasonOf(one)).toBe('one')
  })
})

describe('quoted', () => {
  it('shows what can’t be seen by its code', () => {
    expect(quoted('a"\n\u007f\u009b\u202e')).toBe('"a\\"\\n\\u007f\\u009b\\u202e"')
  })

  it('is cut where a person stops reading', () => {
    expect(quoted('x'.repeat(80))).toHaveLength(82)
    expect(quoted('x'.repeat(81))).toBe(`"${'x'.repeat(79)}…"`)
    expect(quoted('abcdef', 4)).toBe('"abc…"')
  })
})

it('cut leaves no half of a character at the end, and whole ones alone', () => {
  expect([cut('ab😀', 3), cut('ab😀', 4), cut('😀😀', 3), cut('abc', 2)]).toEqual(['ab', 'ab😀', '😀', 'ab'])
})

describe('count', () => {
  it.each([
    [1, '1 credit'],
    [0, '0 credits'],
    [2, '2 credits'],
    [0.5, '0.5 credits'],
    [999, '999 credits'],
    [1000, '1,000 credits'],
    [1234567.25, '1,234,567.25 credits'],
  ])('%d is %s', (number, said) => expect(count(number, 'credit')).toBe(said))

  it('takes a plural of its own', () => expect(count(2, 'entry', 'entries')).toBe('2 entries'))
})

describe('duration', () => {
  it.each([
    [0.4, '0 s'],
    [59.4, '59 s'],
    [59.5, '1 min'],
    [60, '1 min'],
    [61, '1 min 1 s'],
    [3599, '59 min 59 s'],
    [3600, '1 h'],
    [3659, '1 h'],
    [3660, '1 h 1 min'],
    [7325, '2 h 2 min'],
  ])('%d s is %s', (seconds, said) => expect(duration(seconds)).toBe(said))
})

it('foldCase knows spellings that people take for the same', () => {
  expect(foldCase('JOSE\u0301')).toBe(foldCase('josé'))
  expect(foldCase('José')).not.toBe(foldCase('Jose'))
})
