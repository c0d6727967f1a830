import { describe, expect, it } from 'vitest'
import {
  bounded,
  nameOf,
  type Stage,
  showResult,
  stageOf,
  titled,
  type VideoView,
} from '../../src/publish/video-view.ts'

const TROUBLE = { title: 'Too bad', happened: 'It broke.', means: 'm', advice: 'a' }
const URL_ = 'https://a.b/v.mp4'

describe('stageOf', () => {
  it.each<[Stage, VideoView]>([
    ['ready', { status: 'success', videoUrl: URL_ }],
    ['ready', { status: 'success', videoUrl: URL_, diagnostic: TROUBLE }],
    ['failed', { status: 'success' }],
    ['rendering', { status: 'success', projectId: 'p1' }],
    ['rendering', { status: 'processing', projectId: 'p1', videoUrl: URL_ }],
    ['rendering', { projectId: 'p1' }],
    ['left', { projectId: 'p1', diagnostic: TROUBLE }],
    ['left', { projectId: 'p1', problem: 'Too bad' }],
    ['unknown', { status: 'unknown', projectId: 'p1' }],
    ['unknown', { status: 'unknown' }],
    ['failed', { status: 'failed', projectId: 'p1' }],
    ['failed', { status: 'deleted', projectId: 'p1' }],
    ['submitting', { state: 'submitting' }],
    ['failed', { state: 'submitting', diagnostic: TROUBLE }],
    ['failed', { state: 'submitting', problem: 'Too bad' }],
    ['failed', { state: 'refused' }],
    ['failed', {}],
  ])('is %s for %j', (stage, shown) => expect(stageOf(shown)).toBe(stage))
})

describe('showResult', () => {
  it('has the facts that people are shown, and the spoken text', () => {
    const facts = {
      contentKey: 'c0ffee',
      projectId: 'p1',
      videoUrl: URL_,
      coverUrl: 'https://a.b/c.jpg',
      duration: 4,
      title: 'T',
      file: 'a.md',
      language: 'german',
      releaseAssetUrl: 'https://a.b/r',
      subtitleUrl: 'https://a.b/s',
      reused: true,
      status: 'failed',
      diagnostic: TROUBLE,
    } as const
    const hidden = { script: 'Hello.', estimatedCredits: 1, videoPath: 'v.mp4', commentId: '7' }
    expect(showResult({ ...facts, ...hidden })).toEqual({ ...facts, text: 'Hello.', problem: 'Too bad' })
  })

  it.each(['skipped', 'dry-run'] as const)('knows no status %s: nothing became of that video', status => {
    expect(showResult({ status })).toEqual({})
  })
})

describe('bounded', () => {
  it('cuts names, drops addresses that are too long, and keeps the spoken text whole', () => {
    const long = 'x'.repeat(301)
    const names = {
      projectId: long,
      title: long,
      file: long,
      videoName: long,
      language: long,
      problem: long,
    }
    const { text, ...rest } = bounded({ ...names, text: 'x'.repeat(9000) })
    expect(text).toHaveLength(9000)
    expect(Object.keys(rest)).toEqual(Object.keys(names))
    for (const name of Object.values(rest)) expect(name).toHaveLength(300)
  })

  it.each(['videoUrl', 'coverUrl', 'releaseAssetUrl', 'subtitleUrl', 'playerUrl'])('%s has a limit', name => {
    const address = (length: number) => ({ [name]: `https://a.b/${'x'.repeat(length - 12)}` })
    expect(bounded(address(2000))).toEqual(address(2000))
    expect(bounded(address(2001))).toEqual({})
  })

  it('holds the diagnostic’s paragraphs, too', () => {
    const { diagnostic } = bounded({ diagnostic: { ...TROUBLE, happened: 'x'.repeat(2000) } })
    expect(diagnostic?.happened).toBe(`${'x'.repeat(1500)}…`)
  })
})

describe('the name of a video', () => {
  it.each<[string, VideoView]>([
    ['Video', {}],
    ['Video (german)', { language: 'german' }],
    ['The tour', { title: 'The tour', videoName: 'o/r main' }],
    ['o/r main', { videoName: 'o/r main' }],
    ['The tour', { title: 'The tour', language: 'german' }],
    ['a.md', { file: 'a.md', title: 'The tour' }],
    ['a.md (german)', { file: 'a.md', language: 'german' }],
  ])('is %j for %j', (name, shown) => expect(nameOf(shown)).toBe(name))

  it('is the title that the workflow gives, rather than the file', () => {
    expect(titled({ file: 'a.md', projectId: 'p1' }, 'The tour')).toEqual({
      videoName: 'The tour',
      projectId: 'p1',
    })
    expect(titled({ file: 'a.md', language: 'german' }, 'The tour').videoName).toBe('The tour (german)')
  })

  it.each([undefined, ''])('stays where the workflow gives %j', given => {
    const shown = { file: 'a.md' }
    expect(titled(shown, given)).toBe(shown)
  })
})
