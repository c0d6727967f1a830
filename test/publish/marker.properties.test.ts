import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Note, readMarker, writeMarker } from '../../src/publish/marker.ts'

const text = fc.string({ unit: 'binary' })
const entry = fc.record(
  {
    contentKey: fc.constant('c0ffee'),
    state: fc.constantFrom('submitting', 'submitted', 'refused'),
    projectId: text,
    credits: fc.integer(),
    videoName: text,
    status: fc.constantFrom('pending', 'success', 'failed', 'unknown'),
    title: text,
    file: text,
    problem: text,
  },
  { requiredKeys: [] },
)
const note = fc.record({ tag: text, entries: fc.array(entry), past: fc.array(entry) }) as fc.Arbitrary<Note>

it('is read as it was written, and nothing in it ends its HTML comment or means something to GitHub', () => {
  fc.assert(
    fc.property(note, text, (one, below) => {
      const marker = writeMarker(one)
      expect(marker.slice(4, -3)).not.toMatch(/--|[<>@#&\p{Cc}]/u)
      expect(readMarker(`${marker}\n${below}`, one.tag)).toEqual(JSON.parse(JSON.stringify(one)))
    }),
  )
})

it('is not found in anything else, which is read without throwing', () => {
  const almost = fc.tuple(
    fc.constantFrom('<!-- jogg-video-action:', ''),
    fc.oneof(text, fc.json()),
    fc.constantFrom(' -->', ''),
  )
  fc.assert(
    fc.property(almost, parts => {
      const found = readMarker(parts.join(''))
      if (found) expect(Array.isArray(found.entries)).toBe(true)
    }),
  )
})
