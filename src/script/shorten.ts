import { type Edited, edit, oneLine } from './edition.ts'
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
  if (estimate(whole).atMost <= limit) return shortened({ script: whole, leftOut: [], isEmpty: false })
  return shortened(edit(markdown, { limit, speak, language: languageOf(whole) ?? 'en' }))
}

/** The same for spoken text: its first sentences, as many as fit, and the first one in any case. */
export function shortenText(text: string, limit: number): Shortened {
  const sentences = sentencesOf(text)
  const begin = (kept: number) => sentences.slice(0, kept).join('').trimEnd()
  let kept = howManyFit(sentences, limit, languageOf(text))
  while (kept > 1 && estimate(begin(kept)).atMost > limit) kept--
  return shortened({
    script: begin(kept),
    leftOut: sentences.slice(kept).map(oneLine),
    isEmpty: false,
  })
}

function howManyFit(sentences: readonly string[], limit: number, language: Language | undefined): number {
  let seconds = 0
  const first = sentences.findIndex(sentence => {
    seconds += textSeconds(sentence.trimEnd(), language)
    return seconds > limit
  })
  return first < 0 ? sentences.length : Math.max(1, first)
}

export interface Shortened extends Edited {
  /** Of the script; above the limit only where a single sentence is. */
  readonly estimate: Estimate
}

function shortened(edited: Edited): Shortened {
  return { ...edited, estimate: estimate(edited.script) }
}
