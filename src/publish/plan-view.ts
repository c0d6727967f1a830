import { count, duration, plain } from '../lib/text.ts'
import type { Face, Proposal } from '../outputs/proposal.ts'
import type { Result } from '../outputs/results.ts'
import { type ChangedWords, changedWords } from './changed-words.ts'
import { boundedDiagnostic, showTitledDiagnostic } from './diagnostic-box.ts'
import { foldLeftOut } from './left-out-list.ts'
import { collapsed, escapeMarkdown, link, linkedPicture, table } from './markdown.ts'
import { quoteWithin, textOfFold } from './transcripts.ts'
import { nameOf, stageOf, type VideoView } from './video-view.ts'

/**
 * The plan as Markdown: what would be said, by whom, how long and at which price, and what makes it real. What does not
 * fit into the room is left out from the least important on: first what was left out, then texts are cut.
 */
export function showPlan(planned: Planned, room: number): string {
  const { proposal, videos, earlier } = planned
  const first = [headline(videos), facts(planned)]
  const last = [howItBecomesReal(planned), smallPrint(planned)].filter(Boolean)
  const budget = new Room(room - [...first, ...last].join('\n\n').length)
  const refusal = budget.take(refusalBox(proposal))
  const rows = budget.take(videos.length > 1 ? rowsOf(videos) : '')
  const changes = budget.take(showChanges(videos, earlier))
  const faces = budget.take(showFaces(proposal.faces))
  const texts = budget.take(showTexts(videos, budget.left))
  const leftOut = budget.take(
    foldLeftOut(
      videos.map(({ result }) => result),
      MAX_LEFT_OUT,
    ),
  )
  return [...first, refusal, rows, faces, changes, texts, leftOut, ...last].filter(Boolean).join('\n\n')
}

/** What there is to show. */
export interface Planned {
  readonly proposal: Proposal
  readonly videos: readonly PlannedVideo[]
  /** What the comment shows already. */
  readonly earlier: readonly VideoView[]
  readonly runUrl: string | undefined
  /** Whether a run that pays accepts it as a plan: not without an API key, which alone can vouch for it. */
  readonly isSealed: boolean
}

export interface PlannedVideo {
  readonly result: Result
  readonly view: VideoView
}

/** Characters, of which each part takes what it needs, if there is enough; two more each for the line between. */
class Room {
  #left: number

  constructor(left: number) {
    this.#left = left
  }

  get left(): number {
    return this.#left - 2
  }

  take(part: string): string {
    if (part.length > this.left) return ''
    this.#left -= part.length + 2
    return part
  }
}

const MAX_ROWS = 30
const MAX_FACES = 6
const MAX_CHANGES = 12
const MAX_SENTENCE = 240
const MAX_LEFT_OUT = 30
/** Characters of a text that is read at a glance; a longer one is folded away. */
const SHORT_TEXT = 600
/** Characters to say that there are more texts. */
const MORE_TEXTS = 80
/** Pixels. */
const PICTURE = 96

function headline(videos: readonly PlannedVideo[]): string {
  const [first] = videos
  if (first && videos.length === 1) return `### Plan: ${shownName(first.view)}`
  return `### Plan: ${count(videos.length, 'video')}`
}

function shownName(view: VideoView): string {
  return escapeMarkdown(plain(nameOf(view), MAX_SENTENCE))
}

function facts(planned: Planned): string {
  const { videos, proposal } = planned
  const seconds = total(videos.map(({ result }) => result.estimatedDuration))
  const price = `**${lengthOf(seconds)}, ${count(proposal.credits, 'credit')}**`
  if (!isPaid(planned)) return `${price}. Nothing is paid yet.`
  return `${price}: paid for already. A run takes up what is shown below, and pays nothing again.`
}

/** Whether everything stands in the comment already, paid for, and no such video failed. */
function isPaid({ proposal, earlier, isSealed }: Planned): boolean {
  const paid = earlier.filter(view => view.projectId && !['failed', 'unknown'].includes(stageOf(view)))
  const keys = new Set(paid.map(({ contentKey }) => contentKey))
  return isSealed && proposal.keys.every(key => keys.has(key))
}

function rowsOf(videos: readonly PlannedVideo[]): string {
  const rows = videos
    .slice(0, MAX_ROWS)
    .map(({ result, view }) => [
      shownName(view),
      lengthOf(result.estimatedDuration),
      result.estimatedCredits === undefined ? 'not known' : count(result.estimatedCredits, 'credit'),
    ])
  const more = videos.length - rows.length
  return `${table(['Video', 'Length', 'Price'], rows)}${more > 0 ? `\n\n… and ${more} more.` : ''}`
}

function lengthOf(seconds: number | undefined): string {
  return seconds === undefined ? 'Length not known' : `About ${duration(seconds)}`
}

/** Undefined as soon as one is not known. */
function total(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.reduce<number | undefined>(
    (sum, number) => (sum === undefined || number === undefined ? undefined : sum + number),
    0,
  )
}

function refusalBox({ refusal }: Proposal): string {
  if (!refusal) return ''
  const happened = `A run that pays would be refused: ${refusal.happened}`
  return showTitledDiagnostic(boundedDiagnostic({ ...refusal, happened, means: '' }), 'WARNING')
}

function showFaces(faces: readonly Face[]): string {
  return faces.slice(0, MAX_FACES).map(showFace).filter(Boolean).join('\n\n')
}

function showFace({ avatarName, pictureUrl, voiceName, sampleUrl }: Face): string {
  const avatar = escapeMarkdown(plain(avatarName ?? '', MAX_SENTENCE))
  const voice = escapeMarkdown(plain(voiceName ?? '', MAX_SENTENCE))
  const alt = `Avatar ${plain(avatarName ?? '', MAX_SENTENCE)}`.trim()
  const picture = pictureUrl && linkedPicture({ url: pictureUrl, alt, width: PICTURE }, pictureUrl)
  const words = [
    avatar && `Avatar: ${avatar}`,
    voice && `Voice: ${voice}`,
    sampleUrl && link('Listen to the voice', sampleUrl),
  ]
  const line = words.filter(Boolean).join(' · ')
  return [picture, line].filter(Boolean).join('\n')
}

/** What the words of each video have become since the one that the comment shows; '' where there is none. */
function showChanges(videos: readonly PlannedVideo[], earlier: readonly VideoView[]): string {
  const parts = videos.map(video => {
    const before = earlierOf(video, videos, earlier)
    const name = videos.length > 1 ? ` in ${shownName(video.view)}` : ''
    return before ? changesOf(video.result, before, name) : ''
  })
  return parts.filter(Boolean).slice(0, MAX_ROWS).join('\n\n')
}

/** A video by its file; where there is only one, that one. Translations have JoggAI's words. */
function earlierOf(
  { result }: PlannedVideo,
  videos: readonly PlannedVideo[],
  earlier: readonly VideoView[],
): VideoView | undefined {
  if (result.language) return undefined
  const paid = earlier.filter(({ language, projectId }) => !language && projectId)
  const isOnly = videos.filter(one => !one.result.language).length === 1 && paid.length === 1
  return isOnly ? paid[0] : paid.find(({ file }) => file !== undefined && file === result.file)
}

function changesOf({ script = '', contentKey }: Result, before: VideoView, name: string): string {
  if (before.contentKey === contentKey) return ''
  const words = before.keptText === undefined ? undefined : textOfFold(before.keptText)
  if (words === undefined) return `**Changed since the last video${name}**; its text is not kept here.`
  const changes = changedWords(words, script)
  const lines = [...listed('Added', changes.added), ...listed('Removed', changes.removed)]
  if (lines.length > 0) return `**Changed since the last video${name}**\n\n${lines.join('\n')}`
  return `**Changed since the last video${name}**: not the words, but their order, or avatar, voice or looks.`
}

function listed(what: string, sentences: ChangedWords['added']): readonly string[] {
  const lines = sentences
    .slice(0, MAX_CHANGES)
    .map(sentence => `- ${what}: ${escapeMarkdown(plain(sentence, MAX_SENTENCE))}`)
  const more = sentences.length - lines.length
  return more > 0 ? [...lines, `- ${what}: … and ${count(more, 'more sentence')}`] : lines
}

/** Each text gets its share of the room, and what one leaves the next may take. */
function showTexts(videos: readonly PlannedVideo[], room: number): string {
  const spoken = videos.filter(({ result }) => result.script?.trim())
  const parts: string[] = []
  let left = room - MORE_TEXTS
  for (const [done, { result, view }] of spoken.entries()) {
    const share = Math.floor(left / (spoken.length - done))
    const part = showText(result.script ?? '', spoken.length > 1 ? nameOf(view) : '', share)
    if (part === '') continue
    left -= part.length + 2
    parts.push(part)
  }
  const missing = spoken.length - parts.length
  const rest = `… and ${count(missing, 'text')} more: the job summary of the run has all.`
  return [...parts, ...(missing > 0 ? [rest] : [])].join('\n\n')
}

function showText(text: string, name: string, room: number): string {
  if (text.length <= SHORT_TEXT && !name) return quoteWithin(text, room)
  const summary = `What will be said${name ? ` in ${plain(name, MAX_SENTENCE)}` : ''}`
  const content = quoteWithin(text, room - collapsed(summary, '').length)
  return content && collapsed(summary, content)
}

function howItBecomesReal({ isSealed, videos }: Planned): string {
  const what = videos.length > 1 ? 'these videos' : 'this video'
  const held = isSealed ? '' : ' This plan was made without `api-key`: `require-plan` does not accept it.'
  return `**To make ${what}**, set the label that starts the run that pays (\`video-preview\` in the example workflow). This comment then becomes the video.${held}`
}

function smallPrint({ runUrl }: Planned): string {
  return runUrl ? link('Run', runUrl) : ''
}
