import type { Tongue } from './language.ts'
import { wordsOf } from './words.ts'

/**
 * Ranges of versions as npm writes them, in which every sign counts: `^20.1.0 || >=22` is "20.1 or 22 and later".
 * See https://github.com/npm/node-semver#ranges.
 */
export function sayRange(range: string, language: Tongue): string {
  const words = wordsOf(language)
  const versions = range
    .trim()
    .split(/ ?\|\|? ?/)
    .map((set, _, { length }) =>
      sayComparators(length > 1 ? set.replace(/(?<=\d)(?:\.0)+(?![.\d-])/g, '') : set, language),
    )
  const said = versions.join(words?.or ?? ', ')
  return language === 'zh' || language === 'ja'
    ? said.replace(/(?<=\p{sc=Han}) (?=\p{sc=Han}|\p{sc=Hira})/gu, '')
    : said
}

/** Whether the text is nothing but such a range. */
export function isRange(text: string): boolean {
  return WHOLE.test(text) && /[\^~<>|]/.test(text)
}

/** Ranges within a sentence: those with a caret, a tilde before three numbers, or a `||`. */
export function sayRanges(text: string, language: Tongue): string {
  const words = wordsOf(language)
  const open =
    words === undefined
      ? text
      : text.replace(AND_LATER, (_, dotted?: string, whole?: string) => words.orLater(dotted ?? whole ?? ''))
  if (!/[\^|~]/.test(open)) return open
  return open.replace(WITHIN, range => sayRange(range, language))
}

const VERSION = 'v?\\d{1,9}(?:\\.(?:\\d{1,9}|[xX*])){0,3}(?:-[a-z][\\w.]{0,30})?'
const COMPARATOR = `(?:[\\^~]|[<>]=?|=)? ?${VERSION}`
const SET = `${COMPARATOR}(?: ${COMPARATOR}){0,3}`
const WHOLE = new RegExp(`^${SET}(?: ?\\|\\|? ?${SET}){0,9}$`, 'u')
const WITHIN = new RegExp(
  `(?<![\\p{L}\\p{N}.^~<>=)])(?:${SET}(?: ?\\|\\| ?${SET}){1,9}|\\^${VERSION}|~\\d{1,9}(?:\\.\\d{1,9}){2})(?![\\p{L}\\p{N}])`,
  'gu',
)

/** "Node 20.19+", "Chrome 120+,": a version with a dot, or a number after a name and before a pause. */
const AND_LATER =
  /(?<![\p{L}\p{N}.])(?:(v?\d{1,4}(?:\.\d{1,4}){1,3})\+(?![\p{L}\p{N}+]| ?(?:million|billion|[KMGT]?B\b|x\b|stars|times|%))|(?<=\p{Lu}[\p{L}.]{1,20} )(\d{1,4})\+(?=[,.;:)）、。，]|$| (?:and|or|und|oder|et|ou|y|o|e|и|или)(?!\p{L})))/gu

function sayComparators(set: string, language: Tongue): string {
  const words = wordsOf(language)
  const parts = Array.from(set.matchAll(ONE))
  const said = parts.map(([, sign = '', version = '']) => {
    if (sign === '>=')
      return words === undefined
        ? `≥ ${version}`
        : (parts.length > 1 ? words.atLeast : words.orLater)(version)
    if (sign === '<=') return words?.atMost(version) ?? `≤ ${version}`
    if (sign === '<') return words?.less(version, true) ?? version
    if (sign === '>') return words?.more(version, true) ?? version
    return version
  })
  return said.join(words?.and ?? ', ')
}

const ONE = new RegExp(`([\\^~]|[<>]=?|=)? ?(${VERSION})`, 'gu')
