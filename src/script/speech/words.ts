import type { Language, Tongue } from './language.ts'

/**
 * What a narrator says for signs, in the languages we know. Where a word would have to be inflected, the form is taken
 * that is right most often; where a language needs none, there is none.
 */
export interface Words {
  readonly and: string
  readonly or: string
  /** "from 3 s to 5 s". */
  readonly fromTo: (from: string, to: string) => string
  /** "rename a to b", and a cell that holds nothing else. */
  readonly to: (from: string, to: string) => string
  /** What follows a verb such as "is" (`said of`), and what counts something. @param quantity "10 MB" */
  readonly less: (quantity: string, isStated: boolean) => string
  readonly more: (quantity: string, isStated: boolean) => string
  readonly atLeast: (quantity: string) => string
  readonly atMost: (quantity: string) => string
  /** Between two names, `x < y`; undefined where the language puts it elsewhere. */
  readonly than: readonly [less: string, more: string] | undefined
  readonly orLater: (version: string) => string
  readonly power: (base: string, exponent: string) => string
  readonly love: string
}

/** Undefined for a language we have no words for: then signs stay or go, but no foreign word is said. */
export function wordsOf(language: Tongue): Words | undefined {
  return language === 'other' ? undefined : WORDS[language]
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    and: ' and ',
    or: ' or ',
    fromTo: (from, to) => `from ${from} to ${to}`,
    to: (from, to) => `${from} to ${to}`,
    less: quantity => `less than ${quantity}`,
    more: quantity => `more than ${quantity}`,
    atLeast: quantity => `at least ${quantity}`,
    atMost: quantity => `up to ${quantity}`,
    than: ['less than', 'more than'],
    orLater: version => `${version} and later`,
    power: (base, exponent) => englishPower(base, exponent),
    love: 'love',
  },
  de: {
    and: ' und ',
    or: ' oder ',
    fromTo: (from, to) => `von ${from} auf ${to}`,
    to: (from, to) => `${from} zu ${to}`,
    less: (quantity, isStated) => `${isStated ? 'kleiner' : 'weniger'} als ${quantity}`,
    more: (quantity, isStated) => `${isStated ? 'größer' : 'mehr'} als ${quantity}`,
    atLeast: quantity => `mindestens ${quantity}`,
    atMost: quantity => `bis ${quantity}`,
    than: ['kleiner als', 'größer als'],
    orLater: version => `${version} und neuer`,
    power: (base, exponent) => `${base} hoch ${signed(exponent, 'minus')}`,
    love: 'Liebe',
  },
  fr: {
    and: ' et ',
    or: ' ou ',
    fromTo: (from, to) => `de ${from} à ${to}`,
    to: (from, to) => `${from} en ${to}`,
    less: (quantity, isStated) => `${isStated ? 'en dessous de' : 'moins de'} ${quantity}`,
    more: (quantity, isStated) => `${isStated ? 'au-dessus de' : 'plus de'} ${quantity}`,
    atLeast: quantity => `au moins ${quantity}`,
    atMost: quantity => `jusqu’à ${quantity}`,
    than: ['inférieur à', 'supérieur à'],
    orLater: version => `${version} ou plus récent`,
    power: romance('au carré', 'au cube', 'puissance', 'moins'),
    love: 'amour',
  },
  es: {
    and: ' y ',
    or: ' o ',
    fromTo: (from, to) => `de ${from} a ${to}`,
    to: (from, to) => `${from} a ${to}`,
    less: (quantity, isStated) => `${isStated ? 'menor que' : 'menos de'} ${quantity}`,
    more: (quantity, isStated) => `${isStated ? 'mayor que' : 'más de'} ${quantity}`,
    atLeast: quantity => `al menos ${quantity}`,
    atMost: quantity => `hasta ${quantity}`,
    than: ['menor que', 'mayor que'],
    orLater: version => `${version} o posterior`,
    power: romance('al cuadrado', 'al cubo', 'elevado a', 'menos'),
    love: 'amor',
  },
  pt: {
    and: ' e ',
    or: ' ou ',
    fromTo: (from, to) => `de ${from} para ${to}`,
    to: (from, to) => `${from} para ${to}`,
    less: (quantity, isStated) => `${isStated ? 'menor que' : 'menos de'} ${quantity}`,
    more: (quantity, isStated) => `${isStated ? 'maior que' : 'mais de'} ${quantity}`,
    atLeast: quantity => `pelo menos ${quantity}`,
    atMost: quantity => `até ${quantity}`,
    than: ['menor que', 'maior que'],
    orLater: version => `${version} ou posterior`,
    power: romance('ao quadrado', 'ao cubo', 'elevado a', 'menos'),
    love: 'amor',
  },
  it: {
    and: ' e ',
    or: ' o ',
    fromTo: (from, to) => `da ${from} a ${to}`,
    to: (from, to) => `${from} a ${to}`,
    less: (quantity, isStated) => `${isStated ? 'minore' : 'meno'} di ${quantity}`,
    more: (quantity, isStated) => `${isStated ? 'maggiore' : 'più'} di ${quantity}`,
    atLeast: quantity => `almeno ${quantity}`,
    atMost: quantity => `fino a ${quantity}`,
    than: ['minore di', 'maggiore di'],
    orLater: version => `${version} o successiva`,
    power: romance('al quadrato', 'al cubo', 'elevato a', 'meno'),
    love: 'amore',
  },
  ru: {
    and: ' и ',
    or: ' или ',
    fromTo: (from, to) => `с ${from} на ${to}`,
    to: (from, to) => `${from} на ${to}`,
    less: quantity => `меньше ${quantity}`,
    more: quantity => `больше ${quantity}`,
    atLeast: quantity => `не меньше ${quantity}`,
    atMost: quantity => `до ${quantity}`,
    than: ['меньше', 'больше'],
    orLater: version => `${version} и новее`,
    power: romance('в квадрате', 'в кубе', 'в степени', 'минус'),
    love: 'любовью',
  },
  zh: {
    and: ' 和 ',
    or: ' 或 ',
    fromTo: (from, to) => `从 ${from} 改为 ${to}`,
    to: (from, to) => `${from} 改为 ${to}`,
    less: quantity => `小于 ${quantity}`,
    more: quantity => `大于 ${quantity}`,
    atLeast: quantity => `至少 ${quantity}`,
    atMost: quantity => `至多 ${quantity}`,
    than: ['小于', '大于'],
    orLater: version => `${version} 及以上`,
    power: (base, exponent) => `${base} 的 ${signed(exponent, '负')} 次方`,
    love: '爱',
  },
  ja: {
    and: ' と ',
    or: ' または ',
    fromTo: (from, to) => `${from} から ${to} へ`,
    to: (from, to) => `${from} から ${to}`,
    less: quantity => `${quantity} 未満`,
    more: quantity => `${quantity} 超`,
    atLeast: quantity => `${quantity} 以上`,
    atMost: quantity => `${quantity} 以下`,
    than: undefined,
    orLater: version => `${version} 以降`,
    power: (base, exponent) => `${base} の ${signed(exponent, 'マイナス')} 乗`,
    love: '愛',
  },
  ko: {
    and: ' 및 ',
    or: ' 또는 ',
    fromTo: (from, to) => `${from}에서 ${to}${takesEuro(to) ? '으로' : '로'}`,
    to: (from, to) => `${from}에서 ${to}`,
    less: quantity => `${quantity} 미만`,
    more: quantity => `${quantity} 초과`,
    atLeast: quantity => `${quantity} 이상`,
    atMost: quantity => `${quantity} 이하`,
    than: undefined,
    orLater: version => `${version} 이상`,
    power: (base, exponent) => `${base}의 ${signed(exponent, '마이너스 ')}제곱`,
    love: '사랑',
  },
}

/** Whether the last syllable closes with a consonant: https://www.unicode.org/charts/PDF/UAC00.pdf */
export function endsInConsonant(text: string): boolean {
  const syllable = text.charCodeAt(text.length - 1) - 0xac00
  return syllable >= 0 && syllable < 11_172 && syllable % 28 !== 0
}

/** "으로", but "로" after ㄹ as after a vowel. */
export function takesEuro(text: string): boolean {
  return endsInConsonant(text) && (text.charCodeAt(text.length - 1) - 0xac00) % 28 !== 8
}

function signed(exponent: string, minus: string): string {
  return exponent.replace(/^[-−–] ?/, `${minus} `.replace(/ {2}$/, ' '))
}

/** "x squared", "x cubed", "10 to the 6th", "10 to the minus 3", "2 to the n". */
function englishPower(base: string, exponent: string): string {
  if (exponent === '2' && !/^\d/.test(base)) return `${base} squared`
  if (exponent === '3' && !/^\d/.test(base)) return `${base} cubed`
  return `${base} to the ${/^\d+$/.test(exponent) ? ordinal(exponent) : signed(exponent, 'minus')}`
}

function ordinal(number: string): string {
  const isTeen = /1\d$/.test(number)
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[Number(number.at(-1))]
  return number + (isTeen || ending === undefined ? 'th' : ending)
}

function romance(squared: string, cubed: string, raised: string, minus: string): Words['power'] {
  return (base, exponent) => {
    if (exponent === '2') return `${base} ${squared}`
    if (exponent === '3') return `${base} ${cubed}`
    return `${base} ${raised} ${signed(exponent, minus)}`
  }
}
