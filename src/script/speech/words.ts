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
    orLater: version => `${version} und neuer`,
    power: (base, exponent) => `${base} hoch ${signed(exponent, 'minus')}`,
    love: 'Liebe',
  },
  fr: {
    and: ' et ',
    or: ' ou ',
    fromTo: (from, to) => `de ${from} à ${to}`,
    to: (from, to) => `${from} en ${to}`,
    less: (quantity, isStated) => `${isStated ? 'inférieur à' : 'moins de'} ${quantity}`,
    more: (quantity, isStated) => `${isStated ? 'supérieur à' : 'plus de'} ${quantity}`,
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
    orLater: version => `${version} ou posterior`,
    power: romance('ao quadrado', 'ao cubo', 'elevado a', 'menos'),
    love: 'amor',
  },
  it: {
    and: ' e ',
    or: ' o ',
    fromTo: (from, to) => `da ${from} a ${to}`,
    to: (from, to) => `${from} a ${to}`,
    less: (quantity, isStated) => `${isStated ? 'minore di' : 'meno di'} ${quantity}`,
    more: (quantity, isStated) => `${isStated ? 'maggiore di' : 'più di'} ${quantity}`,
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
    orLater: version => `${version} 以降`,
    power: (base, exponent) => `${base} の ${signed(exponent, 'マイナス')} 乗`,
    love: '愛',
  },
  ko: {
    and: ' 및 ',
    or: ' 또는 ',
    fromTo: (from, to) => `${from}에서 ${to}${endsInConsonant(to) ? '으로' : '로'}`,
    to: (from, to) => `${from}에서 ${to}`,
    less: quantity => `${quantity} 미만`,
    more: quantity => `${quantity} 초과`,
    orLater: version => `${version} 이상`,
    power: (base, exponent) => `${base}의 ${signed(exponent, '마이너스 ')}제곱`,
    love: '사랑',
  },
}

/** Whether the last syllable closes with a consonant other than ㄹ: https://www.unicode.org/charts/PDF/UAC00.pdf */
function endsInConsonant(text: string): boolean {
  const syllable = text.charCodeAt(text.length - 1) - 0xac00
  return syllable >= 0 && syllable < 11_172 && ![0, 8].includes(syllable % 28)
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
