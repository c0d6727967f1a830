import { type Entry, type Note, type Prove, slim, writeMarker } from './marker.ts'
import { foldTexts } from './transcripts.ts'
import { type Frame, showVideos } from './video-sections.ts'
import { bounded, type VideoView } from './video-view.ts'

/**
 * The comment as Markdown: the hidden marker, what became of each video, the spoken texts folded away. Always under
 * GitHub's limit: texts are cut first, then the marker keeps only what is remembered, then rows of the table go.
 */
export function commentBody({ tag, prove, shown: all, names }: Content, frame: Frame): string {
  const shown = all.map(bounded).map(withoutFigures)
  const marker = writeMarker({ tag, entries: shown.map(toEntry), names: names.slice(-MAX_NAMES) }, prove)
  const whole = `${marker}\n${showVideos(shown, frame, shown.length)}`
  if (whole.length <= MAX_BODY) return whole + foldTexts(shown, MAX_BODY - whole.length, length)
  const small = `${writeMarker(smallNote(tag, shown, names), prove)}\n`
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

/** What the comment is made of. */
export interface Content {
  readonly tag: string
  readonly prove: Prove
  readonly shown: readonly VideoView[]
  readonly names: readonly string[]
}

/** What the marker remembers at most, the last of it; in a comment that is full, less. */
const MAX_NAMES = 220
const MAX_ENTRIES = 120
const MAX_NAMES_IN_FULL = 160

const length = (text: string) => text.length

function smallNote(tag: string, shown: readonly VideoView[], names: readonly string[]): Note {
  return { tag, entries: shown.slice(0, MAX_ENTRIES).map(slim), names: names.slice(-MAX_NAMES_IN_FULL) }
}

/** The account's balance is for those who may read the log. */
function withoutFigures({ diagnostic, ...shown }: VideoView): VideoView {
  if (!diagnostic) return shown
  const { figures, ...told } = diagnostic
  return { ...shown, diagnostic: told }
}

function toEntry({ text, keptText, diagnostic, reused, bytes, ...entry }: VideoView): Entry {
  return entry
}
