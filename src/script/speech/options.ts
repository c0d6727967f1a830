import type { Language } from './language.ts'

/**
 * How the options of a command are said: `--yes` is "the yes option", because "yes" alone is an answer, and `-s` is
 * "dash s", because "s" alone is nothing.
 */
export interface OptionWords {
  /** "the yes option", and "yes option" where an article stands before it. */
  readonly long: (name: string, hasArticle: boolean, before: string) => string
  readonly short: (letter: string) => string
  readonly capital: (letter: string) => string
  readonly setTo: (option: string, value: string) => string
  /** "git push with the force option". */
  readonly with: (command: string, name: string) => string
}

export const OPTIONS: Readonly<Record<Language, OptionWords>> = {
  en: {
    long: (name, hasArticle) => `${hasArticle ? '' : 'the '}${name} option`,
    short: letter => `dash ${letter}`,
    capital: letter => `dash capital ${letter}`,
    setTo: (option, value) => `${option} set to ${value}`,
    with: (command, name) => `${command} with the ${name} option`,
  },
  de: {
    long: (name, hasArticle, before) => `${hasArticle ? '' : `${germanArticle(before)} `}Option ${name}`,
    short: letter => `Strich ${letter}`,
    capital: letter => `Strich groß ${letter}`,
    setTo: (option, value) => `${option} mit dem Wert ${value}`,
    with: (command, name) => `${command} mit der Option ${name}`,
  },
  fr: {
    long: (name, hasArticle) => `${hasArticle ? '' : 'l’'}option ${name}`,
    short: letter => `tiret ${letter}`,
    capital: letter => `tiret ${letter} majuscule`,
    setTo: (option, value) => `${option} avec la valeur ${value}`,
    with: (command, name) => `${command} avec l’option ${name}`,
  },
  es: {
    long: (name, hasArticle) => `${hasArticle ? '' : 'la '}opción ${name}`,
    short: letter => `guion ${letter}`,
    capital: letter => `guion ${letter} mayúscula`,
    setTo: (option, value) => `${option} con el valor ${value}`,
    with: (command, name) => `${command} con la opción ${name}`,
  },
  pt: {
    long: (name, hasArticle) => `${hasArticle ? '' : 'a '}opção ${name}`,
    short: letter => `traço ${letter}`,
    capital: letter => `traço ${letter} maiúsculo`,
    setTo: (option, value) => `${option} com o valor ${value}`,
    with: (command, name) => `${command} com a opção ${name}`,
  },
  it: {
    long: (name, hasArticle) => `${hasArticle ? '' : 'l’'}opzione ${name}`,
    short: letter => `trattino ${letter}`,
    capital: letter => `trattino ${letter} maiuscola`,
    setTo: (option, value) => `${option} con il valore ${value}`,
    with: (command, name) => `${command} con l’opzione ${name}`,
  },
  ru: {
    long: (name, _, before) => `${russianOption(before)} ${name}`,
    short: letter => `дефис ${letter}`,
    capital: letter => `дефис заглавная ${letter}`,
    setTo: (option, value) => `${option} со значением ${value}`,
    with: (command, name) => `${command} с параметром ${name}`,
  },
  zh: {
    long: name => `${name} 选项`,
    short: letter => `短横 ${letter}`,
    capital: letter => `短横大写 ${letter}`,
    setTo: (option, value) => `${option}（值为 ${value}）`,
    with: (command, name) => `${command} 加 ${name} 选项`,
  },
  ja: {
    long: name => `${name} オプション`,
    short: letter => `ハイフン ${letter}`,
    capital: letter => `ハイフン大文字の ${letter}`,
    setTo: (option, value) => `値が ${value} の ${option}`,
    with: (command, name) => `${name} オプション付きの ${command}`,
  },
  ko: {
    long: name => `${name} 옵션`,
    short: letter => `대시 ${letter}`,
    capital: letter => `대시 대문자 ${letter}`,
    setTo: (option, value) => `값이 ${value}인 ${option}`,
    with: (command, name) => `${name} 옵션을 준 ${command}`,
  },
}

/** "dash O": the option of one letter. */
export function sayLetter(letter: string, language: Language): string {
  return /^\p{Lu}$/u.test(letter) ? OPTIONS[language].capital(letter) : OPTIONS[language].short(letter)
}

/** "de a opção" is "da opção", "di l’opzione" "dell’opzione": a preposition and the article of an option are one word. */
export function contract(text: string): string {
  return text
    .replace(
      /(?<!\p{L})([Dd]e|[Ee]m|[Pp]or|[Aa]) a (?=opção)/gu,
      (_, word: string) => CONTRACTED[word.toLowerCase()] ?? word,
    )
    .replace(
      /(?<!\p{L})(di|da|a|in|su|Di|Da|A|In|Su) l[’'](?=opzione)/gu,
      (_, word: string) => CONTRACTED_IT[word.toLowerCase()] ?? word,
    )
}

const CONTRACTED: Readonly<Record<string, string>> = { de: 'da ', em: 'na ', por: 'pela ', a: 'à ' }
const CONTRACTED_IT: Readonly<Record<string, string>> = {
  di: 'dell’',
  da: 'dall’',
  a: 'all’',
  in: 'nell’',
  su: 'sull’',
}

function germanArticle(before: string): string {
  return /(?:^|\s)(?:mit|von|bei|zu|aus|nach|seit|hinter|in)\s$/i.test(before) ? 'der' : 'die'
}

function russianOption(before: string): string {
  if (/(?:^|\s)(?:со?|над|перед|под)\s$/i.test(before)) return 'параметром'
  if (
    /(?:^|\s)(?:без|для|из|от|до|после|вместо|у|использовании|использования|добавления|поддержка|поддержки)\s$/i.test(
      before,
    )
  )
    return 'параметра'
  return 'параметр'
}

/** Words that already say it is an option: "the `--yes` flag", "die Option `--yes`", "`--yes` 选项". */
export const OPTION_NOUN =
  '(?:(?:command[ -]line )?(?:option|flag|switch|argument|parameter|arg)s?(?!\\p{L})|Option(?:en)?(?!\\p{L})|Schalter|Parameter|Flag|drapeaux?|paramètres?|opci[óo]n(?:es)?|par[áâa]metros?|argumentos?|op[çc](?:ão|ões)|opzion[ei]|parametr[oi]|опци|параметр|флаг|ключ|选项|參數|参数|標誌|标志|開關|开关|オプション|フラグ|引数|옵션|플래그|인수)'
