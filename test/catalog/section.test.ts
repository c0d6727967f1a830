import { describe, expect, it } from 'vitest'
import { type Section, showSection, sizeOf, spend } from '../../src/catalog/section.ts'

const section = (given: Partial<Section> = {}): Section => ({
  title: 'Voices',
  size: 3,
  frame: ['HEAD', ''],
  rows: ['row 1', 'row 2', 'row 3'],
  perRow: 1,
  ...given,
})

describe('showSection', () => {
  it('shows everything where there is room for it, to the byte', () => {
    expect(showSection(section(), 18)).toBe('### Voices (3)\n\nHEAD\nrow 1\nrow 2\nrow 3')
  })

  it('counts what is left out, several entries a row', () => {
    expect(showSection(section(), 17)).toBe(
      '### Voices (3)\n\nHEAD\nrow 1\nrow 2\n\n… and 1 more, for which there is no room here. Narrow the catalog with `language`, `gender`, `aspect-ratio` or `search`.',
    )
    expect(showSection(section({ size: 13, perRow: 5 }), 17)).toContain('… and 3 more,')
  })

  it('shows neither head nor rows where there is room for none', () => {
    expect(showSection(section(), 5)).toMatch(/^### Voices \(3\)\n\n… and 3 more,/)
  })

  it('says so where there is nothing', () => {
    expect(showSection(section({ size: 0, rows: [] }), 0)).toBe('### Voices (0)\n\nNone was found.')
  })
})

describe('the room of a section', () => {
  it('is what its rows take, in bytes with their line breaks', () => {
    expect(sizeOf(section({ rows: ['名', 'ab'] }))).toBe(7)
  })

  it('is spent by whole rows', () => {
    expect([spend(section(), 18), spend(section(), 17), spend(section(), 3)]).toEqual([18, 12, 0])
  })
})
