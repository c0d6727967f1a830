import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSeal } from '../../src/ledger/seal.ts'
import { type Note, readMarker, writeMarker } from '../../src/publish/marker.ts'

const prove = (said: string) => createHash('sha256').update(said).digest('hex')
const text = fc.string({ unit: 'binary' })
const entry = fc.record(
  {
    contentKey: fc.constant('c0ffee'),
    state: fc.constantFrom('submitting', 'submitted', 'refused'),
    projectId: text,
    videoName: text,
    status: fc.constantFrom('pending', 'success', 'failed', 'unknown'),
    title: text,
    file: text,
    problem: text,
  },
  { requiredKeys: [] },
)
const note = fc.record({ tag: text, entries: fc.array(entry), names: fc.array(text) }) as fc.Arbitrary<Note>

it('is read as it was written, and nothing in it ends its HTML comment or means something to GitHub', () => {
  fc.assert(
    fc.property(note, text, (one, below) => {
      const marker = writeMarker(one, prove)
      expect(marker.slice(4, -3)).not.toMatch(/--|[<>@#&\p{Cc}]/u)
      expect(readMarker(`${marker}\n${below}`, prove, one.tag)).toEqual(JSON.parse(JSON.stringify(one)))
    }),
  )
})

it('names its fields as the outputs are named', () => {
  const one: Note = { tag: 'default', entries: [{ contentKey: 'c0ffee', projectId: 'p1' }], names: [] }
  const written =
    '<!-- jogg-video-action:{"tag":"default","entries":[{"content-key":"c0ffee","project-id":"p1"}],"names":[],"proof":"of it"} -->'
  expect(writeMarker(one, () => 'of it')).toBe(written)
  expect(readMarker(written, () => 'of it')).toEqual(one)
})

it.each([
  ['another beginning', (marker: string) => marker.replace('video', 'vid30')],
  ['another end', (marker: string) => marker.replace(/ -->$/, ' --!')],
  ['nothing where its videos are', (marker: string) => marker.replace(/\[.*?\]/, 'null')],
  ['something above it', (marker: string) => `\n${marker}`],
])('with %s it is none', (_, spoil) => {
  const marker = writeMarker({ tag: 'default', entries: [], names: [] }, prove)
  expect(readMarker(marker, prove)).toBeDefined()
  expect(readMarker(spoil(marker), prove)).toBeUndefined()
})

it('says nothing but its tag to who can’t prove it, whatever was changed in it', () => {
  const one: Note = { tag: 'intro', entries: [{ projectId: 'p1' }], names: ['n'] }
  const written = writeMarker(one, prove)
  const nothing = { tag: 'intro', entries: [], names: [] }
  expect(readMarker(written, text => prove(`other ${text}`))).toEqual(nothing)
  expect(readMarker(written.replace('p1', 'p2'), prove)).toEqual(nothing)
  expect(readMarker(written.replace('"n"', '"m"'), prove)).toEqual(nothing)
  expect(readMarker(written.replace(/,"proof":"\w+"/, ''), prove)).toEqual(nothing)
})

it('of 100 that other workflows forged for the same comment none is believed', () => {
  const seal = createSeal('key')
  const own = (text: string) => seal.sign('comment on 7', text)
  const others = Array.from(
    { length: 50 },
    (_, n) => (text: string) => createSeal(`key ${n}`).sign('comment on 7', text),
  )
  const elsewhere = Array.from(
    { length: 50 },
    (_, n) => (text: string) => seal.sign(`comment on ${n + 8}`, text),
  )
  for (const forge of [...others, ...elsewhere]) {
    const marker = writeMarker({ tag: 'default', entries: [{ projectId: 'p9' }], names: ['n'] }, forge)
    expect(readMarker(marker, own)).toEqual({ tag: 'default', entries: [], names: [] })
  }
})

it('is not found in anything else, which is read without throwing', () => {
  const almost = fc.tuple(
    fc.constantFrom('<!-- jogg-video-action:', ''),
    fc.oneof(text, fc.json()),
    fc.constantFrom(' -->', ''),
  )
  fc.assert(
    fc.property(almost, parts => {
      const found = readMarker(parts.join(''), prove)
      if (found) expect(Array.isArray(found.entries)).toBe(true)
    }),
  )
})
