import type { LedgerEntry } from '../job/ledger.ts'
import type { Result } from '../outputs/results.ts'
import { type Entry, type Note, slim } from './marker.ts'
import { keptTexts } from './transcripts.ts'
import type { ToView, VideoView } from './video-view.ts'

/**
 * What the comment shows and remembers, and how that changes: pure. Videos of earlier runs that are not shown any more
 * are kept as `past`, so that an edit that is taken back finds its video.
 */
export interface CommentState {
  readonly shown: readonly VideoView[]
  readonly past: readonly Entry[]
}

/** A comment that was found, with the folded texts that stand in it. */
export function stateOf(note: Note, body: string): CommentState {
  const texts = keptTexts(body)
  const shown = note.entries.map((entry, index): VideoView => {
    const keptText = texts.get(index)
    return keptText === undefined ? entry : { ...entry, keptText }
  })
  return { shown, past: note.past }
}

/** The state at the beginning of a run that makes videos: nothing of it is shown yet, everything is remembered. */
export function turnedOver({ shown, past }: CommentState): CommentState {
  return { shown: [], past: withoutTwins([...shown, ...past]) }
}

export function recalled({ shown, past }: CommentState, contentKey: string): LedgerEntry | undefined {
  const entry = [...shown, ...past].find(one => one.contentKey === contentKey)
  return entry && toMemory(entry)
}

export function remembered(
  { shown, past }: CommentState,
  contentKey: string,
  memory: LedgerEntry,
): CommentState {
  const old = shown.find(entry => entry.contentKey === contentKey)
  const entry: VideoView = {
    ...(old?.videoName ? { videoName: old.videoName } : {}),
    contentKey,
    ...fromMemory(memory),
  }
  const others = past.filter(one => one.contentKey !== contentKey)
  return { shown: old ? shown.map(one => (one === old ? entry : one)) : [...shown, entry], past: others }
}

/** The state with what another run has written into the comment since: for each video, what was remembered last. */
export function merged(state: CommentState, { entries, past }: Note): CommentState {
  const theirs = [...entries, ...past].filter(({ contentKey }) => contentKey)
  const isKnown = ({ contentKey = '' }: Entry) => recalled(state, contentKey) !== undefined
  const caughtUp = theirs.filter(isKnown).reduce(newer, state)
  return { ...caughtUp, past: [...caughtUp.past, ...theirs.filter(entry => !isKnown(entry)).map(slim)] }
}

function newer(state: CommentState, entry: Entry): CommentState {
  const { contentKey = '' } = entry
  const [ours, theirs] = [recalled(state, contentKey), toMemory(entry)]
  return ours && theirs && ours.at < theirs.at ? remembered(state, contentKey, theirs) : state
}

/** The state at the end of a run that made videos: its own, in their order. */
export function concluded(state: CommentState, results: readonly Result[], extras: Extras): CommentState {
  const known = [...state.shown, ...state.past]
  const shown = results.map(result => conclude(known, result, extras))
  const keys = new Set(shown.flatMap(entry => entry.contentKey ?? []))
  return { shown, past: known.filter(entry => entry.contentKey && !keys.has(entry.contentKey)) }
}

/** The state after a project was collected: the others stay as they are; one that nobody waited for stands alone. */
export function collected(state: CommentState, result: Result, extras: Extras): CommentState {
  const waits = (entry: VideoView) => entry.projectId === result.projectId
  if (!state.shown.some(waits)) {
    const { shown, past } = turnedOver(state)
    return { shown: [...shown, conclude([], result, extras)], past }
  }
  return {
    ...state,
    shown: state.shown.map(entry => (waits(entry) ? conclude([entry], result, extras) : entry)),
  }
}

/** What the results do not say. */
export interface Extras {
  /** ISO 8601. */
  readonly now: string
  readonly show: ToView
}

function conclude(known: readonly VideoView[], result: Result, { now, show }: Extras): VideoView {
  const old = known.find(entry => isSame(entry, result))
  const isOther = result.projectId !== undefined && old?.projectId !== result.projectId
  const { problem, ...before } = old ?? {}
  const submitted: Entry = { ...slim(before), state: 'submitted', at: now }
  return { ...(isOther ? submitted : before), ...show(result) }
}

function isSame(entry: VideoView, { contentKey, projectId }: Result): boolean {
  if (contentKey !== undefined) return entry.contentKey === contentKey
  return projectId !== undefined && entry.projectId === projectId
}

function toMemory({
  state,
  projectId,
  credits,
  videoName = '',
  at,
  claim = '',
}: Entry): LedgerEntry | undefined {
  if (!at) return undefined
  if (state === 'submitted') return projectId ? { state, projectId, at } : undefined
  if (state === 'submitting') return { state, credits, videoName, at, claim }
  return state && { state, at }
}

function fromMemory(memory: LedgerEntry): Entry {
  if (memory.state !== 'submitting') return memory
  const { credits, ...rest } = memory
  return credits === undefined ? rest : { ...rest, credits }
}

function withoutTwins(entries: readonly Entry[]): readonly Entry[] {
  const first = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.contentKey && !first.has(entry.contentKey)) first.set(entry.contentKey, entry)
  }
  return [...first.values()]
}
