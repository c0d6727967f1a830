import type { Video } from '../jogg/domain.ts'
import type { Reply } from '../jogg/jogg-error.ts'
import { MAX_PAYMENTS, type Standing } from './standing.ts'
import { isMissing } from './video-diagnostics.ts'
import { hasEnded } from './wait.ts'

/**
 * What to do with what an earlier run left: pure, so that every case can be tried. `submit` is the only answer that
 * costs money; it is given only where nothing was taken for this content, or where what was paid for is gone for good,
 * and that not for the second time.
 */
export type Decision =
  | { readonly kind: 'submit'; readonly because: string }
  /** Paid for, and not known to be gone: wait for it, or hear what became of it. */
  | { readonly kind: 'wait'; readonly projectId: string }
  /** Paid for and ready: use it. */
  | { readonly kind: 'use'; readonly video: Video }
  /** It may have been paid for, and nobody knows under which id. */
  | { readonly kind: 'stop' }
  /** Paid for as often as that is done by itself, and there is no video. */
  | { readonly kind: 'enough'; readonly because: string }

/** The account's credits before a create of which nobody knows what came, and now; undefined where they could not be read. */
export interface Balance {
  readonly before: number | undefined
  readonly now: number | undefined
  /** It stood still over an accepted create of this account not long ago: standing still proves nothing. */
  readonly isStill: boolean
}

export function decideUnanswered(
  { isChanged, payments }: Standing,
  { before, now, isStill }: Balance,
): Decision {
  if (isChanged || isStill || before === undefined || before !== now) return { kind: 'stop' }
  const because = 'an earlier run stopped while submitting it, and no credits were taken'
  return withinMost(payments.length, because)
}

/** What JoggAI says of the project that was paid for last, asked until that is certain. */
export interface Findings {
  readonly projectId: string
  readonly reply: Reply<Video>
  /** Whether the address of a finished video is certainly dead. */
  readonly isGone: boolean
}

export function decideSubmitted({ payments }: Standing, { projectId, reply, isGone }: Findings): Decision {
  const loss = findLoss(projectId, reply, isGone)
  if (loss) return withinMost(payments.length, loss)
  const isReady = reply.ok && reply.value.status === 'success'
  return isReady ? { kind: 'use', video: reply.value } : { kind: 'wait', projectId }
}

function findLoss(projectId: string, reply: Reply<Video>, isGone: boolean): string | undefined {
  // Out of reach is not gone: waiting asks again until the deadline, and costs nothing.
  if (!reply.ok) return isMissing(reply.error) ? `project ${projectId} is not found any more` : undefined
  const video = reply.value
  if (!hasEnded(video) || video.isOdd) return undefined
  if (video.status !== 'success') return `project ${projectId} ended as ${video.status}`
  return isGone ? `the video of project ${projectId} is not there any more` : undefined
}

/** The content is submitted again, as far as that is done by itself. */
export function withinMost(payments: number, because: string): Decision {
  return payments < MAX_PAYMENTS ? { kind: 'submit', because } : { kind: 'enough', because }
}
