import type { Inputs } from '../inputs/inputs.ts'
import { count, duration, listed, plain, quoted } from '../lib/text.ts'
import type { Shortened } from './shorten.ts'

/** What `script-section` and `shorten-to` make of a script. */
export interface Edited {
  readonly text: string
  /** What `shorten-to` left out; undefined where it was not asked for. */
  readonly leftOut?: readonly string[]
  readonly problems: readonly string[]
}

/**
 * Speaks the one section of Markdown that is wanted, edited down to the wanted length.
 *
 * @param markdown without front matter and our own block
 */
export async function editMarkdown(
  markdown: string,
  { section, shortenTo }: Wanted,
  speak: (markdown: string) => string,
): Promise<Edited> {
  const part = section ? await cutSection(markdown, section) : { markdown }
  if ('problem' in part) return { text: '', problems: [part.problem] }
  if (shortenTo === undefined) return { text: speak(part.markdown), problems: [] }
  const { shortenMarkdown } = await import('./shorten.ts')
  return held(shortenMarkdown(part.markdown, shortenTo, speak), shortenTo)
}

/** @param text spoken text */
export async function editText(text: string, { section, shortenTo }: Wanted): Promise<Edited> {
  if (section) return { text: '', problems: ['is plain text, in which `script-section` finds no headings'] }
  if (shortenTo === undefined) return { text, problems: [] }
  const { shortenText } = await import('./shorten.ts')
  return held(shortenText(text, shortenTo), shortenTo)
}

type Wanted = Pick<Inputs, 'section' | 'shortenTo'>

/** A link of the section may get its address from another part of the document. */
async function cutSection(
  markdown: string,
  wanted: string,
): Promise<{ readonly markdown: string } | { readonly problem: string }> {
  const [{ findSection }, { linkDefinitions }] = await Promise.all([
    import('./section.ts'),
    import('./blocks.ts'),
  ])
  const found = findSection(markdown, wanted)
  if (found.kind === 'found') return { markdown: [found.markdown, ...linkDefinitions(markdown)].join('\n\n') }
  const more = found.more > 0 ? [`${found.more} more`] : []
  const there = listed([...found.available.map(name => quoted(plain(name))), ...more], 'and')
  return {
    problem: `has no section ${quoted(wanted)} (\`script-section\`): ${there ? `there is ${there}` : 'it has no headings'}`,
  }
}

function held({ script, leftOut, isEmpty, estimate }: Shortened, limit: number): Edited {
  if (estimate.atMost <= limit && !isEmpty) return { text: script, leftOut, problems: [] }
  const problem = `can't be shortened to ${duration(limit)} (\`shorten-to\`): no sentence is cut, and not one of those that matter most is that short`
  return { text: script, leftOut, problems: [problem] }
}

/** Says once for a run what was left out; undefined where nothing was. */
export function noticeLeftOut(
  scripts: readonly { readonly label: string; readonly leftOut?: readonly string[] }[],
  shortenTo = 0,
): string | undefined {
  const shortened = scripts.flatMap(({ label, leftOut = [] }) =>
    leftOut.length > 0 ? [`${count(leftOut.length, 'item')} of ${label}`] : [],
  )
  if (shortened.length === 0) return undefined
  const named = shortened.slice(0, MOST_NAMED)
  const more = shortened.length > named.length ? [`more of ${shortened.length - named.length} others`] : []
  return `Left out, so that no script takes more than ${duration(shortenTo)} (\`shorten-to\`): ${listed([...named, ...more], 'and')}. The job summary and the output \`left-out\` have them.`
}

const MOST_NAMED = 10
