import type { JoggApi } from '../jogg/api.ts'
import type { Video } from '../jogg/domain.ts'
import { known } from '../lib/objects.ts'
import { count, duration } from '../lib/text.ts'
import type { Result } from '../outputs/results.ts'
import type { World } from '../runtime/world.ts'
import type { Deps } from './deps.ts'
import * as diagnostics from './video-diagnostics.ts'
import { FRESH_MS, type Outcome, waitForVideo } from './wait.ts'

/** Whether this run just submitted the project, an earlier one did, or the workflow named it. */
export type Origin = 'submitted' | 'earlier' | 'named'

/**
 * Waits for a project and learns what becomes of it; the log shows each change, and a line a minute in between. Where
 * the workflow does not want to wait, it asks once.
 */
export async function follow(
  subject: diagnostics.Subject,
  projectId: string,
  deps: FollowDeps,
  origin: Origin,
): Promise<void> {
  const { clock, signal } = deps.world
  const start = clock.now()
  const log = progressLog(diagnostics.labelOf(subject), deps.world)
  const outcome = await waitForVideo(deps.api, projectId, {
    clock,
    signal,
    firstAt: origin === 'submitted' ? start + deps.pollIntervalMs * deps.phase : start,
    intervalMs: deps.pollIntervalMs,
    deadline: start + (deps.wait ? deps.timeoutMs : 0),
    isPatient: !deps.wait,
    freshUntil: origin === 'submitted' ? start + FRESH_MS : start,
    onQuestion: () => log.beat(),
    onAnswer(video) {
      log.change(video)
      if (video.status === 'success' && video.creditsTaken !== undefined)
        deps.world.actions.info(
          `${diagnostics.labelOf(subject)}: JoggAI took ${count(video.creditsTaken, 'credit')}.`,
        )
      deps.update(videoPatch(video))
    },
  })
  const patch = settle(subject, projectId, outcome, {
    waitedMs: clock.now() - start,
    origin,
    wait: deps.wait,
  })
  if (patch) deps.update(patch)
}

export interface FollowDeps
  extends Pick<Deps<unknown>, 'world' | 'wait' | 'timeoutMs' | 'pollIntervalMs' | 'phase' | 'update'> {
  readonly api: Pick<JoggApi, 'video'>
}

/** What an answer about a video adds to what is known of it. */
export function videoPatch(video: Video): Result {
  const { projectId, status, title, videoUrl, coverUrl, subtitleUrl, duration, avatarId } = video
  const createdAt = video.createdAt?.toISOString()
  return known({ projectId, status, title, videoUrl, coverUrl, subtitleUrl, duration, createdAt, avatarId })
}

/** What the end of waiting adds; undefined for a video that is ready. */
function settle(
  subject: diagnostics.Subject,
  projectId: string,
  outcome: Outcome,
  { waitedMs, origin, wait }: Wait,
): Result | undefined {
  switch (outcome.kind) {
    case 'ended':
      return end(subject, outcome.video)
    case 'refused': {
      const diagnostic = diagnostics.statusRefused(subject, projectId, outcome.error, origin !== 'named')
      return {
        ...(diagnostics.isMissing(outcome.error) || origin === 'named' ? { status: 'failed' } : {}),
        diagnostic,
      }
    }
    case 'deadline': {
      if (isUnconfirmed(origin, outcome))
        return { status: 'unknown', diagnostic: diagnostics.notConfirmed(subject, projectId, outcome.error) }
      if (!wait) return outcome.last ? undefined : { status: 'pending' }
      const diagnostic = diagnostics.notReady(subject, projectId, waitedMs, outcome.error)
      return { diagnostic }
    }
    case 'cancelled':
      if (isUnconfirmed(origin, outcome))
        return { status: 'unknown', diagnostic: diagnostics.cancelledUnconfirmed(subject, projectId) }
      return { diagnostic: diagnostics.cancelled(subject, projectId) }
  }
}

/** A project that somebody named may not exist: only JoggAI can say that it was paid for. */
function isUnconfirmed(origin: Origin, { last }: { readonly last: Video | undefined }): boolean {
  return origin === 'named' && !last
}

interface Wait {
  readonly waitedMs: number
  readonly origin: Origin
  readonly wait: boolean
}

function end(subject: diagnostics.Subject, video: Video): Result | undefined {
  if (video.status === 'failed') return { diagnostic: diagnostics.videoFailed(subject, video) }
  if (video.status === 'deleted') return { diagnostic: diagnostics.videoDeleted(subject, video.projectId) }
  return undefined
}

const MINUTE_MS = 60_000

function progressLog(
  label: string,
  { actions, clock }: World,
): { change(video: Pick<Video, 'status' | 'videoUrl'>): void; beat(): void } {
  const start = clock.now()
  let status = 'pending'
  let shownAt = start
  const show = (address = '') => {
    shownAt = clock.now()
    actions.info(`${label}: ${status} (after ${duration((shownAt - start) / 1000)})${address}`)
  }
  return {
    change(next) {
      if (next.status === status) return
      status = next.status
      show(next.videoUrl && `: ${next.videoUrl}`)
    },
    beat() {
      if (clock.now() - shownAt >= MINUTE_MS) show()
    },
  }
}
