import path from 'node:path'
import { cut } from '../lib/text.ts'
import type { Result } from '../outputs/results.ts'

/**
 * A file name for each video: the one that the workflow gives, else that of its script, else its project id. A
 * translation has its language in front of the extension. No two are the same, also where case does not count.
 */
export function fileNames(results: readonly Result[], given: string | undefined): string[] {
  const taken = new Set<string>()
  return results.map(result => {
    const name = firstFree(candidates(result, given), taken)
    taken.add(name.toLowerCase())
    return name
  })
}

/** What files that belong to these begin with: the names without extension, but for those that only this keeps apart. */
export function stemsOf(names: readonly string[]): ReadonlyMap<string, string> {
  const bare = (name: string) => name.slice(0, name.length - path.extname(name).length)
  const all = [...new Set(names)]
  const counts = Map.groupBy(all, name => bare(name).toLowerCase())
  const isShared = (name: string) => (counts.get(bare(name).toLowerCase())?.length ?? 0) > 1
  return new Map(all.map(name => [name, isShared(name) ? name : bare(name)]))
}

/** A video on its way to a release. */
export interface ToName {
  /** Its file on the disk. */
  readonly file: string
  /** Whether that file is named by a person: by the workflow, or after a script of several. */
  readonly isNamed: boolean
  /** What else it could be called, best first. */
  readonly titles: readonly string[]
  readonly language?: string | undefined
  readonly projectId?: string | undefined
}

/**
 * The names under which these videos become assets, as GitHub will keep them: that of its file where a person gave it
 * one, else after the first of its titles of which letters or digits are left. No two are the same.
 *
 * @param isFree whether a video may have this name on the release
 */
export function assetNames(
  videos: readonly ToName[],
  isFree: (name: string, index: number) => boolean = () => true,
): string[] {
  const taken = new Set<string>()
  return videos.map((video, index) => {
    const names = assetCandidates(video, index)
    const name = names.find(one => !taken.has(one) && isFree(one, index)) ?? names.at(-1) ?? ''
    taken.add(name)
    return name
  })
}

function assetCandidates(
  { file, isNamed, titles, language, projectId = 'video' }: ToName,
  index: number,
): string[] {
  const extension = path.extname(file)
  const own = assetName(path.basename(file))
  const stems = titles.map(title => stemWithLanguage(slug(title), language)).filter(Boolean)
  const named = [
    ...(isNamed && !own.startsWith('default.') ? [own] : []),
    ...stems.map(stem => stem + extension),
  ]
  const unique = [projectId, `${projectId}-${index}`].map(id => assetName(`${id}${extension}`))
  const [first = ''] = named
  const beside = first && `${path.basename(first, extension)}-${slug(projectId) || index}${extension}`
  return [...named.slice(0, 1), ...(beside ? [beside] : []), ...unique]
}

function stemWithLanguage(stem: string, language: string | undefined): string {
  const suffix = slug(language ?? '')
  return !stem || !suffix || stem.endsWith(`-${suffix}`) ? stem : `${stem}-${suffix}`
}

/** As addresses write titles: lower case, without accents, hyphens between words; the dots of a version stay. */
function slug(text: string): string {
  const words = text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d._]+|\.{2,}/g, '-')
  return cut(words, 80).replace(/^[-._]+|[-._]+$/g, '')
}

/**
 * GitHub documents only that it renames; these are the rules by which its command line foresees the new name
 * (https://github.com/cli/cli/blob/trunk/pkg/cmd/release/upload/upload.go): accents go, every run of characters other
 * than letters, digits, `_`, `-`, `+` and `@` becomes one dot, and `default` stands in for a name that is gone.
 */
export function assetName(name: string): string {
  const dotted = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\w@+-]+/g, '.')
    .replace(/^\.|\.$/g, '')
  return dotted.includes('.') ? dotted : `default.${dotted}`
}

function candidates(result: Result, given: string | undefined): string[] {
  const extension = given ? path.extname(given) : extensionOf(result.videoUrl)
  const stem = given ? path.basename(given, extension) : stemOf(result)
  const language = result.language ? `.${tidy(result.language)}` : ''
  const unique = tidy(result.projectId ?? '')
  return [`${stem}${language}${extension}`, `${stem}-${unique}${language}${extension}`]
}

function firstFree(names: readonly string[], taken: ReadonlySet<string>): string {
  const free = names.find(name => !taken.has(name.toLowerCase()))
  if (free) return free
  const [name = ''] = names
  const extension = path.extname(name)
  for (let n = 2; ; n += 1) {
    const numbered = `${path.basename(name, extension)}-${n}${extension}`
    if (!taken.has(numbered.toLowerCase())) return numbered
  }
}

function stemOf({ file, projectId }: Result): string {
  const stem = file ? path.posix.basename(file, path.posix.extname(file)) : (projectId ?? '')
  return tidy(stem) || 'video'
}

/** Letters and digits of any script, and what no file system minds. */
function tidy(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '')
  return cut(name, 100)
}

function extensionOf(videoUrl: string | undefined): string {
  const pathname = videoUrl && URL.canParse(videoUrl) ? new URL(videoUrl).pathname : ''
  return /\.(mp4|webm|mov)$/i.exec(pathname)?.[0].toLowerCase() ?? '.mp4'
}
