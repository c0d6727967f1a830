import { describe, expect, it } from 'vitest'
import { foldTexts, keptTexts } from '../../src/publish/transcripts.ts'
import type { VideoView } from '../../src/publish/video-view.ts'

const length = (text: string) => text.length
const fold = (all: readonly VideoView[], room = 10_000, size = length) => foldTexts(all, room, size)
/** A fold of nothing, by its place and the name in its summary. */
const frame = (place: number, summary: string) =>
  `\n\n<!-- spoken:${place} -->\n<details>\n<summary>${summary}</summary>\n\n\n\n</details>`.length
const CUT = '\n>\n> *… and so on: the rest does not fit here.*'

describe('spoken texts', () => {
  it('are folded away, as quotes', () => {
    expect(fold([{ text: 'One.\nTwo *of* them.' }])).toBe(
      '\n\n<!-- spoken:0 -->\n<details>\n<summary>Transcript</summary>\n\n> One.\n> Two \\*of\\* them.\n\n</details>',
    )
  })

  it('are named by their videos where there are several, texts or videos', () => {
    expect(fold([{ text: 'One.', file: 'a.md' }, { file: 'b.md' }])).toContain(
      '<summary>Transcript: a.md</summary>',
    )
    expect(fold([{ text: 'One.' }, { text: 'Two.' }]).match(/: Video</g)).toHaveLength(2)
  })

  it.each<[string, VideoView]>([
    ['no text', {}],
    ['an empty one', { text: '' }],
    ['blank ones', { text: ' \n\t' }],
  ])('of %s are no fold, and keep their place', (_, shown) => {
    const folded = fold([shown, { text: 'Two.' }])
    expect(folded.match(/spoken:\d/g)).toEqual(['spoken:1'])
  })

  it('of an earlier comment stay the Markdown that they were, unless there is a new one', () => {
    expect(fold([{ keptText: '> Kept \\*as it is\\*.' }])).toContain('\n\n> Kept \\*as it is\\*.\n\n')
    expect(fold([{ keptText: '> Old.', text: 'New.' }])).toContain('\n\n> New.\n\n')
  })
})

describe('the room', () => {
  it('is used to its last character', () => {
    const text = 'x'.repeat(50)
    const needed = frame(0, 'Transcript') + '> '.length + 50
    expect(fold([{ text }], needed)).toContain(`> ${text}\n`)
    expect(fold([{ text }], needed)).toHaveLength(needed)
    expect(fold([{ text }], needed - 1)).not.toContain(text)
  })

  it('that is too small cuts a text, which says so', () => {
    const folded = fold([{ text: 'word '.repeat(100).trim() }], 250)
    expect(folded.length).toBeLessThanOrEqual(250)
    expect(folded.length).toBeGreaterThan(200)
    expect(folded).toMatch(
      /> word word.*\n>\n> \*… and so on: the rest does not fit here\.\*\n\n<\/details>$/,
    )
  })

  it('that is next to nothing leaves the text out', () => {
    for (const room of [0, 1, frame(0, 'Transcript'), frame(0, 'Transcript') + CUT.length]) {
      expect(fold([{ text: 'word '.repeat(100) }], room)).toBe('')
    }
  })

  it('is shared, and what one leaves the next may take', () => {
    const long = { text: 'x'.repeat(5000) }
    const sizes = (...all: VideoView[]) =>
      [...fold(all, 2000).matchAll(/> (x+)/g)].map(([, xs = '']) => xs.length)
    const [one = 0, two = 0] = sizes(long, long)
    expect(Math.abs(one - two)).toBeLessThan(100)
    const [, after = 0] = sizes({ text: 'x' }, long)
    expect(after).toBeGreaterThan(one + 500)
  })

  it('left by a text that is left out is the others’', () => {
    const name = 'n'.repeat(300)
    expect(fold([{ text: 'One.', file: name }, { text: 'Two.' }], 400)).toMatch(/^\n\n<!-- spoken:1 -->/)
  })

  it('is measured in the unit that is asked for', () => {
    const bytes = (text: string) => Buffer.byteLength(text)
    const folded = fold([{ text: 'ü'.repeat(400) }], 500, bytes)
    expect(bytes(folded)).toBeLessThanOrEqual(500)
    expect(bytes(folded)).toBeGreaterThan(420)
  })

  it('cuts what was kept between its lines only', () => {
    const line = `> ${'x'.repeat(38)}`
    const keptText = Array.from({ length: 10 }, () => line).join('\n')
    const needed = frame(0, 'Transcript') + keptText.length
    expect(fold([{ keptText }], needed)).toContain(`\n\n${keptText}\n\n`)
    const lines = fold([{ keptText }], needed - 1).split('\n')
    expect(lines.filter(one => one.startsWith('> x')).every(one => one === line)).toBe(true)
    expect(lines.filter(one => one === line).length).toBeGreaterThan(5)
    expect(fold([{ keptText: 'x'.repeat(400) }], 200)).toBe('')
  })
})

describe('keptTexts', () => {
  it('are those that were folded, by their places', () => {
    const all: VideoView[] = [{ text: 'One.\n\nTwo.' }, {}, { text: 'Three.' }]
    const expected = new Map([
      [0, '> One.\n>\n> Two.'],
      [2, '> Three.'],
    ])
    const body = `### Heading${fold(all)}`
    expect(keptTexts(body)).toEqual(expected)
    expect(keptTexts(body.replaceAll('\n', '\r\n'))).toEqual(expected)
  })

  it('are none elsewhere', () => {
    expect(keptTexts('<details>\n<summary>x</summary>\n\n> One.\n\n</details>')).toEqual(new Map())
  })
})
