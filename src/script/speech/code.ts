import type { Language, Tongue } from './language.ts'
import { GAP } from './marks.ts'
import { OPTION_NOUN, OPTIONS } from './options.ts'
import { isRange, sayRange } from './ranges.ts'
import { isSign, signName } from './signs.ts'
import { wordsOf } from './words.ts'

/**
 * Inline code as a narrator says it. What is code is read by rules of its own, because a star, a dash or a brace means
 * there what it never means in prose: a sign by itself gets its name, an option is called an option, a wildcard and
 * braces are spelled out, a command loses what is only typed. An identifier comes back as it is written. What nobody
 * can say (a line of JSON, a statement) is a gap, which takes the small words before it along.
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

export interface CodePlace {
  /** The text of the sentence up to the code, and from it on. */
  readonly before: string
  readonly after: string
  readonly language: Tongue
}

/** Says the code, or leaves it to the next reader. */
type Reader = (code: string, place: CodePlace) => string | undefined

/** The first that knows the code says it. */
const READERS: readonly Reader[] = [
  (code, place) => (isSign(code) ? saySign(code, place) : undefined),
  sayShortcode,
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

// --- Signs -------------------------------------------------------------------------------------------------------

/** "Paths with a backslash", "the backslash", "a bare less-than sign", "the less-than operator". */
function saySign(sign: string, { before, after, language }: CodePlace): string {
  const name = signName(sign, language)
  if (name === undefined) return READABLE.test(sign) ? sign : GAP
  const isNamed = NAMED_AFTER.test(after)
  if (isNamed) return name.replace(ARTICLE, '').replace(/ sign$/, '')
  if (DETERMINED.test(before) || NAMED_BEFORE.test(before)) return name.replace(ARTICLE, '')
  return before.trim() === '' ? capitalize(name) : name
}

/** Voices read these by themselves, each in its language. */
const READABLE = /^[%+&=$@€]$/

const ARTICLE = /^(?:an?|the|une?|des|les?|una|uno|unos|los|el|la|uma?|il?|un|delle) /

/** An article stands before it, or an article and an adjective, or an adjective that belongs to signs. */
const DETERMINED = new RegExp(
  [
    '(?<!\\p{L})(?:an?|the|this|that|each|every|any|no|one|another|your|its|our|their|ein|eine[mnrs]?|der|die|das|den|dem|des|kein|keine[mnrs]?|une?|les?|la|du|cette|ce|una|uno|el|los|las|uma?|il|gli)\\s+$',
    '(?<!\\p{L})(?:an?|the|each|every|any|no|your|its|une?|una?|uma?|eine[mnrs]?)\\s+(?!(?:with|of|in|by|for|as|is|are|to|and|or|than|like|from|on|at|before|after|mit|de|con|com|avec|par|por)\\s)\\p{L}[\\p{L}-]*\\s+$',
    '(?<!\\p{L})(?:bare|single|double|trailing|leading|literal|lone|plain|missing|extra|deprecated|obsolete|legacy|unused|default|global|hidden|required|existing|optional|escaped|unescaped|closing|opening|unquoted|stray|new|old|only|neue[mnrs]?|nouvelle|nouveau|nueva|nuevo|nova|novo|nuova)\\s+$',
  ].join('|'),
  'iu',
)
const NAMED_BEFORE =
  /(?<!\p{L})(?:characters?|signs?|operators?|symbols?|keys?|separators?|prefix|suffix|Zeichen|Operator|caractères?|opérateur|carácter|operador|caractere|carattere|operatore)\s+$/iu
const NAMED_AFTER =
  /^[\s-]*(?:(?:characters?|chars?|signs?|operators?|symbols?|keys?|separators?|tokens?|delimiters?|Operator)(?!\p{L})|号|符号|字符|記号|文字|기호|문자)/iu

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "The yes option is new": what we put words to begins a line as a sentence does. */
function atStart(said: string, { before }: CodePlace): string {
  return before.trim() === '' && /^(?:(?:the|an?|die|das|la|les?|une?|everything) |l’)/.test(said)
    ? capitalize(said)
    : said
}

/** `:memory:` is a name when it is code; outside of code it is an emoji. */
function sayShortcode(code: string): string | undefined {
  return /^:([\w+-]+):$/.exec(code)?.[1]
}

// --- Options -----------------------------------------------------------------------------------------------------

interface Option {
  readonly name: string
  readonly isLong: boolean
  readonly value: string | undefined
}

/** `--yes`, `-s`, `-r/--rename`, `--out=file`, `--out <file>`. */
function sayOptions(code: string, place: CodePlace): string | undefined {
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
    options.push({ name: name.replaceAll('*', 'star'), isLong: dashes === '--', value: wordOf(value) })
  }
  return options.length > 0 && options.length <= 4 ? options : undefined
}

const OPTION = /^(-{1,2})([\p{L}\d?][\p{L}\d_.*-]*)(?:\[?[= ]\[?([^\s]+))?$/u

/** A placeholder such as `<file>` or `FILE` is no value. */
function wordOf(value: string | undefined): string | undefined {
  return value === undefined || /^[<[{]|^[A-Z_]+\]?$|[|$]/.test(value)
    ? undefined
    : value.replace(/^["']|["'\]]+$/g, '')
}

function sayOption(option: Option, place: CodePlace): string {
  const { before, after, language } = place
  if (language === 'other') return option.name
  const words = OPTIONS[language]
  if (!option.isLong) return sayShort(option, words)
  const isNamed = new RegExp(`^(?:\\s*\\([^()]{0,20}\\))?[\\s-]*${OPTION_NOUN}`, 'iu').test(after)
  if (isNamed) return language === 'en' && !DETERMINED.test(before) ? `the ${option.name}` : option.name
  if (new RegExp(`${OPTION_NOUN}\\p{L}*[:：]?\\s*$`, 'iu').test(before)) return option.name
  if (language === 'en' && ATTRIBUTE.test(after)) return option.name
  const said = words.long(option.name, DETERMINED.test(before), before)
  return option.value === undefined ? said : words.setTo(said, option.value)
}

/** "json output": the option says which. */
const ATTRIBUTE =
  /^ (?:output|modes?|support|format(?:ting)?|behaviou?r|values?|handling|syntax|usage|help|errors?|commands?|subcommands?|path|files?)(?!\p{L})/u

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

// --- Placeholders, alternatives, wildcards -----------------------------------------------------------------------

/** Nobody can listen to `/^[a-z]+$/`. */
function sayPattern(code: string, place: CodePlace): string | undefined {
  return /^\/.+\/[dgimsuvy]*$/.test(code) && /[\\^$*+?()[\]|]/.test(code)
    ? sayThing('pattern', place)
    : undefined
}

/** What cannot be said is called what it is, so that its sentence stays whole; by itself it says nothing. */
function sayThing(thing: keyof typeof THINGS, { before, after, language }: CodePlace): string {
  if (language === 'other' || !/[\p{L}\p{N}]/u.test(before + after)) return GAP
  const name = THINGS[thing][language]
  return DETERMINED.test(before) ? name.replace(ARTICLE, '') : name
}

const THINGS = {
  pattern: {
    ...{
      en: 'a pattern',
      de: 'ein Muster',
      fr: 'un motif',
      es: 'un patrón',
      pt: 'um padrão',
      it: 'un modello',
    },
    ...{ ru: 'шаблон', zh: '正则表达式', ja: '正規表現', ko: '정규식' },
  },
  object: {
    ...{
      en: 'an object',
      de: 'ein Objekt',
      fr: 'un objet',
      es: 'un objeto',
      pt: 'um objeto',
      it: 'un oggetto',
    },
    ...{ ru: 'объект', zh: '一个对象', ja: 'オブジェクト', ko: '객체' },
  },
  list: {
    ...{ en: 'a list', de: 'eine Liste', fr: 'une liste', es: 'una lista', pt: 'uma lista', it: 'una lista' },
    ...{ ru: 'список', zh: '一个列表', ja: 'リスト', ko: '목록' },
  },
  line: {
    ...{ en: 'a line of code', de: 'eine Zeile Code', fr: 'une ligne de code', es: 'una línea de código' },
    ...{ pt: 'uma linha de código', it: 'una riga di codice', ru: 'строка кода', zh: '一行代码' },
    ...{ ja: '1 行のコード', ko: '코드 한 줄' },
  },
} satisfies Record<string, Record<Language, string>>

/** `<file>`, `${{ github.sha }}`, `{{ name }}`, `$HOME` and `%HOME%` are what they hold; `<details>` is a tag. */
function sayPlaceholder(code: string, { after, before, language }: CodePlace): string | undefined {
  const [, tag = ''] = /^<\/?([a-z][a-z\d-]*)(?: [^<>]*)?\/?>$/i.exec(code) ?? []
  if (tag !== '') {
    if (!HTML_TAGS.test(tag) || language !== 'en' || /^\s*(?:tags?|elements?|blocks?)\b/i.test(after))
      return tag
    return DETERMINED.test(before) ? `${tag} tag` : `the ${tag} tag`
  }
  return (
    /^\{[{%][<%]? ?([^{}%<>]*[^{}%<> ]) ?[>%]?[%}]\}$/.exec(code)?.[1] ??
    /^\$([^$\s][^$]{0,60})\$$/.exec(code)?.[1] ??
    /^(?:\$\{\{|\{\{|\$\{|\{)\s*([^{}<>%|:,"]+?)\s*\}{1,2}$/.exec(code)?.[1] ??
    /^(?:\$([A-Za-z_]\w*)|%([A-Za-z_]\w+)%)$/.exec(code)?.slice(1).find(Boolean)
  )
}

export const HTML_TAGS =
  /^(?:a|abbr|article|aside|audio|b|body|br|button|canvas|code|details|dialog|div|em|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|kbd|label|li|link|main|meta|nav|ol|option|p|picture|pre|script|section|select|span|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|u|ul|video|br|hr|sup|big|small|center|font|mark|s|strike|del|ins|cite|q|dfn|var|samp|dl|dt|dd|figure|figcaption|source|track|tfoot|caption|col|colgroup|hgroup|address|object|param|map|area|fieldset|legend|noscript|time|data|wbr|ruby|rt|rp|bdi|bdo|base|tt|u)$/

/** `move_{up,down}` is "move_up and move_down". */
function sayAlternatives(code: string, place: CodePlace): string | undefined {
  const [, head = '', inner, tail = ''] =
    /^([^\s{}]*)\{([^\s{}:"']+(?:, ?[^\s{}:"']*)+)\}([^\s{}]*)$/.exec(code) ?? []
  if (inner === undefined || (head === '' && tail === '')) return undefined
  const names = inner.split(/, ?/).map(one => sayCode(head + one + tail, place))
  return joinWithAnd(names, place.language)
}

function joinWithAnd(names: readonly string[], language: Tongue): string {
  const and = wordsOf(language)?.and ?? ', '
  const comma = language === 'zh' || language === 'ja' ? '、' : ', '
  return [names.slice(0, -1).join(comma), ...names.slice(-1)].filter(Boolean).join(and)
}

/** `*.md` is "all .md files", `src/*` "everything in src", `release-*` "release-star". */
function sayWildcard(code: string, { before, after, language }: CodePlace): string | undefined {
  if (!code.includes('*') || !/^[^\s()'"=]+$/.test(code) || language === 'other')
    return code.includes('*') && language === 'other' ? code.replace(/[-._/]?\*+/g, '') : undefined
  const { star, files, everything } = WILDCARDS[language]
  const [, folder = '', extension] = /^(?:(.*?)\/)?(?:\*{1,2}\/)*\*(\.[\w.]+)$/.exec(code) ?? []
  const isNamed = FILES_AFTER.test(after) || FILES_BEFORE.test(before)
  if (extension !== undefined) return files(extension, folder.replace(/\/?\*+/g, ''), isNamed)
  const [, whole] = /^([^*]+)\/(?:\*|\*\*(?:\/\*)?)$/.exec(code) ?? []
  if (whole !== undefined && (FOLDER.test(code) || ABOUT_FILES.test(before))) return everything(whole)
  return code
    .replace(/\*+/g, (_, at: number) => (/[\p{L}\p{N}]/u.test(code.charAt(at - 1)) ? `-${star}` : star))
    .replace(new RegExp(`(${star})(?=[\\p{L}\\p{N}])`, 'u'), '$1-')
    .replace(new RegExp(`[./_:]?(?=${star})`, 'gu'), sign => (sign === '' ? '' : '-'))
}

const FILES_AFTER = /^\s*(?:files?|Dateien|fichiers|archivos|arquivos|ficheiros|文件|ファイル|파일)/iu

const FILES_BEFORE =
  /(?:files?|Dateien|fichiers|archivos|arquivos|file|файлы|文件|ファイル|파일)(?: \p{L}+){0,2}\s*$/iu
/** What is a folder by its name, and the verbs that are about files; `feature/*` may be branches. */
const FOLDER =
  /\*\*|^\.|\/.*\/\*|(?:^|\/)(?:src|dist|lib|tests?|docs|build|node_modules|public|assets|bin|tmp)\//
const ABOUT_FILES =
  /(?<!\p{L})(?:ignor|exclud|includ|cop[yi]|delet|remov|lint|watch|format|scan|upload)\p{L}*\s$/iu

interface WildcardWords {
  readonly star: string
  readonly files: (extension: string, folder: string, isNamed: boolean) => string
  readonly everything: (folder: string) => string
}

const WILDCARDS: Readonly<Record<Language, WildcardWords>> = {
  en: {
    star: 'star',
    files: (extension, folder, isNamed) =>
      `${extension}${isNamed ? '' : ' files'}${folder === '' ? '' : ` in ${folder}`}`,
    everything: folder => `everything in ${folder}`,
  },
  de: wildcard(
    'Stern',
    extension => `${extension}-Dateien`,
    'in',
    folder => `alles in ${folder}`,
  ),
  fr: wildcard(
    'étoile',
    extension => `fichiers ${extension}`,
    'dans',
    folder => `tout ce qui est dans ${folder}`,
  ),
  es: wildcard(
    'asterisco',
    extension => `archivos ${extension}`,
    'en',
    folder => `todo lo que hay en ${folder}`,
  ),
  pt: wildcard(
    'asterisco',
    extension => `arquivos ${extension}`,
    'em',
    folder => `tudo em ${folder}`,
  ),
  it: wildcard(
    'asterisco',
    extension => `file ${extension}`,
    'in',
    folder => `tutto ciò che è in ${folder}`,
  ),
  ru: wildcard(
    'звёздочка',
    extension => `файлы ${extension}`,
    'в',
    folder => `всё в ${folder}`,
  ),
  zh: wildcard(
    '星号',
    extension => `${extension} 文件`,
    '',
    folder => `${folder} 下的所有内容`,
  ),
  ja: wildcard(
    'アスタリスク',
    extension => `${extension} ファイル`,
    '',
    folder => `${folder} 内のすべて`,
  ),
  ko: wildcard(
    '별표',
    extension => `${extension} 파일`,
    '',
    folder => `${folder} 안의 모든 것`,
  ),
}

function wildcard(
  star: string,
  named: (extension: string) => string,
  inside: string,
  everything: (folder: string) => string,
): WildcardWords {
  const files = (extension: string, folder: string, isNamed: boolean) => {
    if (isNamed) return extension
    return folder === '' || inside === '' ? named(extension) : `${named(extension)} ${inside} ${folder}`
  }
  return { star, files, everything }
}

// --- Commands, data, statements ----------------------------------------------------------------------------------

/**
 * Of a command, its words: what it is called with is typed, not said, so `docker run --rm -v a:b image | tee x` is
 * "docker run". One option at the end may be the point, so `git push --force` is "git push with the force option".
 */
function sayCommand(code: string, { language }: CodePlace): string | undefined {
  const line = code.replace(/^[$#>%] (?=\w)/, '').replace(/^(?:[A-Z_][A-Z\d_]*=\S* )+(?=\w)/, '')
  const tokens = line.split(' ')
  if (!COMMANDS.test(tokens[0] ?? '') && (line === code || tokens.length < 2) && !/ --?[a-z]/.test(line))
    return undefined
  if (/[:{}[\]]$/.test(tokens[0] ?? '')) return undefined
  if (INSTALLS.test(tokens[1] ?? ''))
    return tokens
      .filter(token => /^[\p{L}\d@][\p{L}\d@./:_-]*$/u.test(token))
      .slice(0, MAX_COMMAND_WORDS)
      .join(' ')
  const end = tokens.findIndex(token => !/^[\p{L}\d@.][\p{L}\d@./:_-]*$/u.test(token))
  const words = (end < 0 ? tokens : tokens.slice(0, end)).slice(0, MAX_COMMAND_WORDS)
  if (words.length === 0) return undefined
  const [, option] = /^--([\p{L}\d-]+)$/u.exec(tokens.at(-1) ?? '') ?? []
  const isPoint = option !== undefined && end === tokens.length - 1 && language !== 'other'
  return isPoint ? OPTIONS[language].with(words.join(' '), option) : words.join(' ')
}

/** Its options take no values that could be taken for the name of what is installed. */
const INSTALLS = /^(?:install|add|i|get|require|update|upgrade|uninstall|remove)$/
const MAX_COMMAND_WORDS = 5
const COMMANDS =
  /^(?:apt|apt-get|aws|az|bash|brew|bun|bunx|bundle|cargo|cat|cd|chmod|choco|composer|conda|cp|curl|deno|docker|docker-compose|dotnet|echo|gcloud|gem|gh|git|go|gradle|grep|helm|java|kubectl|make|mkdir|mvn|mv|node|npm|npx|php|pip|pip3|pipx|pnpm|podman|poetry|python|python3|rails|rm|ruby|rustup|scoop|sed|sh|ssh|sudo|systemctl|tar|terraform|uv|uvx|wget|winget|yarn)$/

/** One setting can be said (`"type": "module"`, `{ wait: true }`), several can't. */
function sayData(code: string, place: CodePlace): string | undefined {
  const list = /^\[\s*([^[\]{}]+?)\s*\]$/.exec(code)?.[1]
  if (list !== undefined && /["',]/.test(list) && !list.includes('=')) {
    const items = list.split(/\s*,\s*/).map(item => item.replace(/^["']|["']$/g, ''))
    return items.length <= 5 ? joinWithAnd(items.filter(Boolean), place.language) : sayThing('list', place)
  }
  const [, key, value] =
    /^\{?\s*["']?([\w.$@/-]+)["']?\s*:\s+["']?([^"'{}[\],]*?)["']?,?\s*\}?$/.exec(code) ?? []
  if (key !== undefined && value !== undefined) return value === '' ? `${key}:` : `${key}: ${value}`
  if (!/^[{[].*[:,]/.test(code) || !/[}\]]$/.test(code)) return undefined
  return sayThing(code.startsWith('{') ? 'object' : 'list', place)
}

/** A statement of a program is typed, not said. */
function sayStatement(code: string, place: CodePlace): string | undefined {
  return STATEMENTS.some(statement => statement.test(code)) ? sayThing('line', place) : undefined
}

const STATEMENTS = [
  /^(?:const|let|var|import|export|return|function|class|def|fn|func|if|for|while|from|using|#include)\b.*[=({;:"'<]/,
  /;$/,
  /=> ?\{|\{ ?return\b/,
]

/** `open()` is "open"; what it is called with is said only where that is words. */
function sayCall(code: string, place: CodePlace): string | undefined {
  const [, name, args = ''] =
    /^([\p{L}_$@][\p{L}\p{N}_.$#:?!<>-]*)\((.*)\)(?: ?(?:->|:) ?.+)?;?$/u.exec(code) ?? []
  if (name === undefined) return undefined
  const said = sayName(name, place)
  return /^[\p{L}\p{N}_, ]+$/u.test(args) ? `${said}(${args})` : said
}

// --- Names and expressions ---------------------------------------------------------------------------------------

/** An identifier, a path, a value or a short expression: as it is, with the operators in words. */
function sayName(code: string, { language }: CodePlace): string {
  const words = wordsOf(language)
  const array = language === 'en' ? ' array' : ''
  return code
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
    .replace(/\*/g, '')
}

function sayOrder(sign: string, language: Tongue): string {
  const words = wordsOf(language)
  if (words === undefined || language === 'ja' || language === 'ko') return ', '
  return ` ${sign === '<' ? words.less('', true) : words.more('', true)}`
}
