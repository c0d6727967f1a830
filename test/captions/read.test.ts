import { describe, expect, it } from 'vitest'
import { cuesOf } from '../../src/captions/cues.ts'
import { linesOf, readSubtitles } from '../../src/captions/read.ts'
import { subRip, webVtt } from '../../src/captions/write.ts'
import { pace } from './pace.ts'

describe('subtitles that JoggAI made', () => {
  it.each([
    ['SubRip', subRip],
    ['WebVTT', webVtt],
  ])('in %s are read as they were written', (_, write) => {
    for (const text of [
      'If a < b && b > c, stop. It is done at last.',
      'اليوم نطلق الإصدار الخامس من GitHub Actions.',
    ]) {
      const cues = cuesOf({ text, language: 'en', seconds: 8, pace })
      const read = readSubtitles(write(cues))
      expect(read.map(({ lines, rightToLeft }) => ({ lines, rightToLeft }))).toEqual(
        cues.map(({ lines, rightToLeft }) => ({ lines, rightToLeft })),
      )
      read.forEach(({ start, end }, i) => {
        expect(start).toBeCloseTo(cues[i]?.start ?? Number.NaN, 2)
        expect(end).toBeCloseTo(cues[i]?.end ?? Number.NaN, 2)
      })
    }
  })

  it('are read with faults, too', () => {
    const file = [
      '\ufeffWEBVTT - a title\nKind: captions',
      'NOTE --> nothing',
      '7\n00:05,5 --> 00:06.250 align:start\n{\\an8}<i>Second</i>\n \nnot a cue',
      '1\r\n1:00:01,000 --> 1:00:02,000\r\nLast',
      '00:01.000 --> 00:02.000\nFirst\nof two lines',
      '00:09.000 --> 00:08.000\nbackwards',
      '00:10.000 --> 00:11.000\n',
      'x --> y\nno times',
    ].join('\n\n')
    expect(readSubtitles(file).map(({ start, end, lines }) => [start, end, ...lines])).toEqual([
      [1, 2, 'First', 'of two lines'],
      [5.5, 6.25, 'Second'],
      [3601, 3602, 'Last'],
    ])
  })

  it.each(['', 'Not found', '\n'.repeat(50_000), '<'.repeat(50_000)])('that are none are none', file => {
    expect(readSubtitles(file)).toEqual([])
  })

  it('make the lines of a transcript', () => {
    expect(linesOf(readSubtitles('1\n00:00:01,000 --> 00:00:02,000\nOne\ntwo.\n'))).toEqual([
      { text: 'One two.', start: 1, end: 2, endsLine: false },
    ])
  })
})
