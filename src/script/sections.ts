/** A line as it is said; `text` is '' where there is nothing to say. */
export interface Said {
  readonly kind: 'heading' | 'summary' | 'details-end' | 'text' | 'silence'
  readonly text: string
  /** Of a heading: 1 to 6. */
  readonly depth: number
  readonly joins: boolean
}

/**
 * Without the headings and summaries under which nothing is said: "Screenshots." with no word after it helps nobody.
 * A document of nothing but headings keeps them.
 */
export function withoutSilentSections(lines: readonly Said[]): Said[] {
  if (lines.every(({ kind }) => kind === 'heading')) return [...lines]
  const reader = new Backwards()
  return lines
    .toReversed()
    .filter(line => reader.isKept(line))
    .toReversed()
}

/** What was said since a heading of each depth, reading backwards; what is folded away has headings of its own. */
class Backwards {
  #spoken = noneSpoken()
  readonly #outer: boolean[][] = []

  isKept({ kind, text, depth }: Said): boolean {
    switch (kind) {
      case 'heading':
        return this.#closeSection(depth, text)
      case 'summary':
        return this.#leaveDetails(text)
      case 'details-end':
        this.#outer.push(this.#spoken)
        this.#spoken = noneSpoken()
        return false
      default:
        if (text !== '') this.#spoken.fill(true)
        return text !== ''
    }
  }

  #closeSection(depth: number, text: string): boolean {
    const level = 2 * depth - (RELEASE.test(text) ? 1 : 0)
    const isSpoken = this.#spoken[level] === true && text !== ''
    this.#spoken = this.#spoken.map((spoken, at) => (at >= level ? false : spoken || isSpoken))
    return isSpoken
  }

  /** `<details>` that is never closed goes on to the end. */
  #leaveDetails(text: string): boolean {
    const isSpoken = this.#spoken[0] === true && text !== ''
    const outer = this.#outer.pop()
    if (outer) this.#spoken = outer.map(spoken => spoken || isSpoken)
    return isSpoken
  }
}

/**
 * A release has its sections under it even where they are headings of the same depth, as standard-version writes a
 * patch: "### 1.0.1", "### Bug Fixes".
 */
const RELEASE = /^(?:\p{L}{1,20} )?v?\d+\.\d[\w.+-]*(?:[^\p{L}]|$)/u

/** By twice the depth of a heading, one less for a release; at 0 stands whether anything was said at all. */
function noneSpoken(): boolean[] {
  return Array.from({ length: 13 }, () => false)
}
