import { createHash } from 'node:crypto'
import { subRip, webVtt } from '../captions/write.ts'
import { reasonOf } from '../lib/text.ts'
import { workspacePath } from '../lib/workspace-paths.ts'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'
import { leadsOut } from './destination.ts'
import type { VideoFile } from './download.ts'
import { stemsOf } from './file-names.ts'
import type { Publication } from './publication.ts'
import { putFile } from './put-file.ts'
import type { CaptionFile } from './release-uploads.ts'
import { runAgain } from './run-again.ts'
import type { Track } from './tracks.ts'

/**
 * Writes caption and transcript files beside each video, under its name. Where the workflow wants the video in the
 * workspace, the results learn where they are.
 */
export async function writeCaptionFiles(
  publication: Publication,
  files: ReadonlyMap<number, VideoFile>,
  tracks: ReadonlyMap<number, Track>,
): Promise<CaptionFiles> {
  const written = new Map<string, readonly CaptionFile[]>()
  const diagnostics: Diagnostic[] = []
  const stems = stemsOf([...files.values()].map(file => file.path))
  for (const [index, { path: video }] of files) {
    const track = tracks.get(index)
    if (!track) continue
    try {
      const captions = written.get(video) ?? (await writeAll(stems.get(video) ?? video, track, publication))
      written.set(video, captions)
      learn(publication, index, captions)
    } catch (error) {
      diagnostics.push(notWritten(publication.results.all[index] ?? {}, reasonOf(error)))
    }
  }
  return { written, diagnostics }
}

export interface CaptionFiles {
  /** By the path of the video. */
  readonly written: ReadonlyMap<string, readonly CaptionFile[]>
  readonly diagnostics: readonly Diagnostic[]
}

const WRITERS: Readonly<
  Record<CaptionFile['format'], { readonly type: string; readonly write: (track: Track) => string }>
> = {
  vtt: { type: 'text/vtt', write: ({ cues }) => webVtt(cues) },
  srt: { type: 'application/x-subrip', write: ({ cues }) => subRip(cues) },
  txt: { type: 'text/plain', write: track => track.transcript },
}

async function writeAll(stem: string, track: Track, { targets, plan }: Publication): Promise<CaptionFile[]> {
  if (targets.destination && (await leadsOut(targets.destination)))
    throw new Error('`download-to` leads out of the workspace by now')
  const written: CaptionFile[] = []
  for (const format of plan.inputs.targets.captionFiles) {
    const { type, write } = WRITERS[format]
    const content = write(track)
    await putFile(`${stem}.${format}`, content)
    written.push({
      ...{ format, path: `${stem}.${format}`, contentType: type },
      bytes: Buffer.byteLength(content),
      sha256: createHash('sha256').update(content).digest('hex'),
    })
  }
  return written
}

function learn({ targets, results }: Publication, index: number, captions: readonly CaptionFile[]): void {
  if (!targets.destination) return
  const { workspace } = targets.destination
  const [first] = captions.filter(({ format }) => format !== 'txt')
  const text = captions.find(({ format }) => format === 'txt')
  results.update(index, {
    ...(first && { captionsPath: workspacePath(first.path, workspace) }),
    ...(text && { transcriptPath: workspacePath(text.path, workspace) }),
  })
}

function notWritten(result: Result, why: string): Diagnostic {
  return {
    title: 'The caption files could not be written',
    happened: `Writing the caption files of project ${result.projectId ?? 'unknown'} failed: ${why}.`,
    means: 'The video itself is ready: nothing is lost.',
    advice: runAgain([result]),
  }
}
