import { withoutBoilerplate } from './boilerplate.ts'
import { withoutFrontMatter } from './front-matter.ts'
import { withoutLeadIn } from './lead-ins.ts'
import { readDocument } from './markdown/document.ts'
import type { Utterance } from './markdown/utterance.ts'
import { type Said, withoutSilentSections } from './sections.ts'
import type { Tongue } from './speech/language.ts'
import { sayLine } from './speech/line.ts'

/**
 * Markdown as a voice reads it out: release notes as people, GitHub and changelog tools write them become sentences
 * without addresses, marks, pictures, code and emoji. A blank line parts paragraphs; the items of a list and the rows
 * of a table follow on lines of their own. Text that is spoken text already comes back unchanged, so that speaking
 * twice is speaking once. Time grows with the length alone: 64 kB of anything take well under a second.
 *
 * @returns '' when nothing is left to say
 */
export function speakMarkdown(markdown: string): string {
  return speakWithHeadings(markdown).text
}

/** The same, and which of its lines are headings, as they are said. */
export function speakWithHeadings(markdown: string): {
  readonly text: string
  readonly headings: readonly string[]
} {
  if (isSpoken(markdown)) return { text: markdown, headings: [] }
  const { utterances, language } = readDocument(withoutBoilerplate(withoutFrontMatter(tidy(markdown))))
  const said = withoutSilentSections(sayAll(utterances, language))
  const headings = said.filter(({ kind, text }) => kind === 'heading' && text !== '')
  return { text: join(said), headings: headings.map(({ text }) => text) }
}

function isSpoken(text: string): boolean {
  if (/[`*<>[\]\\|\r\t]|(?<![\p{L}\p{M}\p{N}])_|_(?![\p{L}\p{N}])/u.test(text)) return false
  return text.split(/\n\n?/).every(line => line !== '' && sayLine(line) === line)
}

/** Long runs of spaces within a line mean nothing in Markdown; noncharacters are ours to use as marks. */
function tidy(markdown: string): string {
  return markdown
    .toWellFormed()
    .replace(/\p{Noncharacter_Code_Point}|\0|\uFEFF/gu, '')
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replace(/(\S)[ \t]{3,}/g, '$1  ')
}

/** What is said of each part: nothing of a credit, and of a lead-in where what it leads to is not said. */
function sayAll(utterances: readonly Utterance[], language: Tongue): Said[] {
  const said = utterances.map(utterance => say(utterance, language))
  let isCredits = false
  for (const [index, { kind }] of utterances.entries()) {
    const line = said[index] as Said
    if (kind === 'heading') isCredits = CREDITS.test(line.text)
    if (isCredits && isItem(utterances[index]) && isNames(line.text)) said[index] = { ...line, text: '' }
  }
  // From the end, since a lead-in that goes may leave the line before it without what it leads to.
  for (let index = said.length - 1; index >= 0; index--) {
    if (!isFollowed(said, index))
      said[index] = withoutAnnouncement(said[index] as Said, utterances[index], language)
  }
  return said
}

/** Under such a heading names are not said; what a person wrote about a change there is. */
const CREDITS =
  /^(?:❤️? ?)?(?:(?:all |new |our )?contributors?|thanks?(?: you)?(?: to .{0,40})?|credits?|acknowledge?ments|committers|authors|mitwirkende|contributeurs|colaboradores|contribuidores|collaboratori|участники|贡献者|貢獻者|コントリビューター|기여자)(?: to this release)?[.!]?$/iu

/** "Sam Smith", "Kim Lee (kim) and sam", "Thanks to Ada, Grace and Barbara". */
function isNames(said: string): boolean {
  return said
    .replace(THANKS, '')
    .replace(/[.!。]$/u, '')
    .split(/, (?:and )?|[、，]| (?:and|&|und|et|y|e|и) /u)
    .every(name => PERSON.test(name))
}

const THANKS = /^(?:many |special |big )?thanks?(?: you)?,?(?: to)? /i

/** Words that begin with a capital, one word of any kind, or a few characters; and what stands in brackets after them. */
const PERSON =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:(?:de|del|da|di|du|la|le|van|von|der|den|bin|al|el) ){0,2}\p{Lu}[\p{L}\p{M}.'’-]*){0,3}|[\p{L}\p{N}][\w.-]{0,38}|[\p{scx=Han}\p{scx=Hang}]{2,4}|[\p{scx=Kana}・]{2,20})(?: \([^()]{1,60}\))?$/u

function isItem(utterance: Utterance | undefined): boolean {
  return utterance?.kind === 'text' && (utterance.isItem === true || TYPED_BULLET.test(utterance.text))
}

const TYPED_BULLET = /^[•·●▪◦‣] ?/u

function say(utterance: Utterance, language: Tongue): Said {
  const { kind } = utterance
  const text = 'text' in utterance ? sayText(utterance, language) : ''
  const depth = kind === 'heading' ? utterance.depth : 0
  return { kind, text, depth, joins: kind === 'text' && utterance.joins }
}

function sayText(utterance: Utterance & { text: string }, language: Tongue): string {
  if (utterance.kind === 'heading') return sayLine(utterance.text, 'item', language)
  return sayLine(utterance.text, isItem(utterance) ? 'item' : 'prose', language)
}

/** Whether what a line may announce is said: not where code or a picture follows, or a list that says nothing. */
function isFollowed(said: readonly Said[], index: number): boolean {
  const next = said[index + 1]
  if (said[index]?.kind !== 'text' || said[index].text === '' || next === undefined) return true
  if (next.kind !== 'text') return next.kind !== 'silence'
  let at = index + 1
  while (
    said[at]?.text === '' &&
    said[at]?.kind === 'text' &&
    (said[at + 1]?.joins || said[at + 1]?.kind === 'silence')
  )
    at++
  return said[at]?.text !== ''
}

function withoutAnnouncement(line: Said, utterance: Utterance | undefined, language: Tongue): Said {
  if (line.text === '' || utterance?.kind !== 'text') return line
  const place = isItem(utterance) ? 'item' : 'prose'
  return { ...line, text: sayLine(withoutLeadIn(line.text), place, language) }
}

function join(lines: readonly Said[]): string {
  const spoken = lines.filter(({ text }) => text !== '')
  return spoken.map(({ text, joins }, index) => (index === 0 ? '' : joins ? '\n' : '\n\n') + text).join('')
}
