import type { Proposal } from '../outputs/proposal.ts'
import type { Result } from '../outputs/results.ts'
import { commentBody, MAX_BODY, roomForPlan } from './comment-body.ts'
import { NOTHING, stateOf } from './comment-state.ts'
import { claimedNames, type Prove } from './marker.ts'
import { lengthWithoutPlan, withUnsealedPlan } from './plan-body.ts'
import { showPlan } from './plan-view.ts'
import type { Found } from './sticky.ts'
import type { Frame } from './video-sections.ts'
import type { ToView } from './video-view.ts'

/**
 * The comment with a new plan, above what it shows already and with all that it remembers. A run without an API key can
 * prove nothing: it leaves what others proved as it is, and its plan counts for nothing.
 */
export function planComment(found: Found | undefined, draft: Draft): string {
  const { proposal, results, show, tag, prove, frame, isSealed } = draft
  const before = found?.comment.body
  const videos = results.map(result => ({ result, view: show(result) }))
  const planned = { proposal, videos, runUrl: frame.runUrl, isSealed }
  if (!isSealed) {
    const room = MAX_BODY - lengthWithoutPlan(before) - FRAMING
    return withUnsealedPlan(before, showPlan({ ...planned, earlier: [] }, room), tag, prove)
  }
  const state = found ? stateOf(found.note, found.comment.body) : NOTHING
  const names = [...new Set([...claimedNames(before ?? ''), ...state.names])]
  const content = { ...state, names, tag, prove }
  const keys = markedKeys(proposal.keys, prove)
  const text = showPlan({ ...planned, earlier: state.shown }, roomForPlan(content, keys, frame))
  return commentBody({ ...content, plan: { keys, text } }, frame)
}

/** A plan before it is written. */
export interface Draft {
  readonly proposal: Proposal
  readonly results: readonly Result[]
  readonly show: ToView
  readonly tag: string
  readonly prove: Prove
  readonly frame: Frame
  /** Whether there is an API key to prove with who wrote it. */
  readonly isSealed: boolean
}

/** Whether the comment's plan shows all of these contents. */
export function isPlanned(found: Found | undefined, keys: readonly string[], prove: Prove): boolean {
  const shown = found?.note.plan?.keys ?? []
  return keys.length > 0 && markedKeys(keys, prove).every(key => shown.includes(key))
}

/** The contents as the marker has them: of so many that they would fill the comment, one key that stands for all. */
function markedKeys(keys: readonly string[], prove: Prove): readonly string[] {
  const distinct = [...new Set(keys)]
  return distinct.length > MAX_KEYS ? [prove(JSON.stringify(['batch', ...distinct.toSorted()]))] : distinct
}

const MAX_KEYS = 100
/** Characters of what stands round a plan. */
const FRAMING = 100
