/**
 * Stand-ins inside a text for what was taken out, until the words around it are mended. They are noncharacters, which
 * no document has any use for; what a document has of them is dropped first.
 */

/** An address, an issue number or a commit: "see ⟂" and "(closes ⟂)" go with it. */
export const REFERENCE = '\uFDD0'
/** A picture, an emoji, struck text: only the white space around it goes. */
export const GAP = '\uFDD1'

/** "⟂, ⟂ and ⟂". */
export const SEVERAL = new RegExp(
  `${REFERENCE}(?:(?:,? (?:and|or|und|oder|et|ou|y|o|&) |[,;] |、|和| ?/ ?| ?)${REFERENCE}){1,999}`,
  'gu',
)

const MARK = `[${REFERENCE}${GAP}]`

/** "(⟂)": what is in brackets belongs to no word before it, so that "log in (⟂)" keeps its "in". */
export const BRACKETED = new RegExp(
  ` ?(?:\\([\\s,;]*${MARK}[\\s,;]*\\)|\\[\\s*${MARK}\\s*\\]|[（【]\\s*${MARK}\\s*[）】])`,
  'gu',
)

/** Closes the gaps that stand-ins leave, with the brackets, commas and spaces around them. */
export function closeGaps(text: string): string {
  return text
    .replace(SEVERAL, REFERENCE)
    .replace(BRACKETED, GAP)
    .replace(SET_OFF, GAP)
    .replace(REPEATED, '$1')
    .replace(AT_START, '')
    .replace(BEFORE_PUNCTUATION, '')
    .replace(BETWEEN_WORDS, ' ')
}

const SET_OFF = new RegExp(`[,;:–—-] ?${MARK} ?(?=[.,;!?)]|$)`, 'gu')
const REPEATED = new RegExp(`(${MARK})(?: ?${MARK})+`, 'gu')
const BEFORE_PUNCTUATION = new RegExp(` ?${MARK} ?(?=[.,;:!?…)\\]，。；：！？、）]|$)`, 'gu')
const AT_START = new RegExp(`(?<=^|[(\\[（]) ?${MARK}[,;]? ?`, 'gu')
const BETWEEN_WORDS = new RegExp(` ?${MARK} ?`, 'gu')
