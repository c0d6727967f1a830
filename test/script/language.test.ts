import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, languageOf } from '../../src/script/language.ts'

const folder = path.join(import.meta.dirname, 'fixtures/spoken')
const NAMES = new Intl.DisplayNames('en', { type: 'language' })

describe('the language of a text', () => {
  const files = readdirSync(folder).filter(file => file.endsWith('.txt') && !file.includes('pinyin'))
  it.each(files)('%s', file => {
    const language = languageOf(readFileSync(path.join(folder, file), 'utf8'))
    expect(NAMES.of(language ?? '')?.toLowerCase()).toBe(file.split(/[-.]/)[0])
  })

  it.each([
    ['Fix typo.\nDrop Node 18.', 'en'],
    ['Die Suche ist schneller.', 'de'],
    ['Поддержка Windows ARM64 в GitHub Actions и npm.', 'ru'],
    ['支持 Windows ARM64，并修复了 Node.js 的问题。', 'zh'],
    ['「設定」で言語を選べます。', 'ja'],
    ['התוכנה מהירה יותר.', 'he'],
    ['โปรแกรมทำงานเร็วขึ้น', 'th'],
    ['프로그램이 Windows ARM64 를 지원합니다.', 'ko'],
  ])('%s', (text, language) => expect(languageOf(text)).toBe(language))

  it.each(['', '1.2.3', '—', 'tsconfig esbuild vitest', 'მეტი'])('of %j is not known', text =>
    expect(languageOf(text)).toBeUndefined(),
  )

  it('has a code that everybody knows', () => {
    for (const language of LANGUAGES) expect(NAMES.of(language)).not.toBe(language)
  })
})
