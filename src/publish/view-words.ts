import { languageOf } from '../script/language.ts'
import type { VideoView } from './video-view.ts'
import { type Words, wordsIn } from './words.ts'

/** The words around these videos: in the language of what is said in them, English where that is several. */
export function wordsFor(all: readonly VideoView[]): Words {
  const texts = all.flatMap(({ text, keptText }) => text ?? keptText ?? [])
  const languages = texts
    .slice(0, ENOUGH_TEXTS)
    .map(text => languageOf(text.slice(0, ENOUGH_LETTERS)) ?? 'en')
  const [language = 'en', ...others] = new Set(languages)
  return wordsIn(others.length === 0 ? language : 'en')
}

/** A comment is written many times in a run. */
const ENOUGH_TEXTS = 50
const ENOUGH_LETTERS = 2000
