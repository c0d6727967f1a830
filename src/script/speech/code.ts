import { sayOptions } from './code/options.ts'
import { type CodePlace, capitalize, joinWithAnd, type Reader, sayThing } from './code/place.ts'
import { sayPlaceholder } from './code/placeholders.ts'
import { sayCommand, sayData, sayPattern, sayStatement } from './code/programs.ts'
import { saySign } from './code/signs.ts'
import { sayWildcard } from './code/wildcards.ts'
import type { Tongue } from './language.ts'
import { GAP } from './marks.ts'
import { isRange, sayRange } from './ranges.ts'
import { isSign, signName } from './signs.ts'
import { wordsOf } from './words.ts'

/**
 * Inline code as a narrator says it. What is code is read by rules of its own, because a star, a dash or a brace means
 * there what it never means in prose: a sign by itself gets its name, an option is called an option, a wildcard and
 * braces are spelled out, a command loses what is only typed. An identifier comes back as it is written. What nobody
 * can say (a line of JSON, a statement) is called what it is, or is
 * a gap, which takes the small words before it along.
 *
 * @param place what stands around the code in its sentence, and the language of that
 */
export function sayCode(code: string, place: CodePlace): string {
  const text = code.replace(/\s+/g, ' ').replace(EXPRESSION, '$1')
  if (text.trim() === '') return signName(' ', place.language) === undefined ? GAP : saySign(' ', place)
  for (const read of READERS) {
    const said = read(text.trim(), place)
    if (said !== undefined) return atStart(said, place)
  }
  return sayName(text.trim(), place)
}

/** `${{ github.sha }}` is what it holds. */
const EXPRESSION = /\$?\{\{ ?([^{}]*[^{} ]) ?\}\}/g

/** The first that knows the code says it. */
const READERS: readonly Reader[] = [
  (code, place) => (isSign(code) ? saySign(code, place) : undefined),
  sayShortcode,
  sayScheme,
  sayComment,
  sayTags,
  sayType,
  sayOptions,
  (code, { language }) => (isRange(code) ? sayRange(code, language) : undefined),
  sayPattern,
  sayPlaceholder,
  sayAlternatives,
  sayWildcard,
  sayCommand,
  sayData,
  sayCall,
  sayStatement,
]

/** "The yes option is new": what we put words to begins a line as a sentence does. */
function atStart(said: string, { before }: CodePlace): string {
  return before.trim() === '' && /^(?:(?:the|an?|dash|die|das|la|les?|une?|everything) |l’)/.test(said)
    ? capitalize(said)
    : said
}

/** `https://` and `file://localhost/` lead nowhere: they are the scheme. */
function sayScheme(code: string): string | undefined {
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]{1,20}):\/\/(\/|localhost\/?)?$/.exec(code) ?? []
  if (scheme === '' || (rest !== '' && scheme.startsWith('http'))) return undefined
  return /^(?:https?|ftps?|s?ftp|wss?|ssh)$/.test(scheme) ? scheme.toUpperCase() : scheme
}

/** `/* v8 ignore *\/` and `// eslint-disable` are what they say. */
function sayComment(code: string, place: CodePlace): string | undefined {
  const [, words = ''] = /^(?:\/\*+|\/\/+|<!--|#) +([\p{L}@][^*]{0,80}?) *(?:\*\/|-->)?$/u.exec(code) ?? []
  return words === '' ? undefined : sayName(words, place)
}

/** Several tags are a piece of a page; one alone has its name, see `placeholders.ts`. */
function sayTags(code: string, place: CodePlace): string | undefined {
  return /<[a-z][^<>]*>[\s\S]*<\/?[a-z][^<>]*>/i.test(code) && /<\/|=["']/.test(code)
    ? sayThing('line', place)
    : undefined
}

/** A signature alone, `From<[T; N]> for Cell<T>`, is for the eye; within a sentence it is read as a name. */
function sayType(code: string, { before, after }: CodePlace): string | undefined {
  const isAlone = !/[\p{L}\p{N}]/u.test(before + after)
  return isAlone && /^[^()]*\p{L}<[^<>]*(?:[<[&]|, [^<>]*>[\s\S]*<)/u.test(code) ? GAP : undefined
}

/** `:memory:` is a name when it is code; outside of code it is an emoji. */
function sayShortcode(code: string): string | undefined {
  return /^:([\w+-]+):$/.exec(code)?.[1]
}

/** `move_{up,down}` is "move_up and move_down". */
function sayAlternatives(code: string, place: CodePlace): string | undefined {
  const [, head = '', inner, tail = ''] =
    /^([^\s{}]*)\{([^\s{},:"']*(?:, ?[^\s{},:"']*)+)\}([^\s{}]*)$/.exec(code) ?? []
  if (inner === undefined || (head === '' && tail === '')) return undefined
  const names = inner.split(/, ?/).map(one => sayCode(head + one + tail, place))
  return joinWithAnd(names, place.language)
}

/** `open()` is "open"; what it is called with is said only where that is words. */
function sayCall(code: string, place: CodePlace): string | undefined {
  const [, name, args = ''] =
    /^([\p{L}_$@][\p{L}\p{N}_.$#:?!<>-]*)\((.*)\)(?: ?(?:->|:) ?.+)?;?$/u.exec(code) ?? []
  if (name === undefined) return undefined
  const said = sayName(name, place)
  return /^[\p{L}\p{N}_, ]+$/u.test(args) ? `${said}(${args})` : said
}

/** An identifier, a path, a value or a short expression: as it is, with the operators in words. */
function sayName(code: string, { language }: CodePlace): string {
  const words = wordsOf(language)
  const array = language === 'en' ? ' array' : ''
  return code
    .replace(/^(?:==(?=v?\d)|:(?=[a-z]))|(?<=\w)=$/g, '')
    .replace(/(?<=[\p{L}\p{N}>])\[\]$/u, array)
    .replace(/(?<=[/:=.-])[{<]([\p{L}\p{N}_.-]+)[}>]/gu, '$1')
    .replace(/\$(?=[A-Za-z_])/g, '')
    .replace(/\?\.(?=[\p{L}_])/gu, '.')
    .replace(/(?<=[\p{L}\p{N}_)])(?:#|->|[~^])(?=[\p{L}_])/gu, ' ')
    .replace(/ (?:&&) /g, words?.and ?? ' & ')
    .replace(/ (?:\|\|?|\?\?) /g, words?.or ?? ', ')
    .replace(/(?<=[\p{L}])\|(?=\p{L})/gu, words?.or ?? ', ')
    .replace(/ [!=]==? /g, found => (found.startsWith(' !') ? ' ≠ ' : ' = '))
    .replace(/(?<=[\p{L}\p{N}_]) ([<>]) (?=\p{L})/gu, (_, sign: string) => sayOrder(sign, language))
    .replace(/(?<=\w)=(?=[\w"'/.])/g, ' = ')
    .replace(/^#!? ?(?=[\p{L}/])/u, '')
    .replace(/(?<=[\d\p{Ll})]) \* (?=[\d\p{Ll}(])/gu, ' × ')
    .replace(/<[^<>]*[[\]&;][^<>]*>/g, '')
    .replace(/(?<=[\s(]):(?=[a-z])/g, '')
    .replace(/\/\*+(?=["']?$)/, '')
    .replace(/\*/g, '')
}

function sayOrder(sign: string, language: Tongue): string {
  const than = wordsOf(language)?.than
  return than === undefined ? ', ' : ` ${than[sign === '<' ? 0 : 1]} `
}
