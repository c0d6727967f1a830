import { lookUp } from './fields.ts'
import { listed, quoted } from './text.ts'

/**
 * Reads named settings, one kind of value a function, and collects what is wrong with them: each problem names the
 * setting, its value and what is allowed. Serves the action's inputs and the front matter of a script alike.
 */
export interface Reader {
  readonly problems: string[]
  readonly warnings: string[]
  /** The value without surrounding white space; '' when it was not given. */
  text(name: string): string
  /** One line, without control characters, of at most `max` characters. */
  line(name: string, max?: number): string
  /** The lines that are not empty. */
  lines(name: string): string[]
  /** `true` or `false` in YAML's spellings; anything else is a problem. */
  flag<D extends boolean | undefined>(name: string, fallback: D): boolean | D
  number<D extends number | undefined>(name: string, fallback: D, range: Range): number | D
  /** `words` maps each allowed spelling to what it means. */
  choice<T, D extends T | undefined>(name: string, words: Readonly<Record<string, T>>, fallback: D): T | D
  /** Text that must match; `allowed` says in words what does. */
  matching(name: string, pattern: RegExp, allowed: string): string
  /** A key or token: its value is in no message. */
  secret(name: string): string
  problem(name: string, allowed: string): void
}

export interface Range {
  readonly min: number
  readonly max: number
  readonly unit: string
  /** Whether parts of one are refused. */
  readonly isWhole?: boolean
}

/**
 * @param lookup the raw value of a setting, '' when absent
 * @param label how a problem names a setting, e.g. name => `input \`${name}\``
 */
export function settingsReader(lookup: (name: string) => string, label: (name: string) => string): Reader {
  const problems: string[] = []
  const text = (name: string) => lookup(name).trim()
  const problem = (name: string, allowed: string) => {
    problems.push(`${label(name)} is ${quoted(text(name))}: ${allowed}`)
  }
  const checked = <T>(name: string, value: T | undefined, allowed: string): T | undefined => {
    if (value === undefined) problem(name, allowed)
    return value
  }
  return {
    problems,
    warnings: [],
    text,
    problem,
    line(name, max = 300) {
      const value = text(name)
      if (value.length > max || hasControl(value))
        problem(name, `allowed is one line of at most ${max} characters`)
      return value
    },
    secret(name) {
      const value = text(name)
      if (value !== '' && (!/^[\x21-\x7e]{1,4000}$/.test(value) || /["']/.test(value))) {
        problems.push(
          `${label(name)} has white space, quotes or other characters in it that no key has (not shown here): it is the key alone, without quotes and without \`Bearer\``,
        )
      }
      return value
    },
    lines: name =>
      text(name)
        .split(/\r?\n/)
        .map(line => line.trim())
        .filter(Boolean),
    flag(name, fallback) {
      if (text(name) === '') return fallback
      return checked(name, lookUp(FLAGS, text(name)), 'allowed is `true` or `false`') ?? fallback
    },
    number(name, fallback, range) {
      if (text(name) === '') return fallback
      const allowed = `allowed is a ${range.isWhole ? 'whole ' : ''}number of ${range.unit} from ${range.min} to ${range.max}`
      return checked(name, parseNumber(text(name), range), allowed) ?? fallback
    },
    choice(name, words, fallback) {
      if (text(name) === '') return fallback
      const meant = lookUp(words, text(name).toLowerCase())
      return (
        checked(
          name,
          meant,
          `allowed is ${listed(
            Object.keys(words).map(word => `\`${word}\``),
            'or',
          )}`,
        ) ?? fallback
      )
    },
    matching(name, pattern, allowed) {
      const value = text(name)
      if (value !== '' && !pattern.test(value)) problem(name, `allowed is ${allowed}`)
      return value
    },
  }
}

// The spellings of https://yaml.org/spec/1.2.2/#10212-boolean, as `@actions/core` reads them.
const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
}

function parseNumber(value: string, { min, max, isWhole }: Range): number | undefined {
  if (!(isWhole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(value)) return undefined
  const number = Number(value)
  return number >= min && number <= max ? number : undefined
}

function hasControl(value: string): boolean {
  return /\p{Cc}/u.test(value)
}
