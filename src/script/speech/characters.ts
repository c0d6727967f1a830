import { GAP } from './marks.ts'

/**
 * Takes out what no voice can say: control characters and invisible ones (but not those that shape Persian or Hindi
 * words), emoji and their `:shortcodes:`, ticks, stars and boxes. White space becomes single spaces.
 */
export function dropUnsayable(text: string): string {
  return text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(EMOJI, GAP)
    .replace(LOOSE_JOINERS, '')
    .replace(SHORTCODES, GAP)
    .replace(EMOTICONS, GAP)
    .replace(/\s{2,}/g, ' ')
    .trim()
}

/** Soft hyphens, zero-width spaces, direction marks, variation selectors, private use. */
const INVISIBLE = /[[\p{Default_Ignorable_Code_Point}\p{Co}\uFFF9-\uFFFD]--[\u200C\u200D\p{sc=Mong}]]/gv

/** Joiners shape letters; beside anything else they only held emoji together. */
const LOOSE_JOINERS = /(?<![\p{L}\p{M}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}\u200C\u200D])/gu

/** Pictures of all kinds and the boxes, ticks and stars beside them; © ® ™ are words. Joiners hold several together. */
const EMOJI =
  /(?:[[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Emoji_Modifier}\p{RI}\u{20E3}\u{2500}-\u{25FF}\u{2600}-\u{27BF}\u{2B00}-\u{2BFF}•‣⁃]--[©®™]]\u200D?)+/gv

/**
 * `:tada:` and `:+1:`, one or several in a row, but not the middle of `10:30:45`, `a::b::c` or `host:port:path`. After
 * a word without spaces (Chinese and its like) they may follow at once.
 */
const SHORTCODES =
  /(?<![\p{sc=Latn}\p{N}_:.])(?::(?:[a-z][a-z0-9_+-]{0,40}|\+1|-1|100|8ball):){1,99}(?![\p{sc=Latn}\p{N}_:])/gu

/** `:)` and `;-)`, between words. */
const EMOTICONS = /(?<=^|\s)[:;]-?[)(DP](?=[\s.,!?]|$)/g

/** The marks around words; between digits a star multiplies and two are a power. */
export function dropEmphasis(text: string): string {
  return text
    .replace(/(?<=\d)\*\*(?=\d)/g, '^')
    .replace(/(?<=\d) ?\* ?(?=\d)/g, ' × ')
    .replace(/[*`]/g, '')
}

/** Takes out the marks of Markdown, HTML and code, or turns them into what they mean. Nothing that is left is one. */
export function dropMarkup(text: string): string {
  if (!HAS_MARKUP.test(text)) return text
  return MARKUP.reduce((line, [mark, meaning]) => line.replace(mark, meaning), text)
    .replace(/ {2,}/g, ' ')
    .trim()
}

const HAS_MARKUP = /%%|\$[A-Z]|:::|!!!|[&<>=←→↔⇐⇒⇔⟵⟶⟷➔➜_()（【「『《[\]{}\\|^~#@-]|\.\.|http| {2}|^ | $/

/** In this order: the longer marks before the characters they are made of. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  // Entities: one that was written twice over still stands here.
  [/&amp;/gi, '&'],
  [/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, ' '],
  // Arrows and comparisons that had no meaning in words.
  [/ ?(?:<?[-=]{1,3}>|<-{1,3}(?![\d>])|[←→↔⇐⇒⇔⟵⟶⟷➔➜]) ?/g, ' – '],
  [/<=/g, '≤'],
  [/>=/g, '≥'],
  [/(?<=[\p{L}\p{N}])[<>]+(?=[\p{L}\p{N}])/gu, ' '],
  [/[<>]/g, ''],
  // Inside a name a low line parts words; an e-mail address stays whole.
  [/(?<=[\p{L}\p{M}\p{N}])_+(?=[\p{L}\p{N}])(?![\w.+-]{0,64}@[\w-]{1,63}\.)(?<!@[\w-]{0,63})/gu, ' '],
  [/(?<![\p{L}\p{M}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ''],
  // Brackets: `[WIP] Title`, `1.0.0 [YANKED]`, those of links and code; a table's or a title's bars.
  [/^[[(](\p{L}[^[\]()]{0,39})[\])] (?=[\p{L}\p{N}"'])/u, '$1: '],
  [/(?<=\S) \[(\p{L}[^[\]]{0,39})\]$/u, ', $1'],
  [/ ?\[ ?\]/g, ''],
  [/(?<=[\p{L}\p{N}])[[\]{}]+(?=[\p{L}\p{N}])/gu, ' '],
  [/[[\]]/g, ''],
  [/(?<![\p{L}\p{N}$])\$(?=[A-Z_]{2})/gu, ''],
  [/\$?[{}]+/g, '{'],
  [/ ?\{(?=[.,;:!?)]|$)/g, ''],
  [/(?<=[\p{L}\p{N}:])\\(?=[\p{L}\p{N}])/gu, '/'],
  [/[\\{]/g, ' '],
  [/\^+/gu, ' '],
  [/ ?\|+ ?/g, ', '],
  [/(?<=\p{L})\(\)/gu, ''],
  [/(?<=[(（]) +| +(?=[)）])/g, ''],
  [/%%+|(?<=^|\s):::+|(?<=^|\s)!!!+(?= )/g, ''],
  [/ ?(?:\( ?\)|（ ?）|【 ?】|「 ?」|『 ?』|《 ?》)/g, ''],
  // `~5` is about five, `C#` a name, `Door#open` two; of anything else they are marks.
  [/(?<=[\p{L}\p{N}])[~#](?=\p{L})|(?<=\p{L})~(?=\d)/gu, ' '],
  [/(?<=[\p{N}~])~|~(?!\d)/gu, ''],
  [/(?<!\b\p{Lu})#|#(?=[\p{L}\p{N}#])/gu, ''],
  // `--flag`, `word - word`, rulers.
  [/(?<=^|[\s(])-{1,2}(?=\p{L})/gu, ''],
  [/(?<=(?:^| )\d{1,9}) - (?=\d{1,9}(?:[ ,;:!?)]|\.?$|\. ))/g, ' – '],
  [/(?<=(?:^| )v?\d{1,6}\.[\d.]{1,12}) - (?=v?\d{1,6}\.\d[\d.]{0,12}(?:[ ,;:!?)]|$))/gu, ' – '],
  [/(?<=(?<!\d)\d{1,2}:\d{2}) - (?=\d{1,2}:\d{2}(?!\d))/g, ' – '],
  [/(?<=[,.;:!?，。；：！？]) -{1,3} /g, ' '],
  [/ -{1,3} /g, ', '],
  [/-{2,}|={3,}/g, ' – '],
  [/&&+/g, '&'],
  // Names of people and packages.
  [/(?<![\p{L}\p{M}\p{N}.@])@+(?=[\p{L}\p{N}])/gu, ''],
  [/(?<=[\p{L}\p{N}])@(?=v?\d{1,9}(?![\w-]))/gu, ' '],
  [/(?<=[\p{L}\p{N}])\.{2,3}(?=v?\d)/gu, ' – '],
  [/https?:\/\/\S*/g, ' '],
  // A protocol is spelled; in a name its letters are as they are.
  [/(?<![\p{L}\p{N}_./@-])https(?![\p{L}\p{N}_-])/gu, 'HTTPS'],
  [/(?<![\p{L}\p{N}_./@-])http(?![\p{L}\p{N}_-])/gu, 'HTTP'],
]
