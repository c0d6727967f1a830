import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { reasonOf } from '../lib/text.ts'
import { isInside, workspacePath } from '../lib/workspace-paths.ts'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import { leadsOut } from './destination.ts'
import type { VideoFile } from './download.ts'
import { embedded, indexPage, MAX_EMBEDDED, videoPage } from './page/page.ts'
import type { PagePlace, Publication } from './publication.ts'
import { putFile } from './put-file.ts'
import { runAgain } from './run-again.ts'
import { scriptOf, type Track } from './tracks.ts'
import { nameOf, type ToView } from './video-view.ts'
import { wordsIn } from './words.ts'

/**
 * Writes the page of the one video, or, where a run makes several, a folder with a page each and an index. A video that
 * is not there has none; where none is, nothing is written.
 */
export async function writePages(
  publication: Publication,
  files: ReadonlyMap<number, VideoFile>,
  tracks: ReadonlyMap<number, Track>,
  show: ToView,
): Promise<readonly Diagnostic[]> {
  const place = publication.targets.page
  if (!place || files.size === 0) return []
  const videos = distinct(files).map(([index, file]) =>
    describe(publication, index, file, tracks.get(index), show),
  )
  try {
    if (await leadsOut(place)) throw new Error('`page` leads out of the workspace by now')
    await mkdir(place.folder, { recursive: true })
    const written = place.isFolder
      ? await writeFolder(place, videos, publication)
      : await writeOne(place, videos[0])
    const pagePath = workspacePath(written, place.workspace)
    for (const index of publication.results.all.keys()) publication.results.update(index, { pagePath })
    return []
  } catch (error) {
    return [notWritten(publication, reasonOf(error))]
  }
}

/** What is known of one video; its file is read when its page is written, so that one at a time is in memory. */
interface Described {
  readonly title: string
  readonly language: string
  readonly file: VideoFile
  readonly projectId: string
  readonly write: (folder: string) => Promise<string>
}

/** Videos of the same content are one file, and one page. */
function distinct(files: ReadonlyMap<number, VideoFile>): [number, VideoFile][] {
  const groups = Map.groupBy(files, ([, file]) => file.path)
  return [...groups.values()].flatMap(group => group.slice(0, 1))
}

function describe(
  publication: Publication,
  index: number,
  file: VideoFile,
  track: Track | undefined,
  show: ToView,
): Described {
  const { results, plan } = publication
  const result = results.all[index] ?? {}
  const script = scriptOf(publication, index)
  const { language = 'en', cues = [], lines = [], chapters = [] } = track ?? {}
  const [heading] = script?.headings ?? []
  const title = script?.format.videoName || (heading?.offset === 0 && heading.title) || nameOf(show(result))
  const downloadUrl = result.releaseAssetUrl ?? result.videoUrl
  const { caption, screenStyle } = script?.format ?? {}
  const page = {
    ...{ title, language, cues, lines, chapters },
    seconds: file.duration,
    size: { width: file.width, height: file.height },
    ...(downloadUrl && { downloadUrl }),
    // What the picture has already, nobody wants twice.
    showsCaptions: script !== undefined && !(caption ?? screenStyle !== 'transparent'),
    disclosure: plan.inputs.targets.disclosure,
  }
  const write = async (folder: string) =>
    videoPage({ ...page, source: await sourceOf(file, folder, publication, result.videoUrl ?? '') })
  return { title, language, file, projectId: result.projectId ?? 'video', write }
}

/** A big video is played from beside the page, where it lies there, else from where it is. */
async function sourceOf(
  { path: video, bytes, contentType }: VideoFile,
  folder: string,
  { targets }: Publication,
  videoUrl: string,
): Promise<string> {
  if (bytes <= MAX_EMBEDDED) return embedded(await readFile(video), contentType)
  if (!targets.destination || !isInside(video, folder)) return videoUrl
  return path.relative(folder, video).split(path.sep).map(encodeURIComponent).join('/')
}

async function writeOne({ folder, fileName }: PagePlace, video: Described | undefined): Promise<string> {
  const file = path.join(folder, fileName ?? INDEX)
  await putFile(file, (await video?.write(folder)) ?? '')
  return file
}

const INDEX = 'index.html'

async function writeFolder(
  { folder }: PagePlace,
  videos: readonly Described[],
  { plan }: Publication,
): Promise<string> {
  const names = pageNames(videos)
  for (const [nth, { write }] of videos.entries())
    await putFile(path.join(folder, names[nth] ?? ''), await write(folder))
  const language = commonLanguage(videos)
  const project = plan.context.repository.split('/').at(-1)
  const { videos: word } = wordsIn(language)
  const index = indexPage({
    title: project ? `${project}: ${word}` : word,
    language,
    videos: videos.map(({ title, file }, nth) => ({
      ...{ title, seconds: file.duration },
      href: encodeURIComponent(names[nth] ?? ''),
    })),
    disclosure: plan.inputs.targets.disclosure,
  })
  await putFile(path.join(folder, INDEX), index)
  return folder
}

/** After their videos, and none like the index. */
function pageNames(videos: readonly Described[]): string[] {
  const taken = new Set([INDEX])
  return videos.map(({ file, projectId }, nth) => {
    const stem = path.basename(file.path, path.extname(file.path))
    const candidates = [stem, `${stem}-${projectId}`, `${stem}-${nth + 1}`].map(name => `${name}.html`)
    const name = candidates.find(one => !taken.has(one.toLowerCase())) ?? `${nth + 1}.html`
    taken.add(name.toLowerCase())
    return name
  })
}

function commonLanguage(videos: readonly Described[]): string {
  const [language = 'en', ...others] = new Set(videos.map(video => video.language))
  return others.length === 0 ? language : 'en'
}

function notWritten({ results }: Publication, why: string): Diagnostic {
  return {
    title: 'The page could not be written',
    happened: `Writing the page (\`page\`) failed: ${why}.`,
    means: 'The video itself is ready: nothing is lost.',
    advice: runAgain(results.all),
  }
}
