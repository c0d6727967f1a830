import { languageOf, type Tongue } from '../speech/language.ts'
import { resolveReferences } from './definitions.ts'
import { withoutDirectives } from './directives.ts'
import { countEffort, EFFORT_LIMIT } from './effort.ts'
import { parse } from './parse.ts'
import { cutPieces, flatten } from './pieces.ts'
import { readRoughly } from './rough.ts'
import type { Utterance } from './utterance.ts'
import { walk } from './walk.ts'

/**
 * What a whole document says, in its order. It is parsed piece by piece, as long as the effort for all pieces
 * together stays within a fraction of a second; a piece beyond that is read line by line. What people write comes near
 * that limit only where it is longer than a video can be; tens of thousands of brackets or list marks do at once.
 *
 * @param markdown with `\n` for line ends, without front matter
 */
export function readDocument(markdown: string): { utterances: Utterance[]; language: Tongue } {
  let effort = 0
  const language = languageOf(proseOf(markdown))
  const read = (piece: string, readHtml: (markdown: string) => Utterance[]) => {
    const more = countEffort(piece)
    if (effort + more > EFFORT_LIMIT) return readRoughly(piece)
    effort += more
    return walk(parse(piece).children, language, readHtml)
  }
  // What is HTML once more after its tags are gone was made to be: it says nothing.
  const readHtml = (rest: string) => read(flatten(rest), () => [])
  const pieces = cutPieces(resolveReferences(flatten(withoutDirectives(markdown))), PIECE_SIZE)
  const utterances = pieces.flatMap(({ text, inList }) => continued(read(text, readHtml), inList))
  return { utterances, language }
}

/** Without what is in no language: addresses (".com" is no Portuguese "com"), code, tags and commits. */
function proseOf(markdown: string): string {
  return markdown.slice(0, LONG_ENOUGH).replace(CODE, ' ').replace(NO_PROSE, ' ').replace(ADDRESS, ' ')
}

/** Characters in which a document shows its language, code and addresses included. */
const LONG_ENOUGH = 16_000

const CODE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:(?! {0,3}\1)[^\n]*\n){0,2000} {0,3}\1/gm
const NO_PROSE = /`[^`\n]{1,300}`|\]\([^()\s]{1,400}\)|<[^<>\n]{1,300}>/g
const ADDRESS = /(?<!\S)\S{0,200}(?:[a-z]\.[a-z]{2,4}\/|:\/\/|@)\S*/gi

/** A list that was cut goes on without the blank line that parts paragraphs. */
function continued(utterances: readonly Utterance[], inList: boolean): Utterance[] {
  const [first, ...rest] = utterances
  return inList && first?.kind === 'text' ? [{ ...first, joins: true }, ...rest] : [...utterances]
}

const PIECE_SIZE = 2000
