import { GAP, REFERENCE } from './marks.ts'

/**
 * Mends the sentence around what was taken out: no "see" without what to see, no empty brackets, no space before a
 * full stop. The contributors in GitHub's own notes stay, without the pull request they came in.
 */
export function mendPhrases(text: string): string {
  const credited = creditAuthors(text)
  if (!credited.includes(REFERENCE)) return closeGaps(credited)
  const merged = credited.replace(SEVERAL, REFERENCE).replace(LEADING, '')
  const sentences = merged.split(SENTENCE_END).filter(sentence => !pointsElsewhere(sentence))
  return closeGaps(dropLeadIns(sentences.join('')))
}

/** `a1b2c3d: Faster start` is about the start. */
const LEADING = new RegExp(`^(?:${REFERENCE} ?[:–-]? ?)+(?=\\S)`, 'u')
// The white space stays with the sentence before it.
const SENTENCE_END = /(?<=[.!?]['")\]]? )|(?<=[。！？؟۔])/

const NAME = '@[\\w-]{1,60}(?:/[\\w-]{1,60})?'
const NAMES = `${NAME}(?:(?:, and |, | and | & )${NAME}){0,30}`
const SOURCE = `(?: in ${REFERENCE}| ?\\(${REFERENCE}\\))`
/** `* Title by @user in https://…/pull/12`, as GitHub generates it; `- Title @user (#12)`, as release-drafter does. */
const CREDIT = new RegExp(`(.) by (${NAMES})${SOURCE}(?=[.!]?$)`, 'u')
const BARE_CREDIT = new RegExp(
  `([\\p{L}\\p{N})\\]"'’”!?.]) (?<!\\b(?:by|to|from|with|for|and|of) )(${NAMES}) ?\\(${REFERENCE}\\)$`,
  'u',
)
const BOT = / by @?[\w-]{1,60}\[bot\]/g

function creditAuthors(text: string): string {
  return text
    .replace(BOT, '')
    .replaceAll('[bot]', '')
    .replace(CREDIT, withAuthors)
    .replace(BARE_CREDIT, withAuthors)
}

function withAuthors(_: string, last: string, names: string): string {
  return /[.!?…:;,]/.test(last) ? `${last} By ${names}` : `${last}, by ${names}`
}

/** "Docs: ⟂", "See ⟂ for details.", "More at ⟂.", "Closes ⟂.": without the address nothing is left of these. */
function pointsElsewhere(sentence: string): boolean {
  return (
    LABEL.test(sentence) ||
    ERRAND.test(sentence) ||
    CLOSES.test(sentence) ||
    STUB.test(sentence) ||
    MERGE.test(sentence)
  )
}

const CLOSES = new RegExp(`^(?:this )?(?:closes|fixes|resolves|reverts) ${REFERENCE}[.!]?\\s*$`, 'iu')
const STUB = new RegExp(
  `^(?:[\\p{L}'’-]{1,30} ){1,2}(?:at|on|in|to|from|via|here|under|unter|auf|bei|sur|dans|en) ?[:：]? ?${REFERENCE}[.!]?\\s*$`,
  'iu',
)
const MERGE = new RegExp(`^Merge (?:pull request|PR) ${REFERENCE} from \\S+$`)

const WORD = `[^\\s${REFERENCE}:：]{1,40}`
/** "Fix crash: #12" says what was done. */
const CHANGE_VERBS =
  '(?:fix|add|remove|drop|update|upgrade|improve|support|allow|bump|change|make|use|[a-z]{3,12}ed )'
const LABEL = new RegExp(
  `^(?:[-–—] )?(?!${CHANGE_VERBS})(?:${WORD} ){0,2}${WORD} ?[:：] ?(?:${REFERENCE}[\\s,;、，]*)+[.。]?\\s*$`,
  'iu',
)
const ERRAND = new RegExp(
  '^(?:(?:for|to) [^.!?]{1,60}?,? )?(?:please )?(?:also )?' +
    '(?:see|visit|open|read|check out|refer to|head to|go to|siehe|voir|consultez|ver|véase|详见|参见|详情见|详情请见|請見)' +
    '(?: (?:the|our|this|full|more|also|at|on|in|here|docs?|documentation|guide|changelog|release|notes|page|website|issues?|PRs?|pull|request)){0,5}' +
    ` ?[:：]? ?${REFERENCE}[^.!?]{0,60}[.!。]?\\s*$`,
  'iu',
)

/** Words that lead to a reference and hang in the air without it. */
const LEAD_INS = [
  'see also|see|in|at|via|from|on|by|to|with|of|for|per|through|under|since|after|before|until|as of|part of',
  '(?:and |then )?(?:open|visit)',
  'closes?|closed|resolves?|resolved|refs?|references?|related to|relates to|reverts?|implements?|addresses',
  'pull requests?|issues?|tickets?|commits?|PRs?|MRs?|link',
  'siehe|unter|auf|von|aus|bei|voir|sur|dans|par|ver|en|por|véase',
  'انظر|راجع|على|عبر|في',
].join('|')
const LED_IN = new RegExp(`(?<![\\p{L}\\p{N}'’_-])(?:${LEAD_INS}) ?[:：]? ?${REFERENCE}`, 'giu')
const LED_IN_UNSPACED = new RegExp(
  `(?:请?参?见|請?參?見|详见|参阅|访问|通过|在|于|参照) ?[:：]? ?${REFERENCE}`,
  'gu',
)
/** "Fixes ⟂" at the end, while "Fix ⟂ on Windows" still says something. */
const FIXED = new RegExp(
  `(?<![\\p{L}\\p{N}'’_-])fix(?:e[sd])? ${REFERENCE}(?=[ ]?(?:[.,;)!?${GAP}]|$))`,
  'giu',
)
const SEVERAL = new RegExp(
  `${REFERENCE}(?:(?:,? (?:and|or|und|oder|et|ou|y|o|&) |[,;] |、|和| ?/ ?| ?)${REFERENCE}){1,999}`,
  'gu',
)
const AND_ONE = new RegExp(` (?:and|or|und|oder|et|ou|y|o|&) ${REFERENCE}(?=$|[.,;)${GAP}])`, 'gu')

function dropLeadIns(text: string): string {
  let line = text
  for (let depth = 0; depth < 4; depth++) {
    const shorter = line
      .replace(SEVERAL, REFERENCE)
      .replace(BRACKETED, GAP)
      .replace(LED_IN, REFERENCE)
      .replace(LED_IN_UNSPACED, REFERENCE)
      .replace(FIXED, REFERENCE)
      .replace(AND_ONE, REFERENCE)
    if (shorter === line) break
    line = shorter
  }
  return line
}

const MARK = `[${REFERENCE}${GAP}]`
const BRACKETED = new RegExp(
  ` ?(?:\\([\\s,;]*${MARK}[\\s,;]*\\)|\\[\\s*${MARK}\\s*\\]|[（【]\\s*${MARK}\\s*[）】])`,
  'gu',
)
const SET_OFF = new RegExp(`[,;:–—-] ?${MARK} ?(?=[.,;!?)]|$)`, 'gu')
const REPEATED = new RegExp(`(${MARK})(?: ?${MARK})+`, 'gu')
const BEFORE_PUNCTUATION = new RegExp(` ?${MARK} ?(?=[.,;:!?…)\\]，。；：！？、）]|$)`, 'gu')
const AT_START = new RegExp(`(?<=^|[(\\[（]) ?${MARK}[,;]? ?`, 'gu')
const BETWEEN_WORDS = new RegExp(` ?${MARK} ?`, 'gu')

function closeGaps(text: string): string {
  return text
    .replace(SEVERAL, REFERENCE)
    .replace(BRACKETED, GAP)
    .replace(SET_OFF, GAP)
    .replace(REPEATED, '$1')
    .replace(AT_START, '')
    .replace(BEFORE_PUNCTUATION, '')
    .replace(BETWEEN_WORDS, ' ')
}
