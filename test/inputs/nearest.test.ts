import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distance, nearest } from '../../src/inputs/nearest.ts'

const pick = (wanted: string, ...names: string[]) => nearest(wanted, names, name => name, 3)

describe('nearest', () => {
  it('puts a typing mistake first', () => {
    expect(pick('Pryia', 'Omar', 'Kwame', 'Priya', 'Hiro')[0]).toBe('Priya')
  })

  it('puts what contains the wanted, or is contained in it, before what merely looks like it', () => {
    expect(pick('dana', 'Dina', 'Dana at the desk', 'Danna')).toEqual(['Dana at the desk', 'Dina', 'Danna'])
    expect(pick('Kwame (studio)', 'Hiro', 'Kwame')[0]).toBe('Kwame')
  })

  it('prefers the shorter of two that contain it', () => {
    expect(pick('amanda', 'Amanda at the beach', 'Amanda outdoors')).toEqual([
      'Amanda outdoors',
      'Amanda at the beach',
    ])
  })

  it('does not care for case, nor for how accents are composed', () => {
    expect(pick('LUCI\u0301A', 'Lukas', 'Lucía')[0]).toBe('Lucía')
  })

  it('names no more than asked for, and puts entries without a name last', () => {
    expect(pick('a', '', 'b', 'c', 'd')).toEqual(['b', 'c', 'd'])
  })

  it('looks at thousands of names in no time', () => {
    const names = Array.from({ length: 5_000 }, (_, i) => `${'Presenter '.repeat(5)}${i}`)
    expect(pick('Presenter without a number '.repeat(8), ...names)).toHaveLength(3)
  })
})

describe('distance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['412', '142', 2],
  ])('from %j to %j is %i', (a, b, steps) => {
    expect(distance(a, b)).toBe(steps)
  })

  it('is a metric', () => {
    const word = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(distance(a, b)).toBe(distance(b, a))
        expect(distance(a, b) === 0).toBe(a === b)
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
      }),
    )
  })
})
