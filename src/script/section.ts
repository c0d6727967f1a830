import { cut } from '../lib/text.ts'
import { type Block, readBlocks } from './blocks.ts'

/**
 * Finds one section of a document, as it stands there, without its heading and the blank lines around it: that of a
 * version (`1.2.0`, `v1.2.0`, `pkg@1.2.0`), of the newest release (`latest`), or under a heading of that text.
 * It knows the changelogs of Keep a Changelog, release-please, changesets, git-cliff, conventional-changelog,
 * standard-version and lerna, which rank their headings as they like: a version's section ends at the next version,
 * any other at the next heading of its rank.
 */
export function findSection(markdown: string, wanted: string): Section {
  const blocks = readBlocks(markdown)
  const headings = readHeadings(blocks, markdown)
  const found = findRelease(headings, wanted.trim()) ?? findHeading(headings, wanted.trim())
  if (!found) return { kind: 'missing', ...whatThereIs(headings) }
  const next = headings.find(heading => heading.start > found.start && ends(heading, found))
  const section = markdown.slice(found.end, next?.start ?? endOfText(blocks))
  return { kind: 'found', markdown: withoutBlankEdges(section) }
}

export type Section =
  | { readonly kind: 'found'; readonly markdown: string }
  /** What there is: its versions, or its headings where it has none. `more` are not listed. */
  | { readonly kind: 'missing'; readonly available: readonly string[]; readonly more: number }

interface Heading {
  readonly rank: number
  readonly text: string
  readonly start: number
  /** Where what is under it begins. */
  readonly end: number
  readonly release: Release | undefined
  /** The nearest heading above it of a higher rank. */
  readonly parent: string
}

interface Release {
  /** '' where the heading names none. */
  readonly package: string
  readonly version: string
  readonly isOut: boolean
  /** The heading has words before the version: "Rocket 1.2.0". */
  readonly isNamed: boolean
}

function readHeadings(blocks: readonly Block[], markdown: string): Heading[] {
  const above: string[] = []
  const headings = blocks.flatMap(block => {
    const found = asHeading(block, markdown)
    if (!found) return []
    above.length = found.rank
    const parent = above.findLast(Boolean) ?? ''
    above[found.rank] = found.text
    return [{ ...found, parent, release: readRelease(found.text) }]
  })
  // "Node 20.19.0" under a version is about Node; in a file of nothing else, "Rocket 1.2.0" is a release.
  const isBare = headings.some(({ release }) => release && !release.isNamed)
  return headings.map(heading =>
    isBare && heading.release?.isNamed ? { ...heading, release: undefined } : heading,
  )
}

function asHeading({ kind, depth, start, end, text }: Block, markdown: string) {
  if (kind === 'heading') return { rank: depth, text: wordsOf(text), start, end }
  const tag =
    kind === 'html'
      ? /^\s*<h([1-6])\b[^<>]*>.*?<\/h\1\s*>[ \t]*\r?(?:\n|$)/is.exec(markdown.slice(start, end))
      : null
  return tag ? { rank: Number(tag[1]), text: wordsOf(tag[0]), start, end: start + tag[0].length } : undefined
}

/** A heading as it is read: without links, tags and marks. */
function wordsOf(markdown: string): string {
  return markdown
    .replace(/<[/!?]?[a-z][^<>]*>/gi, '')
    .replace(/!\[[^[\]]*\]\([^()\s]*\)/g, '')
    .replace(/\]\([^()]*\)|\]\[[^[\]]*\]/g, ']')
    .replace(/[[\]`*]|~~|(?<!\p{L}|\p{N})_+|_+(?!\p{L}|\p{N})|:[a-z_]+:|\{#[^{}]*\}/gu, '')
    .replace(/(?![\d#*])\p{Extended_Pictographic}\uFE0F?/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function readRelease(text: string): Release | undefined {
  const match = RELEASE.exec(text)
  const { name = '', at = '', word = '', v = '', version = '', rest = '' } = match?.groups ?? {}
  if (!match || !isVersion(version, v || word || at, rest)) return NOT_OUT.test(text) ? UNRELEASED : undefined
  return { package: at, version: version.toLowerCase(), isOut: !NOT_OUT.test(rest), isNamed: name !== '' }
}

const VERSION = String.raw`\d+(?:\.\d+){0,3}(?:-?(?:[a-z][\w-]*)(?:[.-][\w-]+)*)?(?:\+[\w.-]+)?`
const RELEASE = new RegExp(
  String.raw`^(?:(?<at>@?[\w][\w./-]*?)(?:@|-(?=v\d))|(?<word>version|release|ver\.?)[ :]+|(?<name>(?!.*\b(?:to|from|for|since|until|before|with|in|on|and|support) v?\d)(?:[\p{L}@][\p{L}\p{N}@/._-]* ){1,3}))?(?<v>v\.? ?)?(?<version>${VERSION})(?=$|[\s,:;()/–—-])(?<rest>.*)$`,
  'iu',
)

/** "3.5 times faster" and "2 bugs" are none, and a day is one only where a file has no other releases. */
function isVersion(version: string, mark: string, rest: string): boolean {
  const parts = version.split(/[-+]/)[0]?.split('.').length ?? 0
  if (parts >= 3) return !/^ (?:and|is|to|or|are|bis|und|et|y) /i.test(rest)
  if (parts === 1) return mark !== '' && !/^ \p{Ll}/u.test(rest)
  return !/^ \p{Ll}/u.test(rest) || mark !== ''
}

const UNRELEASED: Release = { package: '', version: '', isOut: false, isNamed: false }

const NOT_OUT =
  /^\W*(?:unreleased(?: changes)?|not (?:yet )?released|(?:upcoming|next)(?: (?:release|version))?|in progress|wip|tbd|tba)[\W\d]*$/i

function findRelease(headings: readonly Heading[], wanted: string): Heading | undefined {
  if (/^latest$/i.test(wanted)) return newestOf(headings.filter(({ release }) => release?.isOut))
  const { package: name, version } = readRelease(wanted) ?? UNRELEASED
  if (version === '') return undefined
  const [best] = headings
    .filter(({ release }) => release?.version === version)
    .map(heading => ({ heading, fit: fitOf(heading, name) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
  return best?.heading
}

/** `pkg@1.2.0` is the heading of that name, or that under a heading of that name, or `1.2.0` where no name is. */
function fitOf({ release, parent }: Heading, name: string): number {
  const own = release?.package ?? ''
  if (name === '') return own === '' ? 3 : 1
  if (own !== '') return own === name ? 3 : 0
  return parent === name ? 2 : 1
}

/** Most changelogs begin with the newest; where each is above the one before it, the last is. */
function newestOf(releases: readonly Heading[]): Heading | undefined {
  const [first, last] = [releases[0], releases.at(-1)]
  const isAscending = first && last && compare(first, last) < 0 && compare(first, releases[1] ?? last) < 0
  return isAscending ? last : first
}

function compare(one: Heading, other: Heading): number {
  const numbers = ({ release }: Heading) =>
    (release?.version.match(/^[\d.]+/)?.[0] ?? '').split('.').map(Number)
  const [a, b] = [numbers(one), numbers(other)]
  const place = a.findIndex((number, index) => number !== (b[index] ?? 0))
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0)
}

function findHeading(headings: readonly Heading[], wanted: string): Heading | undefined {
  const fold = (text: string) =>
    wordsOf(text)
      .normalize()
      .toLowerCase()
      .replace(/[:：]$/, '')
  return headings.find(({ text }) => fold(text) === fold(wanted.replace(/^#{1,6}\s+/, '')))
}

/** A heading of a higher rank ends a release too: the next package, or what follows the changelog. */
function ends(heading: Heading, section: Heading): boolean {
  if (heading.release) return section.release !== undefined || heading.rank <= section.rank
  return section.release ? heading.rank < section.rank : heading.rank <= section.rank
}

/** Without the link definitions at the end, which belong to the document. */
function endOfText(blocks: readonly Block[]): number {
  return blocks.findLast(({ kind }) => kind !== 'definition')?.end ?? 0
}

function withoutBlankEdges(markdown: string): string {
  return markdown.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()
}

/** Enough to see what was meant. */
const MOST_LISTED = 20

function whatThereIs(headings: readonly Heading[]): { available: readonly string[]; more: number } {
  const releases = headings.flatMap(({ release }) => (release?.isOut ? [nameOf(release)] : []))
  const names = releases.length > 0 ? releases : headings.map(({ text }) => text).filter(Boolean)
  return {
    available: names.slice(0, MOST_LISTED).map(name => cut(name, 80)),
    more: Math.max(0, names.length - MOST_LISTED),
  }
}

function nameOf({ package: name, version }: Release): string {
  return name === '' ? version : `${name}@${version}`
}
