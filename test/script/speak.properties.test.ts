import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speakMarkdown } from '../../src/script/speak.ts'
import { runs } from '../support/runs.ts'
import { hostileDocuments, hostileMarkdown, timeSpeaking } from './hostile.ts'

const FORBIDDEN = ['](', '`', '<', '|---', '&amp;', 'http://', 'https://']
/** A protocol is spelled; a name may have its letters. */
const PROTOCOL = /(?<![\p{L}\p{N}_./@-])https?(?![\p{L}\p{N}_-])/u

function expectSpoken(markdown: string) {
  const spoken = speakMarkdown(markdown)
  for (const mark of FORBIDDEN) expect(spoken).not.toContain(mark)
  expect(spoken).not.toMatch(PROTOCOL)
  expect(speakMarkdown(spoken)).toBe(spoken)
  expect(spoken).not.toMatch(/[^\P{Cc}\n]|[\uFDD0\uFDD1*\\[\]|]| {2}/u)
  // At most one blank line between lines, none at either end, no white space around any.
  if (spoken !== '')
    for (const line of spoken.split(/\n\n?/)) expect(line).toBe(line.trim() || 'a line of words')
}

/** Every sentence has a word, no full stop stands twice, no bracket without its partner, no preposition at an end. */
function expectWhole(markdown: string) {
  for (const line of speakMarkdown(markdown).split(/\n+/)) {
    for (const sentence of line.split(/(?<=[^\d.][.!?] )|(?<=[。！？])/)) {
      if (line !== '') expect(sentence).toMatch(/[\p{L}\p{N}]/u)
    }
    expect(line).not.toMatch(/(?<=[\p{L}\p{N})])\.\.(?=\s|$)|。(?:。|[.](?![\p{L}\p{N}.]))|[!?]\.(?=\s|$)/u)
    expect(line).not.toMatch(/(?<!\p{L})(?:by|via|and|or)[.。]$/u)
    let depth = 0
    for (const [bracket] of line.matchAll(/[()]/g)) {
      depth += bracket === '(' ? 1 : -1
      expect(depth).toBeGreaterThanOrEqual(0)
    }
    expect(depth).toBe(0)
  }
}

describe('whatever is spoken', () => {
  it('is whole: no sentence without a word, no full stop twice, no bracket alone', () => {
    fc.assert(fc.property(hostileMarkdown, expectWhole), { numRuns: runs(500) })
  })

  it('holds no mark that a voice would spell out, and speaking it again changes nothing', () => {
    fc.assert(fc.property(hostileMarkdown, expectSpoken), { numRuns: runs(500) })
  })

  it('is so for arbitrary text of any script', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectSpoken), {
      numRuns: runs(300),
    })
  })

  const documents = hostileDocuments()
  it.each([...hostileDocuments(6000)])('is so for many times %s', (_, text) => expectSpoken(text))

  it('takes under a second for 64 kB of anything (a slow machine is given five)', () => {
    for (const text of documents.values()) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_536)
    const [slowest] = timeSpeaking(documents)
    expect(slowest?.milliseconds).toBeLessThan(5000)
  }, 120_000)
})

describe('words and numbers', () => {
  // Words that no rule takes for a reference, a mark or part of a phrase.
  const word = fc.constantFrom(
    ...[
      'Grüße',
      'naïve',
      '版本',
      'संस्करण',
      'إصدار',
      'גרסה',
      'เวอร์ชัน',
      'Ελλάδα',
      'Łukasz',
      'Привет',
      'می‌شود',
      'cafe\u0301',
    ],
    ...[
      '1.2.3',
      'v2.0.0-rc.1',
      '10:30:45',
      '16:9',
      'a::b::c',
      '1,234.5',
      '99.9%',
      'C#',
      'C++',
      'k8s',
      '-5',
      '50/50',
      'R&D',
    ],
  )

  it('come through whole, in their order', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), words => {
        const spoken = speakMarkdown(`# Notes\n\n- **New**: ${words.join(' ')} end`)
        expect(spoken).toContain(`New: ${words.join(' ')} end`)
      }),
    )
  })
})
