/**
 * Markdown in which there is no mark to find, as most inline scripts are: words in Latin letters with the punctuation of
 * sentences, in paragraphs. It is spoken as it stands, with a full stop at the end of each paragraph, which is what
 * `speakMarkdown` makes of it (a test holds the two together), without loading the parser: that takes longer than all
 * the rest of a run that fails on its inputs.
 *
 * @returns undefined for everything else: numbers, abbreviations, names in capitals, lists, and whatever else may be
 *   said otherwise than it is written
 */
export function speakPlainMarkdown(markdown: string): string | undefined {
  const text = markdown.trimEnd()
  if (!PARAGRAPHS.test(text) || SPECIAL.test(text)) return undefined
  return text.replace(UNENDED, '$&.')
}

const LETTERS = '[a-z\u00df-\u00f6\u00f8-\u00ff]+'
const WORD = `(?:[A-Z\u00c0-\u00d6\u00d8-\u00de]?${LETTERS}(?:['’-]${LETTERS})*|[AI])`
const PARAGRAPH = `${WORD}(?:[,;.!?]? ${WORD})*[.!?]?`
const PARAGRAPHS = new RegExp(`^${PARAGRAPH}(?:\\n\\n${PARAGRAPH})*$`)

/** Words that begin an address, and lines that generated notes have for a link. */
const SPECIAL = /http|www|mailto|tel\b|^(?:see )?full (?:changelog|diff)/im

const UNENDED = /[^.!?\n](?=\n|$)/g
