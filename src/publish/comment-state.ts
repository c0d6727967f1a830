import type { About } from '../ledger/ledger.ts'
import { isoTime } from '../lib/text.ts'
import type { Result } from '../outputs/results.ts'
import { type Entry, type Note, slim } from './marker.ts'
import { planTextOf } from './plan-body.ts'
import { keptTexts } from './transcripts.ts'
import type { ToView, VideoView } from './video-view.ts'

/**
 * What the comment shows and remembers, and how that changes: pure. Names of what was paid for stay when their video is
 * not shown any more, so that an edit that is taken back finds it.
 */
export interface CommentState {
  readonly shown: readonly VideoView[]
  readonly names: readonly string[]
  /** As it was shown when it was read last. */
  readonly read: readonly VideoView[]
  /** How names begin that are no longer needed, wherever they come from. */
  readonly outdated: readonly string[]
  readonly plan?: PlanState | undefined
}

/** The last plan that people could read. */
export interface PlanState {
  /** The contents that it showed. */
  readonly keys: readonly string[]
  /** As it stands in the comment, in Markdown; empty once its video took its place. */
  readonly text: string
}

export const NOTHING: CommentState = { shown: [], names: [], read: [], outdated: [] }

/** A comment that was found, with the folded texts that stand in it. */
export function stateOf(note: Note, body: string): CommentState {
  const texts = keptTexts(body)
  const shown = note.entries.map((entry, index): VideoView => {
    const keptText = texts.get(index)
    return keptText === undefined ? entry : { ...entry, keptText }
  })
  const plan = note.plan && { keys: note.plan.keys, text: planTextOf(body) }
  return { shown, names: note.names, read: shown, outdated: [], plan }
}

/**
 * The state at the beginning of a run that makes videos: nothing of it is shown yet, everything is remembered. That of
 * the plan, too: a run that is started again must find that its text was read.
 */
export function turnedOver(state: CommentState): CommentState {
  return { ...state, shown: [], plan: state.plan && { ...state.plan, text: '' } }
}

/** Once its video is paid for, no claim on a content is of interest. */
export function remembered(state: CommentState, name: string, { contentKey, entry }: About): CommentState {
  const claims = name.slice(0, name.lastIndexOf('-')).replace(/[se][01]+$/, 'e')
  const outdated = entry.kind === 'submitted' ? [...state.outdated, claims] : state.outdated
  const names = needed([...state.names, name], outdated)
  const old = state.shown.find(one => one.contentKey === contentKey)
  const view = viewOf(old, { contentKey, entry })
  if (!view) return { ...state, names, outdated }
  const shown = old ? state.shown.map(one => (one === old ? view : one)) : [...state.shown, view]
  return { ...state, shown, names, outdated }
}

/** Undefined where the entry changes nothing that is shown. */
function viewOf(old: VideoView | undefined, { contentKey, entry }: About): VideoView | undefined {
  const at = isoTime(entry.at)
  const name = old?.videoName ? { videoName: old.videoName } : {}
  switch (entry.kind) {
    case 'claim':
      return { contentKey, state: 'submitting', videoName: entry.videoName, at }
    case 'submitted':
      return { ...name, contentKey, state: 'submitted', projectId: entry.projectId, at }
    case 'refused':
      return { ...name, contentKey, state: 'refused', at }
    default:
      return undefined
  }
}

/** The state with what other runs have written into the comment since: of what this run has not changed, theirs. */
export function merged(state: CommentState, theirs: CommentState): CommentState {
  const isUntouched = (view: VideoView) => state.read.includes(view)
  const newer = (view: VideoView) =>
    (isUntouched(view) && theirs.shown.find(one => isSame(one, view))) || view
  const names = needed([...theirs.names, ...state.names], state.outdated)
  const plan = newerPlan(state.plan, theirs.plan)
  return { ...state, shown: state.shown.map(newer), names, read: theirs.shown, plan }
}

/** One that was written since shows other contents, and is to be read. */
function newerPlan(own: PlanState | undefined, theirs: PlanState | undefined): PlanState | undefined {
  if (!own || !theirs) return theirs ?? own
  return JSON.stringify(own.keys) === JSON.stringify(theirs.keys) ? own : theirs
}

function needed(names: readonly string[], outdated: readonly string[]): readonly string[] {
  return [...new Set(names)].filter(name => !outdated.some(beginning => name.startsWith(beginning)))
}

/** The state at the end of a run that made videos: its own, in their order. */
export function concluded(state: CommentState, results: readonly Result[], extras: Extras): CommentState {
  const known = [...state.shown, ...state.read]
  return { ...state, shown: results.map(result => conclude(known, result, extras)) }
}

/** The state after a project was collected: the others stay as they are; one that nobody waited for stands alone. */
export function collected(state: CommentState, result: Result, extras: Extras): CommentState {
  const waits = (entry: VideoView) => entry.projectId === result.projectId
  if (!state.shown.some(waits)) return { ...state, shown: [conclude([], result, extras)] }
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

function isSame(entry: VideoView, { contentKey, projectId }: Result | VideoView): boolean {
  if (contentKey !== undefined) return entry.contentKey === contentKey
  return projectId !== undefined && entry.projectId === projectId
}
