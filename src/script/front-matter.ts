import { readFormat, readPresenter } from '../inputs/inputs.ts'
import { Reader } from '../inputs/reader.ts'
import { quoted } from '../lib/text.ts'
import { countOf } from './count-of.ts'

/**
 * Parts a script from its front matter and reads that: what presenter and format this one script wants. Only YAML
 * is read, as plain text without types, tags or aliases, so an id of 19 digits keeps them all and nothing can run.
 * Front matter in any other language (`---js`, `---json`, `+++`) is left out unread, with a warning.
 *
 * @returns `fields` by the names of the action's inputs, values as text; `problems` where the YAML can't be read, by
 *   line of the document
 */
export async function splitFrontMatter(text: string): Promise<SplitScript> {
  const [lead] = LEAD.exec(text) ?? ['']
  const block = findFrontMatter(text.slice(lead.length))
  if (!block) {
    const problems = UNCLOSED.test(text.slice(lead.length)) ? [NOT_CLOSED] : []
    return { body: text, fields: {}, problems, warnings: [] }
  }
  const nothing = { body: block.body, fields: {}, problems: [], warnings: [] }
  if (block.language !== 'yaml') {
    const warning = `its front matter is \`${block.language}\` and was not read: only YAML between two lines of \`---\` is`
    return { ...nothing, warnings: [warning] }
  }
  if (block.content.length > MAX_LENGTH) {
    return { ...nothing, problems: [`its front matter is over ${MAX_LENGTH} characters long`] }
  }
  return { ...nothing, ...(await readYaml(block.content, countOf(lead, /\n/g))) }
}

export interface SplitScript {
  readonly body: string
  readonly fields: FrontMatter
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
}

/** By the name of the input that a value stands in for; `title` is `video-name`. */
type FrontMatter = Readonly<Record<string, string>>

/** What front matter may say: every setting of presenter and format, and `title`; anything else is named in a warning. */
const FRONT_MATTER_KEYS: readonly string[] = ['title', ...settingNames()]

/** The names that are read, found by watching which are asked for: a setting that is new is known here by itself. */
function settingNames(): readonly string[] {
  const names = new Set<string>()
  const read = new Reader(
    name => {
      names.add(name)
      return ''
    },
    name => name,
  )
  readPresenter(read)
  readFormat(read)
  return [...names]
}

/** An empty line above it is easily overlooked, and settings that are read out are paid for. */
const LEAD = /^\uFEFF?(?:[ \t]*\r?\n)*/

/** A line of `---` with a setting below it that no other one ends: no rule stands there by chance. */
const UNCLOSED = new RegExp(
  `^---[ \\t]*(?:ya?ml)?[ \\t]*\\r?\\n["']?(?:${FRONT_MATTER_KEYS.join('|')})["']?:[ \\t\\r\\n]`,
  'i',
)

const NOT_CLOSED = 'its front matter does not end: a line of `---` belongs below the last setting'

/** Characters; every setting at its longest is a tenth of it. */
const MAX_LENGTH = 8192

/** The document without its front matter, no matter which language that is in. */
export function withoutFrontMatter(text: string): string {
  return findFrontMatter(text)?.body ?? text
}

interface Block {
  /** In lower case: `yaml`, `toml`, or what followed the opening `---`. */
  readonly language: string
  readonly content: string
  readonly body: string
}

/**
 * Front matter stands at the very beginning, between two lines of `---` (the name of a language may follow the first)
 * or of `+++`. A rule at the top of a text is `---` too: what it opens is YAML only when it begins with `name:`.
 */
function findFrontMatter(text: string): Block | undefined {
  const opening = /^\uFEFF?(---|\+\+\+)[ \t]*([A-Za-z]{0,20})[ \t]*\r?\n/.exec(text)
  if (!opening) return undefined
  const [fence, mark = '', language = ''] = opening
  const rest = text.slice(fence.length)
  const closing = (mark === '+++' ? /^\+\+\+[ \t]*\r?$/m : /^(?:---|\.\.\.)[ \t]*\r?$/m).exec(rest)
  if (!closing) return undefined
  const content = rest.slice(0, closing.index)
  const body = rest.slice(closing.index + closing[0].length).replace(/^\n/, '')
  if (mark === '+++') return { language: 'toml', content, body }
  const isYaml = /^(?:ya?ml)?$/i.test(language)
  if (!isYaml) return { language: language.toLowerCase(), content, body }
  return BEGINS_WITH_NAME.test(content) ? { language: 'yaml', content, body } : undefined
}

const BEGINS_WITH_NAME = /^(?:[ \t]*(?:#.*)?\r?\n)*["']?[\p{L}_][^\n:]{0,80}:(?:[ \t\r\n]|$)/u

type Read = Pick<SplitScript, 'fields' | 'problems' | 'warnings'>

/** @param lead how many lines stand above the front matter */
async function readYaml(content: string, lead: number): Promise<Read> {
  const { load, FAILSAFE_SCHEMA, YAMLException } = await import('js-yaml')
  try {
    return toFields(load(content, { schema: FAILSAFE_SCHEMA, maxAliases: 0, maxDepth: 20 }))
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    // The opening `---` has a line of its own.
    const where = error.mark ? `, line ${lead + error.mark.line + 2}` : ''
    return { fields: {}, problems: [`its front matter is not YAML${where}: ${error.reason}`], warnings: [] }
  }
}

function toFields(loaded: unknown): Read {
  if (typeof loaded !== 'object' || loaded === null || Array.isArray(loaded)) {
    return { fields: {}, problems: ['its front matter is not a list of `name: value` lines'], warnings: [] }
  }
  const entries = Object.entries(loaded)
  const known = entries.filter(([key]) => isKnown(key))
  const texts = known.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const problems = known
    .filter(([, value]) => typeof value !== 'string')
    .map(([key]) => `\`${key}\` in its front matter is not a plain text`)
  const { title, ...fields } = Object.fromEntries(texts)
  return {
    fields: title === undefined ? fields : { 'video-name': title, ...fields },
    problems,
    warnings: unknownKeys(entries.map(([key]) => key).filter(key => !isKnown(key))),
  }
}

function isKnown(key: string): boolean {
  return FRONT_MATTER_KEYS.includes(key)
}

function unknownKeys(keys: readonly string[]): string[] {
  if (keys.length === 0) return []
  const shown = keys.slice(0, 10).map(key => quoted(key, 40))
  const more = keys.length > shown.length ? ` and ${keys.length - shown.length} more` : ''
  const known = FRONT_MATTER_KEYS.map(key => `\`${key}\``).join(', ')
  return [`its front matter has ${shown.join(', ')}${more}, which mean nothing here; known are ${known}`]
}
