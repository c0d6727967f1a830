import { foldCase } from '../lib/text.ts'

/**
 * The entries that somebody who wrote `wanted` most likely meant, best first: those that contain it or are contained
 * in it, then those that take the fewest changes of a character (Levenshtein's distance).
 */
export function nearest<T>(
  wanted: string,
  entries: readonly T[],
  text: (entry: T) => string,
  most: number,
): T[] {
  const target = foldCase(wanted)
  const ranked = entries.map(entry => ({ entry, rank: rank(target, foldCase(text(entry))) }))
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry)
}

/** Characters of a text that are compared: names that differ only further on are equally near. */
const COMPARED = 40

function rank(target: string, candidate: string): number {
  const [a, b] = [target.slice(0, COMPARED), candidate.slice(0, COMPARED)]
  if (b === '') return Number.POSITIVE_INFINITY
  const isPart = a.includes(b) || b.includes(a)
  return isPart ? Math.abs(a.length - b.length) / (2 * COMPARED) : distance(a, b)
}

/** How many characters must be changed, added or removed to turn one text into the other. */
export function distance(a: string, b: string): number {
  const row = Uint32Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    let diagonal = i - 1
    let left = i
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      const changed = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1)
      left = Math.min(changed, above + 1, left + 1)
      row[j] = left
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}
