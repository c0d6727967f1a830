import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../src/publish/words.ts'

describe('the words around a video', () => {
  const languages = ['en', 'zh', 'zh-Hant', 'ja', 'ko', 'de', 'fr', 'es', 'pt', 'ru', 'it']

  it.each(languages)('%s has all of them, each plain text', language => {
    const words = wordsIn(language)
    expect(Object.keys(words)).toEqual(Object.keys(wordsIn('en')))
    for (const word of Object.values(words)) expect(word).toMatch(/^[^<>&*_[\]|`]+$/)
    expect(words.disclosure).toMatch(/AI|KI|IA|ИИ/)
    if (language !== 'en') expect(words).not.toEqual(wordsIn('en'))
  })

  it.each([
    ['de-AT', 'de'],
    ['PT_br', 'pt'],
    ['zh-TW', 'zh-Hant'],
    ['zh-CN', 'zh'],
    ['sv', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('%s speaks as %s does', (language, as) => expect(wordsIn(language)).toBe(wordsIn(as)))
})
