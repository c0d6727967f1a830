import { describe, expect, it } from 'vitest'
import { type Frame, showVideos } from '../../src/publish/video-sections.ts'
import type { VideoView } from '../../src/publish/video-view.ts'

const FRAME: Frame = { runUrl: undefined, waits: true }
const RUN = { runUrl: 'https://github.com/o/r/actions/runs/1', waits: true }
const READY: VideoView = {
  status: 'success',
  projectId: 'p1',
  title: 'The tour',
  videoUrl: 'https://a.b/v.mp4',
  duration: 74,
}
const COVER = { coverUrl: 'https://a.b/c.jpg' }
const diagnostic = (title: string) => ({ title, happened: 'It broke.', means: '', advice: '' })

describe('one video', () => {
  const show = (shown: VideoView, frame = FRAME) => showVideos([shown], frame, 10)

  it('is told with everything that is known', () => {
    const all = {
      releaseAssetUrl: 'https://a.b/r.mp4',
      bytes: 4_216_000,
      subtitleUrl: 'https://a.b/s',
      reused: true,
    }
    expect(show({ ...READY, ...COVER, ...all }, RUN)).toBe(
      [
        '### The tour',
        '<a href="https://a.b/v.mp4"><img src="https://a.b/c.jpg" alt="Watch the video: The tour (1:14)" width="560"></a>',
        '**[▶ Watch the video](https://a.b/v.mp4)** · 1:14 · [Download MP4 (4.2 MB)](https://a.b/r.mp4) · [Captions](https://a.b/s) · [Run](https://github.com/o/r/actions/runs/1) · taken up from an earlier run, nothing paid again',
        '<sub>JoggAI project `p1`</sub>',
      ].join('\n\n'),
    )
  })

  it('in the notes of a release leads to the file that stays, and says nothing of the project', () => {
    const asset = { releaseAssetUrl: 'https://a.b/r.webm', bytes: 412_300, projectId: 'p1' }
    expect(show({ ...READY, ...COVER, ...asset }, { ...FRAME, isNotes: true })).toBe(
      [
        '### The tour',
        '<a href="https://a.b/r.webm"><img src="https://a.b/c.jpg" alt="Watch the video: The tour (1:14)" width="560"></a>',
        '**[Download WebM (413 kB)](https://a.b/r.webm)** · [▶ Watch the video](https://a.b/v.mp4) · 1:14',
      ].join('\n\n'),
    )
    const table = showVideos([{ ...READY, ...COVER, ...asset }, READY], { ...FRAME, isNotes: true }, 10)
    expect(table).toContain('<a href="https://a.b/r.webm">')
    expect(table).toContain('**[The tour](https://a.b/r.webm)**')
  })

  it.each([
    ['https://a.b/r.mp4', undefined, 'Download MP4'],
    ['https://a.b/r.MOV', 1_500_000_000, 'Download MOV (1500.0 MB)'],
    ['https://a.b/r', 999, 'Release file (1 kB)'],
    ['https://a.b/r.mp4', 999_499, 'Download MP4 (1000 kB)'],
    ['https://a.b/r.mp4', 999_500, 'Download MP4 (1.0 MB)'],
  ])('of which %s is a file of %s bytes: %s', (releaseAssetUrl, bytes, label) => {
    const shown = { ...READY, releaseAssetUrl, ...(bytes ? { bytes } : {}) }
    expect(show(shown)).toContain(`[${label}](`)
  })

  it('has no more than what is known', () => {
    expect(show({ status: 'success', videoUrl: 'https://a.b/v.mp4' })).toBe(
      '### Video\n\n**[▶ Watch the video](https://a.b/v.mp4)**',
    )
  })

  it('shows its player rather than its cover', () => {
    expect(show({ ...READY, ...COVER, playerUrl: 'https://github.com/user-attachments/assets/1' })).toMatch(
      /^### The tour\n\nhttps:\/\/github\.com\/user-attachments\/assets\/1\n\n\*\*\[▶/,
    )
  })

  it.each([
    ['landscape', 560],
    ['square', 400],
    ['portrait', 315],
  ] as const)('has a %s cover %i pixels wide', (shape, width) => {
    expect(show({ ...READY, ...COVER, shape })).toContain(`width="${width}"`)
  })

  it('has a cover that says no length where none is known', () => {
    const { duration, ...rest } = READY
    expect(show({ ...rest, ...COVER })).toContain('alt="Watch the video: The tour"')
  })

  it.each([
    [59.4, '0:59'],
    [59.5, '1:00'],
    [3599, '59:59'],
    [3600, '1:00:00'],
    [3674, '1:01:14'],
  ])('of %d s has the length %s', (duration, told) => {
    expect(show({ ...READY, duration })).toContain(`** · ${told}\n`)
  })

  it('links no video that is not ready, even where an address is known', () => {
    expect(show({ ...READY, ...COVER, status: 'processing' })).not.toContain('a.b')
  })

  it.each([
    ['for its run', true, 'JoggAI usually takes 2 to 10 minutes. Then the video appears here.'],
    [
      'for nobody',
      false,
      'JoggAI usually takes 2 to 10 minutes. The run does not wait for it: the video appears here once it is collected, or when the job runs again.',
    ],
  ])('that is being made waits %s', (_, waits, told) => {
    const shown = { projectId: 'p1', videoName: 'o/r', at: '2026-11-22T14:03:00Z' }
    expect(show(shown, { ...FRAME, waits })).toBe(
      `### The video is being made\n\n**o/r** was submitted on 22 Nov 2026, 14:03 UTC. ${told}\n\n<sub>JoggAI project \`p1\`</sub>`,
    )
  })

  it('that an earlier run lost says what is still known', () => {
    expect(show({ status: 'failed', problem: 'Too bad' })).toBe(
      '### Too bad\n\n**Video**: the log of its run says more.',
    )
    expect(show({ status: 'failed' })).toBe(
      '### There is no video\n\n**Video**: the log of its run says why.',
    )
  })

  it.each<[string, VideoView]>([
    ['NOTE', { projectId: 'p1' }],
    ['CAUTION', {}],
    ['WARNING', { status: 'unknown' }],
  ])('in trouble is headed by that alone, above a box of kind %s', (kind, shown) => {
    const told = show({ ...shown, problem: 'Too bad', diagnostic: diagnostic('Too bad') })
    expect(told).toContain(`### Too bad\n\n> [!${kind}]\n> It broke.`)
    expect(told.match(/Too bad/g)).toHaveLength(1)
    expect(told).not.toMatch(/There is no video|is being made|It is not known/)
  })
})

describe('several videos', () => {
  it('are a table, with what there is of each', () => {
    const files = { releaseAssetUrl: 'https://a.b/r.mp4', subtitleUrl: 'https://a.b/s' }
    const { duration, ...short } = READY
    const all: VideoView[] = [
      { ...READY, ...COVER, ...files },
      { ...short, file: 'b.md' },
      { projectId: 'p3', file: 'c.md' },
      { state: 'submitting', file: 'd.md' },
      { status: 'unknown', file: 'e.md' },
      { projectId: 'p6', file: 'f.md', diagnostic: diagnostic('Late') },
      { status: 'failed', file: 'g.md' },
    ]
    expect(showVideos(all, RUN, 10)).toBe(
      [
        '### 2 of 7 videos are ready',
        [
          '|  | Video | Duration |  |',
          '| --- | --- | --- | --- |',
          '| <a href="https://a.b/v.mp4"><img src="https://a.b/c.jpg" alt="Watch the video: The tour (1:14)" width="128"></a> | **[The tour](https://a.b/v.mp4)** | 1:14 | [Download MP4](https://a.b/r.mp4) · [Captions](https://a.b/s) |',
          '|  | **[b.md](https://a.b/v.mp4)** |  |  |',
          '|  | c.md |  | being made |',
          '|  | d.md |  | being submitted |',
          '|  | e.md |  | not known |',
          '|  | f.md |  | still being made |',
          '|  | g.md |  | no video |',
        ].join('\n'),
        '> [!NOTE]\n> **Late**\n>\n> It broke.',
        '[Run](https://github.com/o/r/actions/runs/1)',
      ].join('\n\n'),
    )
  })

  it('that are all ready are counted, and rows that do not fit are', () => {
    const all = [READY, READY, READY]
    const lines = showVideos(all, FRAME, 1).split('\n')
    expect(lines[0]).toBe('### 3 videos')
    expect(lines.filter(line => line.includes('The tour'))).toHaveLength(1)
    expect(lines.at(-1)).toBe("… and 2 more, which do not fit here: the run's output `results` has them all.")
  })

  it('without any row are counted, without a table', () => {
    expect(showVideos([READY, READY], FRAME, 0)).toBe(
      "### 2 videos\n\n… and 2 more, which do not fit here: the run's output `results` has them all.",
    )
  })

  it('tell the same diagnostic once, and five of them at most', () => {
    const failed = (title: string): VideoView => ({ status: 'failed', diagnostic: diagnostic(title) })
    const same = showVideos([failed('A'), failed('A'), failed('B')], FRAME, 10)
    expect(same.match(/\[!CAUTION\]/g)).toHaveLength(2)
    const many = showVideos(['A', 'B', 'C', 'D', 'E', 'F'].map(failed), FRAME, 10)
    expect(many.match(/\*\*[A-F]\*\*/g)?.join('')).toBe('**A****B****C****D****E**')
  })
})
