/**
 * The sentences of spoken text, each with the white space that follows it: joined, they are the text again. Where in
 * doubt (an abbreviation, the number of a step), two sentences stay together rather than one being cut in half.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let open = ''
  for (const piece of text.split(AFTER_END)) {
    if (open !== '' && !isWhole(open, piece)) open += piece
    else {
      if (open !== '') sentences.push(open)
      open = piece
    }
  }
  return open === '' ? sentences : [...sentences, open]
}

/** After the white space behind a sentence, or behind a full stop that has none. */
const AFTER_END =
  /(?<=[[\p{Sentence_Terminal}…]--[。！？]]['"”’»」』）\)\]]{0,3}\s)(?=\S)|(?<=[。！？]['"”’»」』）\)\]]{0,3}\s?)(?=[^\s'"”’»」』）\)\]])|(?<=\n)(?=\S)/v

function isWhole(sentence: string, next: string): boolean {
  if (/\n$/.test(sentence)) return true
  return !/^\p{Ll}/u.test(next) && !/^\s*\d{1,9}\.\s$/.test(sentence) && !ABBREVIATED.test(sentence)
}

const ABBREVIATED =
  /(?<![\p{L}\p{N}])(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|no|nr|Nr|Dr|Mr|Mrs|Ms|St|Prof|bzw|ca|usw|z\. ?B|d\. ?h|u\. ?a|p\. ?ex|ex|т\. ?е|т\. ?д|\p{Lu})\.\s$/u
