import { dropEmphasis, dropMarkup, dropUnsayable } from './characters.ts'
import { mendPhrases } from './phrases.ts'
import { takeOutReferences } from './references.ts'
import { endSentence, withoutEnd } from './sentence.ts'

/**
 * One line of text as it is said: a sentence (or several) without addresses, marks and emoji, with a full stop at its
 * end; '' when nothing is left to say. Saying the result again changes nothing.
 */
export function sayLine(text: string): string {
  return settle(text, once)
}

/** The same for a few words inside a sentence: without a full stop at the end. */
export function sayPhrase(text: string): string {
  return settle(text, line => withoutEnd(once(line)))
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

function once(line: string): string {
  if (!/[\p{L}\p{N}]/u.test(line)) return ''
  if (PLAIN_WORDS.test(line) && !line.includes('http')) return endSentence(line)
  const text = mendPhrases(takeOutReferences(dropEmphasis(dropUnsayable(line))))
  return endSentence(dropMarkup(text))
}

const LETTERS = '[[\\p{L}\\p{Mn}\\p{Mc}’]--[\\p{Extended_Pictographic}\\uFE00-\\uFE0F]]+'
const WORD = `(?:${LETTERS}(?:['\\-]${LETTERS}){0,9}|\\d{1,6})(?:[,.!?;]|(?<!tel|mailto):)?`
/** Most lines of most scripts: words and small numbers with common punctuation, in which there is nothing to find. */
const PLAIN_WORDS = new RegExp(`^(?:${WORD} )*${WORD}$`, 'iv')
