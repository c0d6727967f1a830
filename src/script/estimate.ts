import { countOf } from './count-of.ts'

/**
 * How long a voice takes to say a text, and what the video costs: known before anything is paid. Every script counts
 * at its own pace and mixed texts add up; digits and signs count as the words they are read as; sentences, commas and
 * paragraphs add their pauses. How it compares with measured speech stands in `test/script/fixtures/spoken`.
 *
 * @returns whole seconds, and credits by the vendor's rule
 */
export function estimate(text: string): Estimate {
  const letters = COUNTED.reduce((sum, { letters, perMinute }) => sum + countOf(text, letters) / perMinute, 0)
  const words = countOf(text, DIGITS_AND_SIGNS) + countOf(text, ABBREVIATIONS)
  const pauses = PAUSES.reduce((sum, pause) => sum + countOf(text, pause.at) * pause.seconds, 0)
  const seconds = Math.round((letters + words / SHORT_WORDS) * 60 + pauses)
  return { seconds, credits: creditsFor(seconds) }
}

export interface Estimate {
  readonly seconds: number
  readonly credits: number
}

/** One credit for each started two minutes of video, and at least one: the vendor's price list. */
export function creditsFor(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / SECONDS_PER_CREDIT))
}

const SECONDS_PER_CREDIT = 120

/** Seconds of audio that JoggAI takes at most, by its guides. */
export const MAX_AUDIO_SECONDS = 600

/** Characters that the vendor's own editor takes, for about 15 minutes; what the API takes is not documented. */
export const SCRIPT_EDITOR_LIMIT = 13_800

/**
 * Families of languages by their scripts: `words` a minute of `size` letters each, without the pauses between
 * sentences. Counting letters keeps long words long, so that one figure holds German and Vietnamese. Where no spaces
 * part words, or a sign is a syllable, a "word" is one sign. Neural voices read English prose at 150 to 165 words a
 * minute, pauses included, which is 175 without; the others keep the relation to it that espeak-ng gives them.
 */
const PACES: readonly Pace[] = [
  // English, German, French, Polish, Turkish, Vietnamese and all others in Latin letters.
  { scripts: 'Latn', words: 175, size: 5 },
  // Russian, Ukrainian, Greek: the words are longer.
  { scripts: 'Cyrl Grek', words: 135, size: 6 },
  // Arabic, Persian, Urdu, Hebrew: short vowels are said but not written, so a letter takes longer.
  { scripts: 'Arab Hebr Syrc', words: 120, size: 4.5 },
  // Hindi, Bengali, Tamil and their like: vowel signs count too, they are half of what is heard.
  { scripts: 'Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh', words: 150, size: 5 },
  // Chinese: a character is a syllable. In Japanese it is two, but short ones.
  { scripts: 'Han Bopo', words: 215, size: 1 },
  // Japanese kana: a short syllable, seven a second.
  { scripts: 'Hira Kana', words: 430, size: 1 },
  // Korean: a block is a syllable, five a second.
  { scripts: 'Hang', words: 300, size: 1 },
  // Thai, Lao, Khmer, Burmese: three letters and marks to a syllable.
  { scripts: 'Thai Laoo Khmr Mymr', words: 620, size: 1 },
]

/** Georgian, Armenian, Amharic and whatever else has letters. */
const OTHERS = { words: 140, size: 5 }

interface Pace {
  /** Codes of ISO 15924. */
  readonly scripts: string
  readonly words: number
  readonly size: number
}

const COUNTED = [
  ...PACES.map(pace => ({
    letters: new RegExp(`[${classOf(pace)}]`, 'gu'),
    perMinute: pace.words * pace.size,
  })),
  {
    letters: new RegExp(`[\\p{L}--[${PACES.map(classOf).join('')}]]`, 'gv'),
    perMinute: OTHERS.words * OTHERS.size,
  },
]

function classOf({ scripts }: Pace): string {
  return scripts.replace(/\w+ ?/g, script => `\\p{sc=${script.trim()}}`)
}

/** Each is read as about one short word: the digits of "20.19.0" and its points, "%", "€", "&", "≥". */
const DIGITS_AND_SIGNS = /\p{Nd}|(?<=\p{Nd})\.(?=\p{Nd})|[%‰$€£¥&+=<>≤≥×÷±°©®™@#~^]/gu

/** `API` and `CVE` are spelled, which takes about a word more than their letters would. */
const ABBREVIATIONS = /(?<![\p{L}\p{N}])\p{Lu}{2,4}(?!\p{L})/gu

/** A minute. */
const SHORT_WORDS = 165

/** Seconds of silence. The end of a line ends a paragraph or an item, which takes a breath more than a sentence does. */
const PAUSES = [
  { at: /(?<=[[\p{Sentence_Terminal}…]--[。！？]])['"”’»」』）\)\]]{0,3}(?=\s|$)|[。！？]/gv, seconds: 0.4 },
  { at: /[,;:،؛](?=\s)|[，、；：]|(?<=\s)[–—](?=\s)/gu, seconds: 0.2 },
  { at: /\n+/g, seconds: 0.3 },
]
