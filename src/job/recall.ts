import type { Video } from '../jogg/domain.ts'
import type { Reply } from '../jogg/jogg-error.ts'
import { isMissing } from './video-diagnostics.ts'
import { hasEnded } from './wait.ts'

/**
 * What to do with what an earlier run left: pure, so that every case can be tried. `submit` is the only answer that
 * costs money; it is given only where nothing was taken for this content, or where what was paid for is gone for good.
 */
export type Decision =
  | { readonly kind: 'submit'; readonly because: string }
  /** Paid for and being made: wait for it. */
  | { readonly kind: 'wait'; readonly projectId: string }
  /** Paid for and ready: use it. */
  | { readonly kind: 'use'; readonly video: Video }
  /** It may have been paid for, and nobody knows under which id. */
  | { readonly kind: 'stop' }

/**
 * A claim was made, its run is done with it, and no project id was remembered: it died in between, or its answer was
 * lost.
 *
 * @param before the credits just before that create; undefined when they could not be read
 */
export function decideUnanswered(before: number | undefined, now: number | undefined): Decision {
  if (before === undefined || before !== now) return { kind: 'stop' }
  return { kind: 'submit', because: 'an earlier run stopped while submitting it, and no credits were taken' }
}

/**
 * @param reply what JoggAI says of the project now
 * @param isGone whether the address of a finished video is certainly dead
 */
export function decideSubmitted(projectId: string, reply: Reply<Video>, isGone: boolean): Decision {
  if (!reply.ok) {
    // Out of reach is not gone: waiting asks again until the deadline, and costs nothing.
    return isMissing(reply.error)
      ? { kind: 'submit', because: `project ${projectId} is not found any more` }
      : { kind: 'wait', projectId }
  }
  const video = reply.value
  if (!hasEnded(video)) return { kind: 'wait', projectId }
  if (video.status !== 'success')
    return { kind: 'submit', because: `project ${projectId} ended as ${video.status}` }
  return isGone
    ? { kind: 'submit', because: `the video of project ${projectId} is not there any more` }
    : { kind: 'use', video }
}
