import { onOneLine, type Sentence } from './timeline.ts'

/** A heading of the script. */
export interface Heading {
  readonly title: string
  /** Where its words, or the first after it, begin in the spoken text, in UTF-16 units. */
  readonly offset: number
}

export interface Chapter {
  readonly title: string
  /** Seconds from the beginning of the video. */
  readonly start: number
  readonly end: number
}

/**
 * The script's sections as chapters by YouTube's rules: the first at 0:00, each ten seconds long, at least three, or none.
 * What is too short joins the next section, and goes by that one's title; the last one joins the one before it.
 *
 * @param introduction title of what is said before the first heading
 * @see https://support.google.com/youtube/answer/9884579
 */
export function chaptersOf(
  headings: readonly Heading[],
  sentences: readonly Sentence[],
  seconds: number,
  introduction: string,
): Chapter[] {
  const sections = startSections(headings, sentences, introduction)
  const chapters: { title: string; start: number }[] = []
  let start = 0
  for (const [i, { title }] of sections.entries()) {
    const end = sections[i + 1]?.start ?? seconds
    // Whole seconds, as they are written: what is ten seconds apart there has to be so here.
    const isLongEnough = Math.floor(end) - Math.floor(start) >= SHORTEST
    if (isLongEnough) chapters.push({ title, start })
    if (isLongEnough) start = end
  }
  return chapters.length < FEWEST
    ? []
    : chapters.map((chapter, i) => ({ ...chapter, end: chapters[i + 1]?.start ?? seconds }))
}

const SHORTEST = 10
const FEWEST = 3

/** `0:00 What is new`, one a line, for the description of a video. */
export function chapterLines(chapters: readonly Chapter[]): string {
  return chapters.map(({ title, start }) => `${clock(start)} ${title}`).join('\n')
}

/** `0:00`, `1:14`, `1:01:14`: as players show it. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

function startSections(
  headings: readonly Heading[],
  sentences: readonly Sentence[],
  introduction: string,
): { title: string; start: number }[] {
  const sections = headings.flatMap(({ title, offset }) => {
    const first = sentences.find(sentence => sentence.offset >= offset)
    return first && onOneLine(title) !== '' ? [{ title: onOneLine(title), start: first.start }] : []
  })
  return sections[0]?.start === 0 ? sections : [{ title: introduction, start: 0 }, ...sections]
}
