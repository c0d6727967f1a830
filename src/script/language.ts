import { countOf } from './count-of.ts'

/**
 * The language that most of a text is in, of those whose pace the estimate knows. The script decides; where several
 * languages share it, their most frequent words or their own letters do.
 *
 * @returns undefined where nothing in the text says which one: code, numbers, names, a language not known here
 */
export function languageOf(text: string): Language | undefined {
  return SCRIPTS.map(script => ({ script, heard: countOf(text, script.letters) * script.weight }))
    .filter(({ heard }) => heard > 0)
    .sort((a, b) => b.heard - a.heard)
    .map(({ script }) => script.read(text))
    .find(language => language !== undefined)
}

/** By its code of ISO 639. */
export type Language = (typeof LANGUAGES)[number]

export const LANGUAGES = [
  ...(['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'pl', 'cs', 'tr', 'vi', 'id'] as const),
  ...(['ru', 'uk', 'el', 'ar', 'fa', 'he', 'hi', 'th', 'zh', 'ja', 'ko'] as const),
]

interface Script {
  readonly letters: RegExp
  /** How much one letter says, beside one of the Latin script; names in it stand in texts of all scripts. */
  readonly weight: number
  readonly read: (text: string) => Language | undefined
}

const SCRIPTS: readonly Script[] = [
  { letters: /\p{sc=Latn}/gu, weight: 1, read: readLatin },
  { letters: /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}]/gu, weight: 4, read: readIdeographs },
  { letters: /\p{sc=Cyrl}/gu, weight: 2, read: readCyrillic },
  { letters: /\p{sc=Arab}/gu, weight: 2, read: readArabic },
  { letters: /\p{sc=Grek}/gu, weight: 1.5, read: () => 'el' },
  { letters: /\p{sc=Hebr}/gu, weight: 2, read: () => 'he' },
  { letters: /\p{sc=Deva}/gu, weight: 2, read: () => 'hi' },
  { letters: /\p{sc=Thai}/gu, weight: 1.5, read: () => 'th' },
  { letters: /\p{sc=Hang}/gu, weight: 3, read: () => 'ko' },
]

/** Chinese is written without a single kana, and Japanese never without many. */
function readIdeographs(text: string): Language {
  const kana = countOf(text, /[\p{sc=Hira}\p{sc=Kana}]/gu)
  return kana * 10 > countOf(text, /\p{sc=Han}/gu) ? 'ja' : 'zh'
}

function readCyrillic(text: string): Language {
  return countOf(text, /[іїєґ]/giu) > countOf(text, /[ыэъё]/giu) ? 'uk' : 'ru'
}

function readArabic(text: string): Language {
  return countOf(text, /[پچژگکی]/gu) > countOf(text, /[كيىةأإ]/gu) ? 'fa' : 'ar'
}

function readLatin(text: string): Language | undefined {
  const hits = new Map<Language, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
    for (const language of SPEAKS_FOR.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1)
  }
  const most = Math.max(0, ...hits.values())
  return most === 0 ? undefined : LANGUAGES.find(language => hits.get(language) === most)
}

/** Frequent words, those of change lists among them. One that several languages share stands with each of them. */
const WORDS: Partial<Record<Language, string>> = {
  en: 'the a and of to is are in for with on that this now when not no be it from you as by do add added adds fix fixed fixes update updated remove removed support new bug use all has can',
  de: 'der die das und ist in nicht mit für auf ein eine den von zu im wird werden wurde sich bei auch jetzt neue neu kann als dem des nach wenn es behoben fehler',
  fr: 'le la les de des et est une un a dans pour que qui sur pas ne avec du en on plus par ce au aux sont lorsque désormais ajout correction corrections nouvelle',
  es: 'el la los las de y en que un una a para con por se del al no más es ya su o ahora cuando corrige corregido añadido nueva',
  pt: 'o a os as de e em que um uma para com não do da no na por mais se ao é ou são agora quando foi corrigido adicionado nova você',
  it: 'il lo la i gli le di e che in un una a per con non del della è o sono si da al alla più ora quando aggiunto aggiunta corretto nuova',
  nl: 'de het een en van in is dat op te met voor niet zijn er aan om of nu wordt worden ook bij naar nieuwe als opgelost toegevoegd',
  sv: 'och att det är en ett som på för med inte av den de har i till om nu kan du när från nya fel rättat vi',
  pl: 'i w na z nie się do jest to że o od jak a po są przez dla teraz można został dodano naprawiono gdy oraz już który poprawki',
  cs: 'a se v na je že s z do o i to pro jako jsou byl nyní při která která když už není od přidáno opraveno oprava nové lze',
  tr: 've bir bu için ile da de olarak artık daha çok yeni olan olduğunda kadar gibi sonra eklendi düzeltildi sürüm değil her hata',
  vi: 'và là của có cho không được các một trong với đã khi để này những bạn từ thêm sửa lỗi mới phiên bản tính năng',
  id: 'dan yang di untuk dengan tidak ini dari pada ke adalah dapat akan saat lebih atau oleh sekarang telah menambahkan memperbaiki baru jika versi',
}

const SPEAKS_FOR = new Map<string, Language[]>()
for (const language of LANGUAGES) {
  for (const word of new Set(WORDS[language]?.split(' ')))
    SPEAKS_FOR.set(word, [...(SPEAKS_FOR.get(word) ?? []), language])
}
