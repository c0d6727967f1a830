import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pLimit from 'p-limit'
import type { Trouble } from '../failure.ts'
import type { Result } from '../result.ts'
import { isUsableCover } from './cover.ts'
import type { Destination } from './destination.ts'
import type { Downloads, VideoFile } from './download.ts'
import type { Entry } from './marker.ts'
import type { Round } from './round.ts'

/** What the targets need of the videos themselves: files, covers that GitHub can show, players. */
export interface Media {
  /** By the place of the result. */
  readonly files: ReadonlyMap<number, VideoFile>
  /** What was asked for and failed. */
  readonly troubles: readonly Trouble[]
  readonly covers: ReadonlySet<string>
  /** By the address of the video. */
  readonly players: ReadonlyMap<string, string>
  readonly shapes: ReadonlyMap<string, NonNullable<Entry['shape']>>
  /** Removes what was only needed for a while. */
  dispose(): Promise<void>
}

export const NO_MEDIA: Media = {
  files: new Map(),
  troubles: [],
  covers: new Set(),
  players: new Map(),
  shapes: new Map(),
  dispose: () => Promise.resolve(),
}

export async function gatherMedia(round: Round): Promise<Media> {
  const { destination } = round.targets
  const needed = destination !== undefined || round.targets.release !== undefined || needsPlayer(round)
  const hasReady = round.results.all.some(isReady)
  const folder = needed && hasReady && !destination ? await temporaryFolder(round) : undefined
  const dispose = async () => {
    if (folder) await rm(folder, { recursive: true, force: true })
  }
  const [{ files, troubles }, covers] = await Promise.all([
    needed && hasReady ? download(round, destination, folder) : NO_DOWNLOADS,
    usableCovers(round),
  ])
  const players = await findPlayers(round, files)
  return { files, troubles, covers, players, shapes: shapesOf(round, files), dispose }
}

const NO_DOWNLOADS: Downloads = { files: new Map(), troubles: [] }

function isReady({ status, videoUrl }: Result): boolean {
  return status === 'success' && videoUrl !== undefined
}

/** A player is made once: an earlier run's is taken again. */
function needsPlayer({ targets, results, plan }: Round): boolean {
  const { comment } = targets
  if (!comment || !plan.inputs.targets.attachmentToken) return false
  return results.all.some(result => isReady(result) && !comment.playerOf(result))
}

function temporaryFolder({ world }: Round): Promise<string> {
  return mkdtemp(path.join(world.env.RUNNER_TEMP || os.tmpdir(), 'jogg-video-'))
}

/** What was only wanted for a player is not worth failing for. */
async function download(
  round: Round,
  destination: Destination | undefined,
  folder: string | undefined,
): Promise<Downloads> {
  const { results, plan, world, targets } = round
  const [{ downloadVideos }, { openVideoCache }] = await Promise.all([
    import('./download.ts'),
    import('./video-cache.ts'),
  ])
  const temporary = { folder: folder ?? '', fileName: undefined, workspace: folder ?? '' }
  const downloads = await downloadVideos(results, {
    world,
    apiUrl: plan.apiUrl,
    destination: destination ?? temporary,
    cache: openVideoCache(world.env),
    isAsked: destination !== undefined,
  })
  if (destination || targets.release) return downloads
  for (const { happened } of downloads.troubles) world.actions.notice(`No player: ${happened}`, PLAYER)
  return { ...downloads, troubles: [] }
}

const PLAYER = { title: 'Inline player' }
const AT_ONCE = 4

async function usableCovers({ results, plan, world }: Round): Promise<ReadonlySet<string>> {
  const urls = [...new Set(results.all.filter(isReady).flatMap(result => result.coverUrl ?? []))]
  const turn = pLimit(AT_ONCE)
  const courier = { world, apiUrl: plan.apiUrl }
  const usable = await Promise.all(urls.map(url => turn(() => isUsableCover(url, courier))))
  return new Set(urls.filter((_, index) => usable[index]))
}

async function findPlayers(
  { targets, results, plan, world }: Round,
  files: ReadonlyMap<number, VideoFile>,
): Promise<ReadonlyMap<string, string>> {
  const players = new Map<string, string>()
  const token = plan.inputs.targets.attachmentToken
  if (!targets.comment || !token) return players
  for (const [place, result] of results.all.entries()) {
    const file = files.get(place)
    const { videoUrl } = result
    if (!isReady(result) || !videoUrl || players.has(videoUrl)) continue
    const earlier = targets.comment.playerOf(result)
    if (earlier) players.set(videoUrl, earlier)
    if (earlier || !file) continue
    const { uploadAttachment } = await import('./attachment.ts')
    const uploaded = await uploadAttachment(file, token, { world, context: plan.context })
    if ('url' in uploaded) players.set(videoUrl, uploaded.url)
    else world.actions.notice(`The comment shows the cover instead of a player: ${uploaded.why}.`, PLAYER)
  }
  return players
}

function shapesOf({ results }: Round, files: ReadonlyMap<number, VideoFile>): Media['shapes'] {
  const shapes = [...files].map(([place, { width, height }]) => {
    const shape = width === height ? 'square' : width < height ? 'portrait' : 'landscape'
    return [results.all[place]?.videoUrl ?? '', shape] as const
  })
  return new Map(shapes)
}
