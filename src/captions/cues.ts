import { isRightToLeft, isWide } from './script.ts'
import { type Pace, type Sentence, type Spoken, sayable, stretch, timeSentences } from './timeline.ts'
import { type Word, wordsOf } from './words.ts'

/** What is shown at once. */
export interface Cue {
  /** Seconds from the beginning of the video; `end` is after it. */
  readonly start: number
  readonly end: number
  /** One or two. */
  readonly lines: readonly string[]
  readonly rightToLeft: boolean
}

/** What broadcasters hold to: the timed text guides of the BBC and Netflix agree to within a few characters. */
export const LIMITS = {
  lines: 2,
  width: 42,
  wideWidth: 16,
  perSecond: 20,
  minSeconds: 1,
  maxSeconds: 7,
} as const

/**
 * All of the spoken text once and in order, in pieces that can be read: of all ways to cut it, the one that breaks the
 * fewest habits of broadcasters and cuts at sentences and clauses. Times are approximate, see `timeSentences`.
 */
export function cuesOf(spoken: Spoken): Cue[] {
  const { text, language, pace } = spoken
  const rightToLeft = isRightToLeft(text)
  const width = isWide(text, language) ? LIMITS.wideWidth : LIMITS.width - (rightToLeft ? ROOM_FOR_MARKS : 0)
  const words = timeSentences(spoken).flatMap(sentence => timeWords(sentence, language, width, pace))
  return cut(words, width).map(([from, to], i, pieces) => {
    const piece = words.slice(from, to)
    const start = piece[0]?.start ?? 0
    const until = words[pieces[i + 1]?.[0] ?? Number.NaN]?.start ?? spoken.seconds
    return { start, end: Math.min(until, start + LIMITS.maxSeconds), lines: wrap(piece, width), rightToLeft }
  })
}

/** The writers put a mark at both ends of a line, which some players count. */
const ROOM_FOR_MARKS = 2

interface TimedWord extends Word {
  readonly start: number
  readonly end: number
  readonly endsLine: boolean
}

function timeWords(sentence: Sentence, language: string, width: number, pace: Pace): TimedWord[] {
  const words = wordsOf(sentence.text, language, width)
  const spans = stretch(
    words.map(word => pace(sayable(word.text), language)),
    sentence.end - sentence.start,
  )
  return words.map((word, i) => ({
    ...word,
    spaced: i === 0 ? sentence.spaced : word.spaced,
    start: sentence.start + (spans[i]?.start ?? 0),
    end: sentence.start + (spans[i]?.end ?? 0),
    endsLine: sentence.endsLine && i === words.length - 1,
  }))
}

type Piece = readonly [from: number, to: number]

/** The cheapest way to cut the words into cues, found from the end: what follows a cut does not depend on what is before it. */
function cut(words: readonly TimedWord[], width: number): Piece[] {
  const best: { cost: number; to: number }[] = []
  best[words.length] = { cost: 0, to: words.length }
  for (let from = words.length - 1; from >= 0; from--) {
    let cheapest = { cost: Number.POSITIVE_INFINITY, to: from + 1 }
    for (let to = from + 1; to <= words.length; to++) {
      const piece = words.slice(from, to)
      if (to > from + 1 && !canBeShown(piece, width)) break
      const cost = costOf(piece) + (best[to]?.cost ?? 0)
      if (cost < cheapest.cost) cheapest = { cost, to }
    }
    best[from] = cheapest
  }
  const pieces: Piece[] = []
  for (let from = 0; from < words.length; from = best[from]?.to ?? words.length) {
    pieces.push([from, best[from]?.to ?? words.length])
  }
  return pieces
}

function canBeShown(piece: readonly TimedWord[], width: number): boolean {
  const fits = widthOf(piece) <= width || halfway(piece, width) !== undefined
  return fits && secondsOf(piece) <= LIMITS.maxSeconds
}

/** Each cue costs a little, so that there are few; what must not be, costs more than what should not. */
function costOf(piece: readonly TimedWord[]): number {
  const seconds = secondsOf(piece)
  const perSecond = widthOf(piece) / seconds
  let cost = 2 + (piece.at(-1)?.cutCost ?? 0)
  if (seconds < LIMITS.minSeconds) cost += 100 * (LIMITS.minSeconds - seconds + 1)
  if (perSecond > LIMITS.perSecond) cost += 5 * Math.min(perSecond - LIMITS.perSecond, 20)
  // A sentence is read best by itself, and two paragraphs do not belong together.
  for (const word of piece.slice(0, -1)) cost += word.endsLine ? 12 : word.cutCost === 0 ? 6 : 0
  return cost
}

function secondsOf(piece: readonly TimedWord[]): number {
  return (piece.at(-1)?.end ?? 0) - (piece[0]?.start ?? 0)
}

/** On one line where it fits; else on two. */
function wrap(piece: readonly Word[], width: number): string[] {
  const at = widthOf(piece) > width ? halfway(piece, width) : undefined
  return at === undefined ? [joined(piece)] : [joined(piece.slice(0, at)), joined(piece.slice(at))]
}

/** Before which word the second line begins: where the cut costs least and both are about as long. */
function halfway(piece: readonly Word[], width: number): number | undefined {
  const whole = widthOf(piece)
  let best: { at: number; cost: number } | undefined
  let first = 0
  for (const [i, word] of piece.entries()) {
    const second = whole - first - (word.spaced ? 1 : 0)
    if (i > 0 && first <= width && second <= width) {
      const cost = (piece[i - 1]?.cutCost ?? 0) + (UNEVEN_COST * Math.abs(first - second)) / width
      if (best === undefined || cost < best.cost) best = { at: i, cost }
    }
    if (first > width) break
    first += widthWith(word, i > 0)
  }
  return best?.at
}

/** A full line over an empty one costs as much as a good cut is worth. */
const UNEVEN_COST = 12

function widthOf(words: readonly Word[]): number {
  return words.reduce((sum, word, i) => sum + widthWith(word, i > 0), 0)
}

function widthWith({ text, spaced }: Word, follows: boolean): number {
  return text.length + (spaced && follows ? 1 : 0)
}

function joined(words: readonly Word[]): string {
  return words.map(({ text, spaced }, i) => (spaced && i > 0 ? ` ${text}` : text)).join('')
}
