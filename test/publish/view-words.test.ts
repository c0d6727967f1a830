import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../src/publish/view-words.ts'

const GERMAN = 'Das ist die Nachricht der Woche, und sie ist kurz.'
const ENGLISH = 'This is the news of the week, and it is short.'

describe('the words around videos', () => {
  it.each([
    ['of one text', [{ text: GERMAN }], 'de'],
    ['that an earlier comment holds', [{ keptText: `> ${GERMAN}` }], 'de'],
    ['of several in one language, and some without', [{ text: GERMAN }, {}, { text: GERMAN }], 'de'],
    ['of several languages', [{ text: GERMAN }, { text: ENGLISH }], 'en'],
    ['of a language that has none of its own', [{ text: 'Το σπίτι είναι ανοιχτό.' }], 'en'],
    ['of no language', [{ text: '1 2 3' }], 'en'],
    ['of nothing', [], 'en'],
  ])('%s', (_, all, language) => {
    expect(wordsFor(all).language).toBe(language)
  })
})
