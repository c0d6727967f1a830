import type { Language } from '../language.ts'
import { OPTION_NOUN, OPTIONS } from '../options.ts'
import { wordsOf } from '../words.ts'
import { type CodePlace, DETERMINED } from './place.ts'

interface Option {
  readonly name: string
  readonly isLong: boolean
  readonly value: string | undefined
}

/** `--yes`, `-s`, `-r/--rename`, `--out=file`, `--out <file>`. */
export function sayOptions(code: string, place: CodePlace): string | undefined {
  const options = readOptions(code)
  if (options === undefined) return undefined
  const short = options.find(one => !one.isLong)
  const long = options.find(one => one.isLong)
  if (options.length === 2 && short && long) return sayBoth(short, long, place)
  return options.map(one => sayOption(one, place)).join(wordsOf(place.language)?.and ?? ', ')
}

function readOptions(code: string): Option[] | undefined {
  if (!/^-{1,2}[\p{L}\d?]/u.test(code)) return undefined
  const options: Option[] = []
  for (const part of code.split(/ ?[,/|] ?(?=-)| (?:or )?(?=-)/)) {
    const [, dashes = '', name = '', value] = OPTION.exec(part) ?? []
    if (name === '') return undefined
    const isLong = dashes === '--' || GO_STYLE.test(name)
    options.push({ name: name.replaceAll('*', 'star'), isLong, value: wordOf(value) })
  }
  return options.length > 0 && options.length <= 4 ? options : undefined
}

const OPTION = /^(-{1,2})([\p{L}\d?][\p{L}\d_.*-]*)(?:\[?[= ]\[?([^\s]+))?$/u

/** `-target` and `-out-file`, as programs in Go have them; `-xvf` is three letters. */
const GO_STYLE = /^[a-z]{4,}$|^[a-z]{2,}-[a-z-]+$/

/** A placeholder such as `<file>` or `FILE` is no value. */
function wordOf(value: string | undefined): string | undefined {
  return value === undefined || /^[<[{]|^[A-Z_]+\]?$|[|$]|^\.+$/.test(value)
    ? undefined
    : value.replace(/^["':]|["'\]:]+$/g, '')
}

function sayOption(option: Option, place: CodePlace): string {
  const { before, after, language } = place
  if (language === 'other') return option.name
  const words = OPTIONS[language]
  if (!option.isLong) return sayShort(option, words)
  const named = [option.name, option.value].filter(Boolean).join(' ')
  if (NAMED_AFTER.test(after)) return language === 'en' && !DETERMINED.test(before) ? `the ${named}` : named
  if (NAMED_BEFORE.test(before)) return named
  if (language === 'en' && ATTRIBUTE.test(after)) return option.name
  const said = words.long(option.name, DETERMINED.test(before), before)
  return option.value === undefined ? said : words.setTo(said, option.value)
}

/** "(`--a` and `-b`) options" too. */
const NAMED_AFTER = new RegExp(
  `^(?:\\s*\\([^()]{0,20}\\))?(?:(?:,| and| or| und| oder| et| ou| y| o| e| и| или|/)* ?-{1,2}[\\w-]{1,30}){0,3}\\)?[\\s-]*${OPTION_NOUN}`,
  'iu',
)
const NAMED_BEFORE = new RegExp(`${OPTION_NOUN}\\p{L}*[:：]?\\s*$`, 'iu')

/** "json output": the option says which. */
const ATTRIBUTE =
  /^ (?:output|modes?|support|format(?:ting)?|behaviou?r|values?|handling|syntax|usage|help|errors?|installs?|builds?|runs?|commands?|subcommands?|path|files?)(?!\p{L})/u

function sayShort({ name, value }: Option, words: (typeof OPTIONS)[Language]): string {
  const said = /^\p{Lu}$/u.test(name) ? words.capital(name) : words.short(name)
  return value === undefined ? said : `${said} ${value}`
}

/** "the rename option, dash r," of which a noun that follows leaves the long name alone. */
function sayBoth(short: Option, long: Option, place: CodePlace): string {
  const said = sayOption(long, place)
  if (place.language === 'other' || said === long.name || said === `the ${long.name}`) return said
  const comma = /^\s*(?:$|[\p{P}])/u.test(place.after) ? '' : ','
  const letter = sayShort(short, OPTIONS[place.language])
  if (place.language === 'zh') return `${said}（${letter}）`
  if (place.language === 'ja') return `${said}（${letter}）`
  return `${said}, ${letter}${comma}`
}
