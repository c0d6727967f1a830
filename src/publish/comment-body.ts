import { type Entry, type Note, slim, writeMarker } from './marker.ts'
import { foldTexts } from './transcripts.ts'
import { type Frame, showVideos } from './video-sections.ts'
import { bounded, type VideoView } from './video-view.ts'

/**
 * The comment as Markdown: the hidden marker, what became of each video, the spoken texts folded away. Always under
 * GitHub's limit: texts are cut first, then the marker keeps only what is remembered, then rows of the table go.
 */
export function commentBody(
  tag: string,
  all: readonly VideoView[],
  past: readonly Entry[],
  frame: Frame,
): string {
  const shown = all.map(bounded)
  const marker = writeMarker(fullNote(tag, shown, past))
  const whole = `${marker}\n${showVideos(shown, frame, shown.length)}`
  if (whole.length <= MAX_BODY) return whole + foldTexts(shown, MAX_BODY - whole.length, length)
  const small = `${writeMarker(smallNote(tag, shown))}\n`
  let rows = shown.length
  let body = small + showVideos(shown, frame, rows)
  while (body.length > MAX_BODY && rows > 0) {
    rows = Math.floor(rows * 0.8)
    body = small + showVideos(shown, frame, rows)
  }
  return body
}

/** GitHub takes 65,536 characters; how it counts those beyond 16 bit is not documented, so that units are counted. */
const MAX_BODY = 65_000

/** Videos that the marker remembers at most, of this run and of those before. */
const MAX_ENTRIES = 200
const MAX_PAST = 20

const length = (text: string) => text.length

function fullNote(tag: string, shown: readonly VideoView[], past: readonly Entry[]): Note {
  return { tag, entries: shown.map(toEntry), past: past.slice(0, MAX_PAST).map(slim) }
}

function smallNote(tag: string, shown: readonly VideoView[]): Note {
  return { tag, entries: shown.slice(0, MAX_ENTRIES).map(slim), past: [] }
}

function toEntry({ text, keptText, diagnostic, reused, bytes, ...entry }: VideoView): Entry {
  return entry
}
