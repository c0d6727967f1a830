import type { Tongue } from './language.ts'
import { type Words, wordsOf } from './words.ts'

/**
 * Arrows in words. Between two values one becomes the other: "from 3 s to 5 s", or "3 s to 5 s" after a verb that
 * takes it so ("Rename a to b") and where nothing else is said. Between the entries of menus an arrow is a pause.
 * Other arrows stay, to become a dash.
 */
export function sayArrows(text: string, language: Tongue): string {
  if (!HAS_ARROW.test(text)) return text
  const line = text.replace(AT_EDGE, '')
  const words = wordsOf(language)
  const changed = words === undefined ? line : sayChanges(line, words, language)
  return changed.replace(MENU, (menu: string, at: number) =>
    sayMenu(menu, changed.slice(Math.max(0, at - 16), at), words),
  )
}

const ARROW = ' ?(?:[-=]{1,2}>|[→⇒⟶➔➜]) ?'
const HAS_ARROW = /[-=]>|[→⇒⟶➔➜]/
const ARROWS = new RegExp(ARROW, 'gu')
const AT_EDGE = /^ ?(?:[-=]{1,2}>|[→⇒⟶➔➜]) ?(?=\D)|(?<=[\p{L}\p{N}.,)]) ?[→⇒⟶➔➜]$/gu

/** "3 s", "1.2.0", "v2-rc.1", "10 %", "$5", "5 秒". */
const UNIT =
  '(?: ?(?:%|°[CF]?|[KMGTk]i?[Bb](?:/s)?|[a-zµ]{1,3}(?:/s)?|seconds?|minutes?|hours?|days?|bytes?|lines?|Sekunden?|Minuten?|secondes?|segundos?|minutos?|secondi|секунд[ыа]?)(?![\\p{L}\\p{N}])| ?(?:\\p{sc=Cyrl}{1,4}(?!\\p{L})|\\p{sc=Han}{1,2}|\\p{sc=Hang}{1,3}))?'
const NUMBER = `[~$€£]?v?\\d[\\p{sc=Latn}\\p{N}.,:+_-]{0,40}(?<=[\\p{L}\\p{N}+])${UNIT}`
const QUOTED = `"[^"]{1,40}"|“[^”]{1,40}”|„[^“]{1,40}“|'[^']{1,40}'`
const VALUE = `(?:${QUOTED}|${NUMBER})`
/** A word that is a name: small letters, or with the signs of identifiers. */
const NAME =
  '(?:[\\p{Ll}\\p{N}@][\\p{L}\\p{N}@_./:-]{0,60}(?<=[\\p{L}\\p{N}])(?:\\([\\p{L}\\p{N}, ]{0,40}\\))?|\\p{Lu}[\\p{L}\\p{N}]*[_./:-][\\p{L}\\p{N}_./:-]{0,60}(?<=[\\p{L}\\p{N}]))'

const EITHER = `(?:${QUOTED}|${NUMBER}|${NAME})`
const CHANGE = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(${VALUE})${ARROW}(${VALUE})((?:${ARROW}${VALUE}){0,5})`,
  'gu',
)
const ALONE = new RegExp(`^${EITHER}${ARROW}${EITHER}[.。]?$`, 'u')
const NAME_CHANGE = new RegExp(
  `(?<=^|[:,;(（：，をはがの] ?)(${EITHER})${ARROW}(${EITHER})(?=$|[.,;)）。，；]| ?[にへ])`,
  'gu',
)
/** "uuid→text", without spaces. */
const GLUED =
  /(?<![\p{L}\p{N}→.)-])(\p{Ll}[\p{L}\p{N}_]{1,30})→(\p{Ll}[\p{L}\p{N}_]{1,30})(?![\p{L}\p{N}→(])/gu
/** "Rename a -> b": a verb that takes "to" by itself. A number changes "from 3 to 5". */
const RENAME = new RegExp(
  `(?<!\\p{L})(renam(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|convert(?:s|ed)?|migrat(?:e|es|ed)|switch(?:es|ed)?|chang(?:e|es|ed|ing)(?! \\d)|turn(?:s|ed)?) (${EITHER})${ARROW}(${EITHER})`,
  'giu',
)
/** "The limit changes: 3 s → 5 s": the verb goes on without the colon. */
const VERBS =
  '(?:chang(?:es|ed)|goes|went|rises|rose|raised|grows|grew|falls|fell|drops|dropped|lowered|increased?s?|decreased?s?|reduced|bumped|moves|moved|ändert sich|geändert|steigt|sinkt|erhöht|gesenkt|passe|change|augmente|diminue|cambia|pasa|sube|baja|aumenta|muda|passa|sale|scende|меняется|изменён|изменено|увеличен|уменьшен)'
const AFTER_VERB = new RegExp(`(?<!\\p{L})(${VERBS}) ?[:：] (?=${VALUE}${ARROW}${VALUE})`, 'giu')
/** "The 1.2 to 1.3 migration". */
const A_NOUN = /(?<!\p{L})(?:the|an?|this|our|your) $/iu
const LEADING_FROM = /^(?:from|von|de|da|с|从) /u
const FROM = /(?:(?<!\p{L})(?:from|von|vom|de|da|dal|desde|с|со|из) |[从從由] ?)$/iu

function sayChanges(text: string, words: Words, language: Tongue): string {
  const isAlone = ALONE.test(text)
  const say = (found: string, from: string, to: string, more: string, at: number, whole: string) => {
    const before = whole.slice(Math.max(0, at - 24), at)
    const isNoun =
      isAlone ||
      A_NOUN.test(before) ||
      (language === 'ja' && /^ ?[にへ]/.test(whole.slice(at + found.length))) ||
      (language === 'ko' && /^ ?으?로(?!\p{L})/u.test(whole.slice(at + found.length)))
    const change = isNoun ? words.to(from, to) : words.fromTo(from, to)
    const said = FROM.test(before) ? change.replace(LEADING_FROM, '') : change
    return more.split(ARROWS).filter(Boolean).reduce(words.to, said)
  }
  return text
    .replace(AFTER_VERB, '$1 ')
    .replace(RENAME, (_, verb: string, from: string, to: string) => `${verb} ${words.to(from, to)}`)
    .replace(CHANGE, say)
    .replace(GLUED, (_, from: string, to: string) => words.to(from, to))
    .replace(NAME_CHANGE, (_, from: string, to: string) => words.to(from, to))
}

/** A way through menus has several steps, begins with what programs call them, or follows "open". */
function sayMenu(menu: string, before: string, words: Words | undefined): string {
  const entries = menu.split(ARROWS)
  const [from = '', to = ''] = entries
  const isMenu = entries.length > 2 || MENU_ROOT.test(menu) || TO_MENU.test(before)
  return isMenu || words === undefined ? entries.join(', ') : words.to(from, to)
}

const MENU_ROOT =
  /^(?:Open |Go to |Select |Click |Under |In )?(?:Settings|Preferences|File|Edit|View|Tools|Help|Options|Menu|Admin|Account|Profile|Project|Repository|Einstellungen|Datei|Bearbeiten|Ansicht|Extras|Paramètres|Fichier|Ajustes|Archivo|Configura|Impostazioni|Настройки|Файл)/u
const TO_MENU =
  /(?:open|go to|select|choose|click|under|in|via|see|öffne|unter|ouvrez|abra|abre|apri|откройте) $/iu

/** "Settings → Actions → General": capitals, and no values. */
const ENTRY = '\\p{Lu}[\\p{L}\\p{N}…&]{0,30}(?: [\\p{L}\\p{N}…&]{1,30}){0,3}'
const MENU = new RegExp(`(?<![\\p{L}\\p{N}])${ENTRY}(?:${ARROW}${ENTRY}){1,8}`, 'gu')
