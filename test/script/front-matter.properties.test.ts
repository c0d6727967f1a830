import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitFrontMatter } from '../../src/script/front-matter.ts'
import { runs } from '../support/runs.ts'

const line = fc.oneof(
  fc.constantFrom(
    'avatar-id: 7',
    'title: "x',
    '- a',
    'a: &a [*a]',
    '<<: *x',
    '? [a]',
    ': ',
    '!!js/function x',
    '\t- b',
    '---',
    '...',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const document = fc
  .tuple(
    fc.constantFrom('---', '---js', '--- yaml', '+++', '\uFEFF---', ''),
    fc.array(line, { maxLength: 8 }),
    fc.constantFrom('---', '+++', '...', ''),
  )
  .map(([start, lines, end]) => [start, ...lines, end, '# Hello'].join('\n'))

it('whatever stands at the top of a script is read without throwing, and gives texts for known settings', async () => {
  await fc.assert(
    fc.asyncProperty(document, async text => {
      const { body, fields, problems, warnings } = await splitFrontMatter(text)
      expect(text.endsWith(body)).toBe(true)
      for (const [name, value] of Object.entries(fields)) {
        expect(name).toMatch(
          /^(video-name|avatar-(id|name|type)|voice-(id|name)|aspect-ratio|screen-style|caption)$/,
        )
        expect(typeof value).toBe('string')
      }
      expect([...problems, ...warnings].every(message => message.length < 2000)).toBe(true)
    }),
    { numRuns: runs(300) },
  )
})
