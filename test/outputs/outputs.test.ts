import { describe, expect, it } from 'vitest'
import { outputWriter } from '../../src/outputs/outputs.ts'
import { type Result, Results, type Status, worstStatus } from '../../src/outputs/results.ts'

const TROUBLE = { title: 't', happened: 'It broke.', means: '', advice: '' }

/** Everything that was set, in order. */
function record(
  act: (writer: ReturnType<typeof outputWriter>) => void,
): readonly (readonly [string, string])[] {
  const set: (readonly [string, string])[] = []
  act(outputWriter({ setOutput: (name, value) => void set.push([name, value]) }))
  return set
}

const lastOf = (set: readonly (readonly [string, string])[], name: string) =>
  set.findLast(([one]) => one === name)?.[1]

describe('one video', () => {
  const all: Required<Omit<Result, 'avatarId'>> = {
    status: 'success',
    projectId: 'p1',
    videoUrl: 'https://v',
    coverUrl: 'https://c',
    duration: 4.5,
    title: 'T',
    createdAt: '2026-01-01T00:00:00.000Z',
    script: 'Hi',
    leftOut: ['A door.', 'A lock.'],
    estimatedDuration: 5,
    estimatedCredits: 1,
    contentKey: 'c0ffee',
    reused: false,
    isForgotten: true,
    videoPath: 'a/b.mp4',
    videoSha256: 'f00',
    commentId: '7',
    commentUrl: 'https://g',
    releaseAssetUrl: 'https://r',
    file: 'a.md',
    language: 'german',
    subtitleUrl: 'https://s',
    diagnostic: TROUBLE,
  }

  it('has an output for each fact, and the whole in results', () => {
    const { results, ...single } = Object.fromEntries(record(writer => writer.write([all])))
    expect(single).toEqual({
      status: 'success',
      'project-id': 'p1',
      'video-url': 'https://v',
      'cover-url': 'https://c',
      duration: '4.5',
      title: 'T',
      'created-at': '2026-01-01T00:00:00.000Z',
      script: 'Hi',
      'left-out': 'A door.\nA lock.',
      'estimated-duration': '5',
      'estimated-credits': '1',
      'content-key': 'c0ffee',
      reused: 'false',
      'video-path': 'a/b.mp4',
      'video-sha256': 'f00',
      'comment-id': '7',
      'comment-url': 'https://g',
      'release-asset-url': 'https://r',
    })
    const only = { file: 'a.md', language: 'german', 'subtitle-url': 'https://s', error: 'It broke.' }
    expect(JSON.parse(results ?? '')).toEqual([
      { ...single, ...only, duration: 4.5, 'estimated-duration': 5, 'estimated-credits': 1, reused: false },
    ])
  })

  it('is written when something is new, and then only that', () => {
    const set = record(writer => {
      writer.write([{ projectId: 'p1' }])
      writer.write([{ projectId: 'p1' }])
      writer.write([{ projectId: 'p1', status: 'success' }])
      writer.finish([{ projectId: 'p1', status: 'success' }])
    })
    expect(set.map(([name]) => name)).toEqual(['project-id', 'results', 'status', 'results'])
  })
})

describe('a file that takes nothing', () => {
  /** Takes outputs only while there is room. */
  function start() {
    const file = { room: true, set: [] as (readonly [string, string])[] }
    const writer = outputWriter({
      setOutput(name, value) {
        if (!file.room) throw new Error('ENOSPC: no space left on device, write')
        file.set.push([name, value])
      },
    })
    return { file, writer }
  }

  it('ends nothing, and is told in the end with the names', () => {
    const { file, writer } = start()
    file.room = false
    writer.write([{ projectId: 'p1' }])
    expect(writer.finish([{ projectId: 'p1' }])).toMatchObject({
      happened:
        'The runner’s file for outputs took no more: ENOSPC: no space left on device, write. Not written: `project-id`, `results`.',
    })
  })

  it.each([
    ['ENOSPC', 'Make room on the runner’s disk.'],
    ['EDQUOT', 'Make room on the runner’s disk.'],
    ['EACCES', 'Let the user that the job runs as write the file'],
    ['EPERM', 'Let the user that the job runs as write the file'],
    ['EROFS', 'Let the user that the job runs as write the file'],
    ['EISDIR', 'Check the file that GITHUB_OUTPUT names.'],
  ])(
    'for %s comes with the advice that helps there, and promises nothing of later payments',
    (code, remedy) => {
      const writer = outputWriter({
        setOutput() {
          throw Object.assign(new Error(`${code}: no`), { code })
        },
      })
      const { advice } = writer.finish([{ projectId: 'p1' }]) ?? expect.unreachable()
      expect(advice).toContain(remedy)
      expect(advice).not.toMatch(/is remembered/)
    },
  )

  it('is tried again, and is no diagnostic once it takes everything', () => {
    const { file, writer } = start()
    file.room = false
    writer.write([{ projectId: 'p1' }])
    file.room = true
    expect(writer.finish([{ projectId: 'p1' }])).toBeUndefined()
    expect(file.set).toEqual([
      ['project-id', 'p1'],
      ['results', '[{"project-id":"p1"}]'],
    ])
  })

  it('is diagnostic where only the last value of an output is missing', () => {
    const { file, writer } = start()
    writer.write([{ status: 'pending' }])
    file.room = false
    expect(writer.finish([{ status: 'success' }])?.happened).toContain('Not written: `status`, `results`.')
  })
})

describe('a batch', () => {
  const two: Result[] = [
    { projectId: 'p1', status: 'success' },
    { projectId: 'p2', status: 'failed' },
  ]

  it('has the outputs of the first, the worst status, and its results once', () => {
    const set = record(writer => {
      writer.write(two)
      writer.finish(two)
    })
    expect(set.map(([name]) => name)).toEqual(['status', 'project-id', 'results'])
    expect([lastOf(set, 'project-id'), lastOf(set, 'status')]).toEqual(['p1', 'failed'])
  })

  it('leaves the spoken texts out of results that are too long, and nothing else', () => {
    const long = (bytes: number) => [
      { projectId: 'p1', script: 'x'.repeat(bytes) },
      { projectId: 'p2', script: 'y' },
    ]
    const results = (bytes: number) =>
      JSON.parse(
        lastOf(
          record(writer => writer.finish(long(bytes))),
          'results',
        ) ?? '',
      )
    const frame = JSON.stringify(long(0)).replaceAll('projectId', 'project-id').length
    expect(results(100_000 - frame)).toMatchObject([{ 'project-id': 'p1' }, { script: 'y' }])
    expect(results(100_001 - frame)).toEqual([{ 'project-id': 'p1' }, { 'project-id': 'p2' }])
  })

  it('of nothing, since the inputs are wrong, has failed', () => {
    expect(record(writer => [writer.write([]), writer.finish([])])).toEqual([
      ['status', 'failed'],
      ['results', '[]'],
    ])
  })
})

describe('the worst status', () => {
  const order: readonly Status[] = [
    ...(['unknown', 'failed', 'deleted', 'processing', 'pending', 'skipped', 'dry-run', 'success'] as const),
  ]

  it.each(order.slice(1).map((status, nth) => [order[nth] as Status, status] as const))(
    'is %s rather than %s',
    (worse, better) => {
      expect(worstStatus([{ status: better }, { status: worse }, {}])).toBe(worse)
    },
  )

  it('is none where nobody has one', () => expect(worstStatus([{}])).toBeUndefined())
})

it('results tell every change, and keep what was known', () => {
  const told: (readonly Result[])[] = []
  const results = new Results(all => told.push(all))
  expect(results.all).toEqual([])
  results.start([{ title: 'A' }, { title: 'B' }])
  results.update(1, { projectId: 'p2' })
  expect(told).toEqual([
    [{ title: 'A' }, { title: 'B' }],
    [{ title: 'A' }, { title: 'B', projectId: 'p2' }],
  ])
  expect(results.all).toBe(told[1])
})
