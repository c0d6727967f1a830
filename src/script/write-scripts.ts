import {
  type Format,
  type Inputs,
  type Presenter,
  readFormat,
  readPresenter,
  type ScriptFormat,
} from '../inputs/inputs.ts'
import { Reader } from '../inputs/reader.ts'
import type { Labelled } from '../lib/labelled.ts'
import { count } from '../lib/text.ts'
import type { AudioFile } from './audio.ts'
import { type Edited, editMarkdown, editText } from './edit-script.ts'
import { type Heading, placeHeadings } from './headings.ts'
import { withoutOwnBlock } from './own-block.ts'
import { speakPlain } from './plain.ts'
import { speakPlainMarkdown } from './plain-markdown.ts'
import { parsePronunciations, pronounce } from './pronounce.ts'
import type { Files, ScriptFile } from './read-scripts.ts'
import { MAX_SCRIPT_BYTES } from './script-limits.ts'

/**
 * Writes what is spoken: every script file (or the one inline text) becomes a script with its spoken text and with
 * what its front matter says of presenter and format. Problems and warnings are collected, nothing is thrown or requested.
 */
export async function writeScripts(inputs: Inputs, workspace: string): Promise<Scripts> {
  const { source } = inputs
  const own = { presenter: inputs.presenter, format: inputs.format }
  switch (source?.kind) {
    case 'files': {
      const { readScripts } = await import('./read-scripts.ts')
      return speakFiles(await readScripts(source.patterns, workspace), inputs)
    }
    case 'text':
      return speakFiles(inlineScript(source.text), inputs)
    case 'audio-url':
      return only({ label: 'audio-url', file: undefined, speech: source, ...own })
    case 'audio-file':
      return writeAudio(source.path, workspace, own)
    default:
      // Where the source is wrong, the pronunciations may be, too.
      return speakFiles({ files: [], problems: [], warnings: [] }, inputs)
  }
}

export interface Scripts {
  readonly scripts: readonly Script[]
  readonly problems: readonly string[]
  /** By what they are about: what is said of many is one warning. */
  readonly warnings: readonly Labelled[]
}

/** A video as a person described it: names not looked up yet, defaults not filled in. */
export interface Script {
  /** How messages name it: the file's path, or the input's name. */
  readonly label: string
  /** The script's path in the workspace, where it has one. */
  readonly file: string | undefined
  readonly speech: SpeechSource
  /** What `shorten-to` left out of it, one line each. */
  readonly leftOut?: readonly string[]
  /** Where they stand in what is said; undefined where there are none. */
  readonly headings?: readonly Heading[]
  readonly presenter: Presenter
  readonly format: Format
}

export type SpeechSource =
  | { readonly kind: 'script'; readonly text: string }
  | { readonly kind: 'audio-url'; readonly url: string }
  /** The same bytes are the same video, no matter which address the upload gets. */
  | ({ readonly kind: 'audio-file' } & AudioFile)

function only(script: Script): Scripts {
  return { scripts: [script], problems: [], warnings: [] }
}

/** Ends the run with its problem; there is a script all the same, so that what else is wrong with it is told too. */
const UNREAD = { format: 'mp3', seconds: 0, sha256: '' } as const

async function writeAudio(
  path: string,
  workspace: string,
  own: Pick<Script, 'presenter' | 'format'>,
): Promise<Scripts> {
  const { checkAudio } = await import('./audio.ts')
  const check = await checkAudio(path, workspace)
  const audio = check.ok ? check.audio : { ...UNREAD, path }
  const script = { label: path, file: undefined, speech: { kind: 'audio-file' as const, ...audio }, ...own }
  return { ...only(script), problems: check.ok ? [] : [check.problem] }
}

function inlineScript(text: string): Files {
  const bytes = Buffer.byteLength(text)
  if (bytes <= MAX_SCRIPT_BYTES) return { files: [{ path: '', text }], problems: [], warnings: [] }
  const problem = `input \`script\` has ${count(bytes, 'byte')}: a script has at most ${count(MAX_SCRIPT_BYTES, 'byte')}`
  return { files: [], problems: [problem], warnings: [] }
}

async function speakFiles({ files, problems, warnings }: Files, inputs: Inputs): Promise<Scripts> {
  const { table, problems: tableProblems } = parsePronunciations(inputs.pronunciations)
  const written = await Promise.all(
    files.map(file => writeScript(file, inputs, text => pronounce(text, table))),
  )
  return {
    scripts: written.flatMap(one => one.scripts),
    problems: [...problems, ...tableProblems, ...written.flatMap(one => one.problems)],
    warnings: [...warnings, ...written.flatMap(one => one.warnings)],
  }
}

/** A text that others than the workflow's authors may have written: its front matter sets nothing. */
export interface FetchedScript {
  /** How messages name it. */
  readonly label: string
  readonly text: string
}

/** The same for a text that was read from GitHub, of any length. */
export async function writeFetched({ label, text }: FetchedScript, inputs: Inputs): Promise<Scripts> {
  const { table } = parsePronunciations(inputs.pronunciations)
  const say = (spoken: string) => pronounce(spoken, table)
  const own = { presenter: inputs.presenter, format: inputs.format }
  const origin = { label, file: undefined }
  if (inputs.scriptFormat === 'text')
    return withText(origin, await editText(say(speakPlain(text)), inputs), own, [], [])
  return withText(origin, await narrate(text, inputs, say), own, [], [])
}

/** Spoken text of Markdown, and where its headings are in it. @param say puts the pronunciations in */
async function narrate(markdown: string, inputs: Inputs, say: (text: string) => string): Promise<Narrated> {
  const { speakWithHeadings } = await import('./speak.ts')
  let headings: readonly string[] | undefined
  const edited = await editMarkdown(markdown, inputs, part => {
    const spoken = speakWithHeadings(part)
    // What is spoken first is the whole, of which an edition keeps some.
    headings ??= spoken.headings
    return say(spoken.text)
  })
  const placed = placeHeadings(edited.text, headings ?? [], say)
  return placed.length > 0 ? { ...edited, headings: placed } : edited
}

type Narrated = Edited & Pick<Script, 'headings'>

async function writeScript(
  file: ScriptFile,
  inputs: Inputs,
  say: (text: string) => string,
): Promise<Scripts> {
  const origin = { label: file.path || 'script', file: file.path || undefined }
  const notes = withoutOwnBlock(file.text)
  if (!isMarkdown(file.path, inputs.scriptFormat)) {
    const own = { presenter: inputs.presenter, format: inputs.format }
    return withText(origin, await editText(say(speakPlain(notes)), inputs), own, [], [])
  }
  const own = { presenter: inputs.presenter, format: inputs.format }
  const isWhole = !inputs.section && inputs.shortenTo === undefined
  const plain = isWhole ? speakPlainMarkdown(file.text) : undefined
  if (plain !== undefined) return withText(origin, { text: say(plain), problems: [] }, own, [], [])
  const { splitFrontMatter } = await import('./front-matter.ts')
  const { body, fields, problems, warnings } = await splitFrontMatter(notes)
  const read = new Reader(
    name => fields[name] ?? '',
    name => `\`${name}\` in the front matter`,
  )
  const person = {
    presenter: mergePresenter(inputs.presenter, readPresenter(read)),
    format: mergeFormat(inputs.format, readFormat(read)),
  }
  return withText(
    origin,
    await narrate(body, inputs, say),
    person,
    [...problems, ...read.problems],
    [...warnings, ...read.warnings],
  )
}

function withText(
  { label, file }: Pick<Script, 'label' | 'file'>,
  { text, leftOut, headings, problems: editing }: Narrated,
  person: { presenter: Presenter; format: Format },
  problems: readonly string[],
  warnings: readonly string[],
): Scripts {
  const silent =
    text === '' && editing.length === 0
      ? ['there is nothing to say: after removing code, pictures and links no text is left']
      : []
  return {
    scripts: [
      {
        ...{ label, file, speech: { kind: 'script', text } as const, ...person },
        ...(leftOut && { leftOut }),
        ...(headings && { headings }),
      },
    ],
    problems: [...problems, ...editing, ...silent].map(problem => `${label}: ${problem}`),
    warnings: warnings.map(text => ({ label, text })),
  }
}

/** An inline script is Markdown, as release notes and descriptions on GitHub are. */
function isMarkdown(path: string, format: ScriptFormat): boolean {
  if (format !== 'auto') return format === 'markdown'
  return path === '' || /\.(md|markdown|mdown|mkd|mdx)$/i.test(path)
}

/** Front matter speaks where the workflow is silent; an avatar is one choice, by id or by name, and so is a voice. */
function mergePresenter(workflow: Presenter, own: Presenter): Presenter {
  const avatar = workflow.avatarId || workflow.avatarName ? workflow : own
  const voice = workflow.voiceId || workflow.voiceName ? workflow : own
  return {
    avatarId: avatar.avatarId,
    avatarName: avatar.avatarName,
    avatarType: workflow.avatarType ?? avatar.avatarType,
    voiceId: voice.voiceId,
    voiceName: voice.voiceName,
  }
}

function mergeFormat(workflow: Format, own: Format): Format {
  return {
    aspectRatio: workflow.aspectRatio ?? own.aspectRatio,
    screenStyle: workflow.screenStyle ?? own.screenStyle,
    caption: workflow.caption ?? own.caption,
    videoName: workflow.videoName || own.videoName,
  }
}
