import { quoted } from '../lib/text.ts'

/**
 * Reads a pronunciation table: one `written = spoken` a line, `#` for comments. Words may have any signs (`C++`,
 * `.NET`, `k8s`) but no `=`, and may be several (`GitHub Actions = git hub actions`). Every problem names its line.
 */
export function parsePronunciations(input: string): { table: Pronunciations; problems: string[] } {
  const table = new Map<string, string>()
  const problems: string[] = []
  for (const [index, raw] of input.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const entry = parseEntry(line)
    const fault = typeof entry === 'string' ? entry : findFault(entry, table)
    if (fault) problems.push(`input \`pronunciations\`, line ${index + 1}: ${fault}`)
    else if (typeof entry !== 'string') table.set(toKey(entry.written), entry.spoken)
  }
  return { table, problems }
}

/** What is written → what is said. */
export type Pronunciations = ReadonlyMap<string, string>

interface Entry {
  readonly written: string
  readonly spoken: string
}

function parseEntry(line: string): Entry | string {
  const at = line.indexOf('=')
  if (at < 0) return `${quoted(line)} has no \`=\`; write \`kubectl = cube control\``
  const [written, spoken] = [line.slice(0, at), line.slice(at + 1)].map(side =>
    side.trim().replace(/\s+/g, ' '),
  )
  return { written: written ?? '', spoken: spoken ?? '' }
}

function findFault({ written, spoken }: Entry, table: Pronunciations): string | undefined {
  if (written === '') return 'no word stands before the `=`'
  if (spoken === '') return `nothing stands after the \`=\` to be said for ${quoted(written)}`
  if (written.length > MAX_LENGTH || spoken.length > MAX_LENGTH)
    return `a word has at most ${MAX_LENGTH} characters`
  if (table.has(toKey(written))) return `${quoted(written)} was given before`
  return table.size >= MAX_ENTRIES ? `the table has at most ${MAX_ENTRIES} words` : undefined
}

const MAX_LENGTH = 200
const MAX_ENTRIES = 500

/** `max_retries` has become "max retries" by the time it is spoken, so both mean the same. */
function toKey(written: string): string {
  return written.replace(/(?<=[\p{L}\p{N}])[\s_](?=[\p{L}\p{N}])/gu, ' ')
}

/**
 * Replaces the words of the table, in one pass: the longest first where several begin at the same place, and never
 * inside of what was put in. A word is whole when neither letter, mark nor digit touches it, nor a `+` or `#` its end:
 * `Go` leaves `Google` alone, and `C` leaves `C++` alone. A neighbour in Chinese, Japanese, Thai and the like does not
 * count, nor do neighbours of such words, since nothing parts words there. Upper and lower case differ: `IT` and `it`
 * are not said alike.
 */
export function pronounce(text: string, table: Pronunciations): string {
  if (table.size === 0) return text
  const words = matchWords([...table.keys()].sort((a, b) => b.length - a.length))
  return text.replace(words, word => table.get(toKey(word)) ?? word)
}

/** What may stand before and after is asked once for all words: hundreds of such questions take a second to compile. */
function matchWords(written: readonly string[]): RegExp {
  return new RegExp(`${BEGIN}(?:${written.map(escapeWord).join('|')})${END}`, 'gv')
}

function escapeWord(written: string): string {
  return written.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '[\\s_]')
}

const UNSPACED =
  '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}]'
const LETTER = `[[\\p{L}\\p{M}\\p{N}_]--${UNSPACED}]`
const BEGIN = `(?:(?=${UNSPACED})|(?<!${LETTER}))`
const END = `(?:(?<=${UNSPACED})|(?!${LETTER}|[+#]))`
