import { isIdeographic } from '../speech/ideographic.ts'
import type { Tongue } from '../speech/language.ts'

import { withoutMarks } from '../speech/marks.ts'
import { LINE_BREAK } from './inline.ts'

/**
 * The text of a paragraph as the lines it is said in, mostly one. Wrapped lines are joined. Lines that each begin with
 * an emoji or a typed bullet are a list to the eye, so they are to the ear; and a line that had room for the next
 * word was ended on purpose, as GitHub shows it in releases and comments.
 */
export function paragraphLines(text: string, language: Tongue = 'en'): string[] {
  const lines: string[] = []
  const written = text.split('\n').filter(line => !OPEN_BOX.test(line))
  const prose = isProse(written.map(withoutMarks)) || (language === 'de' && written.length > 1)
  for (const line of written) {
    const last = lines.at(-1)
    if (
      last === undefined ||
      startsAnew(withoutMarks(last.slice(last.lastIndexOf('\n') + 1)), withoutMarks(line), prose)
    )
      lines.push(line)
    else lines[lines.length - 1] = `${last}\n${line}`
  }
  return lines.map(joinLines)
}

/** A box that is typed and not ticked: what is not done is not told as done. */
const OPEN_BOX = /^\s*☐/

function startsAnew(line: string, next: string, isProse: boolean): boolean {
  if (TYPED_BULLET.test(next)) return true
  if (!ENDS_OPENLY.test(line) || RUNS_ON.test(line) || !hasRoom(line, next)) return false
  return !isProse || OPENS_SENTENCE.test(next) || isTitle(line)
}

/** "Known issues" above what they are. */
function isTitle(line: string): boolean {
  return /^\S+(?: \S+)?\s*$/.test(line) && !OPENS_SENTENCE.test(line)
}

const TYPED_BULLET = /^(?:[•·●▪◦‣☑☒]|(?![\d#*])\p{Emoji}|:[a-z_]+: )/u
const ENDS_OPENLY = /[\p{L}\p{N})\]"'”’»*_%]\s*$/u
const RUNS_ON =
  /(?<!\p{L})(?:the|an?|of|by|to|in|on|at|for|from|with|without|and|or|but|is|are|was|were|be|as|than|our|your|its|their|this|that|these|those|via|into|new|und|oder|der|die|das|den|dem|des|ein|eine[mnrs]?|von|vom|mit|für|im|in|am|auf|aus|zu|zum|zur|ist|sind|de|la|les?|et|ou|des|du|au|aux|une?|pour|avec|dans|el|los|las|una|con|para|por|y|il|di|del|della|e|o|os|as|um|uma|do|da|no|na|и|в|на|с|для|по|из)$/iu
/** What begins a sentence far more often than it goes on with one, where capitals say nothing (German nouns). */
const OPENS_SENTENCE =
  /^["'“„«*_(]{0,4}(?:The|We|You|It|I|This|That|These|There|They|An?|In|If|When|With|For|To|As|And|But|All|Our|Your|Please|Now|Also|See|Use|Add|Fix|Added|Fixed|Changed|Removed|Der|Die|Das|Wir|Sie|Es|Ein|Eine|Wenn|Bei|Mit|Für|Jetzt|Und|Le|La|Les|Nous|Vous|Il|Un|Une|El|Los|Las|En|Si|Os?|As?|Lo|Gli|Это|Мы|Вы|В|Теперь)(?!\p{L})/u

/** Only a capital shows a new beginning: whoever breaks lines at clauses goes on in small letters. */
function hasRoom(line: string, next: string): boolean {
  const [first = ''] = next.split(' ', 1)
  return /^["'“„«*_(]{0,4}\p{Lu}/u.test(first) && line.length + 1 + first.length <= NARROWEST
}

/** Nobody wraps text at fewer columns than this. */
const NARROWEST = 60

/**
 * Whether lines are sentences that were broken anywhere: some line ends with a full stop while others end openly, or
 * one goes on in small letters. Lines of a list typed by hand all end alike and all begin with capitals.
 */
function isProse(lines: readonly string[]): boolean {
  const ended = lines.filter(line => /[.!?…]["'”’»)*_]{0,3}\s*$/u.test(line)).length
  return (ended > 0 && ended < lines.length) || lines.slice(1).some(line => /^\p{Ll}/u.test(line))
}

/**
 * One line of several: where a line break was meant, what begins with a capital is a new sentence, and anything else
 * goes on after a short pause.
 */
export function joinLines(text: string): string {
  const lines = text.split(LINE_BREAK)
  return joinWrapped(
    lines.map((line, index) => line.trimEnd() + pauseBetween(withoutMarks(line), lines[index + 1])).join(''),
  )
}

function joinWrapped(text: string): string {
  return text.replace(WRAPPED_IDEOGRAPHS, '').replace(/[ \t]*\n[ \t]*/g, ' ')
}

// Chinese and Japanese have no spaces between words, so none comes from wrapping lines.
const WRAPPED_IDEOGRAPHS =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}、。，；：！？]) ?\n ?(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}])/gu

function pauseBetween(line: string, following: string | undefined): string {
  if (following === undefined) return ''
  const next = withoutMarks(following)
  if (/(?:^|\p{P})\s*$/u.test(line) && !/["'”’»)\]*_%`]\s*$/u.test(line)) return ' '
  if (/^\s*(?:https?:|www\.)/i.test(next)) return ' '
  if (isIdeographic(line)) return ENDS_IN_VERB.test(line) ? '。' : '，'
  return /^\s*["'“„«¿¡*_(]{0,4}\p{Lu}/u.test(next) || ENDS_IN_VERB.test(line) ? '. ' : ', '
}

/** Japanese and Korean have no capitals, but their sentences end in a verb. */
const ENDS_IN_VERB =
  /(?:です|ます|した|ません|ました|だ|된다|합니다|습니다|입니다|됩니다|했다|어요|아요|해요)\s*$/u
