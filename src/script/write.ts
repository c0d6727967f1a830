import { type Face, type Inputs, type Looks, readFace, readLooks, type ScriptFormat } from '../inputs.ts'
import { Reader } from '../reader.ts'
import { count } from '../text.ts'
import type { AudioFile } from './audio.ts'
import { withoutOwnBlock } from './own-block.ts'
import { speakPlain } from './plain.ts'
import { parsePronunciations, pronounce } from './pronounce.ts'
import { MAX_SCRIPT_BYTES, readScripts, type ScriptFile } from './read.ts'

/**
 * Writes what is spoken: every script file (or the one inline text) becomes a draft with its spoken text and with
 * what its front matter says of face and looks. Problems and warnings are collected, nothing is thrown or requested.
 */
export async function writeDrafts(inputs: Inputs, workspace: string): Promise<Drafts> {
  const { source } = inputs
  const own = { face: inputs.face, looks: inputs.looks }
  switch (source?.kind) {
    case 'files':
      return writeScripts(await readScripts(source.patterns, workspace), inputs)
    case 'text':
      return writeScripts(inlineScript(source.text), inputs)
    case 'audio-url':
      return only({ label: 'audio-url', file: undefined, speech: source, ...own })
    case 'audio-file':
      return writeAudio(source.path, workspace, own)
    default:
      return { drafts: [], problems: [], warnings: [] }
  }
}

export interface Drafts {
  readonly drafts: readonly Draft[]
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
}

/** A video as a person described it: names not looked up yet, defaults not filled in. */
export interface Draft {
  /** How messages name it: the file's path, or the input's name. */
  readonly label: string
  /** The script's path in the workspace, where it has one. */
  readonly file: string | undefined
  readonly speech: DraftSpeech
  readonly face: Face
  readonly looks: Looks
}

export type DraftSpeech =
  | { readonly kind: 'script'; readonly text: string }
  | { readonly kind: 'audio-url'; readonly url: string }
  /** The same bytes are the same video, whatever address the upload gets. */
  | ({ readonly kind: 'audio-file' } & AudioFile)

function only(draft: Draft): Drafts {
  return { drafts: [draft], problems: [], warnings: [] }
}

/** Ends the run with its problem; there is a draft all the same, so that what else is wrong with it is told too. */
const UNREAD = { format: 'mp3', seconds: 0, sha256: '' } as const

async function writeAudio(
  path: string,
  workspace: string,
  own: Pick<Draft, 'face' | 'looks'>,
): Promise<Drafts> {
  const { checkAudio } = await import('./audio.ts')
  const check = await checkAudio(path, workspace)
  const audio = check.ok ? check.audio : { ...UNREAD, path }
  const draft = { label: path, file: undefined, speech: { kind: 'audio-file' as const, ...audio }, ...own }
  return { ...only(draft), problems: check.ok ? [] : [check.problem] }
}

function inlineScript(text: string): { files: ScriptFile[]; problems: string[] } {
  const bytes = Buffer.byteLength(text)
  if (bytes <= MAX_SCRIPT_BYTES) return { files: [{ path: '', text }], problems: [] }
  const problem = `input \`script\` has ${count(bytes, 'byte')}: a script has at most ${count(MAX_SCRIPT_BYTES, 'byte')}`
  return { files: [], problems: [problem] }
}

async function writeScripts(
  { files, problems }: { files: readonly ScriptFile[]; problems: readonly string[] },
  inputs: Inputs,
): Promise<Drafts> {
  const { table, problems: tableProblems } = parsePronunciations(inputs.pronunciations)
  const written = await Promise.all(
    files.map(file => writeScript(file, inputs, text => pronounce(text, table))),
  )
  return {
    drafts: written.flatMap(one => one.drafts),
    problems: [...problems, ...tableProblems, ...written.flatMap(one => one.problems)],
    warnings: written.flatMap(one => one.warnings),
  }
}

async function writeScript(file: ScriptFile, inputs: Inputs, say: (text: string) => string): Promise<Drafts> {
  const path = file.path || undefined
  const notes = withoutOwnBlock(file.text)
  if (!isMarkdown(file.path, inputs.scriptFormat)) {
    return withText(path, say(speakPlain(notes)), { face: inputs.face, looks: inputs.looks }, [], [])
  }
  const { splitFrontMatter } = await import('./front-matter.ts')
  const { speakMarkdown } = await import('./speak.ts')
  const { body, fields, problems, warnings } = await splitFrontMatter(notes)
  const read = new Reader(
    name => fields[name] ?? '',
    name => `\`${name}\` in the front matter`,
  )
  const person = {
    face: mergeFace(inputs.face, readFace(read)),
    looks: mergeLooks(inputs.looks, readLooks(read)),
  }
  return withText(path, say(speakMarkdown(body)), person, [...problems, ...read.problems], warnings)
}

function withText(
  file: string | undefined,
  text: string,
  person: { face: Face; looks: Looks },
  problems: readonly string[],
  warnings: readonly string[],
): Drafts {
  const label = file ?? 'script'
  const silent =
    text === '' ? ['there is nothing to say: after removing code, pictures and links no text is left'] : []
  return {
    drafts: [{ label, file, speech: { kind: 'script', text }, ...person }],
    problems: [...problems, ...silent].map(problem => `${label}: ${problem}`),
    warnings: warnings.map(warning => `${label}: ${warning}`),
  }
}

/** An inline script is Markdown, as release notes and descriptions on GitHub are. */
function isMarkdown(path: string, format: ScriptFormat): boolean {
  if (format !== 'auto') return format === 'markdown'
  return path === '' || /\.(md|markdown|mdown|mkd|mdx)$/i.test(path)
}

/** Front matter speaks where the workflow is silent; an avatar is one choice, by id or by name, and so is a voice. */
function mergeFace(workflow: Face, own: Face): Face {
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

function mergeLooks(workflow: Looks, own: Looks): Looks {
  return {
    aspectRatio: workflow.aspectRatio ?? own.aspectRatio,
    screenStyle: workflow.screenStyle ?? own.screenStyle,
    caption: workflow.caption ?? own.caption,
    videoName: workflow.videoName || own.videoName,
  }
}
