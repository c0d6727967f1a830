import type { Env } from '../runtime/world.ts'
import { rawInput } from './raw-input.ts'
import { Reader } from './reader.ts'
import { type GivenVariable, parseTemplateVariables } from './template-variables.ts'

/** The template of a run, and what it is filled with. */
export interface TemplateInputs {
  readonly id: string
  readonly variables: readonly GivenVariable[]
  /** The variable that is spoken; empty where the template has only one. */
  readonly script: string
  /** Empty where the template's own is kept. */
  readonly musicId: string
}

/** The inputs that only a template has; loaded only where one of them is given. */
export function readTemplateInputs(env: Env): {
  template: TemplateInputs
  problems: readonly string[]
} {
  const read = new Reader(
    name => rawInput(env, name),
    name => `input \`${name}\``,
  )
  const id = read.matching(
    'template-id',
    /^[\w-]{1,100}$/,
    'a template’s id: digits, or letters, digits, `_` and `-`',
  )
  const { variables, problems } = parseTemplateVariables(read.text('template-variables'))
  const script = read.line('template-script', 200)
  const musicId = read.matching('music-id', /^[\w-]{1,100}$/, 'the id of a piece of music from the catalog')
  if (id) checkTogether(read)
  else checkAlone(read)
  return { template: { id, variables, script, musicId }, problems: [...read.problems, ...problems] }
}

/** What a template decides, and what only words can fill. */
function checkTogether(read: Reader): void {
  for (const name of ['audio-file', 'audio-url'])
    if (read.text(name)) read.problem(name, 'not with `template-id`: a template speaks a text')
  for (const name of ['aspect-ratio', 'screen-style'])
    if (read.text(name)) read.problem(name, 'not with `template-id`: the template has its own')
}

function checkAlone(read: Reader): void {
  for (const name of ['template-variables', 'template-script', 'music-id'])
    if (read.text(name))
      read.problem(name, 'only a template has it; set `template-id`, or leave this input empty')
}
