import { type ApiUrl, DEFAULT_API_URL, parseApiUrl } from '../jogg/address.ts'
import type { ApiVersion, AspectRatio, AvatarType, ScreenStyle } from '../jogg/domain.ts'
import { LONGEST, parseLength, SHORTEST } from '../lib/length.ts'
import { duration } from '../lib/text.ts'
import type { Env } from '../runtime/world.ts'
import { misspelt } from './misspelt.ts'
import { rawInput } from './raw-input.ts'
import { Reader } from './reader.ts'
import { readPublicUrl, readSource, type Source } from './source.ts'

/**
 * The inputs of the action, each read and parsed once, into one typed value. Names and defaults are those of
 * `action.yml` (a test holds the two together). Nothing is requested here and nothing is thrown: every problem is
 * collected, so that a person can fix them all in one go.
 */
export function readInputs(env: Env): { inputs: Inputs; problems: string[]; warnings: string[] } {
  const names = new Set<string>()
  const lookup = (name: string) => {
    names.add(name)
    return rawInput(env, name)
  }
  const read = new Reader(lookup, name => `input \`${name}\``)
  const inputs: Inputs = {
    apiKey: read.secret('api-key'),
    source: readSource(read, env),
    collects: read.text('project-id') !== '',
    scriptFormat: read.choice('script-format', SCRIPT_FORMATS, 'auto'),
    section: read.line('script-section', 200),
    shortenTo: readLength(read),
    pronunciations: read.text('pronunciations'),
    presenter: readPresenter(read),
    format: readFormat(read),
    hasTemplate: TEMPLATE_INPUTS.filter(name => read.text(name) !== '').length > 0,
    job: readJob(read),
    targets: readTargets(read),
  }
  checkTogether(inputs, read)
  return { inputs, problems: [...misspelt(env, [...names]), ...read.problems], warnings: read.warnings }
}

export interface Inputs {
  /** Empty when not given: whether that is an error depends on the event. */
  readonly apiKey: string
  /** Undefined only when a problem says why. */
  readonly source: Source | undefined
  /** Whether `project-id` is given, be it beside another source: who speaks in such a video is settled. */
  readonly collects: boolean
  readonly scriptFormat: ScriptFormat
  /** What names the only section of the script that is said: a version, a heading, or `latest`. Empty for all of it. */
  readonly section: string
  /** Seconds that a script may take at most, which is edited down to that. */
  readonly shortenTo: number | undefined
  readonly pronunciations: string
  readonly presenter: Presenter
  readonly format: Format
  /** Whether any input is given that only a template has (template-inputs.ts). */
  readonly hasTemplate: boolean
  readonly job: Job
  readonly targets: Targets
}

export type ScriptFormat = 'auto' | 'markdown' | 'text'

/** Who says it. Empty strings are what was left open. */
export interface Presenter {
  readonly avatarId: string
  readonly avatarName: string
  readonly avatarType: AvatarType | 'auto' | undefined
  readonly voiceId: string
  readonly voiceName: string
}

/** How it looks; undefined or empty is what was left open, so that front matter or a default can follow. */
export interface Format {
  readonly aspectRatio: AspectRatio | undefined
  readonly screenStyle: ScreenStyle | undefined
  readonly caption: boolean | undefined
  readonly videoName: string
}

export interface Job {
  readonly wait: boolean
  readonly timeoutMs: number
  readonly pollIntervalMs: number
  readonly reuse: boolean
  /** Where besides cache and comment it is remembered what was paid for. */
  readonly memory: Memory
  readonly maxCredits: number | undefined
  readonly dryRun: boolean
  /** Undefined only when a problem says why. */
  readonly apiUrl: ApiUrl | undefined
  readonly apiVersion: ApiVersion
  readonly webhookUrl: string
  readonly translateTo: readonly string[]
  /** Of all translations; empty where JoggAI is to choose. */
  readonly translateVoice: string
}

export interface Targets {
  readonly githubToken: string
  readonly comment: boolean
  /** Only what the comment's plan shows is submitted. */
  readonly requirePlan: boolean
  readonly commentTag: string
  readonly prNumber: number | undefined
  readonly attachToRelease: boolean
  readonly releaseTag: string
  /** Whether a draft is published once the video is on it. */
  readonly publishRelease: boolean
  /** Whether the commit gets a status of how the video stands. */
  readonly commitStatus: boolean
  readonly downloadTo: string
  /** In the order in which they are offered, each once. */
  readonly captionFiles: readonly CaptionFormat[]
  /** Path of one page, or of the folder of several; empty for none. */
  readonly page: string
  /** Whether to say that presenter and voice are generated. */
  readonly disclosure: boolean
  readonly jobSummary: boolean
  readonly attachmentToken: string
}

/** As the extensions of the files have them: WebVTT, SubRip, and the transcript. */
export const CAPTION_FORMATS = ['vtt', 'srt', 'txt'] as const
export type CaptionFormat = (typeof CAPTION_FORMATS)[number]

const SCRIPT_FORMATS = { auto: 'auto', markdown: 'markdown', text: 'text' } as const
const AVATAR_TYPES = { auto: 'auto', public: 'public', custom: 'custom' } as const
/** Shared with the avatar action. */
export const MEMORIES: Readonly<Record<string, Memory>> = {
  auto: 'auto',
  repository: 'repository',
  cache: 'cache',
}
/** `auto`: in git refs, too, where the workflow asks for `contents: write` anyway. */
export type Memory = 'auto' | 'repository' | 'cache'
const API_VERSIONS = { v1: 'v1', v2: 'v2' } as const
const SCREEN_STYLES = {
  background: 'background',
  'green-screen': 'green-screen',
  transparent: 'transparent',
} as const
/** Shared with the catalog action. */
export const ASPECT_RATIOS = {
  landscape: 'landscape',
  portrait: 'portrait',
  square: 'square',
  '16:9': 'landscape',
  '9:16': 'portrait',
  '1:1': 'square',
} as const

const TEMPLATE_INPUTS = ['template-id', 'template-variables', 'template-script', 'music-id']

/** Serves the workflow's inputs and a script's front matter: both use the same names. */
export function readPresenter(read: Reader): Presenter {
  const presenter = {
    avatarId: read.matching(
      'avatar-id',
      /^\d{1,19}$/,
      'an avatar id: digits only (a name goes into `avatar-name`)',
    ),
    avatarName: read.line('avatar-name'),
    avatarType: read.choice('avatar-type', AVATAR_TYPES, undefined),
    voiceId: read.line('voice-id'),
    voiceName: read.line('voice-name'),
  }
  if (presenter.avatarId && presenter.avatarName)
    read.problem('avatar-name', 'give either `avatar-id` or `avatar-name`, not both')
  if (presenter.voiceId && presenter.voiceName)
    read.problem('voice-name', 'give either `voice-id` or `voice-name`, not both')
  return presenter
}

/** Characters of a title. GitHub's own titles are longer, and are no reason to make no video. */
export const MAX_TITLE = 200

export function readFormat(read: Reader): Format {
  return {
    aspectRatio: read.choice('aspect-ratio', ASPECT_RATIOS, undefined),
    screenStyle: read.choice('screen-style', SCREEN_STYLES, undefined),
    caption: read.flag('caption', undefined),
    videoName: read.title('video-name', MAX_TITLE),
  }
}

/** Shared with the avatar action. */
export function readPace(read: Reader): Pick<Job, 'timeoutMs' | 'pollIntervalMs'> {
  const pollSeconds = read.number('poll-interval', 10, { min: 1, max: 3600, unit: 'seconds' })
  if (pollSeconds < 5) {
    read.warnings.push(
      `\`poll-interval\` is ${pollSeconds} s: JoggAI asks for no more than one status request every 5 s.`,
    )
  }
  return {
    timeoutMs: read.number('timeout-minutes', 20, { min: 0.01, max: 1440, unit: 'minutes' }) * 60_000,
    pollIntervalMs: pollSeconds * 1000,
  }
}

function readJob(read: Reader): Job {
  return {
    ...readPace(read),
    wait: read.flag('wait', true),
    reuse: read.flag('reuse', true),
    memory: read.choice('memory', MEMORIES, 'auto'),
    maxCredits: read.number('max-credits', undefined, { min: 0, max: 1_000_000, unit: 'credits' }),
    dryRun: read.flag('dry-run', false),
    apiUrl: readApiUrl(read),
    apiVersion: readApiVersion(read),
    webhookUrl: readPublicUrl(read, 'webhook-url'),
    translateTo: readLanguages(read),
    translateVoice: read.line('translate-voice'),
  }
}

/** Each once; whether JoggAI has them is found out later. */
function readLanguages(read: Reader): readonly string[] {
  const words = readWords(read, 'translate-to')
  if (words.some(word => !LANGUAGE.test(word)))
    read.problem('translate-to', 'allowed are languages, with commas or one a line')
  return [...new Set(words)]
}

/** With commas or one a line, in lower case. */
function readWords(read: Reader, name: string): string[] {
  const words = read.text(name).split(/[\n,]/)
  return words.map(word => word.trim().toLowerCase()).filter(Boolean)
}

/** A word or two, with the mark or the brackets that a dialect's name may have: `english (uk)`, `pt-br`. */
const LANGUAGE = /^[\p{L}\p{M}\p{N} ()_'-]{2,60}$/u

function readLength(read: Reader): number | undefined {
  const text = read.text('shorten-to')
  const seconds = parseLength(text)
  if (text !== '' && seconds === undefined) {
    read.problem(
      'shorten-to',
      `allowed is a length such as \`90s\`, \`2m\` or \`120\`, from ${duration(SHORTEST)} to ${duration(LONGEST)}`,
    )
  }
  return seconds
}

/** Shared with the catalog action. */
export function readApiUrl(read: Reader): ApiUrl | undefined {
  const url = parseApiUrl(read.text('api-url') || DEFAULT_API_URL)
  if (!url)
    read.problem(
      'api-url',
      'allowed is `https://host`, or `http://` on loopback, without credentials, `?` or `#`',
    )
  // Nothing is found there, and a create that is answered with "not found" may have been paid for, for all one knows.
  else if (/\/v\d+$/.test(url.href))
    read.problem('api-url', 'allowed is an address without a version: that is what `api-version` is for')
  return url
}

/** Shared with the catalog action. */
export function readApiVersion(read: Reader): ApiVersion {
  return read.choice('api-version', API_VERSIONS, 'v1')
}

function readTargets(read: Reader): Targets {
  return {
    githubToken: read.secret('github-token'),
    comment: read.flag('comment', false),
    requirePlan: read.flag('require-plan', false),
    commentTag:
      read.matching('comment-tag', /^[\w.-]{1,60}$/, 'up to 60 letters, digits, `.`, `-` and `_`') ||
      'default',
    prNumber: read.number('pr-number', undefined, PR_NUMBER),
    attachToRelease: read.flag('attach-to-release', false),
    // As `github.ref` has it.
    releaseTag: read.line('release-tag').replace(/^refs\/tags\//, ''),
    publishRelease: read.flag('publish-release', false),
    commitStatus: read.flag('commit-status', false),
    downloadTo: read.line('download-to', 1000),
    captionFiles: readCaptionFormats(read),
    page: read.line('page', 1000),
    disclosure: read.flag('disclosure', true),
    jobSummary: read.flag('job-summary', true),
    attachmentToken: read.secret('attachment-token'),
  }
}

function readCaptionFormats(read: Reader): readonly CaptionFormat[] {
  const words = readWords(read, 'caption-files')
  if (words.some(word => !CAPTION_FORMATS.some(format => format === word)))
    read.problem('caption-files', 'allowed are `vtt`, `srt` and `txt`, with commas or one a line')
  return CAPTION_FORMATS.filter(format => words.includes(format))
}

const PR_NUMBER = { min: 1, max: 2 ** 31, unit: 'a pull request', isWhole: true } as const

/** What only shows when several inputs are looked at together. */
function checkTogether(inputs: Inputs, read: Reader): void {
  const { job, source, targets } = inputs
  if (targets.requirePlan && !targets.comment)
    read.problem('require-plan', 'only with `comment: true`, since the plan stands in the comment')
  if (source) checkSource(source, inputs, read)
  if (read.text('caption-files') && !targets.downloadTo && !targets.attachToRelease) {
    read.problem(
      'caption-files',
      'such files go where the video goes; give `download-to` or `attach-to-release: true` as well',
    )
  }
  if (targets.publishRelease && !targets.attachToRelease)
    read.problem(
      'publish-release',
      'a draft is published once the video is on it: set `attach-to-release` too',
    )
  for (const name of ['webhook-url', 'translate-to', 'translate-voice']) {
    if (job.apiVersion === 'v1' && read.text(name))
      read.problem(name, 'only `api-version: v2` knows it; set that, or leave this input empty')
  }
  if (job.translateTo.length === 0) {
    if (job.translateVoice && read.text('translate-to') === '')
      read.problem('translate-voice', 'without `translate-to` nothing is translated; give both, or neither')
    return
  }
  if (!job.wait)
    read.problem('translate-to', 'not with `wait: false`, since only a finished video is translated')
  if (source?.kind === 'project')
    read.problem(
      'translate-to',
      'not with `project-id`, which pays for nothing; run the job that made the video: it takes it up without paying, and translates it',
    )
}

function checkSource({ kind }: Source, { targets }: Inputs, read: Reader): void {
  if (read.text('script-section')) {
    if (kind !== 'files' && kind !== 'github')
      read.problem('script-section', 'only `script-file` and `script-from` have sections to choose from')
    else if (read.text('script-format') === 'text')
      read.problem('script-section', 'not with `script-format: text`, since plain text has no headings')
  }
  if (read.text('shorten-to') && kind !== 'files' && kind !== 'github' && kind !== 'text')
    read.problem('shorten-to', 'only a script is edited: audio, and a video that is there, keep their length')
  if (kind === 'github' && !targets.githubToken)
    read.problem('script-from', 'what it reads is at GitHub, and `github-token` is empty; leave that out')
}
