import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import { reasonOf } from '../lib/text.ts'
import { workspacePath } from '../lib/workspace-paths.ts'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import type { Result, Results } from '../outputs/results.ts'
import { checkVideo, type VideoFacts } from './check-video.ts'
import { type Destination, leadsOut } from './destination.ts'
import { fileNames } from './file-names.ts'
import { runAgain } from './run-again.ts'
import { type StreamDeps, streamToFile } from './stream.ts'
import type { VideoCache } from './video-cache.ts'
import { nameOf, showResult } from './video-view.ts'

/**
 * Fetches every video that is ready, each once: under a temporary name, looked into, and only then under its own. What
 * is learnt (path, checksum, duration where JoggAI did not say) goes into the results at once; no video's diagnostic
 * keeps another from being fetched.
 */
export async function downloadVideos(results: Results, deps: DownloadDeps): Promise<Downloads> {
  const wanted = distinct(results.all)
  const names = fileNames(
    wanted.map(({ result }) => result),
    deps.destination.fileName,
  )
  const turn = pLimit(AT_ONCE)
  const fetching = wanted.map(({ result, indices }, index) =>
    turn(async () => {
      const fetched = await fetchVideo(result, names[index] ?? '', deps)
      if (!('why' in fetched)) for (const index of indices) learn(results, index, fetched, deps)
      return { result, indices, fetched }
    }),
  )
  return inOrder(await Promise.all(fetching))
}

export interface DownloadDeps extends StreamDeps {
  readonly destination: Destination
  readonly cache: VideoCache | undefined
  /** Whether the destination is the workspace's, and so an output. */
  readonly isAsked: boolean
}

export interface Downloads {
  /** By the index of the result. */
  readonly files: ReadonlyMap<number, VideoFile>
  readonly diagnostics: readonly Diagnostic[]
}

/** A whole video on the disk. */
export interface VideoFile extends VideoFacts {
  /** Absolute. */
  readonly path: string
  /** Of the bytes, in hex. */
  readonly sha256: string
  /** Whether the workflow chose its name. */
  readonly isNamed: boolean
}

const AT_ONCE = 2
/** Between attempts, in milliseconds; a video that is downloaded again is not paid for again. */
const PAUSES_MS = [1000, 3000]

type Fetched = VideoFile | { readonly why: string }

/** A video that is ready, and the indices of the results that it is. */
interface Wanted {
  readonly result: Result
  readonly indices: readonly number[]
}

function distinct(all: readonly Result[]): readonly Wanted[] {
  const ready = [...all.entries()].filter(([, { status, videoUrl }]) => status === 'success' && videoUrl)
  const groups = Map.groupBy(ready, ([, { projectId, videoUrl }]) => projectId ?? videoUrl)
  return [...groups.values()].flatMap(group => {
    const [first] = group
    return first ? { result: first[1], indices: group.map(([index]) => index) } : []
  })
}

/** In the order of the results, whichever came first: names of release assets must not hang on that. */
function inOrder(deliveries: readonly (Wanted & { readonly fetched: Fetched })[]): Downloads {
  const files: [index: number, file: VideoFile][] = []
  const diagnostics: Diagnostic[] = []
  for (const { result, indices, fetched } of deliveries) {
    if ('why' in fetched) diagnostics.push(notDownloaded(result, fetched.why))
    else files.push(...indices.map((index): [number, VideoFile] => [index, fetched]))
  }
  return { files: new Map(files.toSorted(([a], [b]) => a - b)), diagnostics }
}

function learn(
  results: Results,
  index: number,
  file: VideoFile,
  { destination, isAsked }: DownloadDeps,
): void {
  results.update(index, {
    videoSha256: file.sha256,
    ...(isAsked ? { videoPath: workspacePath(file.path, destination.workspace) } : {}),
    ...(results.all[index]?.duration === undefined ? { duration: file.duration } : {}),
  })
}

async function fetchVideo(result: Result, name: string, deps: DownloadDeps): Promise<Fetched> {
  const { folder } = deps.destination
  const temporary = path.join(folder, `.${randomUUID()}.part`)
  try {
    if (await leadsOut(deps.destination)) return { why: '`download-to` leads out of the workspace by now' }
    await mkdir(folder, { recursive: true })
    const facts = (await fromCache(result, temporary, deps)) ?? (await fromServer(result, temporary, deps))
    if ('why' in facts) return facts
    const file = path.join(folder, name)
    await rename(temporary, file)
    return { ...facts, path: file, isNamed: deps.destination.fileName !== undefined }
  } catch (error) {
    return { why: reasonOf(error) }
  } finally {
    // Where the folder is none after all, there is nothing to remove, and `rm` says so by throwing.
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

type Facts = VideoFacts & { readonly sha256: string }

async function fromCache(
  { projectId }: Result,
  temporary: string,
  { cache, world }: DownloadDeps,
): Promise<Facts | undefined> {
  const cached = projectId && (await cache?.find(projectId))
  if (!cached) return undefined
  // Another job on this runner may remove it just now.
  const isCopied = await copyFile(cached, temporary).then(
    () => true,
    () => false,
  )
  if (!isCopied) return undefined
  const facts = await checkVideo(temporary)
  if ('why' in facts) {
    await rm(temporary)
    return undefined
  }
  world.actions.info(`The video of project ${projectId} comes from the runner's tool cache.`)
  return { ...facts, sha256: await sha256Of(temporary) }
}

async function fromServer(
  { videoUrl = '', projectId }: Result,
  temporary: string,
  deps: DownloadDeps,
): Promise<Facts | { readonly why: string }> {
  for (let tries = 0; ; tries += 1) {
    const fetched = await attempt(videoUrl, temporary, deps)
    if (!('why' in fetched)) {
      if (projectId) await deps.cache?.keep(projectId, temporary)
      return fetched
    }
    const pauseMs = PAUSES_MS[tries]
    if (!fetched.again || pauseMs === undefined) return fetched
    await rm(temporary, { force: true })
    await deps.world.clock.sleep(pauseMs, deps.world.signal)
  }
}

async function attempt(
  url: string,
  temporary: string,
  deps: DownloadDeps,
): Promise<Facts | { readonly why: string; readonly again: boolean }> {
  const arrival = await streamToFile(url, temporary, deps)
  if (!arrival.ok) return arrival
  const facts = await checkVideo(temporary)
  if ('why' in facts) return { why: `what came is no whole video: ${facts.why}`, again: true }
  return { ...facts, sha256: arrival.sha256 }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

function notDownloaded(result: Result, why: string): Diagnostic {
  return {
    title: 'The video could not be downloaded',
    happened: `Downloading the video of ${nameOf(showResult(result))}, project ${result.projectId ?? 'unknown'}, failed: ${why}.`,
    means: 'The video itself is ready, and its address is in the outputs: nothing is lost.',
    advice: runAgain([result]),
  }
}
