import { isIdeographic } from '../speech/sentence.ts'
import { LINE_BREAK } from './inline.ts'

/**
 * The text of a paragraph as the lines it is said in, mostly one. Wrapped lines are joined. Lines that each begin with
 * an emoji or a typed bullet are a list to the eye, so they are to the ear; and a line that had room for the next
 * word was ended on purpose, as GitHub shows it in releases and comments.
 */
export function paragraphLines(text: string): string[] {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const last = lines.at(-1)
    if (last === undefined || startsAnew(last.slice(last.lastIndexOf('\n') + 1), line)) lines.push(line)
    else lines[lines.length - 1] = `${last}\n${line}`
  }
  return lines.map(joinLines)
}

function startsAnew(line: string, next: string): boolean {
  return TYPED_BULLET.test(next) || (ENDS_OPENLY.test(line) && hasRoom(line, next) && !RUNS_ON.test(line))
}

const TYPED_BULLET = /^(?:[•·●▪◦‣]|(?![\d#*])\p{Emoji}|:[a-z_]+: )/u
const ENDS_OPENLY = /[\p{L}\p{N})\]"'”’»*_%]\s*$/u
const RUNS_ON =
  /(?<!\p{L})(?:the|an?|of|by|to|in|on|at|for|from|with|and|or|is|are|as|our|your|this|that|via|und|der|die|das|den|dem|ein|eine|von|mit|für|im|zu|de|la|les?|et|des|du|el|los|con|y|il|di|e)$/iu

/** Only a capital shows a new beginning: whoever breaks lines at clauses goes on in small letters. */
function hasRoom(line: string, next: string): boolean {
  const [first = ''] = next.split(' ', 1)
  return /^["'“„«*_(]{0,4}\p{Lu}/u.test(first) && line.length + 1 + first.length <= NARROWEST
}

/** Nobody wraps text at fewer columns than this. */
const NARROWEST = 60

/** One line of several: a line break that was meant becomes a short pause. */
export function joinLines(text: string): string {
  const lines = text.split(LINE_BREAK)
  return joinWrapped(
    lines.map((line, index) => line.trimEnd() + pauseBetween(line, lines[index + 1])).join(''),
  )
}

function joinWrapped(text: string): string {
  return text.replace(WRAPPED_IDEOGRAPHS, '').replace(/[ \t]*\n[ \t]*/g, ' ')
}

// Chinese and Japanese have no spaces between words, so none comes from wrapping lines.
const WRAPPED_IDEOGRAPHS =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}、。，；：！？]) ?\n ?(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}])/gu

function pauseBetween(line: string, next: string | undefined): string {
  if (next === undefined) return ''
  if (/(?:^|\p{P})\s*$/u.test(line) || /^\s*(?:https?:|www\.)/i.test(next)) return ' '
  return isIdeographic(line) ? '，' : ', '
}
