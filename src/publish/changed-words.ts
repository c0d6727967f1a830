/** What changed in a spoken text: whole sentences, in the order in which they are said. */
export interface ChangedWords {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/**
 * The sentences that only one of two texts has. One that is said twice and now once counts as removed; one that only
 * moved is no change of the words. Takes time in proportion to the texts.
 */
export function changedWords(before: string, after: string): ChangedWords {
  const [old, now] = [sentencesOf(before), sentencesOf(after)]
  return { added: without(now, old), removed: without(old, now) }
}

function without(sentences: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1)
  return sentences.filter(sentence => {
    const number = left.get(sentence) ?? 0
    left.set(sentence, number - 1)
    return number <= 0
  })
}

/** Spaces and line breaks are no words. */
function sentencesOf(text: string): readonly string[] {
  // Without a language of its own: where sentences end differs little, and both texts are cut alike.
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
  const lines = text.split(/\n+/)
  return lines
    .flatMap(line => [...sentences.segment(line)].map(({ segment }) => segment.replace(/\s+/g, ' ').trim()))
    .filter(Boolean)
}
