import { GAP } from '../marks.ts'
import { signName } from '../signs.ts'
import { ARTICLE, type CodePlace, capitalize, DETERMINED } from './place.ts'

/** "Paths with a backslash", "the backslash", "a bare less-than sign", "the less-than operator". */
export function saySign(sign: string, { before, after, language }: CodePlace): string {
  const name = signName(sign, language)
  if (name === undefined) return READABLE.test(sign) ? sign : GAP
  const isNamed = NAMED_AFTER.test(after)
  if (isNamed) return name.replace(ARTICLE, '').replace(/ sign$/, '')
  if (DETERMINED.test(before) || NAMED_BEFORE.test(before)) return name.replace(ARTICLE, '')
  return before.trim() === '' ? capitalize(name) : name
}

/** Voices read these by themselves, each in its language. */
const READABLE = /^[%+&=$@€]$/

const NAMED_BEFORE =
  /(?<!\p{L})(?:characters?|signs?|operators?|symbols?|keys?|separators?|prefix|suffix|Zeichen|Operator|caractères?|opérateur|carácter|operador|caractere|carattere|operatore)\s+$/iu
const NAMED_AFTER =
  /^[\s-]*(?:(?:characters?|chars?|signs?|operators?|symbols?|keys?|separators?|tokens?|delimiters?|Operator)(?!\p{L})|号|符号|字符|記号|文字|기호|문자)/iu
