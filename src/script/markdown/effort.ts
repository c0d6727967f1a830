import { countOf } from '../count-of.ts'

/**
 * How much work a piece of Markdown is for the parser, estimated from counting its marks: about one unit a
 * microsecond on the machine it was measured on. Every line and mark is an event to handle; brackets, angle brackets
 * and backticks without a partner make it look through the rest of the piece again, so they count with its length.
 */
export function countEffort(piece: string): number {
  const lines = countOf(piece, /\n/g)
  const blocks = countOf(piece, /^[ \t>]*(?:[-*+#]|\d{1,9}[.)])/gm)
  const cells = countOf(piece, /\|/g)
  const inline = countOf(piece, /[[\]`<&\\]|~~/g)
  return 30 * lines + 60 * blocks + 20 * cells + 15 * inline + (inline * piece.length) / 60 + piece.length
}

/** In the same units: 0.15 s. Release notes of 40 kB, over half an hour of speech, are below it. */
export const EFFORT_LIMIT = 150_000
