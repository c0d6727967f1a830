import { describe, expect, it } from 'vitest'
import { parseLength } from '../../src/lib/length.ts'

describe('a length', () => {
  it.each([
    ['90s', 90],
    ['2m', 120],
    ['120', 120],
    ['1m30s', 90],
    ['1m30', 90],
    [' 110s ', 110],
    ['60m', 3600],
  ])('%s is %i seconds', (text, seconds) => expect(parseLength(text)).toBe(seconds))

  it.each([
    '',
    's',
    'm',
    '0',
    '5s',
    '61m',
    '-90',
    '1.5m',
    '2h',
    '90 seconds',
    '2m 30s',
    '٩٠',
    '1e3',
    '99999999',
  ])('is not %j', text => expect(parseLength(text)).toBeUndefined())
})
