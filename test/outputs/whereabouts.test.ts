import { expect, it } from 'vitest'
import { whereabouts } from '../../src/outputs/whereabouts.ts'

it('a video’s places are one block', () => {
  const video = {
    status: 'success',
    projectId: 'p1',
    videoUrl: 'https://v.example/1.mp4',
    videoPath: 'out/news.mp4',
    releaseAssetUrl: 'https://g.example/news.mp4',
    commentUrl: 'https://g.example/7',
  } as const
  expect(whereabouts([video], true)).toEqual([
    'Where everything is:',
    'video:',
    '  JoggAI: https://v.example/1.mp4',
    '  file: out/news.mp4',
    '  release asset: https://g.example/news.mp4',
    'comment: https://g.example/7',
    'job summary: on the page of this run',
  ])
})

it('of a batch they stand by file and language, and the shared comment once', () => {
  const shared = { commentUrl: 'https://g.example/7' }
  const lines = whereabouts(
    [
      { file: 'a.md', status: 'success', videoUrl: 'https://v.example/a.mp4', ...shared },
      {
        file: 'a.md',
        language: 'german',
        status: 'success',
        subtitleUrl: 'https://v.example/a.srt',
        ...shared,
      },
      { file: 'b.md', status: 'pending', projectId: 'p2', ...shared },
      { file: 'c.md', status: 'failed' },
    ],
    false,
  )
  expect(lines).toEqual([
    'Where everything is:',
    'a.md:',
    '  JoggAI: https://v.example/a.mp4',
    'a.md, german:',
    '  subtitles: https://v.example/a.srt',
    'b.md (pending):',
    '  JoggAI: project p2',
    'comment: https://g.example/7',
  ])
})

it('there is no block where nothing went anywhere', () => {
  expect(whereabouts([{ file: 'a.md', status: 'failed' }], true)).toEqual([])
})
