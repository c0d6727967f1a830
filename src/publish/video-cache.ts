import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { World } from '../runtime/world.ts'

/**
 * The runner's tool cache, by project id: a self-hosted runner fetches a video once. What is kept there is the runner
 * account's alone, for a week and up to 2 GB, no matter what else the disk would hold.
 */
export interface VideoCache {
  /** The cached file; undefined where there is none. */
  find(projectId: string): Promise<string | undefined>
  /** Copies the file into the cache. A cache that can't be written costs nothing but the next download. */
  keep(projectId: string, file: string): Promise<void>
}

/** None on GitHub's own runners: they are thrown away after the job. */
export function openVideoCache({ env, clock }: Pick<World, 'env' | 'clock'>): VideoCache | undefined {
  if (!env.RUNNER_TOOL_CACHE || env.RUNNER_ENVIRONMENT === 'github-hosted') return undefined
  const folder = path.join(env.RUNNER_TOOL_CACHE, TOOL, VERSION)
  const tidy = async () => {
    for (const name of toRemove(await readKept(folder), clock.now())) await remove(folder, name)
  }
  return {
    async find(projectId) {
      if (!isFolderName(projectId)) return undefined
      await tidy().catch(() => undefined)
      const { find } = await import('@actions/tool-cache')
      const kept = find(TOOL, VERSION, projectId)
      return kept ? path.join(kept, FILE) : undefined
    },
    async keep(projectId, file) {
      if (!isFolderName(projectId)) return
      const { cacheFile } = await import('@actions/tool-cache')
      try {
        await ownFolder(folder)
        await chmod(path.join(await cacheFile(file, FILE, TOOL, VERSION, projectId), FILE), OWNER_READS)
        await tidy()
      } catch {
        await remove(folder, projectId).catch(() => undefined)
      }
    },
  }
}

const TOOL = 'jogg-video'
const FILE = 'video'
/** Of the way things are kept here; the toolkit wants one. */
const VERSION = '1.0.0'
/** The toolkit's mark beside a folder that is whole. */
const MARK = '.complete'

const OWNER_ENTERS = 0o700
const OWNER_READS = 0o600

/** The toolkit makes folders that everybody may enter: closed before anything lies in it, also that of an older version. */
async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: OWNER_ENTERS })
  for (const each of [path.dirname(folder), folder]) await chmod(each, OWNER_ENTERS)
}

/** An id comes from outside, and becomes a part of a path. */
function isFolderName(projectId: string): boolean {
  return /^[\w-]{1,128}$/.test(projectId)
}

interface Kept {
  /** The project id. */
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly since: number
  readonly bytes: number
}

async function readKept(folder: string): Promise<readonly Kept[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter(entry => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.map(async name => {
      // Another job may be about to copy, or have been broken off: its folder has no file.
      const facts = await stat(path.join(folder, name, FILE)).catch(() => stat(path.join(folder, name)))
      const { mtimeMs, size } = facts
      return { name, since: mtimeMs, bytes: size }
    }),
  )
}

const MAX_AGE_MS = 7 * 24 * 60 * 60_000
const MAX_BYTES = 2 * 1024 ** 3

/** What is too old, and of the rest the oldest that are too much. */
export function toRemove(kept: readonly Kept[], now: number): readonly string[] {
  const newestFirst = kept.toSorted((a, b) => b.since - a.since)
  let bytes = 0
  return newestFirst.flatMap(one => {
    bytes += one.bytes
    return now - one.since > MAX_AGE_MS || bytes > MAX_BYTES ? one.name : []
  })
}

/** The mark first: what has none is not found any more. */
async function remove(folder: string, name: string): Promise<void> {
  await rm(path.join(folder, `${name}${MARK}`), { force: true })
  await rm(path.join(folder, name), { recursive: true, force: true })
}
