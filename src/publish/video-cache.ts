import path from 'node:path'
import type { Env } from '../runtime/world.ts'

/** The runner's tool cache, by project id: a self-hosted runner fetches a video once. */
export interface VideoCache {
  /** The cached file; undefined where there is none. */
  find(projectId: string): Promise<string | undefined>
  /** Copies the file into the cache. A cache that can't be written costs nothing but the next download. */
  keep(projectId: string, file: string): Promise<void>
}

/** None on GitHub's own runners: they are thrown away after the job. */
export function openVideoCache(env: Env): VideoCache | undefined {
  if (!env.RUNNER_TOOL_CACHE || env.RUNNER_ENVIRONMENT === 'github-hosted') return undefined
  return {
    async find(projectId) {
      if (!isFolderName(projectId)) return undefined
      const { find } = await import('@actions/tool-cache')
      const folder = find(TOOL, VERSION, projectId)
      return folder ? path.join(folder, FILE) : undefined
    },
    async keep(projectId, file) {
      if (!isFolderName(projectId)) return
      const { cacheFile } = await import('@actions/tool-cache')
      await cacheFile(file, FILE, TOOL, VERSION, projectId).catch(() => undefined)
    },
  }
}

const TOOL = 'jogg-video'
const FILE = 'video'
/** Of the way things are kept here; the toolkit wants one. */
const VERSION = '1.0.0'

/** An id comes from outside, and becomes a part of a path. */
function isFolderName(projectId: string): boolean {
  return /^[\w-]{1,128}$/.test(projectId)
}
