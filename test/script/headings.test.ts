import { expect, it } from 'vitest'
import { placeHeadings } from '../../src/script/headings.ts'
import { speakWithHeadings } from '../../src/script/speak.ts'

const same = (text: string) => text

it('stand where they are said, without the full stop', () => {
  const { text, headings } = speakWithHeadings(
    '# News\n\nHello all.\n\n## What broke?\n\n- A door\n\n## Thanks\n',
  )
  expect(placeHeadings(text, headings, same)).toEqual([
    { title: 'News', offset: 0 },
    { title: 'What broke?', offset: text.indexOf('What broke?') },
  ])
})

it('are found in order where several are called alike, and some are gone', () => {
  const text = 'Two.\n\nFixes.\n\nA lock.'
  expect(placeHeadings(text, ['One.', 'Fixes.', 'Two.', 'Fixes.'], same)).toEqual([
    { title: 'Two', offset: 0 },
    { title: 'Fixes', offset: 6 },
  ])
})

it('are called as they are written where they are said otherwise', () => {
  const say = (text: string) => text.replace('kubectl', 'cube control')
  expect(placeHeadings('Hi.\n\ncube control.\n\nIt is new.', ['kubectl.'], say)).toEqual([
    { title: 'kubectl', offset: 5 },
  ])
})

it('are none in a text without', () => {
  expect(speakWithHeadings('Hello all, this is the news.')).toEqual({
    text: 'Hello all, this is the news.',
    headings: [],
  })
  expect(placeHeadings('Hello.', [], same)).toEqual([])
})
