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

/**
 * The names under which GitHub keeps these files as release assets; a video of which GitHub would leave no name, or
 * another's, gets its project id for one.
 */
export function assetNames(
  videos: readonly { readonly file: string; readonly projectId?: string }[],
): string[] {
  const taken = new Set<string>()
  return videos.map(({ file, projectId = 'video' }, index) => {
    const own = assetName(path.basename(file))
    const extension = path.extname(file)
    const others = [assetName(`${projectId}${extension}`), assetName(`${projectId}-${index}${extension}`)]
    const name = [...(own.startsWith('default.') ? [] : [own]), ...others].find(one => !taken.has(one)) ?? own
    taken.add(name)
    return name
  })
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
