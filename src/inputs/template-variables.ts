import { quoted } from '../lib/text.ts'

/**
 * Reads `template-variables`: one `name = value` a line, `#` for comments. `@` before a value names a file of the
 * workspace; `@@` stands for a text that begins with one `@`. Every problem names its line.
 */
export function parseTemplateVariables(input: string): {
  variables: readonly GivenVariable[]
  problems: readonly string[]
} {
  const variables = new Map<string, GivenVariable>()
  const problems: string[] = []
  for (const [index, raw] of input.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const entry = parseLine(line)
    const fault = typeof entry === 'string' ? entry : findFault(entry, variables)
    if (fault) problems.push(`input \`template-variables\`, line ${index + 1}: ${fault}`)
    else if (typeof entry !== 'string') variables.set(entry.name, entry)
  }
  return { variables: [...variables.values()], problems }
}

/** A variable of a template as the workflow fills it; whether the template has it is found out later. */
export interface GivenVariable {
  /** Upper and lower case count. */
  readonly name: string
  readonly value:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'file'; readonly path: string }
}

function parseLine(line: string): GivenVariable | string {
  const at = line.indexOf('=')
  if (at < 0)
    return `${quoted(line)} has no \`=\`; write \`title = What is new\` or \`logo = @docs/logo.png\``
  const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()]
  if (value.startsWith('@@')) return { name, value: { kind: 'text', text: value.slice(1) } }
  if (value.startsWith('@')) return { name, value: { kind: 'file', path: value.slice(1).trim() } }
  return { name, value: { kind: 'text', text: value } }
}

function findFault(
  { name, value }: GivenVariable,
  variables: ReadonlyMap<string, unknown>,
): string | undefined {
  if (name === '') return 'no name stands before the `=`'
  if (value.kind === 'text' && value.text === '') return `nothing stands after the \`=\` of ${quoted(name)}`
  if (value.kind === 'file' && value.path === '') return `no path stands after the \`@\` of ${quoted(name)}`
  if (name.length > MAX_NAME) return `a name has at most ${MAX_NAME} characters`
  if (variables.has(name)) return `${quoted(name)} was given before`
  return variables.size >= MAX_VARIABLES ? `there are at most ${MAX_VARIABLES} variables` : undefined
}

const MAX_NAME = 200
const MAX_VARIABLES = 200
