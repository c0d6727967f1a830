import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { LONGEST, parseLength, SHORTEST } from '../src/lib/length.ts'
import { count, duration, quoted, reasonOf } from '../src/lib/text.ts'
import { linkDefinitions } from '../src/script/blocks.ts'
import type { Estimate } from '../src/script/estimate.ts'
import { splitFrontMatter } from '../src/script/front-matter.ts'
import { type Language, languageOf } from '../src/script/language.ts'
import { withoutOwnBlock } from '../src/script/own-block.ts'
import { speakPlain } from '../src/script/plain.ts'
import { findSection } from '../src/script/section.ts'
import { type Shortened, shortenMarkdown, shortenText } from '../src/script/shorten.ts'
import { speakMarkdown } from '../src/script/speak.ts'

/**
 * Shows what a video of a script would say before it is paid for: the spoken text, its length and its credits.
 *
 *   npm run speak -- notes.md
 *   npm run speak -- CHANGELOG.md --section latest --shorten-to 2m
 *   npm run speak -- notes.md --aloud out.wav     as sound, through espeak-ng
 */
if (import.meta.main)
  process.exitCode = await speak(process.argv.slice(2), text => process.stdout.write(text))

/** @returns the exit code: 1 where the script can't be spoken as wanted, which is printed then */
export async function speak(args: readonly string[], print: (text: string) => void): Promise<number> {
  try {
    const { file, limit, section, aloud } = readArguments(args)
    const edited = edit(file.endsWith('.txt'), await readScript(file, section), limit)
    print(`${edited.script}\n\n${describe(edited)}\n`)
    if (aloud) print(`${sayAloud(edited.script, aloud)}\n`)
    return 0
  } catch (thrown) {
    print(`${reasonOf(thrown)}\n`)
    return 1
  }
}

const USAGE =
  'Usage: npm run speak -- FILE [--section VERSION|HEADING|latest] [--shorten-to 90s|2m|120] [--aloud OUT.wav]'

interface Arguments {
  readonly file: string
  readonly limit: number
  readonly section: string | undefined
  readonly aloud: string | undefined
}

function readArguments(args: readonly string[]): Arguments {
  const string = { type: 'string' } as const
  const options = { 'shorten-to': string, section: string, aloud: string }
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new Error(USAGE)
  const limit = parseLength(values['shorten-to'] ?? String(LONGEST))
  if (limit === undefined) {
    throw new Error(
      `--shorten-to is ${quoted(values['shorten-to'] ?? '')}: allowed is a length such as \`90s\`, \`2m\` or \`120\`, from ${SHORTEST} s to ${duration(LONGEST)}`,
    )
  }
  return {
    file,
    limit: values['shorten-to'] === undefined ? Number.POSITIVE_INFINITY : limit,
    section: values.section,
    aloud: values.aloud,
  }
}

async function readScript(file: string, section: string | undefined): Promise<string> {
  const { body, problems } = await splitFrontMatter(withoutOwnBlock(readFileSync(file, 'utf8')))
  if (problems.length > 0) throw new Error(`${file}: ${problems.join('; ')}`)
  if (section === undefined) return body
  const found = findSection(body, section)
  if (found.kind === 'found') return [found.markdown, ...linkDefinitions(body)].join('\n\n')
  const more = found.more > 0 ? ` and ${found.more} more` : ''
  const there =
    found.available.length > 0 ? `there is ${found.available.join(', ')}${more}` : 'it has no headings'
  throw new Error(`${file} has no section ${quoted(section)}: ${there}`)
}

function edit(isText: boolean, script: string, limit: number): Shortened {
  return isText ? shortenText(speakPlain(script), limit) : shortenMarkdown(script, limit, speakMarkdown)
}

function describe({ estimate, leftOut }: Shortened): string {
  const left = leftOut.map(line => `\n  ${line}`).join('')
  return `${priceOf(estimate)}${leftOut.length > 0 ? `\nLeft out, ${leftOut.length}:${left}` : ''}`
}

function priceOf({ seconds, atMost, credits }: Estimate): string {
  return `About ${duration(seconds)}, at most ${duration(atMost)}: ${count(credits, 'credit')}.`
}

function sayAloud(script: string, file: string): string {
  const voice = VOICES[languageOf(script) ?? 'en'] ?? languageOf(script) ?? 'en'
  try {
    execFileSync('espeak-ng', ['-v', voice, '-s', '150', '-w', file, '--stdin'], { input: script })
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown
    throw new Error(
      'Nothing was said aloud: espeak-ng is not installed. Install it (`apt-get install espeak-ng`, `brew install espeak-ng`), or leave `--aloud` out.',
    )
  }
  return `Said aloud in ${file}.`
}

/** Where espeak-ng names a voice otherwise than the language. */
const VOICES: Partial<Record<Language, string>> = { en: 'en-us', pt: 'pt-br', zh: 'cmn' }
