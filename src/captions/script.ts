/** Languages whose signs are as wide as two letters. */
const WIDE = /^(?:zh|yue|wuu|ja|ko)\b/i
const WIDE_LETTERS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Hang}]/gu
const RIGHT_TO_LEFT_LETTERS =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}\p{sc=Mand}\p{sc=Samr}]/gu

/** Whether the letters are as wide as two of others: by the language, and by the text where that says otherwise. */
export function isWide(text: string, language: string): boolean {
  return WIDE.test(language) || isMostly(text, WIDE_LETTERS)
}

/** By the text alone: a language such as Punjabi is written both ways. */
export function isRightToLeft(text: string): boolean {
  return isMostly(text, RIGHT_TO_LEFT_LETTERS)
}

function isMostly(text: string, letters: RegExp): boolean {
  return (text.match(letters)?.length ?? 0) * 2 > (text.match(/\p{L}/gu)?.length ?? 0)
}
