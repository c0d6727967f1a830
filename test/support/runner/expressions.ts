import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index'
import { workflowParser } from './github-packages.ts'

const { isBasicExpression, isLiteral, isMapping, isScalar, isSequence } = workflowParser

/** What expressions can see: each context by its name, and how it went so far. */
export interface Scope {
  readonly contexts: Readonly<Record<string, unknown>>
  readonly state: State
  /** Told the name of each secret that an expression takes. */
  readonly onSecret: (name: string) => void
}

/** Of the steps before, or of the jobs that are needed: all went well, one failed, or, else, one was skipped. */
export type State = 'success' | 'failure' | 'skipped'

/** Whether an `if:` lets it run; by GitHub's own evaluator. */
export function holds(condition: string, scope: Scope): boolean {
  const result = evaluate(`!!(${condition})`, scope)
  return result.coerceString() === 'true'
}

/** The text that an input, a variable or a script becomes. */
export function textOf(token: TemplateToken, scope: Scope): string {
  if (isBasicExpression(token)) return evaluate(token.expression, scope).coerceString()
  if (isScalar(token)) return isLiteral(token) ? token.toString() : ''
  throw new Error('a text was expected, and there is a list or a mapping')
}

/** A mapping of texts; empty where the workflow has none. */
export function textsOf(token: TemplateToken | undefined, scope: Scope): Record<string, string> {
  if (!token) return {}
  if (!isMapping(token)) throw new Error('a mapping was expected')
  return Object.fromEntries([...pairs(token)].map(([key, value]) => [key, textOf(value, scope)]))
}

/** Plain data: what `strategy`, `permissions` or `concurrency` stand for. */
export function dataOf(token: TemplateToken, scope: Scope): unknown {
  if (isBasicExpression(token)) return plain(evaluate(token.expression, scope))
  if (isMapping(token))
    return Object.fromEntries([...pairs(token)].map(([key, value]) => [key, dataOf(value, scope)]))
  if (isSequence(token)) return [...token].map(item => dataOf(item, scope))
  return token.toJSON()
}

const CONTEXTS = [
  'github',
  'env',
  'vars',
  'secrets',
  'inputs',
  'needs',
  'jobs',
  'strategy',
  'matrix',
  'steps',
  'job',
  'runner',
]

function evaluate(expression: string, { contexts, state, onSecret }: Scope): data.ExpressionData {
  const status = statusFunctions(state)
  const tree = new Parser(new Lexer(expression).lex().tokens, CONTEXTS, status).parse()
  const all = new data.Dictionary()
  for (const name of CONTEXTS) {
    const context = toData(contexts[name] ?? {})
    all.add(name, name === 'secrets' ? new Watched(context, onSecret) : context)
  }
  return new Evaluator(tree, all, new Map(status.map(one => [one.name, one]))).evaluate()
}

function statusFunctions(state: State) {
  const answers = {
    success: state === 'success',
    failure: state === 'failure',
    always: true,
    cancelled: false,
  }
  return Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }))
}

/** Secrets that tell which of them was taken. */
class Watched extends data.Dictionary {
  readonly #onSecret: (name: string) => void

  constructor(secrets: data.ExpressionData, onSecret: (name: string) => void) {
    super(...(secrets instanceof data.Dictionary ? secrets.pairs() : []))
    this.#onSecret = onSecret
  }

  override get(key: string): data.ExpressionData | undefined {
    this.#onSecret(key)
    return super.get(key)
  }
}

function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver)
}

function plain(value: data.ExpressionData): unknown {
  return JSON.parse(JSON.stringify(value, data.replacer))
}

function* pairs(mapping: Iterable<{ key: TemplateToken; value: TemplateToken }>) {
  for (const { key, value } of mapping) yield [String(key), value] as const
}
