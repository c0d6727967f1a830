import { pullRequestTitle } from '../github/context.ts'
import { type Diagnostic, toDiagnostic } from '../outputs/diagnostics.ts'
import type { Result, Results } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import { mayHaveChapters } from '../script/headings.ts'
import type { Media } from './comment-media.ts'
import type { Publication } from './publication.ts'
import { ownTitle } from './release-title.ts'
import type { AttachedFiles } from './release-uploads.ts'
import { type RunInfo, summarise } from './summary.ts'
import type { Track } from './tracks.ts'
import { showResult, type ToView, titled, type VideoView } from './video-view.ts'

/**
 * Brings the videos to every target, each no matter what happens to the others: first what the comment links to, then the
 * comment, then the summary, which links to that. A draft is published only where nothing failed. A run that is being cancelled only says what is going on.
 *
 * @returns what was asked for and failed
 */
export async function publishAll(publication: Publication): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  const isCancelled = publication.world.signal.aborted
  const media = isCancelled ? NO_MEDIA : await attempt(diagnostics, () => gather(publication), NO_MEDIA)
  const show: ToView = result => showWith(media, publication, result)
  if (isCancelled) {
    await Promise.all([
      comment(publication, show, diagnostics),
      commitStatus(publication),
      summary(publication, show, diagnostics),
    ])
    return diagnostics
  }
  diagnostics.push(...media.diagnostics)
  const { tracks, captions } = await timed(publication, media, diagnostics)
  const files = { videos: media.files, captions }
  diagnostics.push(...(await attempt(diagnostics, () => attach(publication, files, show), [])))
  diagnostics.push(...(await attempt(diagnostics, () => pages(publication, media, tracks, show), [])))
  await comment(publication, show, diagnostics)
  diagnostics.push(...(await attempt(diagnostics, () => publishRelease(publication, diagnostics), [])))
  await commitStatus(publication)
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
  files: AttachedFiles,
  show: ToView,
): Promise<readonly Diagnostic[]> {
  const { release } = targets
  if (!release || (files.videos.size === 0 && !(release.release.immutable && hasReady(results)))) return []
  const { attachVideos } = await import('./release.ts')
  return attachVideos(release, results, files, show)
}

/** What is made of the times at which things are said; all of it is loaded for those who ask for it. */
async function timed(publication: Publication, { files }: Media, diagnostics: Diagnostic[]): Promise<Timed> {
  const { plan } = publication
  const { captionFiles } = plan.inputs.targets
  return attempt(
    diagnostics,
    async () => {
      if (plan.scripts.some(({ headings }) => mayHaveChapters(headings))) {
        const { learnChapters } = await import('./tracks.ts')
        learnChapters(publication, files)
      }
      const isWanted = captionFiles.length > 0 || publication.targets.page !== undefined
      if (files.size === 0 || !isWanted) return NOT_TIMED
      const { readTracks } = await import('./tracks.ts')
      const { tracks, diagnostics: unread } = await readTracks(publication, files)
      diagnostics.push(...unread)
      if (captionFiles.length === 0) return { ...NOT_TIMED, tracks }
      const { writeCaptionFiles } = await import('./caption-files.ts')
      const captions = await writeCaptionFiles(publication, files, tracks)
      diagnostics.push(...captions.diagnostics)
      return { tracks, captions: captions.written }
    },
    NOT_TIMED,
  )
}

interface Timed {
  readonly tracks: ReadonlyMap<number, Track>
  readonly captions: AttachedFiles['captions']
}

const NOT_TIMED: Timed = { tracks: new Map(), captions: new Map() }

async function pages(
  publication: Publication,
  { files }: Media,
  tracks: Timed['tracks'],
  show: ToView,
): Promise<readonly Diagnostic[]> {
  if (!publication.targets.page) return []
  const { writePages } = await import('./video-pages.ts')
  return writePages(publication, files, tracks, show)
}

/** Last of what can fail: a draft with anything wrong about it stays one. */
async function publishRelease(
  { targets, results, plan, world }: Publication,
  failures: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  if (!targets.release || !plan.inputs.targets.publishRelease || world.signal.aborted) return []
  const { publishDraft } = await import('./publish-draft.ts')
  return publishDraft(targets.release, results.all, failures)
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

/** Warns by itself, and fails nothing. */
async function commitStatus({ targets, results, estimate }: Publication): Promise<void> {
  await targets.commitStatus?.publish(results.all, estimate)
}

async function summary(publication: Publication, show: ToView, diagnostics: Diagnostic[]): Promise<void> {
  const { results, estimate, plan, world } = publication
  if (!plan.inputs.targets.jobSummary) return
  const { job, targets } = plan.inputs
  const course: RunInfo = { waits: job.wait, discloses: targets.disclosure, diagnostics, estimate }
  await attempt(
    diagnostics,
    () => world.actions.appendSummary(summarise(results.all, show, course)),
    undefined,
  )
}

function showWith(media: Media, { plan, results, targets }: Publication, result: Result): VideoView {
  const isOnly = plan.scripts.length === 1 && results.all.filter(({ language }) => !language).length === 1
  const format = isOnly ? plan.scripts[0]?.format : undefined
  const { coverUrl, ...shown } = format ? named(result, format.videoName, plan) : showResult(result)
  const text = shown.text ?? targets.comment?.spokenOf(result)
  const look = media.looks.get(result.videoUrl ?? '')
  const shape = look?.shape ?? format?.aspectRatio
  return {
    ...shown,
    ...(text === undefined ? {} : { text }),
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
