import { type Diagnostic, toDiagnostic } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'
import { gatherMedia, type Media, NO_MEDIA } from './comment-media.ts'
import type { Publication } from './publication.ts'
import { summarise } from './summary.ts'
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
  const media = isCancelled ? NO_MEDIA : await attempt(diagnostics, () => gatherMedia(publication), NO_MEDIA)
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
  if (!targets.release || files.size === 0) return []
  const { attachVideos } = await import('./release.ts')
  return attachVideos(targets.release, results, files, show)
}

async function comment(
  { targets, results }: Publication,
  show: ToView,
  diagnostics: Diagnostic[],
): Promise<void> {
  await attempt(diagnostics, async () => targets.comment?.publish(results, show), undefined)
}

async function summary(publication: Publication, show: ToView, diagnostics: Diagnostic[]): Promise<void> {
  const { results, estimate, plan, world } = publication
  if (!plan.inputs.targets.jobSummary) return
  const course = { waits: plan.inputs.job.wait, setbacks: diagnostics, estimate }
  await attempt(
    diagnostics,
    () => world.actions.appendSummary(summarise(results.all, show, course)),
    undefined,
  )
}

function showWith(media: Media, { plan }: Publication, result: Result): VideoView {
  const [script, ...others] = plan.scripts
  const format = others.length === 0 ? script?.format : undefined
  const { coverUrl, ...shown } = titled(showResult(result), format?.videoName)
  const shape = media.shapes.get(result.videoUrl ?? '') ?? format?.aspectRatio
  return {
    ...shown,
    ...(coverUrl && media.covers.has(coverUrl) ? { coverUrl } : {}),
    ...(shape ? { shape } : {}),
    ...(media.playerUrl ? { playerUrl: media.playerUrl } : {}),
  }
}
