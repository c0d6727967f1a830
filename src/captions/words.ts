import { onOneLine, segmenter } from './timeline.ts'

/** The smallest part of a text that no line may cut. */
export interface Word {
  readonly text: string
  /** A space stands before it where it does not begin a line. */
  readonly spaced: boolean
  /** How much is lost when a line or a cue ends with it: 0 after a sentence, most inside a phrase. */
  readonly cutCost: number
}

/**
 * A sentence as words, each with the marks around it. Where no spaces part words (Chinese, Japanese, Thai and their
 * like), `Intl.Segmenter` knows them. What is wider than a line, falls into pieces.
 *
 * @param width characters in a line
 */
export function wordsOf(sentence: string, language: string, width: number): Word[] {
  const texts = onOneLine(sentence)
    .split(' ')
    .flatMap(chunk =>
      partsOf(chunk, language)
        .flatMap(part => fitting(part, width))
        .map(spacedFirst),
    )
  return texts.map(({ text, spaced }, i) => ({ text, spaced, cutCost: cutCost(text, texts[i + 1]) }))
}

function spacedFirst(text: string, index: number): { text: string; spaced: boolean } {
  return { text, spaced: index === 0 }
}

function cutCost(text: string, next: { text: string; spaced: boolean } | undefined): number {
  if (next === undefined) return COST.sentence
  if (CLAUSE_END.test(text)) return COST.clause
  if (/^[–—(（「『]/u.test(next.text)) return COST.clause
  return next.spaced ? COST.space : COST.inside
}

/** Relations, not measures: one cut inside a phrase is worth two at clauses. */
const COST = { sentence: 0, clause: 4, space: 8, inside: 9 }

const CLAUSE_END = /[\p{Sentence_Terminal},;:،؛،、，；：…–—]['"”’»」』）)\]]*$/u

/** Written without spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

function partsOf(chunk: string, language: string): string[] {
  if (!UNSPACED.test(chunk)) return [chunk]
  const parts: string[] = []
  for (const { segment } of segmenter(language, 'word').segment(chunk)) {
    const last = parts.at(-1)
    if (last !== undefined && staysTogether(last, segment)) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}

/**
 * What closes stays with the word before it, and what opens with the one after; no Japanese line begins with a long
 * vowel or a small kana (JIS X 4051). Words of other scripts, as `v1.2-rc`, stay whole.
 */
function staysTogether(before: string, after: string): boolean {
  const end = before.slice(-4)
  if (/[\p{Ps}\p{Pi}¥$€#]$/u.test(end)) return true
  if (
    /^[\p{Pe}\p{Pf}\p{Po}\p{M}ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％]/u.test(after) &&
    !/^[#@&*\p{Pi}]/u.test(after)
  )
    return true
  return !UNSPACED.test(end.slice(-1)) && !UNSPACED.test(after.charAt(0)) && !CLAUSE_END.test(end)
}

function fitting(part: string, width: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of segmenter('und', 'grapheme').segment(part)) {
    if (piece.length + segment.length > width) {
      const end = piece.search(/(?<=[\p{Pd}_/.\\])[^\p{Pd}_/.\\]*$/u)
      const cut = end > 0 && end < piece.length ? end : piece.length
      pieces.push(piece.slice(0, cut))
      piece = piece.slice(cut)
    }
    piece += segment
  }
  return [...pieces, piece].filter(text => text !== '')
}
