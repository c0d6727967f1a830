/**
 * Text from outside (the API, scripts, branch names) on its way to a person: on one line, without control characters
 * or the marks that turn text round, and not longer than wanted.
 */
export function plain(text: string, max = Number.POSITIVE_INFINITY): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  return line.length > max ? `${cut(line, max - 1)}…` : line
}

/**
 * A message for the log in which nothing passes for a command to the runner: that obeys `::command::` at the beginning of
 * a line, white space before it left aside (.NET's: U+0085 is some), and `##[command]` anywhere in it.
 */
export function withoutCommands(message: string): string {
  return message.replace(/^([\s\u0085]*):(?=:)/gm, '$1꞉').replace(/##\[/g, '# #[')
}

/** What was thrown, in its own words, or rather in those of what it comes from: `fetch failed` says nothing. */
export function reasonOf(thrown: unknown): string {
  let reason = thrown
  for (let depth = 0; depth < MAX_CAUSES; depth++) reason = causeOf(reason) ?? reason
  return reason instanceof Error ? reason.message : String(reason)
}

/** Of an error; a cause can lead back to what it caused. */
const MAX_CAUSES = 8

/** Where several addresses were tried, the error of all says nothing either, and the first one's does. */
function causeOf(thrown: unknown): Error | undefined {
  if (!(thrown instanceof Error)) return undefined
  const cause = thrown instanceof AggregateError ? thrown.errors[0] : thrown.cause
  return cause instanceof Error ? cause : undefined
}

/** A value as a message names it: quoted, on one line, what can't be seen as its code, and no longer than is read. */
export function quoted(text: string, max = 80): string {
  const shown = text.length > max ? `${cut(text, max - 1)}…` : text
  return JSON.stringify(shown).replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The first `max` UTF-16 units, without half a surrogate pair at the end. */
export function cut(text: string, max: number): string {
  return text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
}

/** `1 credit`, `2,000 credits`. Without `Intl`, whose first use takes longer than the rest of a failing run. */
export function count(number: number, one: string, many = `${one}s`): string {
  const [whole = '', fraction] = String(number).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fraction ? `${grouped}.${fraction}` : grouped} ${number === 1 ? one : many}`
}

/** `a, b and c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** A length of time as a person says it: `45 s`, `3 min`, `3 min 20 s`, `1 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`
}

/** ISO 8601 in UTC. @param ms since the Unix epoch */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}

/** The same for spellings that people take for the same: case, and how accents are composed, do not matter. */
export function foldCase(text: string): string {
  return text.normalize().toLowerCase()
}
