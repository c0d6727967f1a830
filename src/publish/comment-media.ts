import { randomUUID } from 'node:crypto'
import { realpath, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pLimit from 'p-limit'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'
import type { World } from '../runtime/world.ts'
import { isUsableCover } from './cover.ts'
import type { Destination } from './destination.ts'
import type { Downloads, VideoFile } from './download.ts'
import type { Entry } from './marker.ts'
import type { Publication, Targets } from './publication.ts'
import type { ReleaseTarget } from './release.ts'

/** What the targets need of the videos themselves: files, covers that GitHub can show, players. */
export interface Media {
  /** By the index of the result. */
  readonly files: ReadonlyMap<number, VideoFile>
  /** What was asked for and failed. */
  readonly diagnostics: readonly Diagnostic[]
  readonly covers: ReadonlySet<string>
  /** Where the one video plays in place. */
  readonly playerUrl: string | undefined
  /** By the address of the video. */
  readonly looks: ReadonlyMap<string, Look>
  /** Removes what was only needed for a while. */
  dispose(): Promise<void>
}

/** What a video's file tells of it. */
export interface Look {
  readonly shape: NonNullable<Entry['shape']>
  readonly bytes: number
}

export async function gatherMedia(publication: Publication): Promise<Media> {
  const { destination } = publication.targets
  const needed = needsFiles(publication.targets) || needsPlayer(publication)
  const hasReady = publication.results.all.some(isReady)
  const folder = needed && hasReady && !destination ? await temporaryFolder(publication) : undefined
  const dispose = async () => {
    // What can't be removed the runner removes: this is its folder for what is temporary.
    if (folder) await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
  const [{ files, diagnostics }, covers] = await Promise.all([
    needed && hasReady ? download(publication, destination, folder) : NO_DOWNLOADS,
    usableCovers(publication),
  ])
  const playerUrl = await findPlayer(publication, files.get(0))
  return { files, diagnostics, covers, playerUrl, looks: looksOf(publication, files), dispose }
}

/** For more than a player, which alone is not worth failing for. */
function needsFiles({ destination, page, release }: Targets): boolean {
  return destination !== undefined || page !== undefined || takesFiles(release)
}

/** A release that is immutable gets no file. */
function takesFiles(target: ReleaseTarget | undefined): boolean {
  return target !== undefined && !target.release.immutable
}

const NO_DOWNLOADS: Downloads = { files: new Map(), diagnostics: [] }

function isReady({ status, videoUrl }: Result): boolean {
  return status === 'success' && videoUrl !== undefined
}

/** A player is made once: an earlier run's is taken again. */
function needsPlayer(publication: Publication): boolean {
  const deps = playerDeps(publication)
  const [result, ...others] = publication.results.all
  return deps !== undefined && others.length === 0 && !!result && isReady(result) && !deps.playerOf(result)
}

/** Undefined where no player is wanted. */
function playerDeps({ targets, plan }: Publication): PlayerDeps | undefined {
  const { comment } = targets
  const token = plan.inputs.targets.attachmentToken
  return comment && token ? { token, playerOf: result => comment.playerOf(result) } : undefined
}

interface PlayerDeps {
  readonly token: string
  readonly playerOf: (result: Result) => string | undefined
}

/** Made by the first download, which tells what stands in the way. Its real path: the runner's folder may be a link. */
async function temporaryFolder({ world }: Publication): Promise<string> {
  const place = world.env.RUNNER_TEMP || os.tmpdir()
  return path.join(await realpath(place).catch(() => place), `jogg-video-${randomUUID()}`)
}

async function download(
  publication: Publication,
  destination: Destination | undefined,
  folder: string | undefined,
): Promise<Downloads> {
  const { results, plan, world, targets } = publication
  const [{ downloadVideos }, { openVideoCache }] = await Promise.all([
    import('./download.ts'),
    import('./video-cache.ts'),
  ])
  const temporary = { folder: folder ?? '', fileName: undefined, workspace: folder ?? '' }
  const downloads = await downloadVideos(results, {
    world,
    apiUrl: plan.apiUrl,
    destination: destination ?? temporary,
    cache: openVideoCache(world),
    isAsked: destination !== undefined,
  })
  if (needsFiles(targets)) return downloads
  for (const { happened } of downloads.diagnostics) world.actions.notice(`No player: ${happened}`, PLAYER)
  return { ...downloads, diagnostics: [] }
}

const PLAYER = { title: 'Inline player' }
const AT_ONCE = 4

async function usableCovers({ results, plan, world }: Publication): Promise<ReadonlySet<string>> {
  const urls = [...new Set(results.all.filter(isReady).flatMap(result => result.coverUrl ?? []))]
  const turn = pLimit(AT_ONCE)
  const deps = { world, apiUrl: plan.apiUrl }
  const usable = await Promise.all(urls.map(url => turn(() => isUsableCover(url, deps))))
  return new Set(urls.filter((_, index) => usable[index]))
}

/** Where the player of the one video is, the upload included where it needs one. */
async function findPlayer(
  publication: Publication,
  file: VideoFile | undefined,
): Promise<string | undefined> {
  const { world, plan } = publication
  const deps = playerDeps(publication)
  const [result, ...others] = publication.results.all
  if (!deps || !result || !isReady(result)) return undefined
  if (others.length > 0) return withoutPlayer('several videos stand in a table, which can hold none', world)
  const earlier = deps.playerOf(result)
  if (earlier || !file) return earlier
  const { uploadAttachment } = await import('./attachment.ts')
  const uploaded = await uploadAttachment(file, deps.token, { world, context: plan.context })
  return 'url' in uploaded ? uploaded.url : withoutPlayer(uploaded.why, world)
}

function withoutPlayer(why: string, { actions }: World): undefined {
  actions.notice(`The comment shows the cover instead of a player: ${why}.`, PLAYER)
}

function looksOf({ results }: Publication, files: ReadonlyMap<number, VideoFile>): Media['looks'] {
  const looks = [...files].map(([index, { width, height, bytes }]) => {
    const shape = width === height ? 'square' : width < height ? 'portrait' : 'landscape'
    return [results.all[index]?.videoUrl ?? '', { shape, bytes }] as const
  })
  return new Map(looks)
}
