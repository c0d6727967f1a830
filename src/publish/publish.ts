import { type Trouble, toTrouble } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'
import { gatherMedia, type Media, NO_MEDIA } from './comment-media.ts'
import type { Publication } from './publication.ts'
import { summarise } from './summary.ts'
import { type Show, type Shown, showResult, titled } from './video-view.ts'

/**
 * Brings the videos to every target, each whatever happens to the others: first what the comment links to, then the
 * comment, then the summary, which links to that. A run that is being cancelled only says what is going on.
 *
 * @returns what was asked for and failed
 */
export async function publishAll(publication: Publication): Promise<readonly Trouble[]> {
  const troubles: Trouble[] = []
  const isCancelled = publication.world.signal.aborted
  const media = isCancelled ? NO_MEDIA : await attempt(troubles, () => gatherMedia(publication), NO_MEDIA)
  const show: Show = result => showWith(media, publication, result)
  if (isCancelled) {
    await Promise.all([comment(publication, show, troubles), summary(publication, show, troubles)])
    return troubles
  }
  troubles.push(...media.troubles)
  troubles.push(...(await attempt(troubles, () => attach(publication, media, show), [])))
  await comment(publication, show, troubles)
  await summary(publication, show, troubles)
  await media.dispose()
  return troubles
}

async function attempt<T>(troubles: Trouble[], step: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await step()
  } catch (thrown) {
    troubles.push(toTrouble(thrown))
    return otherwise
  }
}

async function attach(
  { targets, results }: Publication,
  { files }: Media,
  show: Show,
): Promise<readonly Trouble[]> {
  if (!targets.release || files.size === 0) return []
  const { attachVideos } = await import('./release.ts')
  return attachVideos(targets.release, results, files, show)
}

async function comment({ targets, results }: Publication, show: Show, troubles: Trouble[]): Promise<void> {
  await attempt(troubles, async () => targets.comment?.publish(results, show), undefined)
}

async function summary(publication: Publication, show: Show, troubles: Trouble[]): Promise<void> {
  const { results, estimate, plan, world } = publication
  if (!plan.inputs.targets.jobSummary) return
  const course = { waits: plan.inputs.job.wait, setbacks: troubles, estimate }
  await attempt(troubles, () => world.actions.appendSummary(summarise(results.all, show, course)), undefined)
}

function showWith(media: Media, { plan }: Publication, result: Result): Shown {
  const [draft, ...others] = plan.drafts
  const looks = others.length === 0 ? draft?.looks : undefined
  const { coverUrl, ...shown } = titled(showResult(result), looks?.videoName)
  const shape = media.shapes.get(result.videoUrl ?? '') ?? looks?.aspectRatio
  return {
    ...shown,
    ...(coverUrl && media.covers.has(coverUrl) ? { coverUrl } : {}),
    ...(shape ? { shape } : {}),
    ...(media.playerUrl ? { playerUrl: media.playerUrl } : {}),
  }
}
