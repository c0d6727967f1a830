/** Everything that captions are made of. */
export interface Spoken {
  /** What the voice says, as it was sent: one line a paragraph or an item. */
  readonly text: string
  /** BCP 47; only its first part counts. */
  readonly language: string
  /** The true length of the video. */
  readonly seconds: number
  readonly pace: Pace
}

/**
 * Seconds that a voice takes for a piece of text: a sentence with the pause after it, or a single word. Only the
 * relation of pieces to each other matters here, for the video's own length is known.
 */
export type Pace = (piece: string, language: string) => number

export interface Sentence {
  /** On one line, without space around it. */
  readonly text: string
  /** Where it begins in the spoken text, in UTF-16 units. */
  readonly offset: number
  /** Seconds from the beginning of the video. */
  readonly start: number
  /** The start of the next one, or the end of the video. */
  readonly end: number
  /** Space stands before it. */
  readonly spaced: boolean
  /** A paragraph, heading or item ends with it. */
  readonly endsLine: boolean
}

/**
 * When each sentence is said, by the pace of the text stretched to the video's true length: no recogniser is needed for
 * that. How far off it is, is measured in `test/captions/fixtures/spoken`; none of the voices there pauses longer at
 * the end of a line than at that of a sentence.
 */
export function timeSentences({ text, language, seconds, pace }: Spoken): Sentence[] {
  const sentences = splitSentences(text, language)
  const spans = stretch(
    sentences.map(({ said }) => pace(sayable(onOneLine(said)), language)),
    seconds,
  )
  return sentences.map(({ said, offset }, i) => ({
    text: onOneLine(said),
    offset,
    spaced: /\s/.test(text.charAt(offset - 1)),
    endsLine: /\n\s*$/.test(said) || i === sentences.length - 1,
    ...(spans[i] ?? { start: seconds, end: seconds }),
  }))
}

/**
 * A number of several digits is said in fewer words than it has digits ("18", "2025"), for which paces take each. Over a
 * whole text that hardly counts, between two sentences it does: 0.2 s of the measured 95th percentile.
 */
export function sayable(text: string): string {
  return text.replace(/\p{Nd}(?=\p{Nd})(?<!\p{Nd}\p{Nd})/gu, '')
}

export interface Span {
  readonly start: number
  readonly end: number
}

/** One after the other from 0 to `seconds`, each with its share. @param paces seconds; what is not said is shown all the same */
export function stretch(paces: readonly number[], seconds: number): Span[] {
  const shares = paces.map(pace => Math.max(pace, SHORTEST_SHARE))
  const total = shares.reduce((sum, share) => sum + share, 0)
  let passed = 0
  return shares.map(share => {
    const start = (passed / total) * seconds
    passed += share
    return { start, end: (passed / total) * seconds }
  })
}

const SHORTEST_SHARE = 0.1

/** The sentences as they stand in the text, with the space after them. What has no letter belongs to the one before it. */
function splitSentences(text: string, language: string): { said: string; offset: number }[] {
  const sentences: { said: string; offset: number }[] = []
  let from = 0
  for (const { segment, index } of segmenter(language, 'sentence').segment(text)) {
    // The rules for all languages leave the bracket that opens the next sentence, as in 「はい。」「いいえ。」, with this one.
    const to = index + (segment.length - (/(?<=\S)[\p{Ps}\p{Pi}]$/u.test(segment.slice(-2)) ? 1 : 0))
    const said = text.slice(from, to)
    const last = sentences.at(-1)
    if (last !== undefined && !/[\p{L}\p{N}]/u.test(said)) last.said += said
    else sentences.push({ said: said.trimStart(), offset: from + said.search(/\S|$/) })
    from = to
  }
  return sentences.filter(({ said }) => said.trim() !== '')
}

/** For a language that is not one, by the rules for all. */
export function segmenter(language: string, granularity: 'sentence' | 'word' | 'grapheme'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || 'und', { granularity })
  } catch {
    return new Intl.Segmenter('und', { granularity })
  }
}

export function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
