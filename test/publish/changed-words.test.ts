import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedWords } from '../../src/publish/changed-words.ts'
import '../support/runs.ts'

describe('what changed in a spoken text', () => {
  it.each<[string, string, string, { added: string[]; removed: string[] }]>([
    ['nothing', 'One. Two.', 'One. Two.', { added: [], removed: [] }],
    ['only spaces and lines', 'One.  Two.', 'One.\n\nTwo.\n', { added: [], removed: [] }],
    ['only the order', 'One. Two.', 'Two. One.', { added: [], removed: [] }],
    ['a sentence more', 'One.', 'One. Two.', { added: ['Two.'], removed: [] }],
    ['a sentence less', 'One. Two.', 'Two.', { added: [], removed: ['One.'] }],
    [
      'another one',
      'One is on. Two.',
      'One is off. Two.',
      { added: ['One is off.'], removed: ['One is on.'] },
    ],
    ['once instead of twice', 'Go. Go. Stop.', 'Go. Stop.', { added: [], removed: ['Go.'] }],
    ['all of it', '', 'Hello there', { added: ['Hello there'], removed: [] }],
    ['in Chinese', '今天发布。很快。', '今天发布。很慢。', { added: ['很慢。'], removed: ['很快。'] }],
  ])('%s', (_, before, after, changes) => {
    expect(changedWords(before, after)).toEqual(changes)
  })

  it('turned round is what was added instead of what was removed', () => {
    const text = fc.array(fc.constantFrom('One.', 'Two!', 'Three?', 'Four…')).map(all => all.join(' '))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { added, removed } = changedWords(one, other)
        expect(changedWords(other, one)).toEqual({ added: removed, removed: added })
      }),
    )
  })
})
