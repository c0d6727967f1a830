import { countOf } from '../count-of.ts'
import { isIdeographic } from './ideographic.ts'

/** The languages whose words for signs we know, by their ISO 639 codes. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'ru' | 'zh' | 'ja' | 'ko'

/** `other`: a language that we have no words for, so that signs are left or dropped but never said in English. */
export type Tongue = Language | 'other'

/**
 * The language of a line or of a whole document. Its script decides, and among those in Latin letters the small words
 * that only one of them has.
 *
 * @param fallback for a text too short to say, such as "Windows 11"
 */
export function languageOf(text: string, fallback: Tongue = 'en'): Tongue {
  if (isIdeographic(text)) return /[\p{sc=Hira}\p{sc=Kana}]/u.test(text) ? 'ja' : 'zh'
  const [script, letters] = mostLetters(text)
  if (letters === 0) return fallback
  if (script === 'Hang') return 'ko'
  if (script === 'Cyrl') return /[іїєґўјљњџђћ]/iu.test(text) ? 'other' : 'ru'
  return script === 'Latn' ? latinLanguage(text, fallback) : 'other'
}

function mostLetters(text: string): readonly [string, number] {
  return SCRIPTS.map(([script, letters]) => [script, countOf(text, letters)] as const).reduce((most, one) =>
    one[1] > most[1] ? one : most,
  )
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latn', /\p{sc=Latn}/gu],
  ['Hang', /\p{sc=Hang}/gu],
  ['Cyrl', /\p{sc=Cyrl}/gu],
  ['other', /[\p{L}--[\p{sc=Latn}\p{sc=Hang}\p{sc=Cyrl}]]/gv],
]

/**
 * Most words of the language win. Where two have as many, the text does not say: it is in the language of the document
 * if that is among them, and else in one we must not guess.
 */
function latinLanguage(text: string, fallback: Tongue): Tongue {
  const found = new Map<Tongue, number>()
  for (const word of text.slice(0, LONG_ENOUGH).match(LATIN_WORD) ?? []) {
    for (const language of LANGUAGES_OF.get(word.toLowerCase()) ?? [])
      found.set(language, (found.get(language) ?? 0) + 1)
  }
  for (const [language, letters] of OWN_LETTERS) {
    if (letters.test(text)) found.set(language, (found.get(language) ?? 0) + 1)
  }
  const [first, second] = [...found].sort(([, a], [, b]) => b - a)
  if (first === undefined || first[1] > (second?.[1] ?? 0)) return first?.[0] ?? fallback
  return found.has(fallback) ? fallback : 'other'
}

/** Letters that say more than a word. */
const OWN_LETTERS: readonly (readonly [Tongue, RegExp])[] = [
  ['de', /[äöüß]/i],
  ['fr', /[êèœç]/i],
  ['es', /[ñ¿¡]/i],
  ['pt', /[ãõ]/i],
  ['it', /[òì]/i],
  ['other', /[åøæłąęśźżğışőűřěůđơưăî]/],
]

/** Characters: what says which language a text is in stands at its beginning, too. */
const LONG_ENOUGH = 8000
/** `O(n)` is no Italian "o". */
const LATIN_WORD = /(?<![\p{L}\p{N}])(?:[éèàyoÈÀ]|\p{sc=Latn}[\p{sc=Latn}\p{M}]+)(?![\p{L}\p{N}])/gu

/**
 * Frequent small words, and what change lists say. A word that several languages have stands in each. The last line
 * has those of languages we have no words for: Dutch, Swedish, Danish, Polish, Czech, Turkish, Vietnamese, Indonesian.
 */
const FREQUENT: readonly (readonly [Tongue, string])[] = [
  [
    'en',
    'the and of to is are was with for on that this now when not be it its an into from you your we our has have can will by as at or if an after only all more new use uses using add added adds fix fixed fixes fixing update updated remove removed support supports change changes changed limit default value option issue bug release in than then they them their there which who what how does would should could about were been had also any no out up over but some many more most other without before',
  ],
  [
    'de',
    'der die das und ist sind nicht mit für auf ein eine einen den dem des von zu zum zur im wird werden wurde wurden sich bei auch jetzt nun neu neue kann als nach wenn aus oder über nur behoben fehler hinzugefügt entfernt wert mehr ab es wie so noch sehr kein keine alle beim durch nutzt mehrere geht kann können dürfen muss müssen gibt wir ihr in gemacht gebaut',
  ],
  [
    'fr',
    'le la les des et est sont une un dans pour que qui sur pas ne avec du en plus par ce cette au aux ou vous lorsque désormais ajout ajouté correction corrigé nouvelle nouveau maintenant après peut peuvent doit tout tous très sans entre ils nous elle l d qu être fait noms valeur limite il à passe lignes',
  ],
  [
    'es',
    'el la los las de en que un una para con por se del al no más es son ya su sus ahora cuando corrige corregido añadido nueva nuevo sin desde hasta puede pueden debe todo todos muy entre esta este estos ser hay nos nombres valor límite y o cambia',
  ],
  [
    'pt',
    'os as de em que um uma para com não do da dos das no na por mais se ao são agora ou quando foi corrigido adicionado nova novo sem você desde até pode podem deve tudo todos muito entre esta este ser há nos nomes valor limite é o muda linhas',
  ],
  [
    'it',
    'il lo la gli le di che in un una per con non del della dei delle nel nella sono si da al alla più ora quando aggiunto corretto nuova nuovo senza viene può possono deve tutti tutto molto tra questa questo essere nomi valore limite sul sulla è o cambia',
  ],
  [
    'other',
    'het een zijn wordt worden niet voor naar nieuwe ook och att det är som på inte ett för nya och til ikke blev og nie się jest są przez dla teraz został dodano naprawiono oraz jsou které přidáno opraveno nyní při bir ve bu için ile daha olarak eklendi düzeltildi yeni của và là có không được với này thêm sửa yang dan untuk dengan tidak ini dari pada',
  ],
]

const LANGUAGES_OF: ReadonlyMap<string, readonly Tongue[]> = FREQUENT.reduce(
  (languages, [language, words]) => {
    for (const word of new Set(words.split(' ')))
      languages.set(word, [...(languages.get(word) ?? []), language])
    return languages
  },
  new Map<string, readonly Tongue[]>(),
)
