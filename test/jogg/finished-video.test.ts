import { expect, it } from 'vitest'
import { finishVideo } from '../../src/jogg/finished-video.ts'

const API = { href: 'https://api.jogg.ai', loopback: false }
const RAW = {
  projectId: 'p1',
  status: 'pending',
  statusWord: 'status 1',
  title: undefined,
  videoUrl: undefined,
} as const

it.each([
  [1_767_225_600, new Date('2026-01-01T00:00:00Z')],
  ['2026-01-01T00:00:00Z', new Date('2026-01-01T00:00:00Z')],
  [0, undefined],
  [-5, undefined],
  [1e300, undefined],
  ['yesterday', undefined],
  [undefined, undefined],
])('was made at %s', (createdAt, date) => {
  expect(finishVideo(API, { ...RAW, createdAt }).createdAt).toEqual(date)
})

it.each([
  [30, 30],
  [0, undefined],
  [-1, undefined],
  [undefined, undefined],
])('is %s s long', (seconds, duration) => {
  expect(finishVideo(API, { ...RAW, seconds }).duration).toBe(duration)
})

it.each(['failed', 'processing', 'success'] as const)(
  'of status %s has no address that is not safe',
  status => {
    const video = finishVideo(API, {
      ...RAW,
      status,
      videoUrl: 'http://r.example/v.mp4',
      coverUrl: 'file:///c',
    })
    expect(video).not.toHaveProperty('videoUrl')
    expect(video).not.toHaveProperty('coverUrl')
  },
)

it.each(['http://r.example/v.mp4', 'https://user:word@r.example/v.mp4', '/v.mp4'])(
  'has failed where it is ready at %s, which is no plain https',
  videoUrl => {
    const { status, error } = finishVideo(API, { ...RAW, status: 'success', videoUrl })
    expect(status).toBe('failed')
    expect(error).toBe(`JoggAI reports success with an address that is not plain https: "${videoUrl}"`)
  },
)
