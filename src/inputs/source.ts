import { isPublicHttps } from '../jogg/address.ts'
import { ID_TEXT } from '../jogg/domain.ts'
import type { Env } from '../runtime/world.ts'
import { inputVariable, rawInput } from './raw-input.ts'
import type { Reader } from './reader.ts'

const SOURCES = ['script-file', 'script', 'audio-file', 'audio-url', 'script-from', 'project-id'] as const

/** What the one source is that the workflow gives; undefined only when a problem says why. */
export function readSource(read: Reader, env: Env): Source | undefined {
  const name = readSourceName(read, env)
  switch (name) {
    case undefined:
      return undefined
    case 'script-file':
      return { kind: 'files', patterns: read.lines(name) }
    case 'script':
      return { kind: 'text', text: read.text(name) }
    case 'audio-file':
      return { kind: 'audio-file', path: read.line(name) }
    case 'audio-url':
      return { kind: 'audio-url', url: readPublicUrl(read, name) }
    case 'script-from': {
      const from = read.choice(name, SCRIPT_FROMS, undefined)
      return from && { kind: 'github', from }
    }
    case 'project-id':
      return {
        kind: 'project',
        projectId: read.matching(name, ID_TEXT, 'a JoggAI project id: up to 200 characters, and no spaces'),
      }
  }
}

/** The one source that is given; a problem where there is none, or more than one. */
function readSourceName(read: Reader, env: Env): (typeof SOURCES)[number] | undefined {
  const given = SOURCES.filter(name => read.text(name) !== '')
  if (given.length === 1) return given[0]
  const found = given.length === 0 ? whyNone(env) : `given are ${inCode(given)}`
  read.problems.push(`exactly one of the inputs ${inCode(SOURCES)} is needed: ${found}`)
  return undefined
}

/**
 * Most often an expression that comes out empty, which looks to a workflow's author as if it were given. The runner
 * hands over every input that `action.yml` declares, empty or not: which one is meant shows only elsewhere, or by blanks.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionRunner.cs
 */
function whyNone(env: Env): string {
  const handedOver = SOURCES.filter(name => inputVariable(name) in env)
  const blank = handedOver.filter(name => rawInput(env, name) !== '')
  const meant = blank.length > 0 ? blank : handedOver.length < SOURCES.length ? handedOver : []
  const [name] = meant
  const hint = 'an expression comes out empty where the event has no such text, e.g. a release without notes'
  if (name) return `${inCode([name])} is given but empty (${hint})`
  return `none of them is given, or what is given is empty (${hint})`
}

function inCode(names: readonly string[]): string {
  return names.map(name => `\`${name}\``).join(', ')
}

/** An address that others must reach. */
export function readPublicUrl(read: Reader, name: string): string {
  const url = read.line(name, 2000)
  if (url !== '' && (!isPublicHttps(url) || url.includes(' ')))
    read.problem(name, 'allowed is a public address that begins with `https://` and has no spaces (`%20`)')
  return url
}

const SCRIPT_FROMS = { release: 'release', 'pull-request': 'pull-request' } as const

/** Where what is said comes from; `project` collects a video that was submitted before. */
export type Source =
  | { readonly kind: 'files'; readonly patterns: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'audio-file'; readonly path: string }
  | { readonly kind: 'audio-url'; readonly url: string }
  /** Is read from GitHub, once all inputs are right. */
  | { readonly kind: 'github'; readonly from: ScriptFrom }
  | { readonly kind: 'project'; readonly projectId: string }

/** The notes of the run's release, or title and description of its pull request. */
export type ScriptFrom = 'release' | 'pull-request'
