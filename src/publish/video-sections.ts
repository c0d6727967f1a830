import { type Alert, showDiagnostic, showTitledDiagnostic } from './diagnostic-box.ts'
import { code, escapeMarkdown, link, linkedPicture, table } from './markdown.ts'
import { nameOf, type Stage, stageOf, type VideoView } from './video-view.ts'

/** The pieces that comment, summary and release notes are made of: pure, Markdown out of what is known of a video. */

export interface Frame {
  /** The page of the run, where the reader is not on it already. */
  readonly runUrl: string | undefined
  /** Whether the run waits for its videos, and so puts them here itself. */
  readonly waits: boolean
  /**
   * In a release's notes, which outlive what JoggAI keeps: the release's own file comes first, and what only its makers
   * want to know is left out.
   */
  readonly isNotes?: boolean
}

/** One video told in full, several in a table. @param max rows; what is left out is counted */
export function showVideos(all: readonly VideoView[], frame: Frame, max: number): string {
  const [first] = all
  return first && all.length === 1 ? showOne(first, frame) : showMany(all, frame, max)
}

function showOne(shown: VideoView, frame: Frame): string {
  const stage = stageOf(shown)
  const parts = [
    `### ${headline(shown, stage)}`,
    ...story(shown, stage, frame),
    factsLine(shown, stage, frame),
    frame.isNotes ? '' : smallPrint(shown),
  ]
  return parts.filter(Boolean).join('\n\n')
}

function showMany(all: readonly VideoView[], frame: Frame, max: number): string {
  const rows = all.slice(0, max).map(shown => showRow(shown, frame))
  const left = all.length - rows.length
  const parts = [
    `### ${countReady(all)}`,
    rows.length > 0 ? table(['', 'Video', 'Length', ''], rows) : '',
    left > 0 ? `… and ${left} more, which do not fit here: the run's output \`results\` has them all.` : '',
    ...troubleBoxes(all),
    joined([frame.runUrl && link('Run', frame.runUrl)]),
  ]
  return parts.filter(Boolean).join('\n\n')
}

/** The cover that leads to the video; empty where there is none. */
function coverOf(shown: VideoView, frame: Frame, width = WIDTHS[shown.shape ?? 'landscape']): string {
  const { coverUrl } = shown
  const target = mainUrl(shown, frame)
  if (!coverUrl || !target) return ''
  const length = shown.duration ? ` (${runningTime(shown.duration)})` : ''
  return linkedPicture({ url: coverUrl, alt: `Watch: ${nameOf(shown)}${length}`, width }, target)
}

/** Where the video is: at JoggAI it plays, on a release it stays. */
function mainUrl({ videoUrl, releaseAssetUrl }: VideoView, { isNotes }: Frame): string | undefined {
  return isNotes ? (releaseAssetUrl ?? videoUrl) : videoUrl
}

/** Links and facts between dots, those that there are. */
function joined(parts: readonly (string | false | 0 | undefined)[]): string {
  return parts.filter(Boolean).join(' · ')
}

const ALERTS: Readonly<Record<Stage, Alert>> = {
  ready: 'NOTE',
  submitting: 'NOTE',
  rendering: 'NOTE',
  left: 'NOTE',
  failed: 'CAUTION',
  unknown: 'WARNING',
}

/** Pixels: a picture upright is as high as a wide one is wide. */
const WIDTHS: Readonly<Record<NonNullable<VideoView['shape']>, number>> = {
  landscape: 560,
  square: 400,
  portrait: 315,
}
const THUMBNAIL = 128

function headline(shown: VideoView, stage: Stage): string {
  if (stage === 'ready') return escapeMarkdown(nameOf(shown))
  const trouble = shown.diagnostic?.title ?? shown.problem
  if (trouble) return escapeMarkdown(trouble)
  if (stage === 'submitting') return 'The video is being submitted'
  if (stage === 'unknown') return 'Whether there will be a video is unknown'
  return stage === 'failed' ? 'There is no video' : 'The video is being made'
}

function story(shown: VideoView, stage: Stage, frame: Frame): string[] {
  if (stage === 'ready') return [shown.playerUrl ?? coverOf(shown, frame)]
  if (shown.diagnostic) return [showDiagnostic(shown.diagnostic, ALERTS[stage])]
  const name = `**${escapeMarkdown(nameOf(shown))}**`
  if (stage === 'submitting') return [`${name} goes to JoggAI${since(shown)}.`]
  if (stage === 'rendering') return [`${name} was submitted${since(shown)}. ${outlook(frame)}`]
  return [`${name}: the log of its run says ${shown.problem ? 'more' : 'why'}.`]
}

function outlook({ waits }: Frame): string {
  const usual = 'JoggAI usually takes 2 to 10 minutes.'
  if (waits) return `${usual} Then the video appears here.`
  return `${usual} The run does not wait for it: the video appears here once it is collected, or when the job runs again.`
}

function since({ at }: VideoView): string {
  return at ? ` on ${moment(at)} UTC` : ''
}

function moment(at: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(at))
}

function factsLine(shown: VideoView, stage: Stage, frame: Frame): string {
  const isReady = stage === 'ready'
  return joined([
    ...(isReady ? videoLinks(shown, frame) : []),
    isReady && shown.duration && runningTime(shown.duration),
    ...(isReady && frame.isNotes ? [] : [downloadLink(shown)]),
    shown.subtitleUrl && link('Subtitles', shown.subtitleUrl),
    frame.runUrl && link('Run', frame.runUrl),
    shown.reused && 'taken up from an earlier run, nothing paid again',
  ])
}

/** The first one is the one to take. */
function videoLinks(shown: VideoView, { isNotes }: Frame): (string | undefined)[] {
  const { videoUrl, releaseAssetUrl } = shown
  const watch = videoUrl && link('▶ Watch the video', videoUrl)
  if (!isNotes || !releaseAssetUrl) return [watch && `**${watch}**`]
  return [`**${downloadLink(shown)}**`, videoUrl === releaseAssetUrl ? undefined : watch]
}

/** `Download MP4 (4.2 MB)`: the file on the release. */
function downloadLink({ releaseAssetUrl, bytes }: VideoView): string | undefined {
  if (!releaseAssetUrl) return undefined
  const kind = /\.(mp4|webm|mov)$/i.exec(new URL(releaseAssetUrl).pathname)?.[1]?.toUpperCase() ?? 'video'
  const name = { WEBM: 'WebM' }[kind] ?? kind
  return link(`Download ${name}${bytes ? ` (${fileSize(bytes)})` : ''}`, releaseAssetUrl)
}

function fileSize(bytes: number): string {
  return bytes < 999_500 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** What a person needs who asks for help. */
function smallPrint({ projectId }: VideoView): string {
  return projectId ? `<sub>JoggAI project ${code(projectId)}</sub>` : ''
}

/** `1:14`, `1:01:14`: as players show it. */
function runningTime(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

function showRow(shown: VideoView, frame: Frame): string[] {
  const stage = stageOf(shown)
  const name = escapeMarkdown(nameOf(shown))
  const { duration, subtitleUrl } = shown
  const url = mainUrl(shown, frame)
  if (stage !== 'ready' || !url) return ['', name, '', STATES[stage]]
  const length = duration ? runningTime(duration) : ''
  const files = joined([downloadLink(shown), subtitleUrl && link('Subtitles', subtitleUrl)])
  return [coverOf(shown, frame, THUMBNAIL), `**${link(name, url)}**`, length, files]
}

const STATES: Readonly<Record<Stage, string>> = {
  ready: 'ready',
  submitting: 'being submitted',
  rendering: 'being made',
  left: 'still being made',
  failed: 'no video',
  unknown: 'not known',
}

function countReady(all: readonly VideoView[]): string {
  const ready = all.filter(shown => stageOf(shown) === 'ready').length
  return ready === all.length ? `${all.length} videos` : `${ready} of ${all.length} videos are ready`
}

/** Boxes under one table; the same diagnostic of several videos is told once. */
const MAX_TROUBLES = 5

function troubleBoxes(all: readonly VideoView[]): string[] {
  const boxes = all.flatMap(shown =>
    shown.diagnostic ? showTitledDiagnostic(shown.diagnostic, ALERTS[stageOf(shown)]) : [],
  )
  return [...new Set(boxes)].slice(0, MAX_TROUBLES)
}
