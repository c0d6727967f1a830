import type { Language, Tongue } from '../language.ts'
import { GAP } from '../marks.ts'
import { wordsOf } from '../words.ts'

/** What stands around a piece of code. */
export interface CodePlace {
  /** The text of the sentence up to the code, and from it on. */
  readonly before: string
  readonly after: string
  readonly language: Tongue
}

/** Says the code, or leaves it to the next reader. */
export type Reader = (code: string, place: CodePlace) => string | undefined

/** What is taken off a name where one stands before it. */
export const ARTICLE = /^(?:an?|the|une?|des|les?|una|uno|unos|los|el|la|uma?|il?|un|delle) /

/** An article stands before it, or an article and an adjective, or an adjective that belongs to signs. */
export const DETERMINED = new RegExp(
  [
    "[’']s\\s+$|(?<!\\p{L})(?:an?|the|this|that|each|every|any|no|one|another|your|its|our|their|ein|eine[mnrs]?|der|die|das|den|dem|des|kein|keine[mnrs]?|une?|les?|la|du|cette|ce|una|uno|el|los|las|uma?|il|gli)\\s+$",
    '(?<!\\p{L})(?:an?|the|each|every|any|no|your|its|une?|una?|uma?|eine[mnrs]?)\\s+(?!(?:with|of|in|by|for|as|is|are|to|and|or|than|like|from|on|at|before|after|mit|de|con|com|avec|par|por)\\s)\\p{L}[\\p{L}-]*\\s+$',
    '(?<!\\p{L})(?:bare|single|double|trailing|leading|literal|lone|plain|missing|extra|deprecated|obsolete|legacy|unused|default|global|hidden|required|existing|optional|escaped|unescaped|closing|opening|unquoted|stray|new|old|only|neue[mnrs]?|nouvelle|nouveau|nueva|nuevo|nova|novo|nuova)\\s+$',
  ].join('|'),
  'iu',
)
export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function joinWithAnd(names: readonly string[], language: Tongue): string {
  const and = wordsOf(language)?.and ?? ', '
  const comma = language === 'zh' || language === 'ja' ? '、' : ', '
  return [names.slice(0, -1).join(comma), ...names.slice(-1)].filter(Boolean).join(and)
}

/** What cannot be said is called what it is, so that its sentence stays whole; by itself it says nothing. */
export function sayThing(thing: keyof typeof THINGS, { before, after, language }: CodePlace): string {
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
