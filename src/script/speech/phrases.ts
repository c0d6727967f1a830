import { creditAuthors } from './authors.ts'
import { closeGaps, REFERENCE, SEVERAL } from './marks.ts'
import { dropLeadIns, pointsElsewhere } from './pointers.ts'

/**
 * Mends the sentences around what was taken out (⟂): no "see" without what to see, no empty brackets, no space before
 * a full stop. The contributors in generated notes stay, without the pull request they came in.
 */
export function mendPhrases(text: string): string {
  const credited = creditAuthors(text)
  if (!credited.includes(REFERENCE)) return closeGaps(credited)
  const merged = credited.replace(SEVERAL, REFERENCE).replace(LEADING, '')
  const sentences = merged.split(SENTENCE_END).filter(sentence => !pointsElsewhere(sentence))
  return closeGaps(dropLeadIns(sentences.join('')))
}

/** "⟂: Faster start", as lists of commits begin, is about the start. */
const LEADING = new RegExp(`^(?:${REFERENCE} ?[:–-]? ?)+(?=\\S)`, 'u')

/** The white space stays with the sentence before it. */
const SENTENCE_END = /(?<=[.!?]['")\]]? )|(?<=[。！？؟۔])/
