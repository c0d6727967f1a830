import fc from 'fast-check'
import nock from 'nock'
import { afterEach, describe, expect, it } from 'vitest'
import type { JoggApi } from '../../src/jogg/api.ts'
import type { VideoRequest } from '../../src/jogg/domain.ts'
import { joggApi } from '../../src/jogg/open-api.ts'
import { account, jogg, KEY } from '../support/jogg.ts'
import { runs } from '../support/runs.ts'

const { signal } = new AbortController()

afterEach(() => nock.cleanAll())

/** JoggAI's API, where this is the answer to every question. */
function apiThatSays(version: 'v1' | 'v2', text: string, status: number): JoggApi {
  nock.cleanAll()
  const everything = jogg().persist()
  for (const method of ['get', 'post'] as const) everything[method](/./).reply(status, text)
  return joggApi({ fetch }, account(version))
}

/** Words of the API in places where they belong, and anything else in theirs. */
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    4,
    5,
    99,
    'success',
    'completed',
    'failed',
    'https://r.example/v.mp4',
    'javascript:x',
  ),
  fc.constant(`quoting ${KEY}`),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.bigInt().map(Number),
  fc.constant(null),
)
const data = fc.dictionary(
  fc.constantFrom(
    ...[
      'project_id',
      'project',
      'video_id',
      'id',
      'status_code',
      'status',
      'status_desc',
      'title',
      'video_url',
    ],
    ...['cover_url', 'video_duration', 'duration', 'created_at', 'error', 'remaining_quota'],
  ),
  fc.oneof(scalar, fc.record({ code: scalar, message: scalar }, { requiredKeys: [] })),
)
/** A good answer to every question, so that what is odd in one place is not hidden behind the next. */
const good = {
  ...{ project_id: 'p1', video_id: 'p1', status_code: 4, status: 'completed', remaining_quota: 7 },
  video_url: 'https://r.example/v.mp4',
}
const anything = fc.record(
  {
    code: fc.constantFrom<unknown>(0, '0', 429, 10104, 50000, 'x'),
    msg: scalar,
    rid: scalar,
    data,
    retryAfter: scalar,
  },
  { requiredKeys: [] },
)
const almostGood = fc.record({ code: fc.constant(0), data: data.map(odd => ({ ...good, ...odd })) })
const envelope = fc.oneof(anything, almostGood)
const answer = fc.oneof(
  { weight: 4, arbitrary: envelope.map(one => JSON.stringify(one)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)
const status = fc.constantFrom(200, 200, 200, 204, 302, 400, 401, 404, 429, 500, 503)

const REQUEST: VideoRequest = {
  speech: { kind: 'script', text: 'Hello' },
  avatar: { id: '81', type: 'public' },
  voiceId: 'v',
  aspectRatio: 'landscape',
  screenStyle: 'background',
  caption: true,
  name: 'x',
}

describe.each(['v1', 'v2'] as const)('whatever JoggAI answers, over API %s', version => {
  it('is a reply: never thrown, on one line each, without the key', async () => {
    await fc.assert(
      fc.asyncProperty(answer, status, async (text, code) => {
        const api = apiThatSays(version, text, code)
        const replies = [
          await api.create(REQUEST, signal),
          await api.video('p', signal),
          await api.credits(signal),
        ]
        for (const reply of replies) expectPlain(reply)
        expect(JSON.stringify(replies)).not.toContain(KEY)
      }),
      { numRuns: runs(200) },
    )
  })

  it('a project that was made has an id, and a video an address that may be fetched', async () => {
    await fc.assert(
      fc.asyncProperty(envelope, async body => {
        const api = apiThatSays(version, JSON.stringify(body), 200)
        const [made, video] = [await api.create(REQUEST, signal), await api.video('p', signal)]
        if (made.ok) expect(made.value).toMatch(/\S/)
        if (!video.ok) return
        const { videoUrl = 'https://none.example', coverUrl = videoUrl, status, duration = 1 } = video.value
        expect([videoUrl, coverUrl].every(url => url.startsWith('https://'))).toBe(true)
        if (status === 'success') expect(video.value.videoUrl).toBeDefined()
        expect(duration).toBeGreaterThan(0)
      }),
      { numRuns: runs(200) },
    )
  })
})

function expectPlain(value: unknown): void {
  if (typeof value === 'string') expect(value).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) expectPlain(one)
}
