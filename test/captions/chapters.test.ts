import { describe, expect, it } from 'vitest'
import { chapterLines, chaptersOf, clock, type Heading } from '../../src/captions/chapters.ts'
import type { Sentence } from '../../src/captions/timeline.ts'

/** A sentence a second; the sections begin at the seconds that are given. */
function chapters(starts: readonly number[], seconds: number) {
  const sentences = Array.from(
    { length: seconds },
    (_, i): Sentence => ({
      text: 'Yes.',
      offset: i * 5,
      start: i + 0.4,
      end: i + 1.4,
      spaced: true,
      endsLine: false,
    }),
  )
  const headings = starts.map((start): Heading => ({ title: `At ${start}`, offset: start * 5 - 1 }))
  return chapterLines(chaptersOf(headings, sentences, seconds, 'Introduction'))
}

describe('chapters', () => {
  it.each([
    ['one for each section', [0, 20, 40], 60, '0:00 At 0\n0:20 At 20\n0:40 At 40'],
    [
      'one for what is said before the first heading',
      [12, 30],
      60,
      '0:00 Introduction\n0:12 At 12\n0:30 At 30',
    ],
    ['a short beginning joins the next', [4, 20, 40], 60, '0:00 At 4\n0:20 At 20\n0:40 At 40'],
    ['a short section joins the next', [0, 20, 25, 40], 60, '0:00 At 0\n0:20 At 25\n0:40 At 40'],
    [
      'several short ones join until they are long enough',
      [0, 20, 23, 26, 40],
      60,
      '0:00 At 0\n0:20 At 26\n0:40 At 40',
    ],
    ['a short end joins the one before it', [0, 20, 40, 55], 60, '0:00 At 0\n0:20 At 20\n0:40 At 40'],
    ['exactly ten seconds are enough', [0, 10, 20], 30, '0:00 At 0\n0:10 At 10\n0:20 At 20'],
    ['fewer than three are none', [0, 20], 60, ''],
    ['too short for three', [0, 9, 20], 29, ''],
    ['without headings there are none', [], 60, ''],
    [
      'a heading after which nothing is said is none',
      [0, 20, 40, 99],
      60,
      '0:00 At 0\n0:20 At 20\n0:40 At 40',
    ],
  ])('%s', (_, starts, seconds, lines) => expect(chapters(starts, seconds)).toBe(lines))

  it('end where the next begins, the last one with the video', () => {
    const sentences = [0, 20, 40].map(start => ({
      text: '',
      offset: start,
      start,
      end: start,
      spaced: true,
      endsLine: true,
    }))
    const headings = [0, 20, 40].map(offset => ({ title: `One\n${offset}`, offset }))
    expect(chaptersOf(headings, sentences, 61.5, '')).toEqual([
      { title: 'One 0', start: 0, end: 20 },
      { title: 'One 20', start: 20, end: 40 },
      { title: 'One 40', start: 40, end: 61.5 },
    ])
  })
})

it.each([
  [0, '0:00'],
  [59.9, '0:59'],
  [74, '1:14'],
  [3674, '1:01:14'],
])('%f s are %s', (seconds, shown) => expect(clock(seconds)).toBe(shown))
