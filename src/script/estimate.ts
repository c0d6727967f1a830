import { countOf } from './count-of.ts'
import { type Language, languageOf } from './language.ts'

/**
 * How long a voice takes to say a text, and what the video costs: known before anything is paid. Letters take the time
 * that they take in their language, and mixed texts add up; numbers, abbreviations, paths and signs take that of the
 * words they are read as; sentences, commas and paragraphs add their pauses.
 *
 * How sure it is: over the texts in `test/script/fixtures/spoken`, in 22 languages, `seconds` is within 15 % of
 * measured speech. So a video may be up to 15 % longer, which is `atMost`, and the credits are for that length.
 *
 * @param language of the text, where it is known from more than this text
 */
export function estimate(text: string, language = languageOf(text)): Estimate {
  return estimateOf(textSeconds(text, language))
}

/** Seconds, not rounded, that a voice takes for a text. */
export function textSeconds(text: string, language: Language | undefined): number {
  const lines = text.split('\n').reduce((sum, line) => sum + speechSeconds(line, language), 0)
  return lines + countOf(text, PARAGRAPH_END) * PARAGRAPH_PAUSE
}

export interface Estimate {
  /** The middle: a video is as often shorter as longer. */
  readonly seconds: number
  /** The cautious end. */
  readonly atMost: number
  /** For `atMost`. */
  readonly credits: number
}

function estimateOf(speech: number): Estimate {
  const atMost = Math.ceil(speech * (1 + UNSURE))
  return { seconds: Math.round(speech), atMost, credits: creditsFor(atMost) }
}

/** How much longer than the middle a video may be. */
export const UNSURE = 0.15

/** One credit for each started two minutes of video, and at least one: the vendor's price list. */
export function creditsFor(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / SECONDS_PER_CREDIT))
}

export const SECONDS_PER_CREDIT = 120

/** Seconds of audio that JoggAI takes at most, by its guides. */
export const MAX_AUDIO_SECONDS = 600

/**
 * Seconds, not rounded, that a voice takes for one line or sentence with the pause at its end. The lines of a text add
 * up to its length, but for `PARAGRAPH_PAUSE` at each blank line.
 */
export function speechSeconds(sentence: string, language: Language | undefined): number {
  const letters = PACES.reduce((sum, { at, seconds, of }) => {
    return sum + countOf(sentence, at) * ((language && of?.[language]) ?? seconds)
  }, 0)
  return letters + EXTRAS.reduce((sum, { at, seconds }) => sum + countOf(sentence, at) * seconds, 0)
}

/** Beyond the pause at the end of a sentence. */
export const PARAGRAPH_PAUSE = 0.15

const PARAGRAPH_END = /\n(?:[^\S\n]*\n)+/g

/**
 * Seconds for each letter, by script: measured with espeak-ng at 150 words a minute, which is where neural voices at
 * normal speed are, pauses included. `of` are the languages whose words take another time for as many letters.
 */
interface Pace {
  readonly at: RegExp
  readonly seconds: number
  readonly of?: Readonly<Partial<Record<Language, number>>>
}

const LATIN: Pace['of'] = {
  ...{ de: 0.07, fr: 0.054, es: 0.069, pt: 0.077, it: 0.069, nl: 0.07, sv: 0.077 },
  ...{ pl: 0.082, cs: 0.077, tr: 0.082, vi: 0.07, id: 0.079 },
}

const SCRIPTS = [
  paceOf('Latn', 0.072, LATIN),
  paceOf('Cyrl', 0.066, { uk: 0.058 }),
  paceOf('Grek', 0.071),
  // Short vowels are said but not written, so a letter takes longer.
  paceOf('Arab Hebr Syrc', 0.12, { fa: 0.11 }),
  // Vowel signs count too: they are half of what is heard.
  paceOf('Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh', 0.092),
  // A Chinese character is a syllable; in Japanese it is two, but short ones.
  paceOf('Han Bopo', 0.31, { ja: 0.24 }),
  paceOf('Hira Kana', 0.135),
  // A Korean block is a syllable, five a second.
  paceOf('Hang', 0.2),
  // Three letters and marks to a syllable.
  paceOf('Thai Laoo Khmr Mymr', 0.097),
]

/** Georgian, Armenian, Amharic and all other scripts. */
const OTHERS = {
  at: new RegExp(`[\\p{L}--[${SCRIPTS.map(({ scripts }) => classOf(scripts)).join('')}]]`, 'gv'),
  seconds: 0.086,
}

const PACES: readonly Pace[] = [...SCRIPTS, OTHERS]

/** @param scripts codes of ISO 15924 */
function paceOf(scripts: string, seconds: number, of?: Pace['of']) {
  return { scripts, at: new RegExp(`[${classOf(scripts)}]`, 'gu'), seconds, ...(of && { of }) }
}

function classOf(scripts: string): string {
  return scripts.replace(/\w+ ?/g, script => `\\p{sc=${script.trim()}}`)
}

/** The end of a line is one too, whichever mark is there. */
const SENTENCE_END =
  /(?<=[[\p{Sentence_Terminal}…]--[。！？]])['"”’»」』）\)\]]{0,3}(?=\s|$)|[。！？]|$(?<![\p{Sentence_Terminal}…]['"”’»」』）\)\]]{0,3}|^\s*)/gv

/** What is heard beside the letters, with how long it takes; measured over 130 English texts as above. */
const EXTRAS: readonly { readonly at: RegExp; readonly seconds: number }[] = [
  // "2027" is four words, "20.19.0" has points that are said.
  { at: /\p{Nd}/gu, seconds: 0.41 },
  { at: /(?<=\p{Nd})\.(?=\p{Nd})/gu, seconds: 0.26 },
  { at: /[%‰$€£¥&+=<>≤≥×÷±°©®™@#~^*]/gu, seconds: 0.37 },
  // "slash", "underscore", and the "dot" of `config.yml`.
  { at: /[/_\\|]|(?<=\p{L})\.(?=\p{L})/gu, seconds: 0.4 },
  // The letters of `HTTP` and of `npm` are spelled: as much again as they take in a word.
  { at: /(?<![\p{L}\p{M}\p{N}])\p{Lu}{2,5}(?=s?(?![\p{L}\p{M}]))/gu, seconds: 0.2 },
  { at: /(?<![\p{L}\p{M}\p{N}'’])[bcdfghjklmnpqrstvwxz]{2,5}(?![\p{L}\p{M}'’])/gu, seconds: 0.2 },
  { at: SENTENCE_END, seconds: 0.65 },
  { at: /[,;:،؛](?=\s)|[，、；：()]|(?<=\s)[–—](?=\s)/gu, seconds: 0.36 },
]
