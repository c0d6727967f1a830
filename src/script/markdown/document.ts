import { languageOf } from '../speech/language.ts'
import { resolveReferences } from './definitions.ts'
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
export function readDocument(markdown: string): Utterance[] {
  let effort = 0
  const language = languageOf(markdown)
  const read = (piece: string, readHtml: (markdown: string) => Utterance[]) => {
    const more = countEffort(piece)
    if (effort + more > EFFORT_LIMIT) return readRoughly(piece)
    effort += more
    return walk(parse(piece).children, language, readHtml)
  }
  // What is HTML once more after its tags are gone was made to be: it says nothing.
  const readHtml = (rest: string) => read(flatten(rest), () => [])
  return cutPieces(resolveReferences(flatten(markdown)), PIECE_SIZE).flatMap(piece => read(piece, readHtml))
}

const PIECE_SIZE = 2000
