import { createHash } from 'node:crypto'
import { MAX_TITLE } from '../inputs/inputs.ts'
import { nearest } from '../inputs/nearest.ts'
import { cut, duration, foldCase, quoted } from '../lib/text.ts'
import type { Result } from '../outputs/results.ts'
import { type Subject, tooLongToTranslate } from './video-diagnostics.ts'

/** What a translation of a video is, what it costs, and when there is none: pure. */

/** Seconds: JoggAI translates no video that is longer. */
export const MAX_SECONDS = 180

/** Credits: half a one for each started 20 seconds of the video. */
export function translationCredits(seconds: number): number {
  return 0.5 * Math.max(1, Math.ceil(seconds / 20))
}

/** Raised whenever the same translation must count as another one; a test pins known keys to it. */
const KEY_VERSION = 1

/**
 * SHA-256, in hex, of which video is translated into what, and who speaks where that is said, as `contentKey` is for the
 * video itself.
 */
export function translationKey(videoKey: string, language: string, voiceId = ''): string {
  const canonical = [KEY_VERSION, 'translation', videoKey, foldCase(language), ...(voiceId ? [voiceId] : [])]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}

/** The title of a translation: its video's, and the language, which is not what is cut. */
export function translationName(name: string, language: string): string {
  const mark = ` (${language})`
  return `${cut(name, MAX_TITLE - mark.length)}${mark}`
}

/** The results that a run begins with: each video, and right after it one for each language. */
export function withTranslations(
  videos: readonly Result[],
  languages: readonly string[],
  voiceId = '',
): readonly Result[] {
  return videos.flatMap(video => [video, ...languages.map(language => begin(video, language, voiceId))])
}

/** Where the results have the video of a spec; its translations follow in the order of their languages. */
export function placeOfVideo(spec: number, languages: readonly string[]): number {
  return spec * (1 + languages.length)
}

function begin({ contentKey, file, estimatedDuration }: Result, language: string, voiceId: string): Result {
  return {
    language,
    ...(contentKey ? { contentKey: translationKey(contentKey, language, voiceId) } : {}),
    ...(file ? { file } : {}),
    ...(estimatedDuration === undefined
      ? {}
      : { estimatedDuration, estimatedCredits: translationCredits(estimatedDuration) }),
  }
}

/** What is wrong with translating a video before there is one; the same words as for an input. */
export function checkLength(label: string, { estimatedDuration = 0 }: Result): string[] {
  if (estimatedDuration <= MAX_SECONDS) return []
  return [
    `${label}: the video would be about ${duration(estimatedDuration)} long, and JoggAI translates videos of at most ${duration(MAX_SECONDS)}: shorten it, or leave \`translate-to\` empty`,
  ]
}

/** What keeps a video from being translated, as what its translation becomes; undefined for nothing. */
export function whyNot(subject: Subject, video: Result): Result | undefined {
  if (video.status !== 'success' || !video.videoUrl) return { status: 'skipped' }
  if (video.duration === undefined || video.duration <= MAX_SECONDS) return undefined
  return { status: 'failed', diagnostic: tooLongToTranslate(subject, video.duration, MAX_SECONDS) }
}

/** The wanted languages as JoggAI spells them; what it does not have is a problem that names the nearest. */
export function matchLanguages(wanted: readonly string[], offered: readonly string[]): Matched {
  const found = wanted.map(word => offered.find(language => foldCase(language) === foldCase(word)))
  const problems = wanted
    .filter((_, index) => found[index] === undefined)
    .map(word => {
      const near = nearest(word, offered, language => language, MOST_NEAREST)
      return `input \`translate-to\`: JoggAI does not translate into ${quoted(word)}; the nearest that it has: ${near.map(language => `\`${language}\``).join(', ')}`
    })
  return { languages: found.filter(language => language !== undefined), problems }
}

export interface Matched {
  readonly languages: readonly string[]
  readonly problems: readonly string[]
}

const MOST_NEAREST = 5
