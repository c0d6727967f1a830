import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/outputs/diagnostics.ts'
import { commentBody } from '../../src/publish/comment-body.ts'
import { summariseDiagnostic } from '../../src/publish/diagnostic-box.ts'
import { readMarker } from '../../src/publish/marker.ts'
import { blockAssets, putBlock, writeBlock } from '../../src/publish/notes-block.ts'
import { summarise } from '../../src/publish/summary.ts'
import { showResult, type VideoView } from '../../src/publish/video-view.ts'
import { HOSTILE } from './support/hostile.ts'
import { read } from './support/rendered.ts'

const FRAME = { runUrl: 'https://github.com/o/r/actions/runs/1', waits: true }
const OURS = ['h3', 'p', 'a', 'img', 'strong', 'code', 'details', 'summary', 'blockquote', 'em', 'sub']
/** Of a message's lines that begin with a hyphen. */
const LIST = ['ul', 'li']
const TABLE = ['table', 'thead', 'tbody', 'tr', 'th', 'td']

/** A video all of whose texts want the same. */
function video(text: string): VideoView {
  const diagnostic: Diagnostic = { title: text, happened: text, means: text, advice: text }
  return {
    status: 'success',
    state: 'submitted',
    projectId: text.slice(0, 200),
    videoUrl: 'https://res.jogg.ai/1.mp4',
    coverUrl: 'https://res.jogg.ai/1.jpg',
    title: text.slice(0, 300),
    videoName: text.slice(0, 200),
    text,
    diagnostic,
  }
}

const prove = () => 'proof'

describe.each(Object.entries(HOSTILE))('a text that wants %s', (_, text) => {
  const stages: Readonly<Record<string, readonly VideoView[]>> = {
    'a finished comment': [video(text)],
    'a rendering comment': [{ ...video(text), status: 'processing', problem: text }],
    'a failed comment': [{ ...video(text), status: 'failed' }],
    'a comment without its diagnostic': [{ projectId: '1', problem: text, videoName: text.slice(0, 200) }],
    'a batch': [video(text), { ...video(text), status: 'failed', file: `docs/${text.slice(0, 80)}.md` }],
  }

  it.each(Object.entries(stages))('is shown, and nothing else, in %s', (_, shown) => {
    const body = commentBody({ tag: 'default', prove, shown, names: [] }, FRAME)
    expect(body.length).toBeLessThan(65_536)
    expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])/)

    const { tags, references, hidden } = read(body)
    expect(tags.filter(tag => ![...OURS, ...TABLE, ...LIST].includes(tag))).toEqual([])
    expect(references).toEqual([])
    expect(hidden.filter(comment => !/^<!-- (jogg-video-action:|spoken:\d)/.test(comment))).toEqual([])
    expect(body.match(/<!-- jogg-video-action:/g)).toHaveLength(1)
    if (shown.length > 1) expect(tags.filter(tag => tag === 'td')).toHaveLength(4 * shown.length)
    expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length)
    expect(readMarker(body, prove, 'default')?.entries).toHaveLength(shown.length)
  })

  it('is shown, and nothing else, in the summary', () => {
    const script = text.slice(0, 5000)
    const result = {
      status: 'success',
      projectId: '1',
      title: text,
      script,
      videoUrl: 'https://a.b/1.mp4',
    } as const
    const { tags, references } = read(summarise([result, result], showResult, { waits: true }))
    expect(tags.filter(tag => ![...OURS, ...TABLE].includes(tag))).toEqual([])
    expect(references).toEqual([])
  })

  it('is shown, and nothing else, in what a summary tells of setbacks and estimates', () => {
    const diagnostic: Diagnostic = { title: text, happened: text, means: text, advice: text }
    const dry = { status: 'dry-run', file: text.slice(0, 200), estimatedCredits: 1 } as const
    const summaries = [
      summarise([{ status: 'pending' }], showResult, { waits: true, diagnostics: [diagnostic] }),
      summarise([dry, dry], showResult, { waits: true, estimate: { credits: 1, left: 1 } }),
      summariseDiagnostic(diagnostic),
    ]
    for (const summary of summaries) {
      const { tags, references } = read(summary)
      expect(tags.filter(tag => ![...OURS, ...TABLE, ...LIST].includes(tag))).toEqual([])
      expect(references).toEqual([])
      expect(summary).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])/)
    }
  })

  it("is shown, and nothing else, in a release's notes, and names no asset there", () => {
    const notes = putBlock(text, 'default', writeBlock('default', [video(text)], ['ours.mp4']))
    expect(notes.startsWith(text)).toBe(true)
    expect(blockAssets(notes, 'default')).toEqual(['ours.mp4'])
    const { references, tags } = read(notes.slice(text.length))
    expect(references).toEqual([])
    expect(tags.filter(tag => !OURS.includes(tag))).toEqual([])
  })
})

it('is believed from the first line of a comment alone', () => {
  const marker = '<!-- jogg-video-action:{"tag":"default","entries":[],"names":[]} -->'
  expect(readMarker(`${marker}\nHello`, prove)).toBeDefined()
  expect(readMarker(`Hello\n${marker}`, prove)).toBeUndefined()
  expect(readMarker(`> ${marker}`, prove)).toBeUndefined()
  expect(readMarker(marker.replace('jogg', 'JOGG'), prove)).toBeUndefined()
})
