import { GAP, REFERENCE } from './marks.ts'
import type { Place } from './place.ts'

/**
 * What stands before a change for tools and trackers becomes a word or nothing: `fix(door): stop` is "Door: stop",
 * `chore(deps): bump` is "Bump", `feat!: drop` is "Breaking change: drop", and "NODE-7537:" or "Merged PR 40624:" go.
 */
export function readPrefixes(text: string, place: Place): string {
  const [, lead = '', line = ''] = LEAD.exec(text) ?? []
  const tagged = readTags(dropNumbers(line.replace(SHOUTED, `${BREAKING}: `)))
  const conventional = readConventional(tagged)
  const read = conventional === tagged && place === 'item' ? readScope(tagged) : conventional
  return read === line ? text : lead + capitalized(read)
}

const LEAD = new RegExp(`^((?:[${GAP} ]|\\d{1,9}\\. )*)([^]*)$`, 'u')

/** `DOOR-45`, as Jira has it. What has the same form and means something to the ear is no such key. */
export const TICKET =
  '(?!(?:CVE|CWE|DNS|ISO|IEC|IEEE|RFC|UTF|UCS|SHA|AES|RSA|MD|TLS|SSL|GPT|PEP|ES|ECMA|HTTP|IPV|BASE|COVID|USB|PCI|MP|HDMI|DDR|EN|DIN|WCAG|CP|KOI|ASCII|MPEG|FIPS|PKCS|ED|CRC|X|H|VP|AV|WAV|PS|SM|ARM|RV|RISC|GB|JIS|BIG|EUC|GMT|UTC|JEP|JSR|KIP|KEP|BIP|EIP|ERC|TC|NVIDIA|RTX|GTX|ROS|CUDA|QT|GTK|SDL|PHP|LLVM|GCC|VS|AT|IE|LTS|TOP|RC|BETA|ALPHA|M|Q|V|T|A|B|C|D|F|G|K|L|N|P|R|S|W|Y|Z)-)[A-Z][A-Z\\d]{1,11}-[1-9]\\d{0,6}(?![\\w.-]*\\d)'

/** "DOOR-45: ", "[DOOR-45] ", "Merged PR 40624: ", "Bug 12345 - ". */
function dropNumbers(line: string): string {
  const rest = line.replace(NUMBERED, '')
  return /\p{L}/u.test(rest) ? rest : line
}

const NUMBERED = new RegExp(
  `^(?:(?:[[(]?${TICKET}[\\])]?(?:, ?| |(?= ?[:–—-])))+(?:[:–—-] ?|(?=\\p{Lu}))|Merged ${REFERENCE}: ?|Bug \\d{4,9}(?: ?[:.–—-] ?| (?=\\p{Lu}))|(?:rh)?bz ?#?\\d{4,9} ?[:–—-] ?|LP: ?#\\d{4,9} ?[:–—-]? ?)`,
  'u',
)

/** `[feat] Title`, `(SEMVER-MINOR) wall: add`, `[door] Title`. */
function readTags(line: string): string {
  let rest = line
  for (let tags = 0; tags < 3; tags++) {
    const [found, tag = ''] = TAG.exec(rest) ?? []
    if (found === undefined) break
    const after = rest.slice(found.length)
    if (BREAKING_TAG.test(tag)) return `${BREAKING}: ${readScope(readConventional(after))}`
    rest = after
  }
  return rest
}

const TAG =
  /^[[(]((?:SEMVER-(?:MAJOR|MINOR|PATCH)|feat|feature|fix|bugfix|chore|docs?|refactor|perf|tests?|ci|build|style|deps|breaking(?: change)?|skip ci|ci skip|no ci|backport(?: [\w./-]{1,20})?|cherry-pick(?:ed)?))[\])] ?:? ?(?=\S)/i
const BREAKING_TAG = /^(?:SEMVER-MAJOR|breaking)/i
const BREAKING = 'Breaking change'
/** "BREAKING CHANGE: the latch is gone", "**BREAKING** the latch is gone" */
const SHOUTED = /^BREAKING(?:[ -]CHANGES?: ?|:? (?!CHANGES?\b))(?=\S)/

const TYPES =
  'feat|feature|features|fix|fixes|fixed|bugfix|hotfix|chore|docs?|refactor|refact|perf|tests?|ci|build|style|styles|revert|deps|dep|cleanup|release|security|sec|i18n|l10n|improvement|enhancement|misc|internal|types?|ux|ui|wip|meta|infra|workflow|packaging|lint|fixup!|amend!|squash!'
const SCOPE = '[^()\\n]{1,60}'
const CONVENTIONAL = new RegExp(`^(${TYPES})(?: ?\\((${SCOPE})\\))?(!)?: ?(?=\\S)`, 'u')
/** With a capital only what nobody writes as a word of English. */
const CONVENTIONAL_CAPITAL = new RegExp(
  `^(Feat|Feature|Chore|Refactor|Perf|CI|Fix|Docs|Style|Test|Build)(?: ?\\((${SCOPE})\\)(!)?|(!))?: ?(?=\\S)`,
  'u',
)
/** A word, bracket or none, and a colon: "wall: add a niche", "(parser) Accept". */
const SCOPED =
  /^(?:\(([\w./ -]{1,30})\):? (?=\p{Lu})|([a-z][\w./-]{0,29}(?:, ?[a-z][\w./-]{0,29}){0,3}): (?=\S))/u

/** https://www.conventionalcommits.org/en/v1.0.0/ */
function readConventional(line: string): string {
  const reverted = line.replace(REVERTED, '')
  const match = CONVENTIONAL.exec(reverted) ?? CONVENTIONAL_CAPITAL.exec(reverted)
  if (match === null) return reverted
  const [found, type = '', scope = '', ...marks] = match
  if (scope === '' && marks.every(mark => !mark) && LABELS.test(type)) return reverted
  const after = reverted.slice(found.length)
  const rest = /^revert$/i.test(type) ? readConventional(after) : after
  return withLabel(labelOf(type, scope, marks.some(Boolean), rest), rest)
}

/** `Revert "feat(door): open"` */
const REVERTED = new RegExp(`(?<=^[Rr]evert:? ["“'])(?:${TYPES})(?:\\(${SCOPE}\\))?!?: `, 'u')

/** "Fix: the door" is a label that a person writes. */
const LABELS = /^(?:Fix|Docs|Style|Test|Build|Feature|CI|Refactor)$/

function labelOf(type: string, scope: string, isBreaking: boolean, rest: string): string {
  const name = nameOf(scope)
  if (isBreaking)
    return name === '' ? BREAKING : `${BREAKING}, ${name.charAt(0).toLowerCase()}${name.slice(1)}`
  if (/^sec/i.test(type)) return name === '' ? 'Security' : `Security, ${name}`
  if (/^revert$/i.test(type)) return name === '' ? 'Revert' : `Revert, ${name}`
  if (/^(?:fix|fixes|fixed|bugfix|hotfix)$/i.test(type) && NAMES_A_FAULT.test(rest)) {
    return name === '' ? 'Fix' : `${name} fix`
  }
  return name
}

/** "fix: memory leak" without its "fix" would announce a leak. */
const NAMES_A_FAULT =
  /^(?!(?:fix|prevent|avoid|stop|handle|remove|resolve|correct|repair|eliminate|address|catch|clear|detect|ignore|report|show|throw|log|do|don[’']t|no|never|make|use|add|allow|ensure|check|return|restore|work|guard|skip|drop|close|reduce|keep|improve|update|support|set|move)\b)(?!.{0,200}\b(?:no longer|not|now|never|gone|fixed)\b).{0,80}\b(?:crash(?:es|ing)?|leaks?|bugs?|errors?|typos?|panics?|regressions?|races?|deadlocks?|hangs?|overflows?|flicker(?:ing)?|issues?|problems?|broken|missing|wrong|incorrect|invalid|failures?|failing|flaky)\b/iu

function readScope(line: string): string {
  const [found, bracketed, label] = SCOPED.exec(line) ?? []
  const scope = bracketed ?? label
  if (found === undefined || scope === undefined) return line
  const name = SILENT_SCOPES.test(scope) && !/dep/i.test(scope) ? capitalized(scope) : nameOf(scope)
  return withLabel(name, line.slice(found.length))
}

function withLabel(label: string, rest: string): string {
  return label === '' ? rest : `${label}: ${rest}`
}

/** `ui` is "UI", `door` is "Door"; where a change was made among the tools of the trade says nothing. */
function nameOf(scope: string): string {
  const name = scope.trim().replace(/\s{0,3},\s{0,3}|\|/g, ', ')
  if (SILENT_SCOPES.test(name)) return ''
  if (ACRONYMS.test(name)) return name.toUpperCase()
  return capitalized(name).replace(/^[a-z](?=[a-z]*(?:-[a-z]+)+$)/, first => first.toUpperCase())
}

const SILENT_SCOPES =
  /^(?:(?:dev-?|peer-?)?deps?(?:-dev|-peer|-optional)?|dependencies|dev-?dependencies|main|master|develop|release|releases|repo|misc|all|\*|core|global|general|root|project|semver-(?:minor|major|patch)|#?\d+|(?:semantic-)?release-please|renovate|dependabot|changelog|version|lint|eslint|prettier|typo|typos|ci|github-actions?|gha|workflows?|npm|pip|cargo|go|actions)$/i
const ACRONYMS =
  /^(?:api|cli|ui|ux|ci|cd|http|https|sdk|css|html|json|xml|yaml|toml|sql|db|url|uri|ssr|ssl|tls|dns|tcp|udp|ip|id|os|io|ai|llm|rpc|grpc|jwt|oidc|sso|ssh|ast|dom|pdf|svg|csv|tui|gui|ide|lsp|vm|gpu|cpu|aws|gcp|k8s|orm|pwa|rsc|acl|auth0|mcp|qr|i18n|a11y|l10n|seo|php|wasm)$/i

/** A word that a sentence may begin with; a name is spelled as it is spelled. */
export function capitalized(text: string): string {
  return startsWithWord(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

function startsWithWord(text: string): boolean {
  return /^(?!(?:npm|npx|pnpm|git|gh|pip|curl|bash|zsh|sudo|vim|nginx|systemd|deno|bun|webpack|vite|jq|kubectl|docker)\b)[\p{Ll}\p{M}’']+(?=[\s,;:!?]|[.]?$|\.\s)/u.test(
    text,
  )
}

/** Names of advisories and tickets where they stand as references do; CVE numbers are what people search for. */
export function takeOutIds(text: string): string {
  return text
    .replace(/ ?\[(?:skip[ -](?:ci|travis|actions|appveyor|netlify)|ci[ -]skip|no[ -]ci)\]/gi, '')
    .replace(ADVISORY, REFERENCE)
    .replace(TICKETS, REFERENCE)
    .replace(TICKET_AFTER, `$1${REFERENCE}`)
}

const ADVISORY =
  /(?<![\w-])(?:GHSA(?:-[\da-z]{4}){3}|(?:RUSTSEC|PYSEC|GO|OSV|BIT|ZDI|DSA|RHSA|USN)-\d{2,4}-\d{1,6}|SNYK-[A-Z]+-[\w-]+)(?![\w-])/g
const TICKETS = new RegExp(`(?<=[[(](?:[^()[\\]]{0,40}[ ,])?)${TICKET}(?=[\\]),; ])`, 'gu')
const TICKET_AFTER = new RegExp(
  `\\b((?:see|fix(?:es|ed)?|close[sd]?|resolve[sd]?|refs?|relates to|related to|part of|for|in|issue|ticket|bug|task|story|jira):? )${TICKET}`,
  'giu',
)
