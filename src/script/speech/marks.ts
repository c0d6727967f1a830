/**
 * Stand-ins inside a text for what was taken out, until the words around it are repaired. They are noncharacters, which
 * no document has any use for; what a document has of them is dropped first.
 */

/** An address, an issue number or a commit: "see ⟂" and "(closes ⟂)" go with it. */
export const REFERENCE = '\uFDD0'
/** A picture, an emoji, struck text: only the white space around it goes. */
export const GAP = '\uFDD1'
/** Around the name of a link to somebody's profile, which is a credit at the end of a list item and a name elsewhere. */
export const PERSON = { open: '\uFDD2', close: '\uFDD3' }
/** Before the words of a link that only name a page ("docs"), which go where they are set off from the sentence. */
export const PAGE = '\uFDD6'
/** Around the words of a link to a page: a sentence that only sends there goes, see `errands.ts`. */
export const LINK = { open: '\uFDD7', close: '\uFDD8' }
/** Before the summary of `<details>`, and where `</details>` stands: each is a paragraph of its own. */
export const SUMMARY = '\uFDD4'
export const DETAILS_END = '\uFDD5'

/** "⟂, ⟂ and ⟂". */
export const SEVERAL = new RegExp(
  `${REFERENCE}(?:(?:,? (?:and|or|und|oder|et|ou|y|o|&) |[,;] |、|和| ?/ ?| ?)${REFERENCE}){1,999}`,
  'gu',
)

/** A line as it looks on the page. */
export function withoutMarks(line: string): string {
  return line.replace(NAME_MARKS, '')
}

const MARK = `[${REFERENCE}${GAP}]`

/** "(⟂)": what is in brackets belongs to no word before it, so that "log in (⟂)" keeps its "in". */
export const BRACKETED = new RegExp(
  ` ?(?:\\([\\s,;]*${MARK}[\\s,;]*\\)|\\[\\s*${MARK}\\s*\\]|[（【]\\s*${MARK}\\s*[）】])`,
  'gu',
)

/** Closes the gaps that stand-ins leave, with the brackets, commas and spaces around them. */
export function closeGaps(text: string): string {
  const closed = text
    .replace(NAME_MARKS, '')
    .replace(SEVERAL, REFERENCE)
    .replace(BRACKETED, GAP)
    .replace(ENDED, '')
    .replace(SET_OFF, GAP)
    .replace(REPEATED, '$1')
    .replace(AT_START, '')
    .replace(BEFORE_PUNCTUATION, '')
    .replace(BETWEEN_WORDS, ' ')
  return /[()（）]/.test(closed) ? withPartners(closed) : closed
}

const NAME_MARKS = new RegExp(
  `[${PERSON.open}${PERSON.close}${SUMMARY}${DETAILS_END}${PAGE}${LINK.open}${LINK.close}]`,
  'gu',
)

/** Without brackets that lost their partner, but with "a)" and "2)". */
function withPartners(text: string): string {
  const lonely = new Set<number>()
  const open: number[] = []
  for (const { 0: bracket, index } of text.matchAll(/[()（）]/g)) {
    if ('(（'.includes(bracket)) open.push(index)
    else if (
      open.pop() === undefined &&
      !/(?:^|[\s(])[\p{L}\p{N}]{1,2}$/u.test(text.slice(0, index).slice(-4))
    )
      lonely.add(index)
  }
  for (const index of open) lonely.add(index)
  if (lonely.size === 0) return text
  return text.replace(/[()（）]/g, (bracket, index: number) => (lonely.has(index) ? '' : bracket))
}

/** "Paint the wall. ⟂." */
const ENDED = new RegExp(`(?<=[.!?…]) ?${MARK} ?[.](?=\\s|$)`, 'gu')
const SET_OFF = new RegExp(`[,;:–—-] ?${MARK} ?(?=[.,;!?)]|$)`, 'gu')
const REPEATED = new RegExp(`(${MARK})(?: ?${MARK})+`, 'gu')
const BEFORE_PUNCTUATION = new RegExp(` ?${MARK} ?(?=[.,;:!?…)\\]，。；：！？、）]|$)`, 'gu')
const AT_START = new RegExp(`(?<=^|[(\\[（]) ?${MARK}[,;]? ?`, 'gu')
const BETWEEN_WORDS = new RegExp(` ?${MARK} ?`, 'gu')
