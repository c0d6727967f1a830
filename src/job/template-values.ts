import type { GivenVariable } from '../inputs/template-variables.ts'
import { isPublicHttps } from '../jogg/address.ts'
import type { TemplateVariable, VariableKind } from '../jogg/domain.ts'
import { foldCase, listed, quoted } from '../lib/text.ts'
import type { TemplateFile } from './template-files.ts'

/** Fits what the workflow gives to what a template has; all pure, and before anything is paid. */

/** What is put into one variable: texts and addresses as they are, files by their bytes until they are uploaded. */
export type Filling =
  | { readonly kind: 'text' | 'script'; readonly name: string; readonly content: string }
  | { readonly kind: 'image' | 'video'; readonly name: string; readonly url: string }
  | { readonly kind: 'image' | 'video'; readonly name: string; readonly file: TemplateFile }

export interface Wanted {
  readonly given: readonly GivenVariable[]
  /** The files that the variables name, by the variables' names. */
  readonly files: ReadonlyMap<string, TemplateFile>
  /** The variable that is spoken; empty where the workflow leaves that to the template. */
  readonly scriptVariable: string
  readonly script: string
}

/**
 * The values of a template's variables, the spoken one first, the others by name.
 *
 * @param variables undefined where JoggAI does not say what the template has: kinds are then those of the values
 * @returns every problem; the fillings are to be used only where there is none
 */
export function fillTemplate(
  wanted: Wanted,
  variables: readonly TemplateVariable[] | undefined,
): { readonly fillings: readonly Filling[]; readonly problems: readonly string[] } {
  const spoken = variables ? chooseScript(wanted, variables) : unseenScript(wanted)
  const [problems, fillings]: [string[], Filling[]] = [[], []]
  if ('problem' in spoken) problems.push(spoken.problem)
  else fillings.push({ kind: 'script', name: spoken.name, content: wanted.script })
  const spokenName = 'name' in spoken ? spoken.name : undefined
  for (const given of byName(wanted.given)) {
    const filling =
      given.name === spokenName?.trim() ? saidTwice(given.name) : fill(given, wanted.files, variables)
    if (typeof filling === 'string') problems.push(`input \`template-variables\`: ${filling}`)
    else if (filling) fillings.push(filling)
  }
  problems.push(...findMissing(wanted.given, variables ?? [], spokenName))
  const hint = problems.length > 0 && variables ? [whatThereIs(variables)] : []
  return { fillings, problems: [...problems, ...hint] }
}

type Spoken = { readonly name: string } | { readonly problem: string }

/** The one script variable, or the one that is named where there are several. */
function chooseScript({ scriptVariable }: Wanted, variables: readonly TemplateVariable[]): Spoken {
  const scripts = variables.filter(({ kind }) => kind === 'script').map(({ name }) => name)
  if (scriptVariable) {
    const found = findVariable(variables, scriptVariable)
    if (found?.kind === 'script') return { name: found.name }
    return {
      problem: `input \`template-script\` is ${quoted(scriptVariable)}: ${whyNoScript(scriptVariable, found, variables)}`,
    }
  }
  const [only, ...more] = scripts
  if (!only)
    return {
      problem:
        'input `template-id`: this template has no variable of kind `script`, so nothing could be said in it',
    }
  if (more.length === 0) return { name: only }
  return {
    problem: `input \`template-script\` is needed: the template has more than one script variable (${inCode(scripts)}), and one of them is spoken`,
  }
}

function whyNoScript(
  name: string,
  found: TemplateVariable | undefined,
  variables: readonly TemplateVariable[],
): string {
  if (found)
    return `that variable is ${KINDS[found.kind]}, and what is spoken goes into one of kind \`script\``
  return notThere(name, variables)
}

/** Where the template is not known, only the workflow can say what is spoken. */
function unseenScript({ scriptVariable }: Wanted): Spoken {
  if (scriptVariable) return { name: scriptVariable }
  return {
    problem:
      'input `template-script` is needed: JoggAI does not say which variables this template has, so the one that is spoken must be named',
  }
}

function saidTwice(name: string): string {
  return `${quoted(name)} is what the script is spoken in: leave it out here, or name another one in \`template-script\``
}

/** @returns a problem as text */
function fill(
  { name: given, value }: GivenVariable,
  files: ReadonlyMap<string, TemplateFile>,
  variables: readonly TemplateVariable[] | undefined,
): Filling | string | undefined {
  const variable = findVariable(variables ?? [], given)
  if (variables && !variable) return `${quoted(given)}: ${notThere(given, variables)}`
  const { name, kind: kindThere } = variable ?? { name: given, kind: undefined }
  if (kindThere === 'other') return `${quoted(name)} is ${KINDS.other}`
  if (value.kind === 'text') return fillText(name, value.text, kindThere)
  const file = files.get(given)
  // A file that could not be read has its own problem.
  if (!file) return undefined
  const kind = kindThere ?? file.kind
  if (kind === file.kind) return { kind, name, file }
  return `${quoted(name)} is ${KINDS[kind]}, and ${quoted(file.path, 300)} is ${KINDS[file.kind]}`
}

function fillText(name: string, text: string, kind: VariableKind | undefined = 'text'): Filling | string {
  if (kind === 'text' || kind === 'script') return { kind, name, content: text }
  if (kind !== 'other' && isPublicHttps(text) && !text.includes(' ')) return { kind, name, url: text }
  return `${quoted(name)} is ${KINDS[kind]}, and ${quoted(text)} is a text: give a file of the workspace (\`@path\`), or a public address that begins with \`https://\``
}

const KINDS: Readonly<Record<VariableKind, string>> = {
  text: 'a text',
  script: 'a script',
  image: 'a picture',
  video: 'a video',
  other: 'a variable that a request can’t fill; an avatar is chosen with `avatar-id` or `avatar-name`',
}

function findMissing(
  given: readonly GivenVariable[],
  variables: readonly TemplateVariable[],
  spokenName: string | undefined,
): string[] {
  const names = new Set([...given.map(({ name }) => name), spokenName?.trim()])
  // Several script variables of which none is chosen are a problem of their own.
  const missing = variables.filter(
    ({ name, kind, isRequired }) =>
      isRequired &&
      kind !== 'other' &&
      !names.has(name.trim()) &&
      (kind !== 'script' || spokenName !== undefined),
  )
  return missing.map(
    ({ name, kind }) =>
      `input \`template-variables\`: ${quoted(name)} (${KINDS[kind]}) is needed by the template`,
  )
}

/** A line of the workflow can't begin or end with a space; a name in the editor can. */
function findVariable(variables: readonly TemplateVariable[], name: string): TemplateVariable | undefined {
  return variables.find(one => one.name.trim() === name)
}

function notThere(name: string, variables: readonly TemplateVariable[]): string {
  const alike = variables.find(one => foldCase(one.name.trim()) === foldCase(name))
  return alike
    ? `the template has ${quoted(alike.name)}; upper and lower case count`
    : 'the template has no such variable'
}

function whatThereIs(variables: readonly TemplateVariable[]): string {
  const shown = variables.map(
    ({ name, kind, isRequired }) => `${quoted(name)} (${kind}${isRequired ? ', needed' : ''})`,
  )
  return `the template’s variables: ${shown.length > 0 ? listed(shown, 'and') : 'none'}`
}

function inCode(names: readonly string[]): string {
  return names.map(name => quoted(name)).join(', ')
}

/** The same no matter what order the workflow gives them in. */
function byName(given: readonly GivenVariable[]): GivenVariable[] {
  return given.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
