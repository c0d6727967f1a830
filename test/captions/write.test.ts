import { describe, expect, it } from 'vitest'
import { WebVTTParser } from 'webvtt-parser'
import { type Cue, cuesOf } from '../../src/captions/cues.ts'
import { cutAtSentence, subRip, transcript, webVtt } from '../../src/captions/write.ts'
import { pace } from './pace.ts'

const cue = (over: Partial<Cue>): Cue => ({
  start: 0,
  end: 2,
  lines: ['Hello.'],
  rightToLeft: false,
  ...over,
})
const parse = (vtt: string) => new WebVTTParser().parse(vtt)

describe('WebVTT', () => {
  const hostile =
    'If a < b && b --> c then <i>use &amp;</i> {\\an8} it.\n\nNOTE this.\nSTYLE\n00:01 --> 00:02'

  it.each([
    ['en', hostile],
    ['ar', 'اليوم نطلق الإصدار الخامس من GitHub Actions، وهي أداة تنقل مشروعك.'],
    ['ja', '今日、ロケット第五版を公開します。'],
    ['en', 'Short. '.repeat(400)],
    ['en', ''],
  ])('meets no complaint of a strict parser, and is read as it was said (%s)', (language, text) => {
    const cues = cuesOf({ text, language, seconds: 30, pace })
    const { errors, cues: parsed } = parse(webVtt(cues))
    expect(errors).toEqual([])
    expect(parsed.map(({ text }) => unescaped(text))).toEqual(cues.map(({ lines }) => lines.join('\n')))
  })

  it('the parser does complain', () => {
    expect(parse('WEBVTT\nKind: captions\n\n00:02.000 --> 00:01.000\nA < b\n').errors).not.toEqual([])
  })

  it('has nothing after its first line, and hours', () => {
    expect(webVtt([cue({ start: 3661.0004, end: 3662.5 }), cue({ lines: ['a', 'b'] })])).toBe(
      'WEBVTT\n\n01:01:01.000 --> 01:01:02.500\nHello.\n\n00:00:00.000 --> 00:00:02.000\na\nb\n',
    )
  })

  it('marks each line that runs from right to left', () => {
    expect(webVtt([cue({ lines: ['GitHub خبر', 'نص'], rightToLeft: true })])).toContain(
      '\n\u200fGitHub خبر\n\u200fنص\n',
    )
  })

  it('ends a cue after its start, however short', () => {
    expect(webVtt([cue({ start: 1, end: 1 })])).toContain('00:00:01.000 --> 00:00:01.001')
  })
})

describe('SubRip', () => {
  it('is numbered, with commas', () => {
    expect(subRip([cue({}), cue({ start: 2, end: 3.25, lines: ['a', 'b'] })])).toBe(
      '1\r\n00:00:00,000 --> 00:00:02,000\r\nHello.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,250\r\na\r\nb\r\n',
    )
  })

  it('embeds each line that runs from right to left', () => {
    expect(subRip([cue({ lines: ['نص'], rightToLeft: true })])).toContain('\u202bنص\u202c')
  })
})

it('the transcript has a sentence a line', () => {
  expect(transcript('One is  here. Two.\nThree\n\n', 'en')).toBe('One is here.\nTwo.\n\nThree\n')
})

describe('a transcript that is cut', () => {
  const text = 'One is here. Two is longer than one.\nThree.'
  it.each([
    [text.length, text],
    [text.length - 1, 'One is here. Two is longer than one. …'],
    [38, 'One is here. Two is longer than one. …'],
    [37, 'One is here. …'],
    [14, 'One is here. …'],
    [13, 'One is here …'],
    [8, 'One is …'],
    [4, 'On …'],
    [2, ''],
    [0, ''],
  ])('to %i ends at a sentence, or else at a word', (room, kept) => {
    expect(cutAtSentence(text, room, 'en')).toBe(kept)
    expect(kept.length).toBeLessThanOrEqual(room)
  })

  it('keeps a sign whole', () => expect(cutAtSentence('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 14, 'en')).toBe('👩‍👩‍👧‍👦 …'))
})

function unescaped(text: string): string {
  return text
    .replaceAll('\u200f', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
