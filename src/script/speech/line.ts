import { dropEmphasis, dropMarkup, dropUnsayable } from './characters.ts'
import { dropDoubled } from './doubled.ts'
import { dropHanging, sayPictures } from './gaps.ts'
import type { Tongue } from './language.ts'
import { sayMeaning } from './meaning.ts'
import { mendPhrases, needsMending } from './phrases.ts'
import type { Place } from './place.ts'
import { takeOutReferences } from './references.ts'
import { endSentence, withoutEnd } from './sentence.ts'

/**
 * One line of text as it is said: a sentence (or several) without addresses, marks and emoji, with a full stop at its
 * end; '' when nothing is left to say. Saying the result again changes nothing.
 *
 * @param language of the document, for a line too short to show its own
 */
export function sayLine(text: string, place: Place = 'prose', language: Tongue = 'en'): string {
  return settle(text, line => once(line, place, language))
}

/** The same for a few words inside a sentence: without a full stop at the end. */
export function sayPhrase(text: string, language: Tongue = 'en'): string {
  return settle(text, line => withoutEnd(once(line, 'prose', language)))
}

/**
 * Taking one thing out can bring another to light (`ht*tp` holds an address once the star is gone), so it is done
 * until nothing changes. What does not come to rest in a few rounds was made to diagnostic us: its bare words remain.
 */
function settle(text: string, say: (line: string) => string): string {
  let line = text
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const said = say(line)
    if (said === line) return said
    line = said
  }
  const words = say(line.replace(/[^\p{L}\p{M}]+/gu, ' '))
  return say(words) === words ? words : ''
}

const MAX_ROUNDS = 8

function once(line: string, place: Place, language: Tongue): string {
  if (!/[\p{L}\p{N}]/u.test(line)) return ''
  if (PLAIN_WORDS.test(line) && !line.includes('http') && !needsMending(line))
    return endSentence(dropDoubled(line), language)
  const shown = dropEmphasis(dropUnsayable(sayPictures(plainArrows(line), language)))
  const text = mendPhrases(takeOutReferences(dropHanging(shown)), place)
  return endSentence(dropDoubled(dropMarkup(sayMeaning(text, language))), language)
}

/** Arrows drawn as pictures. */
function plainArrows(line: string): string {
  return line.replace(/[➔➙➜➝➞➡]\uFE0F?/gu, '→')
}

const LETTERS = '[[\\p{L}\\p{Mn}\\p{Mc}’]--[\\p{Extended_Pictographic}\\uFE00-\\uFE0F]]+'
const WORD = `(?:${LETTERS}(?:['\\-]${LETTERS}){0,9}|\\d{1,6})(?:[,.!?;]|(?<!tel|mailto):)?`
/** Most lines of most scripts: words and small numbers with common punctuation, in which there is nothing to find. */
const PLAIN_WORDS = new RegExp(`^(?:${WORD} )*${WORD}$`, 'iv')
