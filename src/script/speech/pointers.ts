import { BRACKETED, GAP, REFERENCE, SEVERAL } from './marks.ts'

/**
 * Whether a sentence does nothing but point to what was taken out: "Docs: ⟂", "See ⟂ for details.", "More at ⟂.",
 * "Closes ⟂.", "Merge pull request ⟂ from octocat/patch-1".
 */
export function pointsElsewhere(sentence: string): boolean {
  return POINTERS.some(pointer => pointer.test(sentence))
}

/** "Docs: ⟂": up to three words, unless they say what was done, as in "Fix crash: ⟂". */
const WORD = `[^\\s${REFERENCE}:：]{1,40}`
const CHANGE_VERBS =
  '(?:fix|add|remove|drop|update|upgrade|improve|support|allow|bump|change|make|use|[a-z]{3,12}ed )'
const LABEL = `(?:[-–—] )?(?!${CHANGE_VERBS})(?:${WORD} ){0,2}${WORD} ?[:：] ?(?:${REFERENCE}[\\s,;、，]*)+[.。]?`

/** "For details, please see the full documentation at ⟂." */
const ERRAND =
  '(?:(?:for|to) [^.!?]{1,60}?,? )?(?:please )?(?:also )?' +
  '(?:see|visit|open|read|check out|refer to|head to|go to|siehe|voir|consultez|ver|véase|详见|参见|详情见|详情请见|請見)' +
  '(?: (?:the|our|this|full|more|also|at|on|in|here|docs?|documentation|guide|changelog|release|notes|page|website|issues?|PRs?|pull|request)){0,5}' +
  ` ?[:：]? ?${REFERENCE}[^.!?]{0,60}[.!。]?`

/** "More at ⟂", "Follow-up to ⟂", "Einzelheiten unter ⟂". */
const STUB = `(?:[\\p{L}'’-]{1,30} ){1,2}(?:at|on|in|to|from|via|here|under|unter|auf|bei|sur|dans|en) ?[:：]? ?${REFERENCE}[.!]?`

const POINTERS = [
  LABEL,
  ERRAND,
  STUB,
  `(?:this )?(?:closes|fixes|resolves|reverts) ${REFERENCE}[.!]?`,
  `Merge (?:pull request|PR) ${REFERENCE} from \\S+`,
].map(sentence => new RegExp(`^${sentence}\\s*$`, 'iu'))

/**
 * Takes the words out that lead to a reference and hang in the air without it: "as discussed in issue ⟂" is
 * "as discussed". The references themselves stay marked.
 */
export function dropLeadIns(text: string): string {
  let line = text
  for (let depth = 0; depth < MAX_LEAD_INS; depth++) {
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

/** Such words in a row: "see", "also", "issue". */
const MAX_LEAD_INS = 4

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
/** "Fix the crash and ⟂". */
const AND_ONE = new RegExp(` (?:and|or|und|oder|et|ou|y|o|&) ${REFERENCE}(?=$|[.,;)${GAP}])`, 'gu')
