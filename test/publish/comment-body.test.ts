import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commentBody } from '../../src/publish/comment-body.ts'
import { stateOf } from '../../src/publish/comment-state.ts'
import { readMarker } from '../../src/publish/marker.ts'
import { summarise } from '../../src/publish/summary.ts'
import { showResult, type VideoView } from '../../src/publish/video-view.ts'
import { runs } from '../support/runs.ts'

const FRAME = { runUrl: 'https://github.com/o/r/actions/runs/1', waits: true }
const prove = () => 'proof'
const body = (...shown: VideoView[]) => commentBody({ tag: 'default', prove, shown, names: [] }, FRAME)
const key = (n: number) => n.toString(16).padStart(64, '0')
const visible = (text: string) => text.slice(text.indexOf('\n') + 1)

const READY: VideoView = {
  status: 'success',
  state: 'submitted',
  projectId: 'p1',
  title: 'The tour',
  videoUrl: 'https://res.jogg.ai/p1.mp4',
}
const TROUBLE = {
  title: 'Too bad',
  happened: 'It broke.',
  means: 'Nothing is lost.',
  advice: 'Run it again.',
}

describe('what became of a video', () => {
  it.each<[string, VideoView, RegExp]>([
    [
      'ready, without a cover',
      READY,
      /^### The tour\n\n\*\*\[▶ Watch the video\]\(https:\/\/res\.jogg\.ai\/p1\.mp4\)\*\* · \[Run\]/,
    ],
    ['ready, upright', { ...READY, coverUrl: 'https://a.b/c.jpg', shape: 'portrait' }, /width="315"/],
    [
      'ready, with subtitles',
      { ...READY, file: 'a.md', language: 'german', subtitleUrl: 'https://a.b/s.srt' },
      /^### a\.md \(german\)\n\n.* · \[Captions\]/,
    ],
    [
      'submitting',
      { state: 'submitting', videoName: 'o/r main', at: '2026-11-22T14:03:00Z' },
      /^### The video is being submitted\n\n\*\*o\/r main\*\* goes to JoggAI on 22 Nov 2026, 14:03 UTC\./,
    ],
    [
      'pending',
      { projectId: 'p1', status: 'pending' },
      /^### The video is being made\n\n\*\*Video\*\* was submitted\. JoggAI usually/,
    ],
    [
      'left behind',
      { projectId: 'p1', status: 'processing', diagnostic: TROUBLE },
      /^### Too bad\n\n> \[!NOTE\]\n> It broke\./,
    ],
    ['failed', { status: 'failed', diagnostic: TROUBLE }, /^### Too bad\n\n> \[!CAUTION\]/],
    ['deleted', { status: 'deleted', diagnostic: TROUBLE }, /^### Too bad/],
    ['never submitted', { diagnostic: TROUBLE }, /^### Too bad/],
    [
      'submitted, who knows',
      { state: 'submitting', status: 'unknown', diagnostic: TROUBLE },
      /^### Too bad\n\n> \[!WARNING\]/,
    ],
    [
      'failed, as an earlier run says',
      { status: 'failed', problem: 'Too bad' },
      /^### Too bad\n\n\*\*Video\*\*: the log of its run says more\./,
    ],
    ['a success without an address', { status: 'success', projectId: 'p1' }, /^### The video is being made/],
  ])('%s', (_, shown, expected) => {
    expect(visible(body(shown))).toMatch(expected)
  })
})

it('shows nobody what the account has, which the summary shows', () => {
  const diagnostic = { ...TROUBLE, figures: 'The account had 12 credits before and has 11 credits now.' }
  expect(body({ status: 'unknown', diagnostic })).not.toContain('12 credits')
  const summary = summarise([{ status: 'unknown', diagnostic }], showResult, { waits: true })
  expect(summary).toContain('12 credits')
})

describe('the length of a comment', () => {
  const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constant('介绍 & <b> | @mona\n'))
  const video = fc.record(
    {
      contentKey: fc.nat().map(key),
      state: fc.constantFrom('submitting', 'submitted', 'refused'),
      status: fc.constantFrom('pending', 'success', 'failed', 'unknown'),
      projectId: text,
      videoUrl: fc.webUrl(),
      coverUrl: fc.webUrl(),
      title: text,
      file: text,
      text: fc.tuple(text, fc.nat(4000)).map(([part, times]) => part.repeat(times)),
      diagnostic: fc.record({ title: text, happened: text, means: text, advice: text }),
    },
    { requiredKeys: [] },
  )

  it('is under the limit, and its marker can be read, whatever there is to show', () => {
    const videos = fc.tuple(fc.array(video, { minLength: 1, maxLength: 6 }), fc.nat(120))
    fc.assert(
      fc.property(videos, ([some, times]) => {
        const all = Array.from({ length: times + 1 }, () => some).flat() as VideoView[]
        const names = Array.from({ length: 3 * all.length }, (_, n) =>
          `jogg-video-2-${key(n)}`.padEnd(190, 'f'),
        )
        const written = commentBody({ tag: 'default', prove, shown: all, names }, FRAME)
        expect(written.length).toBeLessThan(65_536)
        expect(readMarker(written, prove, 'default')?.entries.length).toBeGreaterThanOrEqual(
          Math.min(all.length, 120),
        )
      }),
      { numRuns: runs(60) },
    )
  })

  it('holds what is remembered to the last names', () => {
    const names = Array.from({ length: 300 }, (_, n) => `n${n}`)
    const written = commentBody({ tag: 'default', prove, shown: [READY], names }, FRAME)
    expect(readMarker(written, prove)?.names).toEqual(names.slice(-220))
  })

  it('first costs the end of the spoken text, and says so', () => {
    const written = body({ ...READY, text: 'Sentence, and another. '.repeat(5000) })
    expect(written.length).toBeGreaterThan(60_000)
    expect(written).toContain('\n>\n> *… and so on: the rest does not fit here.*\n\n</details>')
    expect(readMarker(written, prove)?.entries[0]).toEqual(READY)
  })

  it('then costs rows of the table, which are counted', () => {
    const all = Array.from({ length: 300 }, (_, n) => ({
      ...READY,
      contentKey: key(n),
      file: `docs/${'x'.repeat(140)}-${n}.md`,
    }))
    const written = body(...all)
    expect(written).toMatch(/… and \d+ more, which do not fit here/)
    expect(written).toContain('### 300 videos')
    expect(written.match(/^\| {2}\| \*\*\[/gm)?.length).toBeGreaterThan(50)
    expect(readMarker(written, prove)?.entries).toHaveLength(120)
    expect(readMarker(written, prove)?.entries[110]).toEqual({
      contentKey: key(110),
      state: 'submitted',
      projectId: 'p1',
    })
  })
})

it('is read back as what it was written from', () => {
  const shown: VideoView[] = [
    { ...READY, contentKey: key(1), text: 'Hello <b>@mona</b>\n\n-- bye' },
    {
      projectId: 'p2',
      status: 'pending',
      state: 'submitted',
      videoName: '--> \u2028 "x" \\',
      at: '2026-11-22T14:03:00.000Z',
    },
  ]
  const names = ['one', 'two']
  const written = commentBody({ tag: 'intro', prove, shown, names }, FRAME)
  const note = readMarker(written, prove, 'intro')
  expect(note?.names).toEqual(names)
  expect(readMarker(written, prove, 'outro')).toBeUndefined()
  const state = note && stateOf(note, written)
  const { text, ...first } = shown[0] ?? {}
  expect(state?.shown).toEqual([
    { ...first, keptText: '> Hello &lt;b&gt;@\u200bmona&lt;/b&gt;\n>\n> \\-- bye' },
    { ...shown[1], videoName: '-->   "x" \\' },
  ])
  const again = commentBody({ tag: 'intro', prove, shown: state?.shown ?? [], names }, FRAME)
  expect(visible(again)).toBe(visible(written))
  expect(readMarker(again, prove)).toEqual(note)
  expect(text).toBeDefined()
})
