import { GAP, PERSON, REFERENCE } from './marks.ts'

/**
 * A list item without who made the change and where: "Title by @user in ⟂", "Title (⟂, @user) [SIG Doors]",
 * "⟂ Thanks @user! - Title". Nobody remembers forty names from a video, and the notes have them. Only what stands at
 * either end of the item goes, so that "Ask @mona for a review" and `@acme/core` keep their names.
 *
 * @param text with stand-ins for references
 * @returns '' where the item is nothing but a credit
 */
export function withoutCredits(text: string): string {
  if (FIRST_CONTRIBUTION.test(text)) return ''
  const title = text
    .replace(BOT, '$1')
    .replace(BY_NAME, '')
    .replace(INLINE_TRAILER, '')
    .replace(SIGNED, '')
    .replace(GROUP, '')
    .replace(LEADING_NAME, '')
    .replace(THANKS_SENTENCE, '')
    .replace(BRACKETED_NAME, REFERENCE)
  if (!NAMED.test(title)) return title
  const tokens = tokenize(title)
  if (isAllCredit(tokens)) return ''
  const start = endOfLead(tokens)
  const end = startOfTail(tokens, start)
  return textOf(tokens.slice(start, end)).trim().replace(HANGING, '') + closingOf(tokens.slice(end))
}

/** Node.js has a name without a link between the title and the pull request, told by the commit in front. */
export function withoutSignature(item: string): string {
  return item.replace(NODE_NAME, `$1${REFERENCE}`)
}

/** In prose names stay: "Title by @user in ⟂" is "Title, by @user", and what a bot did has nobody to thank. */
export function creditAuthors(text: string): string {
  return text
    .replace(BOT, '$1')
    .replaceAll('[bot]', '')
    .replace(CREDIT, (_, last: string, names: string) =>
      /[.!?…:;,]/.test(last) ? `${last} By ${names}` : `${last}, by ${names}`,
    )
}

const PERSON_LINK = `${PERSON.open}[^${PERSON.close}]{1,60}${PERSON.close}`
/** `@user`, and no `@acme/core`, which is a package. */
/** `@sam.smith` only as the end of a credit. */
const DOTTED = '(?<=\\bby )@[\\w-]{1,60}(?:\\.[\\w-]{1,40}){1,3}(?=[\\s.]*$)'
const HANDLE = '(?<![\\p{L}\\p{N}_/@.])@[\\w-]{1,60}(?:\\[bot\\])?(?!\\w|\\/|@|\\.\\w)'
const NAME = `(?:${PERSON_LINK}|${DOTTED}|${HANDLE})`
const NAMED = new RegExp(NAME, 'u')

type Kind = 'name' | 'reference' | 'thanks' | 'by' | 'weak' | 'break' | 'sign' | 'space' | 'word'

interface Token {
  readonly kind: Kind
  readonly text: string
}

const TOKEN = new RegExp(`(${NAME})|([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’_/-]*)|(\\s+)|([^])`, 'gu')

function tokenize(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ([found, name, word, space]) => ({
    kind: name ? 'name' : word ? kindOfWord(word) : space ? 'space' : kindOfSign(found),
    text: found,
  }))
}

function kindOfWord(word: string): Kind {
  if (THANKS.test(word)) return 'thanks'
  if (BY.test(word)) return 'by'
  return WEAK.test(word) ? 'weak' : 'word'
}

function kindOfSign(sign: string): Kind {
  if (sign === REFERENCE) return 'reference'
  if (BREAKS.includes(sign)) return 'break'
  return sign === GAP || SIGNS.includes(sign) ? 'sign' : 'word'
}

const BREAKS = '([{,;:.!?–—-|。，（、'
const SIGNS = ')]}/&❤+）'

const THANKS =
  /^(?:thanks?|thx|kudos|props|credits?|shout-?out|h\/t|courtesy|cc|danke?|merci|gracias|obrigad[oa]|grazie|спасибо|благодарим|感谢|感謝)$/i
const BY = /^(?:by|via|contributed|reported|authored|co-authored|von|par|por|от|由)$/i
/** The words between names, references and thanks. They belong to a credit only inside of it. */
const WEAK =
  /^(?:in|to|for|from|of|and|with|also|at|see|the|a|special|many|big|lot|so|much|you|goes|go|an|und|et|y|e|и|together|collaboration|help|helping|work|idea|patch|patches|fix|fixes|fixed|closes|closed|resolves|refs?|report|reporting|reports|PR|PRs|pull|request|issue|implemented|written|made|submitted|suggested|suggestion|found|discovered|proposed|requested|spotted|merged|reviewed|originally|first|initially|contributing|contribution|contributions|this|it|original|author|authors|contributor|contributors|de|à|a|da|di|para|pour|für|vielen|в|за|的|贡献|さん|님|team|folks|friends|everyone|others|all|our|on)$/i

function isCredit({ kind }: Token): boolean {
  return kind !== 'word'
}

/** "Thanks to @sam for reporting", "@jane, @li and @mona"; a sentence that begins with thanks is about people. */
function isAllCredit(tokens: readonly Token[]): boolean {
  if (tokens.every(isCredit)) return true
  const [first] = tokens.filter(({ kind }) => kind !== 'space' && kind !== 'sign' && kind !== 'break')
  const isThanks = first?.kind === 'thanks' || /^(?:(?:special|many|big|huge) )thank/i.test(textOf(tokens))
  return isThanks && !tokens.some(({ kind, text }) => kind === 'break' && ':-–—!,'.includes(text))
}

/** Where the title begins after "⟂ Thanks @sam! - ", "⟂ by @sam: ", "(@sam) ". */
function endOfLead(tokens: readonly Token[]): number {
  const end = tokens.findIndex(token => !isCredit(token))
  const lead = tokens.slice(0, end)
  if (end < 0 || !lead.some(({ kind }) => kind === 'name')) return 0
  const last = lead.findLast(({ kind }) => kind !== 'space')
  if (last === undefined) return 0
  const isThanks = lead.some(({ kind }) => kind === 'thanks')
  const separators = isThanks ? ')]:!–—-,.' : ')]:–—-'
  if (separators.includes(last.text)) return end
  const cut = lead.findLastIndex(({ text }) => separators.includes(text))
  return cut > 0 && lead.slice(0, cut).some(({ kind }) => kind === 'name') ? cut + 1 : 0
}

/** Where the credit at the end begins: with a sign, "by", "thanks" or a name. A reference before it is not its own. */
function startOfTail(tokens: readonly Token[], start: number): number {
  const end = tokens.length
  let from = end
  while (from > start && isCredit(tokens[from - 1] as Token)) from--
  while (from < end && !opensCredit(tokens, from)) from++
  const tail = tokens.slice(from)
  const at = tail.findIndex(({ kind }) => kind === 'name')
  return at >= 0 && standsApart(tokens, start, from, from + at) ? spaceBefore(tokens, from) : end
}

function opensCredit(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  const next = tokens.slice(at + 1, at + 6).find(({ kind }) => kind !== 'space' && kind !== 'weak')
  switch (token.kind) {
    case 'by':
      return next?.kind !== 'break' || !/^by$/i.test(token.text)
    case 'weak':
      return next?.kind === 'thanks'
    case 'sign':
      return token.text === GAP
    case 'reference':
      return false
    default:
      return token.kind !== 'space'
  }
}

/** "Ask @mona" and "support for @layer" have a name for their object, which is no credit. */
function standsApart(tokens: readonly Token[], start: number, from: number, name: number): boolean {
  const before = tokens.slice(start, from).filter(({ kind }) => kind !== 'space' && kind !== 'sign')
  if (before.at(-1)?.kind === 'reference') return true
  const isLinked = tokens[name]?.text.startsWith(PERSON.open)
  const opens = from < name || tokens.slice(from).some(({ kind }) => kind === 'reference')
  if (!opens && !isLinked) return false
  if (from < name) return true
  return before.length > 1 && !OBJECT_FOLLOWS.test(before.at(-1)?.text ?? '')
}

const OBJECT_FOLLOWS =
  /^(?:of|the|an?|for|to|from|with|by|in|and|ask|ping|notify|mention|add|support|use|remove|rename|bump|update|upgrade|replace|welcome|is|are|as|on|about|like|than|or)$/i

function spaceBefore(tokens: readonly Token[], at: number): number {
  return tokens[at - 1]?.kind === 'space' ? at - 1 : at
}

/** The full stop of "Paint the wall. (@sam)". */
function closingOf(tail: readonly Token[]): string {
  const [first] = tail.filter(({ kind }) => kind !== 'space')
  return first !== undefined && '.!?。'.includes(first.text) ? first.text : ''
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('')
}

/** What is left of "…, which was reported by @sam". */
const HANGING = /,? (?:which|that|who|as) (?:was|were|is|are|has been|had been)$/

const INLINE_TRAILER =
  /[,;. ]{1,3}\b(?:co-?authored|signed-off|reviewed|acked|tested|reported)-by: [^:]{1,80}$/i

const FIRST_CONTRIBUTION = /\bmade (?:their|his|her|its|a) (?:very )?first (?:\w+ )?contribution\b/i

/** "It is fixed. Thanks to Sam Smith for the patch!" */
const ONE_NAME = `(?:${NAME}|\\p{Lu}[\\p{L}.'’-]{0,30}(?: \\p{Lu}[\\p{L}.'’-]{0,30}){0,3})`
/** "⟂ by Sam Smith - Oil the hinge" */
const LEADING_NAME = new RegExp(
  `^(?:[${REFERENCE}${GAP}] ?)*(?:by|von|par|por) ${ONE_NAME} ?[:–—-]{1,2} `,
  'u',
)
const THANKS_SENTENCE = new RegExp(
  `(?<=[.!?)${REFERENCE}] ?)(?<=\\S) ?(?:(?:[Mm]any|[Ss]pecial|[Bb]ig|[Hh]uge) )?(?:[Tt]hanks|[Tt]hank you|[Kk]udos|[Pp]rops|[Cc]redits?)(?: (?:so much|a lot|again))? (?:to|goes to|go to) ${ONE_NAME}(?:(?:, and|,| and| &) ${ONE_NAME}){0,9}(?: for [^.!?:,]{1,60})?[.!]*$`,
  'u',
)
/** "Closes ⟂ [sam]" */
const BRACKETED_NAME = new RegExp(`(?<=${REFERENCE}) \\[[\\w-]{2,30}\\]$`, 'u')

/** `[SIG API Machinery, Node and Storage]`, as Kubernetes has it. */
const GROUP = /[ ,]*\[(?:SIG|sig) [^[\]]{1,200}\](?=[.]?$)/u

/** "(Sam Smith) ⟂" and "⟂ (Sam)": names that are no links, known by the reference beside them. */
const NO_PERSON =
  '(?!(?:Windows|Linux|Mac|macOS|Node|Web|Google|Microsoft|Android|Apple|Visual|Internet|Chrome|Safari|Firefox|Edge|Part|Phase|Step|Experimental|Breaking|Beta|Alpha|Preview|Deprecated|Security|Internal|Python|Java|Rust|Go|Docker|Only|Optional|Unix|All)\\b)'
const FIRST_NAME = `${NO_PERSON}\\p{Lu}[\\p{L}.'’-]{1,30}`
const FULL_NAME = `${FIRST_NAME} (?:[\\p{L}.'’-]{1,30} ){0,2}\\p{Lu}[\\p{Ll}.'’-][\\p{L}.'’-]{0,30}`
const SIGNED = new RegExp(
  ` ?\\(${FULL_NAME}\\)(?= ?[[(]?${REFERENCE}[\\])]?$)|(?<=${REFERENCE}[\\])]?) \\((?:${FULL_NAME}|${FIRST_NAME})\\)(?=$)`,
  'u',
)
/** "[⟂] - door: open (name) ⟂" */
const NODE_NAME = new RegExp(`^(\\[?${REFERENCE}\\]? - [^]*) \\([^()]{1,60}\\) \\[?${REFERENCE}\\]?$`, 'u')
/** "(By Sam)", "(thanks to Sam Smith)", and never "(by default)". */
const BY_NAME =
  / ?[([](?:(?:by|via|from) (?=\p{Lu}|[\w-]*\d)(?!.{0,60}\b(?:default|the|an?)\b)|By (?!default|the |an? )|(?:many )?thanks(?:,| to)? (?!to the )|(?:contributed|reported|suggested|requested|found|patch(?:es)?) by )[^()[\]]{1,80}[)\]](?=[.!]?$)/u

/** `* Title by @user in https://…/pull/12`, as GitHub generates it. */
const CREDIT = new RegExp(
  `(.) by (${NAME}(?:(?:, and |, | and | & )${NAME}){0,30})(?: in ${REFERENCE}| ?\\(${REFERENCE}\\))(?=[.!]?$)`,
  'u',
)
const BOT = /(^|.) by \[?@?[\w-]{1,60}\[bot\]\]?/gu
