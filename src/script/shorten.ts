import { edit, oneLine } from './edition.ts'
import { type Estimate, estimate, textSeconds } from './estimate.ts'
import { type Language, languageOf } from './language.ts'
import { sentencesOf } from './sentences.ts'

/**
 * Edits Markdown down to a length when it is spoken, as an editor with a red pen would, so that the same notes always
 * give the same script. What matters least to those who listen goes first: dependencies, CI, documentation, chores and
 * contributors; then fixes, then other changes, then what is new, each from the end; what breaks and what concerns
 * security goes last. The opening stays, to its first sentence at least. Whole items go, and headings with nothing left
 * under them. The last sentence says how many changes were left out.
 *
 * Security and breaking changes come before all else: where they alone fit, they are kept, and should the opening or
 * the last sentence not fit beside them, that goes.
 *
 * @param limit in seconds, held by the cautious end of the estimate
 * @param speak what makes spoken text of Markdown
 */
export function shortenMarkdown(
  markdown: string,
  limit: number,
  speak: (markdown: string) => string,
): Shortened {
  const whole = speak(markdown)
  if (estimate(whole).atMost <= limit) return shortened(whole, [])
  const { script, leftOut } = edit(markdown, { limit, speak, language: languageOf(whole) ?? 'en' })
  return shortened(script, leftOut)
}

/** The same for spoken text: its first sentences, as many as fit, and the first one in any case. */
export function shortenText(text: string, limit: number): Shortened {
  const sentences = sentencesOf(text)
  const begin = (kept: number) => sentences.slice(0, kept).join('').trimEnd()
  let kept = howManyFit(sentences, limit, languageOf(text))
  while (kept > 1 && estimate(begin(kept)).atMost > limit) kept--
  return shortened(begin(kept), sentences.slice(kept).map(oneLine))
}

function howManyFit(sentences: readonly string[], limit: number, language: Language | undefined): number {
  let seconds = 0
  const first = sentences.findIndex(sentence => {
    seconds += textSeconds(sentence.trimEnd(), language)
    return seconds > limit
  })
  return first < 0 ? sentences.length : Math.max(1, first)
}

export interface Shortened {
  /** Spoken text. */
  readonly script: string
  /** What it leaves out as it would have been spoken, one line for each item or sentence, in their order. */
  readonly leftOut: readonly string[]
  /** Of the script; above the limit only where a single sentence is. */
  readonly estimate: Estimate
}

/** Seconds of `90s`, `2m`, `1m30s` or `120`; undefined for anything else, and for less than one sentence takes. */
export function parseLength(text: string): number | undefined {
  const [, minutes, seconds] = /^(?:(\d{1,3})m)?(?:(\d{1,5})s?)?$/.exec(text.trim()) ?? []
  if (minutes === undefined && seconds === undefined) return undefined
  const length = Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return length >= SHORTEST && length <= LONGEST ? length : undefined
}

/** In seconds, for `parseLength`. */
export const SHORTEST = 10
export const LONGEST = 3600

function shortened(script: string, leftOut: readonly string[]): Shortened {
  return { script, leftOut, estimate: estimate(script) }
}
