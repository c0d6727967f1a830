/** A heading of a script. */
export interface Heading {
  /** As it is said, without the full stop at its end. */
  readonly title: string
  /** Where it begins in the spoken text, in UTF-16 units. */
  readonly offset: number
}

/**
 * Where headings stand in a spoken text, which may have lost some of them and have other words by now: each is the next
 * line that is said as it is.
 *
 * @param headings as they are said, in their order
 * @param say what was done to the words of the text since
 */
export function placeHeadings(
  text: string,
  headings: readonly string[],
  say: (heading: string) => string,
): readonly Heading[] {
  const placed: Heading[] = []
  let next = 0
  let offset = 0
  for (const line of text.split('\n')) {
    const at = headings.findIndex((heading, nth) => nth >= next && say(heading) === line)
    if (at >= 0) {
      placed.push({ title: (headings[at] ?? '').replace(/[.。।։።]$/u, ''), offset })
      next = at + 1
    }
    offset += line.length + 1
  }
  return placed
}

/** What is said before the first heading is a chapter, too, and three are the fewest. */
export function mayHaveChapters(headings: readonly Heading[] | undefined): headings is readonly Heading[] {
  return headings !== undefined && headings.length >= 2
}
