import { HTML_TAGS } from '../speech/code/placeholders.ts'
import { sayCode } from '../speech/code.ts'
import { languageOf, type Tongue } from '../speech/language.ts'
import { GAP } from '../speech/marks.ts'
import { contract } from '../speech/options.ts'
import { endsInConsonant, wordsOf as signsOf, takesEuro } from '../speech/words.ts'
import { linkWords } from './links.ts'
import type { Node } from './parse.ts'

/** Stands for a line break that the author made on purpose; `speakMarkdown` has made newlines of real ones. */
export const LINE_BREAK = '\u2028'

/** @param language of the whole document, for a line too short to show its own */
export function textOf(nodes: readonly Node[], language: Tongue): string {
  return inlineText(nodes, languageOf(proseOf(nodes), language))
}

function proseOf(nodes: readonly Node[]): string {
  return nodes
    .map(node => (node.type === 'text' ? node.value : node.type === 'link' ? proseOf(node.children) : ' '))
    .join('')
}

/**
 * The words of inline nodes: links without their addresses, nothing for pictures and struck text. Code is read by
 * rules of its own, which know what stands around it.
 */
function inlineText(nodes: readonly Node[], language: Tongue): string {
  let text = ''
  const merged = withLabel(withWholeCode(nodes))
  for (const [index, node] of merged.entries()) {
    const placeholder = node.type === 'html' ? placeholderOf(node.value, merged) : undefined
    if (placeholder !== undefined) {
      text += /[\p{L}\p{N}]$/u.test(text) ? ` ${placeholder}` : placeholder
      continue
    }
    const said =
      !text.endsWith(GAP) && isOr(node, merged[index - 1], merged[index + 1])
        ? (signsOf(language)?.or ?? ', ')
        : wordsOf(node, {
            before: text.slice(-NEAR),
            after: sourceOf(merged.slice(index + 1, index + 5)),
            language,
          })
    const isBesideCode = node.type === 'inlineCode' || merged[index - 1]?.type === 'inlineCode'
    const isReworded = node.type === 'inlineCode' && language === 'ko' && /\p{sc=Hang}$/u.test(said)
    text = isBesideCode && !isCodeAsWritten(node, said) ? joinIdeographs(text, said) : text + said
    if (isReworded) text += PARTICLE_FOLLOWS
  }
  return contract(language === 'ko' ? withParticles(text) : text)
}

/** After a sign that was put into words, the particle that suits the last syllable: "밑줄 를" is "밑줄을". */
const PARTICLE_FOLLOWS = '\uFDE3'
const PARTICLE = new RegExp(
  `(.)${PARTICLE_FOLLOWS}(?: ?(을|를|이|가|은|는|과|와|으로|로)(?=[\\s.,!?)]|$))?`,
  'gu',
)
const PAIRS = [
  ['을', '를'],
  ['이', '가'],
  ['은', '는'],
  ['과', '와'],
  ['으로', '로'],
] as const

function withParticles(text: string): string {
  return text.replace(PARTICLE, (_, last: string, particle: string | undefined) => {
    const pair = PAIRS.find(one => one.some(form => form === particle))
    return (
      last +
      (pair === undefined
        ? (particle ?? '')
        : pair[(particle?.endsWith('로') ? takesEuro(last) : endsInConsonant(last)) ? 0 : 1])
    )
  })
}

function isCodeAsWritten(node: Node, said: string): boolean {
  return node.type === 'inlineCode' && node.value === said
}

/** Chinese and Japanese set spaces around code, but none around the words it has become. */
function joinIdeographs(text: string, more: string): string {
  return IDEOGRAPH_END.test(text) && /^\p{Ideographic}|^[\p{sc=Kana}\p{sc=Hira}]/u.test(more.trimStart())
    ? text.trimEnd() + more.trimStart()
    : text + more
}

const IDEOGRAPH_END = /[\p{Ideographic}\p{sc=Kana}\p{sc=Hira}ー] *$/u

interface Place {
  readonly before: string
  readonly after: string
  readonly language: Tongue
}

function wordsOf(node: Node, place: Place): string {
  switch (node.type) {
    case 'text':
      return sayGlobs(node.value, place)
    case 'inlineCode':
      return sayCode(node.value, place)
    case 'link':
      return linkWords(node.url, inlineText(node.children, place.language))
    case 'linkReference':
      return inlineText(node.children, place.language)
    case 'break':
      return LINE_BREAK
    case 'html':
      return tagText(node.value)
    case 'image':
    case 'imageReference':
    case 'delete':
      return GAP
    default:
      return ''
  }
}

/** "src/door/*.ts" without the marks of code. */
const GLOB = /(?<![\w*/.-])(?:[\w.-]{1,40}\/){0,6}\*{1,2}(?:\/\*)?\.[a-z]{1,8}(?![\w*])/g

function sayGlobs(text: string, place: Place): string {
  const said = text.replace(GLOB, (glob: string, at: number) =>
    sayCode(glob, { ...place, before: text.slice(0, at), after: text.slice(at + glob.length) }),
  )
  return said === text ? text : said.replace(BETWEEN_IDEOGRAPHS, '')
}

const BETWEEN_IDEOGRAPHS = /(?<=[\p{Ideographic}\p{sc=Kana}ー]) (?=[\p{Ideographic}\p{sc=Kana}\p{sc=Hira}])/gu

/** Characters before a piece of code in which it shows how it is meant. */
const NEAR = 80

/** "`Added` The door opens": a word of code before a new sentence is its label. */
function withLabel(nodes: readonly Node[]): readonly Node[] {
  const [label, text, ...rest] = nodes
  if (label?.type !== 'inlineCode' || text?.type !== 'text') return nodes
  if (!/^\p{Lu}\p{Ll}{2,15}$/u.test(label.value) || !/^ \p{Lu}\p{Ll}+ /u.test(text.value)) return nodes
  return [{ ...text, value: `${label.value}: ${text.value.trimStart()}` }, ...rest]
}

/** "`undefined` | `null`" */
function isOr(node: Node, last: Node | undefined, next: Node | undefined): boolean {
  return (
    last?.type === 'inlineCode' &&
    next?.type === 'inlineCode' &&
    node.type === 'text' &&
    (/^ ?\|{1,2} ?$/.test(node.value) || (/^ ?\/ ?$/.test(node.value) && /^\w+ -/.test(last.value)))
  )
}

/** `-r`/`--rename`, written as two pieces of code, is one option. */
function withWholeCode(nodes: readonly Node[]): Node[] {
  const whole: Node[] = []
  for (const [index, node] of nodes.entries()) {
    const [last, next] = [whole.at(-1), nodes[index + 1]]
    if (node.type === 'text' && /^ ?\/ ?$/.test(node.value) && isOption(last) && isOption(next)) continue
    if (isOption(node) && isOption(last) && nodes[index - 1] !== last)
      whole[whole.length - 1] = { ...last, value: `${last.value}/${node.value}` }
    else whole.push(node)
  }
  return whole
}

function isOption(node: Node | undefined): node is Node & { type: 'inlineCode' } {
  return node?.type === 'inlineCode' && /^-{1,2}[a-z][\w-]*$/i.test(node.value)
}

/** The first words as they are written: enough to see what follows. */
function sourceOf(nodes: readonly Node[]): string {
  return nodes.map(node => ('value' in node && node.type !== 'html' ? node.value.slice(0, 40) : '')).join('')
}

/** `<name>` is no tag that HTML has and nothing closes it: a word that stands for another. */
function placeholderOf(tag: string, nodes: readonly Node[]): string | undefined {
  const [, name] = /^<([a-z][\w-]{0,40}(?: [\w-]{1,40}){0,4})>$/i.exec(tag) ?? []
  if (name === undefined || HTML_TAGS.test(name.toLowerCase().replace(/ .*/, ''))) return undefined
  return nodes.some(node => node.type === 'html' && node.value === `</${name}>`) ? undefined : name
}

function tagText(tag: string): string {
  if (/^<br\b/i.test(tag)) return LINE_BREAK
  return /^<(?:img|video|picture|svg)\b/i.test(tag) ? GAP : ''
}
