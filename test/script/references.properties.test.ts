import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speakMarkdown } from '../../src/script/speak.ts'
import { runs } from '../support/runs.ts'

/** Whatever stands in the place of a reference, and however a sentence goes around it, a whole sentence is left. */
const reference = fc.constantFrom(
  '#12',
  'a/b#3',
  'browser#428',
  '!12',
  'GH-1',
  '1a2b3c4d5e',
  'PR #12',
  'issue #12',
  'pull/12',
  '#12 and #13',
  'https://x.y/a',
  'https://github.com/a/b/pull/12',
  '[#12](https://github.com/a/b/pull/12)',
  '[`1a2b3c4`](https://github.com/a/b/commit/1a2b3c4d)',
)

const frame = fc.constantFrom(
  ...'The door opens (@). The door opens, see @. The door opens; see @ for details. The door opens (see @ and @). This fixes @. Fixes @, closes @. Because of @, the door opens. Thanks to @ the door opens. As said in @, the door opens. Since @ the door opens. This reverts @. This is part of @. See @. Follow-up to @. The door opens since @. The door, which @ broke, opens. The door opens as in @. It is a try at @ that fixes @. The door opens and fixes @. It replaces @, which was closed. Read @ before you go: the door opens. Please see @, and close the door. The door of @ is red. The door opens with @ and @. Merged @ into the door. Refs @. Backport of @ to the door. The change in @ opens the door. The door opens like @ or @. In @ we open the door. @ broke the door. @: the door opens. The door (by Sam in @) opens. The door is the same as @. The door opens because @. The door opens until @ is merged. We need @ for the door. The door was opened by @. Closes @ and @. The door opens, which fixes @.'
    .split(/(?<=\.) (?=[A-Z@])/)
    .filter(sentence => sentence !== ''),
)

const sentence = fc
  .tuple(frame, reference, reference)
  .map(([text, first, second]) => text.replace('@', () => first).replace('@', () => second))

const credit = fc.constantFrom(
  '',
  ' by @sam',
  ' by @sam in #12',
  ' (@sam)',
  ' (#12, @sam)',
  ', thanks to @sam and @kim',
  ' ([#12](https://github.com/a/b/pull/12), [@sam](https://github.com/sam))',
  ' [SIG Doors]',
  ' (Sam Smith) [#12](https://github.com/a/b/pull/12)',
)

const document = fc.oneof(
  fc.array(sentence, { minLength: 1, maxLength: 4 }).map(sentences => sentences.join(' ')),
  fc
    .array(fc.tuple(sentence, credit), { minLength: 1, maxLength: 4 })
    .map(items => items.map(([text, by]) => `- ${text.replace(/\.$/, '')}${by}`).join('\n')),
)

const ORPHAN =
  /(?:^|[\s(])(?:in|at|by|of|with|from|to|for|and|or|see|because|that|which|the|an?|since|as|until|like|via|on|into)[.!?,;)]/im

describe('around a reference', () => {
  it('whole sentences are left: no orphan, no doubled stop, no lonely bracket, a word in each', () => {
    fc.assert(
      fc.property(document, markdown => {
        const spoken = speakMarkdown(markdown)
        expect(spoken).not.toMatch(ORPHAN)
        expect(spoken).not.toMatch(/[.!?;,] ?[.;,]|\(\s*\)| [.,;!?]|\b[0-9a-f]{7}\b|#|@/)
        expect(spoken.split('(').length).toBe(spoken.split(')').length)
        for (const said of spoken.split(/(?<=[.!?])\s+/).filter(Boolean)) expect(said).toMatch(/\p{L}{2}/u)
        expect(speakMarkdown(spoken)).toBe(spoken)
      }),
      { numRuns: runs(500) },
    )
  })

  it('nobody is named in a list', () => {
    fc.assert(
      fc.property(credit, by => {
        expect(speakMarkdown(`- The door opens${by}`)).toBe('The door opens.')
      }),
    )
  })
})
