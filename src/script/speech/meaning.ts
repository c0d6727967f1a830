import { sayArrows } from './arrows.ts'
import { sayCode } from './code.ts'
import { languageOf, type Tongue } from './language.ts'
import { contract } from './options.ts'
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
  const dated = text
    .replace(TIME_STAMP, '$1')
    .replace(COMPACT, '$1-$2-$3')
    .replace(CLOCK, '$1')
    .replace(PINNED, ' ')
  if (!HAS_SIGNS.test(dated)) return dated
  const language = languageOf(dated.replace(ADDRESSES, ' '), fallback)
  const steps = [sayFlags, sayArrows, sayRanges, sayOrs, sayPowers, sayComparisons]
  const said = steps.reduce((line, say) => say(line, language), dated)
  return said === dated ? said : said.replace(BETWEEN_IDEOGRAPHS, '').replace(KOREAN_ENDING, '')
}

/** The words we put in stand without spaces where the language has none. */
const BETWEEN_IDEOGRAPHS =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]) (?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/gu

/** "미만 이면" is one word. */
const KOREAN_ENDING =
  /(?<=에서 \S{1,12}) (?=으?로(?:\s|$))|(?<=미만|초과|이상|이하) (?=이면|이고|이며|인|일|입니다|으로|에서|에)/gu

const HAS_SIGNS = / -- |(?<![^\s(])-{1,2}[a-z]|\d\+|[<>≤≥⩾⩽→⇒⟶➔➜^]|\|\||~\d/i
const ADDRESSES = /\S{1,60}[@/]\S{1,60}/g

/** An option is one without the marks of code, too: "run it with --yes". */
function sayFlags(text: string, language: Tongue): string {
  if (!text.includes('-')) return text
  const said = text
    .replace(DOUBLE_DASH, dash => signName(dash, language) ?? dash)
    .replace(FLAG, (flag: string, at: number) =>
      sayCode(flag, {
        before: text.slice(Math.max(0, at - 40), at),
        after: text.slice(at + flag.length, at + flag.length + 40),
        language,
      }),
    )
  return contract(said)
}

/** "everything after -- is passed on" */
const DOUBLE_DASH =
  /(?<=(?<!\p{L})(?:after|before|nach|vor|après|avant|después de|después del?) )--(?=[ .,])/giu
const ONE_FLAG = '(?:--[a-z][\\w-]{0,60}(?:=[\\w./-]{1,60})?(?<=\\w)|-[a-z])'
const FLAG = new RegExp(`(?<![^\\s(])${ONE_FLAG}(?:(?: |/)${ONE_FLAG}){0,3}(?![\\w-])`, 'gi')

/** Nobody listens to the seconds of a release: `2024-10-22T12:21:32Z` and `2024-10-22 12:21:32 +0000` are their day. */
const TIME_STAMP =
  /(?<!\d)(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?| \d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?)(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})){0,2}(?!\w)/g
const COMPACT = /(?<![\w-])(\d{4})(\d{2})(\d{2})T\d{6}Z(?!\w)/g
/** "Tue, 22 Oct 2024 12:21:32 GMT" and "Tue Oct 22 12:21:32 UTC 2024". */
const CLOCK = /(?<=(?:\d{4}|[A-Z][a-z]{2} \d{1,2})) \d{2}:\d{2}:\d{2} (?:(?:GMT|UTC|[+-]\d{4})(?![\w+-]))()/g

/** "npm@>=9" */
const PINNED = /(?<=[\p{L}\p{N}])@(?=[<>^~]=? ?\d)/gu

/** "a || b"; a `|` alone parts titles and cells. */
function sayOrs(text: string, language: Tongue): string {
  return text.replace(/(?<=[\p{L}\p{N})]) ?\|\| ?(?=[\p{L}\p{N}(])/gu, wordsOf(language)?.or ?? ', ')
}

const QUANTITY = String.raw`[~$€£]?\d[\d.,:]{0,20}(?<=\d)(?: ?(?:[%‰°µ]|[KMGT]i?B|[a-zµ]{1,2}(?![\p{L}\p{N}]))[a-zA-Z]?(?![\p{sc=Latn}\p{N}])| ?[\p{sc=Han}\p{sc=Hang}]{1,3})?`
const COMPARISON = new RegExp(`(?<![-=<>])( ?)(?<![-=<>])([<>]) ?(${QUANTITY})`, 'gu')
/** `>= 18`, `≤5 ms` and `requests>=2.32.0`. */
const LIMIT = new RegExp(`(^|(?<=[(（])|[ ]|(?<=[\\p{L}\\p{N}]))(>=|<=|≥|≤|⩾|⩽) ?(v?${QUANTITY})`, 'gu')
/** "Node >= 18", "requests>=2.32". */
const AFTER_NAME =
  /(?:\p{Lu}[\p{L}\p{N}.+#-]*|(?<!\p{L})(?:node|npm|python|php|ruby|go|java|rust|cargo|git|pnpm|yarn))$|[\p{L}\p{N}]-[\p{L}\p{N}]+$/u
const LEAST = /^[>≥⩾]/

/** "is less than", while "in fewer than" counts. */
const STATED =
  /(?<!\p{L})(?:is|are|was|be|ist|sind|war|sei|sein|est|sont|être|es|son|sea|é|são|seja|è|sono|sia|value|Wert|valeur|valor|valore)$/iu

function sayComparisons(text: string, language: Tongue): string {
  if (!/[<>≤≥]/.test(text)) return text
  const words = wordsOf(language)
  return text
    .replace(NAMED_SIGN, (sign: string) => signName(sign, language)?.replace(/^an? | sign$/g, '') ?? sign)
    .replace(MENU, ', ')
    .replace(LIMIT, (found, space: string, sign: string, quantity: string, at: number) => {
      if (words === undefined) return found
      const isVersion =
        (at > 0 && !/[(（]$/.test(text.slice(0, at)) && space === '') ||
        (AFTER_NAME.test(text.slice(Math.max(0, at - 24), at)) && !/\p{L}$/u.test(quantity))
      const isRange = /^,? ?(?:and |und |et |y |e |и )?[<≤]/.test(text.slice(at + found.length))
      const least = isVersion && !isRange ? words.orLater : words.atLeast
      return (
        (space || (language === 'zh' || at === 0 ? '' : ' ')) +
        (LEAST.test(sign) ? least : words.atMost)(quantity)
      )
    })
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

/** "the > operator" */
const NAMED_SIGN = /(?<=^|\s)(?:<=|>=|<|>)(?= (?:operators?|signs?|characters?|symbols?)\b)/g

/** "Settings > General" is a way through menus. */
const MENU = /(?<=[\p{L}\p{N}]) > (?=\p{Lu}|[\p{sc=Hang}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/gu

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
