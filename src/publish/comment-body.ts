import type { PlanState } from './comment-state.ts'
import { type Entry, markPlan, type Note, type Prove, slim, writeMarker } from './marker.ts'
import { planPart } from './plan-body.ts'
import { foldTexts } from './transcripts.ts'
import { type Frame, showVideos } from './video-sections.ts'
import { bounded, type VideoView } from './video-view.ts'

/**
 * The comment as Markdown: the hidden marker, what became of each video, the spoken texts folded away. Always under
 * GitHub's limit: texts are cut first, then the marker keeps only what is remembered, then rows of the table go.
 */
export function commentBody(content: Content, frame: Frame): string {
  const { tag, prove, names, plan } = content
  const shown = content.shown.map(bounded).map(withoutFigures)
  const write = (note: Note, visible: string) =>
    `${writeMarker(plan ? { ...note, plan: markPlan(plan.keys, visible, prove) } : note, prove)}\n${visible}`
  const show = (rows: number) => showAll(plan, shown, frame, rows)
  const note = { tag, entries: shown.map(toEntry), names: names.slice(-MAX_NAMES) }
  const visible = show(shown.length)
  const room = MAX_BODY - write(note, visible).length
  if (room >= 0) return write(note, visible + foldTexts(shown, room, length))
  const small = smallNote(tag, shown, names, plan ? MAX_ENTRIES_BELOW_PLAN : MAX_ENTRIES)
  let rows = shown.length
  let body = write(small, show(rows))
  while (body.length > MAX_BODY && rows > 0) {
    rows = Math.floor(rows * 0.8)
    body = write(small, show(rows))
  }
  return body
}

/** The room for a plan in front of what the comment remembers and shows. @returns characters */
export function roomForPlan(content: Omit<Content, 'plan'>, keys: readonly string[], frame: Frame): number {
  const without = commentBody(
    { ...content, shown: content.shown.map(textless), plan: { keys, text: '' } },
    frame,
  )
  return Math.max(MIN_PLAN, Math.min(MAX_PLAN, MAX_BODY - without.length - FRAMING))
}

/** The earlier videos' texts give way to the plan's. */
function textless({ text, keptText, ...view }: VideoView): VideoView {
  return view
}

/** Characters of a plan: enough for its figures, and for fifteen minutes of speech. */
const MIN_PLAN = 2500
const MAX_PLAN = 30_000
/** Characters of what stands round a plan. */
const FRAMING = 100

function showAll(
  plan: PlanState | undefined,
  shown: readonly VideoView[],
  frame: Frame,
  rows: number,
): string {
  const videos = plan?.text && shown.length === 0 ? '' : showVideos(shown, frame, rows)
  return plan?.text ? planPart(plan.text, shown.length === 0) + videos : videos
}

/** GitHub takes 65,536 characters; how it counts those beyond 16 bit is not documented, so that units are counted. */
export const MAX_BODY = 65_000

/** What the comment is made of. */
export interface Content {
  readonly tag: string
  readonly prove: Prove
  readonly shown: readonly VideoView[]
  readonly names: readonly string[]
  readonly plan?: PlanState | undefined
}

/** What the marker remembers at most, the last of it; in a comment that is full, less. */
const MAX_NAMES = 220
const MAX_ENTRIES = 120
const MAX_ENTRIES_BELOW_PLAN = 40
const MAX_NAMES_IN_FULL = 160

const length = (text: string) => text.length

function smallNote(tag: string, shown: readonly VideoView[], names: readonly string[], max: number): Note {
  return { tag, entries: shown.slice(0, max).map(slim), names: names.slice(-MAX_NAMES_IN_FULL) }
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
