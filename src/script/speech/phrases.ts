import { creditAuthors, withoutCredits, withoutSignature } from './authors.ts'

import { withoutErrands } from './errands.ts'
import { closeGaps, GAP, PAGE, REFERENCE, SEVERAL } from './marks.ts'
import type { Place } from './place.ts'
import { dropLeadIns, MAY_POINT, withoutPointers } from './pointers.ts'
import { capitalized, readPrefixes, takeOutIds } from './prefixes.ts'
import { splitSentences } from './split.ts'
import { isChecklistItem, isOfTool } from './tools.ts'
import { CHANGES, FAULTS, OTHERS, UNSPACED, type Wording } from './wording.ts'

/**
 * Mends the sentences around what was taken out (⟂): no "see" without what to see, no "This reverts." without what,
 * no empty brackets, no space before a full stop. What tools say about themselves goes, and in a list all credits do.
 */
export function mendPhrases(text: string, place: Place): string {
  const isItem = place === 'item'
  const named = takeOutIds(withoutErrands(text, place).replace(SET_OFF_PAGE, REFERENCE).replaceAll(PAGE, ''))
  const known = isItem ? withoutSignature(named) : named
  const title = readPrefixes(withoutLead(known, place), place)
  if (isItem && isChecklistItem(title)) return ''
  const credited = isItem ? capitalizedIfCut(withoutCredits(title), known) : creditAuthors(title)
  if (ONLY_NAMES.test(credited) || ROLL.test(credited)) return ''
  const merged = credited.replace(SEVERAL, REFERENCE)
  const sentences = splitSentences(merged).map(sentence => mendSentence(sentence, place))
  return closeGaps(sentences.join(''))
}

/** "It is red ([docs](…)).", "It is red. [Docs](…)", "It is red — [details](…)". */
const SET_OFF_PAGE = new RegExp(
  `(?:(?<= ?[([])|(?<= [–—-]{1,2} )|(?<=[.!?,;] ))${PAGE}[^${PAGE}\\n()[\\]]{1,40}?(?=[)\\]]|[.!?]?$|[,;] ${PAGE}| ?\\| ?)`,
  'gu',
)

/** "resolves ⟂ add a lock", where "Fix ⟂ on Windows" and "Fixes ⟂ by oiling" go on with how and where. */
const CLOSES_FIRST = new RegExp(
  `^(?:fix(?:e[sd])?|resolve[sd]?|close[sd]?) [[(]?${REFERENCE}[\\])]?,? (?=\\p{L})(?!(?:by|on|in|when|where|for|and|with|caused|that|which|if|under|at|from|after|using|via|due|of|as|but|so|to|without|since|only|again|once|or)\\b)`,
  'iu',
)

/** "cc @sam @kim": a call to people, and no word about what was made. */
const ONLY_NAMES =
  /^(?:(?:\/?cc|ping|fyi|reviewers?|assignees?|r\?)[:\s]+@[\w-]+(?:\/[\w-]+)?|@[\w-]+(?:\[bot\])?(?=,| and | &| @))(?:[\s,;&]+(?:and )?@[\w-]+(?:\/[\w-]+)?(?:\[bot\])?){0,200}[\s.!]*$/iu

/** "Thanks to all: @a, @b and @c" */
const ROLL =
  /^(?:(?:many )?thanks?|thank you|kudos|contributors?|(?:full )?list of contributors)[^@.!?]{0,40}(?:[\s,;:&]*(?:and )?@[\w-]+){3,200}[\s.!]*$/iu

/** Whether plain words have something in them for these rules: on the fast path. */
export function needsMending(line: string): boolean {
  return (
    MAY_POINT.test(line) ||
    /^[\w!]+: |\b(?:PR|MR|request|Bug) \d|[Tt]hanks to [A-Z]|^(?:Merge|BREAKING|By|I|My|All|New|Any|Note|Tip)\b/.test(
      line,
    ) ||
    isOfTool(line) ||
    isChecklistItem(line)
  )
}

function mendSentence(sentence: string, place: Place): string {
  if (isOfTool(sentence)) return ''
  const said = withoutPointers(sentence)
  if (!said.includes(REFERENCE)) return said
  return dropLeadIns(withWording(withoutAdjunct(withoutRelative(said)), place))
}

/** "⟂: Faster start", as lists of commits begin, is about the start; in prose a verb may follow, as in "⟂ broke it". */
function withoutLead(text: string, place: Place): string {
  if (place === 'prose' && SUBJECT.test(text)) return text
  if (place === 'item' && CLOSES_FIRST.test(text)) return text.replace(CLOSES_FIRST, '')
  const [lead = ''] = LEADING.exec(text) ?? []
  const rest = text.slice(lead.length)
  return place === 'prose' && /[:–—-]/.test(lead) ? capitalized(rest) : rest
}

const LEADING = new RegExp(
  `^(?:(?:[-–—] )?[[(]?${REFERENCE}(?: ?(?:[,&]|and) ${REFERENCE})*[\\])]?[,.]? ?[:–—-]? ?)+(?=[^\\s.,;)!?'’])(?!(?:by|in|and|for|with|from|via)\\b|のため|により|によって|のおかげ|の代わり|以降|で|を|は|が|に|때문|덕분|대신|을|를|에서|부터)`,
  'u',
)

function capitalizedIfCut(rest: string, whole: string): string {
  return rest === whole ? rest : capitalized(rest)
}

/** "another try that fixes ⟂": what only says which number it closes. */
function withoutRelative(sentence: string): string {
  return sentence.replace(RELATIVE, '')
}

const RELATIVE = new RegExp(
  `,? (?:that|which|(?:in order |intended |meant |so as )?to|and(?: (?:this|it|that))?(?: also| should| will| hopefully| thus)?|so it|thereby|thus|hopefully|der|die|das|qui|que|che|который|которое)(?: also| should| hopefully| will| would)? (?:fix(?:es|ed)?|fixing|close[sd]?|closing|resolve[sd]?|resolving|solve[sd]?|address(?:es|ed)?|behebt|schließt|corrige|résout|résolve|risolve|resuelve|исправляет)(?: (?:issues?|bugs?|the))* ${REFERENCE}(?= ?(?:[.,;!?)${GAP}]|$))`,
  'giu',
)

/** "As told in ⟂, it is slow." is "It is slow."; a cause is kept in words, see `wording.ts`. */
function withoutAdjunct(sentence: string): string {
  const [found] = ADJUNCT.exec(sentence) ?? []
  if (found === undefined) return sentence
  const rest = sentence.slice(found.length)
  return /\p{L}/u.test(rest) ? capitalized(rest) : sentence
}

const KIND =
  '(?:(?:the |this |our |my |an? |upstream |related |previous |earlier )*(?:pull request|issue|ticket|bug|commit|PR|MR|merge request|discussion|comment|thread|report|change|proposal|RFC)s? )?'
const ADJUNCT = new RegExp(
  `^(?:as (?:also |already )?\\w+ (?:in|by|at|on|with|here)|as of|as per|per|since|with|following|after|before|like|in|along with|together with|in addition to|according to|inspired by|continuing(?: from)?|in line with|in response to|in the wake of|further to|besides|apart from|ahead of|seit|mit|nach|wie in|laut|in|depuis|avec|selon|comme (?:dit|indiqué|expliqué) dans|desde|con|según|como se (?:dijo|indica|explica) en|com|conforme|segundo|dopo|con|come (?:detto|indicato) in|начиная с|как (?:сказано|описано) в|после|согласно) ${KIND}${REFERENCE}(?: (?:and|or) [^,.!?]{0,60}${REFERENCE})?(?: (?:was|is|has been|got|landed|were)(?: \\w+)?)?(?:, ?| (?=(?:we|you|it|the|this|there|i|they|our|a|an|users?|all|no)\\b))|^(?:自|从|自从|如) ?${REFERENCE} ?(?:起|所述|以来|之后)?[，,]?|^${REFERENCE} ?(?:以降|で述べた(?:よう|とお)り?に?|에서 말했듯이|부터)[、,]? ?`,
  'iu',
)

/** Words for a reference that its sentence can't do without. */
function withWording(sentence: string, place: Place): string {
  if (!sentence.includes(REFERENCE)) return sentence
  const worded = RULES.reduce((text, [rule, phrase]) => text.replace(rule, phrase), sentence).replace(
    / de (?=une )/g,
    ' d’',
  )
  if (place === 'item') return worded
  return worded.replace(NEW_LOCK_FIXES, '$1 an issue').replace(SUBJECT, 'An earlier change ')
}

/** What a change does, after the reference to it. */
const ACTS =
  '(?:(?:has|have|had|will|also|recently|already|accidentally|previously) )?(?:(?:is|are|was|were) (?:not|now|still|also|wrong|in|about|fixed|resolved|merged|reverted|closed|done|incomplete)|has|had|will|would|should|could|can|broke|made|led|made|causes?|introduce[sd]?|add(?:s|ed)|remove[sd]|change[sd]|switche[sd]|move[sd]|dropped|enabled|disabled|caused|regressed|missed|forgot|replaced|turned|started|stopped|left|did|does|fixe[sd]|tried|attempted)\\b'

const RULES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${REFERENCE}['’]s(?= \\p{L})`, 'gu'), 'an earlier change’s'],
  [
    new RegExp(
      `(?:(?:PR|pull request|MR) )?${REFERENCE}(?=,? (?:which|that) (?:was|were|is|got|had been|has been) (?:closed|rejected|abandoned|declined|never|not merged|stale|withdrawn))`,
      'giu',
    ),
    'an earlier proposal',
  ],
  [
    new RegExp(`(?<= )(?:issues?|bugs?|tickets?) ${REFERENCE}(?= (?:is|was|are|were|has|have)\\b)`, 'giu'),
    'an issue',
  ],
  [
    new RegExp(`\\bthe (?:changes?|fix(?:es)?|work|code) (?:(?:made )?in|from|of|by) ${REFERENCE}`, 'gu'),
    'an earlier change',
  ],
  [
    new RegExp(`\\bThe (?:changes?|fix(?:es)?|work|code) (?:(?:made )?in|from|of|by) ${REFERENCE}`, 'gu'),
    'An earlier change',
  ],
  ...OTHERS.map(wording => ruleFor(wording, '(?= \\p{L})')),
  [
    new RegExp(
      `(?<=\\b(?:which|that|because|while|when|whether|if|where|although|after|before|what|as|how|why) )${REFERENCE} (?=${ACTS})`,
      'gu',
    ),
    'an earlier change ',
  ],
  ...CHANGES.map(wording => ruleFor(wording, '')),
  ...FAULTS.map(wording => ruleFor(wording, `(?= (?!in\\b|by @|$)\\p{L})`)),
  ...UNSPACED.map(({ before, after, phrase }): readonly [RegExp, string] =>
    after === undefined
      ? [new RegExp(`(${before})(?:了|提交|问题|更改| )* ?${REFERENCE} ?`, 'gu'), `$1${phrase}`]
      : [new RegExp(`(?:コミット|커밋|変更)? ?${REFERENCE} ?(${after})`, 'gu'), `${phrase}$1`],
  ),
]

function ruleFor({ before, phrase }: Wording, after: string): readonly [RegExp, string] {
  const noun =
    '(?:(?:the|this|an?|my|our|der|den|die|le|la|el|o|a|il|lo) )?(?:(?:earlier|previous|upstream|old) )?(?:(?:pull request|issue|ticket|bug|commit|PR|MR|merge request|change|changes|work|fix|proposal|коммит|коммита|PR) )?'
  return [new RegExp(`(?<![\\p{L}\\p{N}_-])(${before}) ${noun}${REFERENCE}${after}`, 'giu'), `$1 ${phrase}`]
}

/** "The new lock fixes ⟂." has a subject of its own. */
const NEW_LOCK_FIXES = new RegExp(
  `(?<=\\p{L} (?<!(?:^|[,;:(] ?)(?:and|or|which|that|this|it|also|PR|request|commit|patch|change|should|hopefully) ))(fixes|resolves|addresses|solves) ${REFERENCE}(?=[.!]?\\s*$)`,
  'u',
)

/** "⟂ broke the door." */
const SUBJECT = new RegExp(
  `^(?:(?:The |This )?(?:PR|Pull request|Commit|Change|Issue) )?${REFERENCE} (?=${ACTS})`,
  'u',
)
