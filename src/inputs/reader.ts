import { lookUp } from '../lib/objects.ts'
import { count, cut, listed, quoted } from '../lib/text.ts'

/**
 * Reads named settings, one kind of value a method, and collects what is wrong with them: each problem names the
 * setting, its value and what is allowed. Serves the action's inputs and the front matter of a script alike.
 */
export class Reader {
  readonly problems: string[] = []
  readonly warnings: string[] = []
  readonly #lookup: (name: string) => string
  readonly #label: (name: string) => string

  /**
   * @param lookup the raw value of a setting, '' when absent
   * @param label how a problem names a setting, e.g. name => `input \`${name}\``
   */
  constructor(lookup: (name: string) => string, label: (name: string) => string) {
    this.#lookup = lookup
    this.#label = label
  }

  /** The value without surrounding white space; '' when it was not given. */
  text(name: string): string {
    return this.#lookup(name).trim()
  }

  /** One line, without control characters, of at most `max` characters. */
  line(name: string, max = 300): string {
    const value = this.text(name)
    if (value.length > max || hasControl(value))
      this.problem(
        name,
        Number.isFinite(max) ? `allowed is one line of at most ${max} characters` : 'allowed is one line',
      )
    return value
  }

  /** One line, cut after `max` characters, with a warning: it is shown to people, and means nothing else. */
  title(name: string, max: number): string {
    const value = this.line(name, Number.POSITIVE_INFINITY)
    if (value.length <= max) return value
    this.warnings.push(
      `${this.#label(name)} has ${count(value.length, 'character')}, and is cut: a title has at most ${max}`,
    )
    return `${cut(value, max - 1).trimEnd()}…`
  }

  /** The lines that are not empty. */
  lines(name: string): string[] {
    const lines = this.text(name).split(/\r?\n/)
    return lines.map(line => line.trim()).filter(Boolean)
  }

  /** `true` or `false` in YAML's spellings; anything else is a problem. */
  flag<D extends boolean | undefined>(name: string, fallback: D): boolean | D {
    return this.#read(name, fallback, value => lookUp(FLAGS, value), 'allowed is `true` or `false`')
  }

  number<D extends number | undefined>(name: string, fallback: D, range: Range): number | D {
    const { min, max, unit, isWhole } = range
    const allowed = `allowed is a ${isWhole ? 'whole ' : ''}number of ${unit} from ${min} to ${max}`
    return this.#read(name, fallback, value => parseNumber(value, range), allowed)
  }

  /** `words` maps each allowed spelling to what it means. */
  choice<T, D extends T | undefined>(name: string, words: Readonly<Record<string, T>>, fallback: D): T | D {
    const spellings = Object.keys(words).map(word => `\`${word}\``)
    const allowed = `allowed is ${listed(spellings, 'or')}`
    return this.#read<T, D>(name, fallback, value => lookUp(words, value.toLowerCase()), allowed)
  }

  /** Text that must match; `allowed` says in words what does. */
  matching(name: string, pattern: RegExp, allowed: string): string {
    const value = this.text(name)
    if (value !== '' && !pattern.test(value)) this.problem(name, `allowed is ${allowed}`)
    return value
  }

  /** A key or token: its value is in no message. */
  secret(name: string): string {
    const value = this.text(name)
    if (value !== '' && (!/^[\x21-\x7e]{1,4000}$/.test(value) || /["']/.test(value))) {
      this.problems.push(
        `${this.#label(name)} has white space, quotes or other characters in it that no key has (not shown here): it is the key alone, without quotes and without \`Bearer\``,
      )
    }
    return value
  }

  problem(name: string, allowed: string): void {
    this.problems.push(`${this.#label(name)} is ${quoted(this.text(name))}: ${allowed}`)
  }

  /** @param parse undefined for what is not allowed */
  #read<T, D>(name: string, fallback: D, parse: (value: string) => T | undefined, allowed: string): T | D {
    const value = this.text(name)
    if (value === '') return fallback
    const meant = parse(value)
    if (meant === undefined) this.problem(name, allowed)
    return meant ?? fallback
  }
}

export interface Range {
  readonly min: number
  readonly max: number
  readonly unit: string
  /** Whether parts of one are refused. */
  readonly isWhole?: boolean
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
