import { sayArrows } from './arrows.ts'
import { sayCode } from './code.ts'
import { languageOf, type Tongue } from './language.ts'
import { sayRanges } from './ranges.ts'
import { signName } from './signs.ts'
import { wordsOf } from './words.ts'

/**
 * Signs between the words that mean something: an arrow, a comparison, a power, the "or" of a range. They are said in
 * the language of the line; where we have no words in it, the sign is left if voices read it, and else goes. No line
 * ever gets a word of another language.
 *
 * @param fallback the language of the document, for a line too short to show its own
 */
export function sayMeaning(text: string, fallback: Tongue): string {
  const dated = text.replace(TIME_STAMP, '$1').replace(COMPACT, '$1-$2-$3').replace(CLOCK, '$1')
  if (!HAS_SIGNS.test(dated)) return dated
  const language = languageOf(dated.replace(ADDRESSES, ' '), fallback)
  const steps = [sayFlags, sayArrows, sayRanges, sayOrs, sayPowers, sayComparisons]
  const said = steps.reduce((line, say) => say(line, language), dated)
  return said === dated ? said : said.replace(BETWEEN_IDEOGRAPHS, '')
}

/** The words we put in stand without spaces where the language has none. */
const BETWEEN_IDEOGRAPHS =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]) (?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/gu

const HAS_SIGNS = / -- |(?<![^\s(])-{1,2}[a-z]|[<>→⇒⟶➔➜^]|\|\||~\d/i
const ADDRESSES = /\S{1,60}[@/]\S{1,60}/g

/** An option is one without the marks of code, too: "run it with --yes". */
function sayFlags(text: string, language: Tongue): string {
  if (!text.includes('-')) return text
  return text
    .replace(DOUBLE_DASH, dash => signName(dash, language) ?? dash)
    .replace(FLAG, (flag: string, at: number) =>
      sayCode(flag, {
        before: text.slice(Math.max(0, at - 40), at),
        after: text.slice(at + flag.length, at + flag.length + 40),
        language,
      }),
    )
}

/** "everything after -- is passed on" */
const DOUBLE_DASH =
  /(?<=(?<!\p{L})(?:after|before|nach|vor|après|avant|después de|después del?) )--(?=[ .,])/giu
const FLAG = /(?<![^\s(])(?:--[a-z][\w-]{0,60}(?:=[\w./-]{1,60})?(?<=\w)|-[a-z])(?![\w-])/gi

/** Nobody listens to the seconds of a release: `2024-10-22T12:21:32Z` and `2024-10-22 12:21:32 +0000` are their day. */
const TIME_STAMP =
  /(?<!\d)(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?| \d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?)(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})){0,2}(?!\w)/g
const COMPACT = /(?<![\w-])(\d{4})(\d{2})(\d{2})T\d{6}Z(?!\w)/g
/** "Tue, 22 Oct 2024 12:21:32 GMT" and "Tue Oct 22 12:21:32 UTC 2024". */
const CLOCK = /(?<=(?:\d{4}|[A-Z][a-z]{2} \d{1,2})) \d{2}:\d{2}:\d{2} (?:(?:GMT|UTC|[+-]\d{4})(?![\w+-]))()/g

/** "a || b"; a `|` alone parts titles and cells. */
function sayOrs(text: string, language: Tongue): string {
  return text.replace(/(?<=[\p{L}\p{N})]) ?\|\| ?(?=[\p{L}\p{N}(])/gu, wordsOf(language)?.or ?? ', ')
}

const QUANTITY = String.raw`[~$€£]?\d[\d.,:]{0,20}(?<=\d)(?: ?(?:[%‰°µ]|[KMGT]i?B|[a-zµ]{1,2}(?![\p{L}\p{N}]))[a-zA-Z]?(?![\p{sc=Latn}\p{N}])| ?[\p{sc=Han}\p{sc=Hang}]{1,3})?`
const COMPARISON = new RegExp(`(?<![-=<>])( ?)(?<![-=<>])([<>]) ?(${QUANTITY})`, 'gu')
/** "is less than", while "in fewer than" counts. */
const STATED =
  /(?<!\p{L})(?:is|are|was|be|ist|sind|war|sei|sein|est|sont|être|es|son|sea|é|são|seja|è|sono|sia|value|Wert|valeur|valor|valore)$/iu

function sayComparisons(text: string, language: Tongue): string {
  if (!/[<>]/.test(text)) return text
  const words = wordsOf(language)
  return text
    .replace(MENU, ', ')
    .replace(COMPARISON, (_, space: string, sign: string, quantity: string, at: number) => {
      if (words === undefined) return ` ${quantity}`
      const said = (sign === '<' ? words.less : words.more)(
        quantity,
        STATED.test(text.slice(Math.max(0, at - 12), at)),
      )
      const isOpen = at === 0 || /[\s(（]/.test(text.charAt(at - 1))
      const glues = language === 'zh' && !/[A-Za-z\d]/.test(text.charAt(at - 1))
      return isOpen || glues ? `${isOpen ? space : ''}${said}` : ` ${said}`
    })
}

/** "Settings > General" is a way through menus. */
const MENU = /(?<=[\p{L}\p{N}]) > (?=\p{Lu})/gu

const EXPONENT = '\\^(?:\\((-?\\d{1,9}|\\p{L})\\)|([-−]?\\d{1,9}|\\p{L})(?![\\p{L}\\p{N}]))'
const POWER = new RegExp(`((?<![\\p{L}\\p{N}.,])(?:\\p{L}|\\d[\\d.,]{0,20}(?<=\\d))|\\))${EXPONENT}`, 'gu')

function sayPowers(text: string, language: Tongue): string {
  if (!text.includes('^')) return text
  const words = wordsOf(language)
  return text.replace(POWER, (_, base: string, bracketed: string | undefined, bare: string | undefined) => {
    const exponent = bracketed ?? bare ?? ''
    return words === undefined ? base + superscript(exponent) : words.power(base, exponent)
  })
}

function superscript(exponent: string): string {
  return exponent.replace(/[-−\d]/g, sign => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(sign)) || '⁻')
}
