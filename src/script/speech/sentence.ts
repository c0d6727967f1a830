import { countOf } from '../count-of.ts'
import { isIdeographic, LATIN_SMALL_WORDS } from './ideographic.ts'
import type { Tongue } from './language.ts'

/**
 * Ends a line as a sentence, with the full stop of its script; '' when it has no word to say. What stood before or
 * after something that was taken out (a lone dash, a comma, a bracket without its partner) goes.
 *
 * @param language of the document: a name in Latin letters ends as the Chinese or Japanese sentences around it do
 */
export function endSentence(text: string, language: Tongue = 'en'): string {
  const whole = dropEmptySentences(dropOddStops(balanceBrackets(text)))
  const words = withoutEdges(withoutEdges(whole).replace(HANGING, ''))
  if (!/[\p{L}\p{N}]/u.test(words) || SILENT_LINES.some(line => line.test(words))) return ''
  return isEnded(words) ? words : words + fullStop(words, language)
}

/** What can only lead to something. "In", "of" and "with" may end a sentence: "the door you log in with". */
const HANGING = /(?:[ ,;]+(?:by|via|and|or|und|oder))+(?=[.。]?$)/u

/** Takes out brackets that have no partner. `:)` is a face. */
function balanceBrackets(text: string): string {
  if (!/[()（）「」『』【】]/.test(text)) return text
  const line = text.replace(FACES, '').replace(/^([a-z])\) (?=\S)/i, '$1: ')
  const open: number[] = []
  const odd = new Set<number>()
  for (const { 0: bracket, index } of line.matchAll(/[()（）「」『』【】]/g)) {
    const opener = OPENERS.get(bracket)
    if (opener === undefined) open.push(index)
    else if (line.charAt(open.at(-1) ?? -1) === opener) open.pop()
    else odd.add(index)
  }
  for (const index of open) odd.add(index)
  if (odd.size === 0) return line
  return line
    .replace(/[()（）「」『』【】]/g, (bracket, index: number) => (odd.has(index) ? ' ' : bracket))
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[.,;:!?，。]|$)/g, '')
    .trimStart()
}

const OPENERS = new Map([')(', '）（', '」「', '』『', '】【'].map(pair => [pair.charAt(0), pair.charAt(1)]))
const FACES = /(?<=^|\s)[:;]-?[)(](?=$|[\s.,!?])/g

/** One full stop ends a sentence; three dots are a pause. */
function dropOddStops(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N})"”’%])\.(?: ?\.(?!\.)|(?<!\.\.)\.(?!\.))(?=\s|$)/gu, '.')
    .replace(/[.。]+。|。 ?\.(?![\p{L}\p{N}.])/gu, '。')
    .replace(/(?<=[!?！？])\.(?=\s|$)/g, '')
}

/** "Done. !" and "Done. By." say no more than "Done." */
function dropEmptySentences(text: string): string {
  if (!/[.!?。！？]/.test(text)) return EMPTY.test(text) ? '' : text
  const sentences = text.split(SENTENCE_END)
  return sentences
    .filter(one => !EMPTY.test(one))
    .join('')
    .trimEnd()
}

const SENTENCE_END = /(?<=(?<!\d)[.!?]['")\]]? )|(?<=[。！？])/
const EMPTY =
  /^(?:[^\p{L}\p{N}]*|[^\p{L}\p{N}]*(?:(?:and|or|by|with|of|for|from|via|und|oder|mit|von|für|et|ou|avec|por|con|com) ?){1,3}[.!?,;]?) ?$/iu

/** The words of a sentence without its full stop; question and exclamation marks stay. */
export function withoutEnd(sentence: string): string {
  return sentence.replace(/[.。:：]$/u, '')
}

/** What remains of "**Full Changelog**: https://…/compare/v1...v2" when it was a link; a number without its item. */
const SILENT_LINES = [/^(?:see )?full (?:changelog|diff)(?: in compare view)?[:.]?$/i, /^\d{1,9}\.$/]

function withoutEdges(text: string): string {
  const [, number = '', words = ''] = /^(\d{1,9}\. )?(.*)$/su.exec(text) ?? []
  const start = words.replace(/^(?:[,;:=…、，；：–—)\]\s]|[-+.!?/&](?=[\s,;:=–—]|$))+/u, '')
  let end = start.length
  while (end > 0 && ' ,;–—-/&+=([、，；（'.includes(start.charAt(end - 1)) && !isPartOfWord(start, end)) end--
  return number + start.slice(0, end)
}

/** `C++` keeps its plus signs. */
function isPartOfWord(text: string, end: number): boolean {
  return text.charAt(end - 1) === '+' && /[\p{L}+]/u.test(text.charAt(end - 2))
}

/** A colon ends a line too: what it announces follows after a pause. Quotes and brackets may close after the end. */
function isEnded(text: string): boolean {
  return /[\p{Sentence_Terminal}…:：።᠃។]['"”’»」』）)\]]{0,3}$/u.test(text)
}

const FULL_STOPS: readonly (readonly [RegExp, string])[] = [
  [/\p{sc=Deva}|\p{sc=Beng}|\p{sc=Guru}|\p{sc=Orya}/u, '।'],
  [/[ٹڈڑںےہھ]/u, '۔'],
  [/\p{sc=Mymr}/u, '။'],
  [/\p{sc=Khmr}/u, '។'],
  [/\p{sc=Ethi}/u, '።'],
  [/\p{sc=Armn}/u, '։'],
  [/\p{sc=Tibt}/u, '།'],
]

/** The script of most letters decides. Thai and Lao have no full stop; the end of the line is the pause. */
function fullStop(text: string, language: Tongue): string {
  if (isIdeographic(text) || isNameIn(language, text)) return '。'
  if (countOf(text, /[\p{sc=Thai}\p{sc=Lao}]/gu) * 2 > countOf(text, /\p{L}/gu)) return ''
  return FULL_STOPS.find(([script]) => script.test(text))?.[1] ?? '.'
}

/** "Windows 11" in a Chinese list. */
function isNameIn(language: Tongue, text: string): boolean {
  if (language !== 'zh' && language !== 'ja') return false
  const hasIdeographs = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text)
  return hasIdeographs
    ? !LATIN_SMALL_WORDS.test(text)
    : countOf(text, / /g) < 3 && /^[\p{sc=Latn}\P{L}]*$/u.test(text)
}
