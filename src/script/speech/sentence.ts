import { countOf } from '../count-of.ts'

/**
 * Ends a line as a sentence, with the full stop of its script; '' when it has neither letter nor digit. What stood
 * before or after something that was taken out (a lone dash, a comma) goes.
 */
export function endSentence(text: string): string {
  const words = withoutEdges(text)
  if (!/[\p{L}\p{N}]/u.test(words) || SILENT_LINES.some(line => line.test(words))) return ''
  return isEnded(words) ? words : words + fullStop(words)
}

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
function fullStop(text: string): string {
  if (isIdeographic(text)) return '。'
  if (countOf(text, /[\p{sc=Thai}\p{sc=Lao}]/gu) * 2 > countOf(text, /\p{L}/gu)) return ''
  return FULL_STOPS.find(([script]) => script.test(text))?.[1] ?? '.'
}

/** Whether a text is Chinese or Japanese; each such letter counts as a syllable or more, so names in Latin may be long. */
export function isIdeographic(text: string): boolean {
  const ideographs = countOf(text, /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}]/gu)
  return (
    ideographs > 0 &&
    ideographs * 3 > countOf(text, /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Hang}\p{sc=Arab}]/gu)
  )
}
