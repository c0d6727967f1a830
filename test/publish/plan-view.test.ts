import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commentBody, roomForPlan } from '../../src/publish/comment-body.ts'
import { stateOf } from '../../src/publish/comment-state.ts'
import { readMarker } from '../../src/publish/marker.ts'
import { showPlan } from '../../src/publish/plan-view.ts'
import { quoteWithin, textOfFold } from '../../src/publish/transcripts.ts'
import type { VideoView } from '../../src/publish/video-view.ts'
import { HOSTILE } from './support/hostile.ts'
import '../support/runs.ts'

/** The plan as Markdown: it keeps to its room, and nothing of a script breaks out of it. */
const FRAME = { runUrl: 'https://github.com/o/r/actions/runs/1', waits: true }
const prove = () => '00'.repeat(16)
const key = (n: number) => n.toString(16).padStart(64, '0')

function planOf(texts: readonly string[], earlier: readonly VideoView[], names: readonly string[]) {
  const videos = texts.map((script, n) => ({
    result: {
      script,
      contentKey: key(n),
      file: `${n}-${script.slice(0, 100)}.md`,
      leftOut: [script, script],
    },
    view: { file: `${n}-${script.slice(0, 100)}.md` },
  }))
  const faces = texts.map(text => ({ avatarName: text, pictureUrl: 'https://a.b/c.jpg', voiceName: text }))
  const keys = texts.map((_, n) => key(n))
  const content = { tag: 'default', prove, shown: earlier, names }
  const room = roomForPlan(content, keys, FRAME)
  const proposal = { keys, credits: 1, faces }
  const text = showPlan({ proposal, videos, earlier, runUrl: FRAME.runUrl, isSealed: true }, room)
  return { text, room, body: commentBody({ ...content, plan: { keys, text } }, FRAME) }
}

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 3000 }),
  fc.constantFrom(...Object.values(HOSTILE)),
  fc.integer({ min: 1, max: 4000 }).map(times => 'Word. '.repeat(times)),
)

it('keeps to its room, and the comment to GitHub’s limit, with all that it remembers', () => {
  const batches = fc.array(texts, { minLength: 1, maxLength: 100 })
  const shown = fc.array(texts, { maxLength: 100 }).map(all =>
    all.map(
      (keptText, n): VideoView => ({
        ...{ contentKey: key(n), projectId: `p${n}`, state: 'submitted', file: `${n}.md` },
        keptText: quoteWithin(keptText, 5000),
      }),
    ),
  )
  const remembered = fc.nat(160).map(many => Array.from({ length: many }, (_, n) => `${n}-`.padEnd(250, 'f')))
  fc.assert(
    fc.property(batches, shown, remembered, (batch, earlier, names) => {
      const { text, room, body } = planOf(batch, earlier, names)
      expect(text.length).toBeLessThanOrEqual(room)
      expect(body.length).toBeLessThanOrEqual(65_000)
      const note = readMarker(body, prove)
      expect(note?.names).toEqual(names)
      expect(note?.plan?.keys).toHaveLength(batch.length)
      expect(note && stateOf(note, body).plan?.text).toBe(text)
    }),
    { numRuns: 30 },
  )
})

it('nothing of a script mentions anybody, is HTML, or ends the plan', () => {
  fc.assert(
    fc.property(texts, text => {
      const { body } = planOf([text], [{ projectId: 'p1', contentKey: key(9), keptText: '> Other.' }], [])
      const visible = body.slice(body.indexOf('\n'))
      expect(visible).not.toMatch(/@[\w-]/)
      const tags = visible.match(/<[^>]*>?/g) ?? []
      expect(
        tags.filter(
          tag => !/^<(\/?(details|summary|a|sub)|img|!-- (end of the plan|spoken:\d+) -->)/.test(tag),
        ),
      ).toEqual([])
      expect(visible.split('<!-- end of the plan -->')).toHaveLength(2)
    }),
  )
})

it('a text that was written into a comment comes back as it was, but for the space between its words', () => {
  const spaceless = (text: string) => text.replace(/[\s\p{Cc}\u2028-\u202e\u2066-\u2069\u200b]+/gu, '')
  fc.assert(
    fc.property(
      fc.oneof(texts, fc.string({ unit: fc.constantFrom(...'\\`*_[]~|#+-=:.)&<>$;lt1@\n ') })),
      text => {
        const kept = textOfFold(quoteWithin(text, 1_000_000))
        expect(spaceless(kept ?? '')).toBe(spaceless(text.toWellFormed()))
      },
    ),
  )
  const marks = 'Hi @mona, see #1 & <b>, or $x_y* at 0123456789.'
  expect(textOfFold(quoteWithin(marks, 1000))).toBe(marks)
  expect(textOfFold(quoteWithin('Word. '.repeat(100), 200))).toBeUndefined()
})
