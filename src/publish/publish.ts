import { pullRequestTitle } from '../github/context.ts'
import { type Diagnostic, toDiagnostic } from '../outputs/diagnostics.ts'
import type { Result, Results } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import type { Media } from './comment-media.ts'
import type { Publication } from './publication.ts'
import { ownTitle } from './release-title.ts'
import { type RunInfo, summarise } from './summary.ts'
import { showResult, type ToView, titled, type VideoView } from './video-view.ts'

/**
 * Brings the videos to every target, each whatever happens to the others: first what the comment links to, then the
 * comment, then the summary, which links to that. A run that is being cancelled only says what is going on.
 *
 * @returns what was asked for and failed
 */
export async function publishAll(publication: Publication): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  const isCancelled = publication.world.signal.aborted
  const media = isCancelled ? NO_MEDIA : await attempt(diagnostics, () => gather(publication), NO_MEDIA)
  const show: ToView = result => showWith(media, publication, result)
  if (isCancelled) {
    await Promise.all([comment(publication, show, diagnostics), summary(publication, show, diagnostics)])
    return diagnostics
  }
  diagnostics.push(...media.diagnostics)
  diagnostics.push(...(await attempt(diagnostics, () => attach(publication, media, show), [])))
  await comment(publication, show, diagnostics)
  await summary(publication, show, diagnostics)
  await media.dispose()
  return diagnostics
}

const NO_MEDIA: Media = {
  files: new Map(),
  diagnostics: [],
  covers: new Set(),
  playerUrl: undefined,
  looks: new Map(),
  dispose: () => Promise.resolve(),
}

/** Loaded for those who have something to fetch: a dry run, or one that failed, has not. */
async function gather(publication: Publication): Promise<Media> {
  if (!publication.results.all.some(({ videoUrl, coverUrl }) => videoUrl || coverUrl)) return NO_MEDIA
  const { gatherMedia } = await import('./comment-media.ts')
  return gatherMedia(publication)
}

async function attempt<T>(diagnostics: Diagnostic[], step: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await step()
  } catch (thrown) {
    diagnostics.push(toDiagnostic(thrown))
    return otherwise
  }
}

async function attach(
  { targets, results }: Publication,
  { files }: Media,
  show: ToView,
): Promise<readonly Diagnostic[]> {
  const { release } = targets
  if (!release || (files.size === 0 && !(release.release.immutable && hasReady(results)))) return []
  const { attachVideos } = await import('./release.ts')
  return attachVideos(release, results, files, show)
}

function hasReady({ all }: Results): boolean {
  return all.some(({ status, videoUrl }) => status === 'success' && videoUrl !== undefined)
}

async function comment(
  { targets, results, proposal, plan }: Publication,
  show: ToView,
  diagnostics: Diagnostic[],
): Promise<void> {
  const write = async () => {
    if (proposal) return targets.comment?.propose(results, proposal, show)
    // One that failed has nothing to say that is worth more than what stands there.
    return plan.inputs.job.dryRun ? undefined : targets.comment?.publish(results, show)
  }
  await attempt(diagnostics, write, undefined)
}

async function summary(publication: Publication, show: ToView, diagnostics: Diagnostic[]): Promise<void> {
  const { results, estimate, plan, world } = publication
  if (!plan.inputs.targets.jobSummary) return
  const course: RunInfo = { waits: plan.inputs.job.wait, diagnostics, estimate }
  await attempt(
    diagnostics,
    () => world.actions.appendSummary(summarise(results.all, show, course)),
    undefined,
  )
}

function showWith(media: Media, { plan, results }: Publication, result: Result): VideoView {
  const isOnly = plan.scripts.length === 1 && results.all.filter(({ language }) => !language).length === 1
  const format = isOnly ? plan.scripts[0]?.format : undefined
  const { coverUrl, ...shown } = format ? named(result, format.videoName, plan) : showResult(result)
  const look = media.looks.get(result.videoUrl ?? '')
  const shape = look?.shape ?? format?.aspectRatio
  return {
    ...shown,
    ...(coverUrl && media.covers.has(coverUrl) ? { coverUrl } : {}),
    ...(shape ? { shape } : {}),
    ...(look ? { bytes: look.bytes } : {}),
    ...(media.playerUrl ? { playerUrl: media.playerUrl } : {}),
  }
}

/** The run's one video: by the name that the workflow gives it, else as people refer to the pull request. */
function named(result: Result, videoName: string, { context }: Plan): VideoView {
  const shown = showResult(result)
  const pull = pullRequestTitle(context)
  if (videoName || !pull) return titled(shown, videoName)
  const { title, ...untitled } = shown
  const own = ownTitle({ title }, context)
  return titled(own ? { ...untitled, title: own } : untitled, pull)
}
