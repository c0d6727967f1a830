import { type Chapter, chapterLines, chaptersOf } from '../captions/chapters.ts'
import { type Cue, cuesOf } from '../captions/cues.ts'
import { linesOf, readSubtitles } from '../captions/read.ts'
import { type Sentence, type Spoken, timeSentences } from '../captions/timeline.ts'
import { transcript } from '../captions/write.ts'
import type { Diagnostic } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import { speechSeconds } from '../script/estimate.ts'
import { mayHaveChapters } from '../script/headings.ts'
import { languageOf } from '../script/language.ts'
import type { VideoFile } from './download.ts'
import type { Line } from './page/page.ts'
import type { Publication } from './publication.ts'
import { runAgain } from './run-again.ts'
import { fetchSubtitles } from './subtitles.ts'
import { nameOf, showResult } from './video-view.ts'
import { wordsIn } from './words.ts'

/** What is said in a video, and when: what caption files and pages are made of. */
export interface Track {
  /** BCP 47. */
  readonly language: string
  readonly cues: readonly Cue[]
  readonly lines: readonly Line[]
  readonly transcript: string
  readonly chapters: readonly Chapter[]
}

export interface Tracks {
  /** By the index of the result; of a video of which nobody knows what it says there is none. */
  readonly tracks: ReadonlyMap<number, Track>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A track for each video that is on the disk: of the script that was submitted, of the text in the comment that waited
 * for the video, or of JoggAI's own subtitles, which translations have.
 */
export async function readTracks(publication: Publication, files: Files): Promise<Tracks> {
  const tracks = new Map<number, Track>()
  const diagnostics: Diagnostic[] = []
  for (const [index, file] of files) {
    const result = publication.results.all[index] ?? {}
    const text = result.script ?? publication.targets.comment?.spokenOf(result)
    if (text?.trim()) tracks.set(index, trackOf(text, scriptOf(publication, index), file.duration))
    else if (result.subtitleUrl) {
      const fetched = await fetchSubtitles(result.subtitleUrl, file.path, {
        ...{ world: publication.world, apiUrl: publication.plan.apiUrl },
      })
      if ('why' in fetched) diagnostics.push(noSubtitles(result, fetched.why))
      else tracks.set(index, trackOfSubtitles(fetched.text))
    } else noticeUnknown(result, publication)
  }
  return { tracks, diagnostics }
}

type Files = ReadonlyMap<number, VideoFile>

/** The output `chapters` of each video whose script has sections enough. */
export function learnChapters(publication: Publication, files: Files): void {
  const { results } = publication
  for (const [index, { status, script: text, duration }] of results.all.entries()) {
    const seconds = files.get(index)?.duration ?? duration
    if (status !== 'success' || !text || !seconds) continue
    const spoken = spokenOf(text, seconds)
    const chapters = chaptersIn(spoken, scriptOf(publication, index), timeSentences(spoken))
    if (chapters.length > 0) results.update(index, { chapters: chapterLines(chapters) })
  }
}

/** The script of a video; undefined for a translation, and for a video that is collected. */
export function scriptOf({ plan, results }: Publication, index: number): Script | undefined {
  const isVideo = ({ language }: Result) => !language
  const result = results.all[index]
  return result && isVideo(result)
    ? plan.scripts[results.all.slice(0, index).filter(isVideo).length]
    : undefined
}

type Script = Plan['scripts'][number]

function trackOf(text: string, script: Script | undefined, seconds: number): Track {
  const spoken = spokenOf(text, seconds)
  const { language } = spoken
  const lines = timeSentences(spoken)
  return {
    ...{ language, lines, cues: cuesOf(spoken) },
    transcript: transcript(text, language),
    chapters: chaptersIn(spoken, script, lines),
  }
}

function spokenOf(text: string, seconds: number): Spoken {
  const known = languageOf(text)
  return { text, language: known ?? 'en', seconds, pace: piece => speechSeconds(piece, known) }
}

function chaptersIn(
  { language, seconds }: Spoken,
  script: Script | undefined,
  lines: readonly Sentence[],
): Chapter[] {
  if (!mayHaveChapters(script?.headings)) return []
  return chaptersOf(script.headings, lines, seconds, wordsIn(language).introduction)
}

function trackOfSubtitles(file: string): Track {
  const cues = readSubtitles(file)
  const lines = linesOf(cues)
  const text = lines.map(line => line.text).join('\n')
  return { language: languageOf(text) ?? 'en', cues, lines, transcript: `${text}\n`, chapters: [] }
}

function noticeUnknown(result: Result, { world }: Publication): void {
  world.actions.notice(
    `No captions and no transcript of ${nameOf(showResult(result))}, project ${result.projectId ?? 'unknown'}: what is said in it is not known. It is known of a script, and of a collected video that a comment in this repository waited for.`,
    { title: 'JoggAI video' },
  )
}

function noSubtitles(result: Result, why: string): Diagnostic {
  return {
    title: 'The subtitles could not be downloaded',
    happened: `Downloading the subtitles of ${nameOf(showResult(result))}, project ${result.projectId ?? 'unknown'}, failed: ${why}.`,
    means: 'The video itself is ready: nothing is lost.',
    advice: runAgain([result]),
  }
}
