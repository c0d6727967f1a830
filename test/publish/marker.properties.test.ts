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

it('names its fields as the outputs are named', () => {
  const one: Note = { tag: 'default', entries: [{ contentKey: 'c0ffee', projectId: 'p1' }], past: [] }
  const written =
    '<!-- jogg-video-action:{"tag":"default","entries":[{"content-key":"c0ffee","project-id":"p1"}],"past":[]} -->'
  expect(writeMarker(one)).toBe(written)
  expect(readMarker(written)).toEqual(one)
})

it.each([
  ['another beginning', (marker: string) => marker.replace('video', 'vid30')],
  ['another end', (marker: string) => marker.replace(/ -->$/, ' --!')],
  ['nothing where its videos are', (marker: string) => marker.replace(/\[.*?\]/, 'null')],
  ['something above it', (marker: string) => `\n${marker}`],
])('with %s it is none', (_, spoil) => {
  const marker = writeMarker({ tag: 'default', entries: [], past: [] })
  expect(readMarker(marker)).toBeDefined()
  expect(readMarker(spoil(marker))).toBeUndefined()
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
