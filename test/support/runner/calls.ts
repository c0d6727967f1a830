import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index'
import { dataOf, type Scope, textOf, textsOf } from './expressions.ts'
import { at, type Call, type Workflow } from './workflow.ts'

/** What goes into a reusable workflow and comes out: https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations */

type Called = Workflow['called']

/** By their types, with defaults. Throws where GitHub would not start the run: for one that is not there, or is missing. */
export function inputsOfCall(called: Called, call: Call, scope: Scope): Record<string, unknown> {
  const given = call.inputs ? (dataOf(call.inputs, scope) as Record<string, unknown>) : {}
  const declared = named(called.inputs)
  refuseUnknown(given, declared, call, 'input')
  return Object.fromEntries(
    Object.entries(declared).map(([name, { type, required, default: otherwise }]) => {
      if (required && given[name] === undefined) throw new Error(`${call.workflow} needs the input ${name}`)
      return [name, typed(name, type, given[name] ?? otherwise)]
    }),
  )
}

/** Those alone that are handed over. */
export function secretsOfCall(called: Called, call: Call, scope: Scope): Record<string, string> {
  const given = textsOf(call.secrets, scope)
  const declared = named(called.secrets)
  refuseUnknown(given, declared, call, 'secret')
  for (const [name, { required }] of Object.entries(declared))
    if (required && !(name in given)) throw new Error(`${call.workflow} needs the secret ${name}`)
  return given
}

/** @param scope with the jobs of the called workflow */
export function outputsOfCall(called: Called, scope: Scope): Record<string, string> {
  return Object.fromEntries(
    Object.keys(named(called.outputs)).map(name => {
      const value = at(called.outputs, name, 'value')
      return [name, value ? textOf(value, scope) : '']
    }),
  )
}

const EMPTY: Readonly<Record<string, unknown>> = { string: '', number: 0, boolean: false }

function typed(name: string, type: unknown, value: unknown): unknown {
  const otherwise = EMPTY[String(type)]
  const found = value ?? otherwise
  if (typeof found !== typeof otherwise)
    throw new Error(`the input ${name} is ${JSON.stringify(found)}: that is no ${type}`)
  return found
}

interface Declared {
  readonly type?: unknown
  readonly required?: unknown
  readonly default?: unknown
}

const NOTHING: Scope = { contexts: {}, state: 'success', onSecret: () => undefined }

/** Of outputs only the names count here: their values are expressions over jobs, which come out empty. */
function named(token: TemplateToken | undefined): Readonly<Record<string, Declared>> {
  return token ? (dataOf(token, NOTHING) as Record<string, Declared>) : {}
}

function refuseUnknown(given: object, declared: object, { workflow }: Call, what: string): void {
  const unknown = Object.keys(given).filter(name => !(name in declared))
  if (unknown.length > 0) throw new Error(`${workflow} has no ${what} ${unknown.join(', ')}`)
}
