import { countOf } from '../count-of.ts'

/**
 * Whether a text is Chinese or Japanese. Each such letter counts as a syllable or more, so names in Latin may be long;
 * and where the small words of the language stand, or its letters outnumber foreign words, they may be longer still.
 */
export function isIdeographic(text: string): boolean {
  const ideographs = countOf(text, /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}]/gu)
  if (ideographs === 0) return false
  const others = countOf(text, /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Hang}\p{sc=Arab}]/gu)
  if (LATIN_FIRST.test(text) && LATIN_SMALL_WORDS.test(text) && !SMALL_WORDS.test(text)) return false
  if (ideographs * 3 > others) return true
  if (LATIN_SMALL_WORDS.test(text) || /[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Hang}\p{sc=Arab}]/u.test(text))
    return false
  return SMALL_WORDS.test(text) || ideographs > 2 * countOf(text, /\p{sc=Latn}+/gu)
}

/** What only stands between words of the language: particles, and the verbs of change lists. */
const SMALL_WORDS =
  /[のをにはがでとへも]|し(?:た|ます|ない)|[的了在是为與与和及将將从從并並]|修[复復正]|新增|支持|支援|添加|追加|更新|移除|删除|刪除/u
/** "Thanks to 山田太郎" is English. */
const LATIN_FIRST = /^[^\p{L}]*\p{sc=Latn}/u
export const LATIN_SMALL_WORDS =
  /(?<!\p{L})(?:the|an?|to|of|for|by|and|in|on|with|is|are|from|der|die|das|und|von|für|mit|le|la|les|de|du|et|el|los|y|por|para|com)(?!\p{L})/u
