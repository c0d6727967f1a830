import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Fault, type Sandbox, startSandbox } from '../sandbox/index.ts'
import { run } from '../src/run.ts'
import { quickClock, testWorld } from './support/world.ts'

const LIMITS = { create: 1000, status: 1000, other: 1000 }
const INPUTS = {
  'api-key': 'sandbox-key',
  'api-version': 'v2',
  script: 'Hello, this is the news.',
  'avatar-id': '81',
  'avatar-type': 'public',
  'voice-id': 'en-US-ChristopherNeural',
  'video-name': 'The news',
  'translate-to': 'spanish, german',
  'job-summary': 'false',
}

const closing: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map(close => close()))
})
let sandbox: Sandbox

// Node's first request loads its HTTP client, which on a busy machine takes longer than the limits above.
beforeAll(async () => {
  const first = await startSandbox()
  await fetch(first.url)
  await first.close()
})

/** @param cancelOn a request of this method and path is the run's last: it is cancelled then */
async function runWith(
  faults: readonly Fault[] = [],
  inputs: Record<string, string> = {},
  cancelOn?: RegExp,
) {
  const clock = quickClock()
  sandbox = await startSandbox({
    accounts: { 'sandbox-key': { credits: 10 } },
    renderMs: 60_000,
    now: clock.now,
  })
  closing.push(() => sandbox.close())
  sandbox.faults.add(...faults)
  const world = testWorld({ ...INPUTS, 'api-url': sandbox.url, ...inputs }, clock)
  const watched: typeof fetch = (input, init) => {
    if (cancelOn?.test(`${init?.method} ${input}`)) world.cancel.abort()
    return fetch(input, init)
  }
  const code = await run({ ...world, fetch: watched }, LIMITS)
  const { outputs, errors, info } = world.seen
  // This runner has no cache, and says so.
  const warnings = world.seen.warnings.filter(warning => !warning.startsWith('Nothing can remember'))
  const results = JSON.parse(outputs.results ?? '[]') as Record<string, unknown>[]
  return { code, outputs, results, warnings, info, error: errors.map(({ message }) => message).join('\n') }
}

const translations = () => sandbox.projects.filter(({ kind }) => kind === 'translation')
const asked = (point: string) => sandbox.requests.filter(request => request.point === point)
const translate = { on: 'translate' } as const
const translation = { on: 'translation' } as const

describe('a video and its translations', () => {
  it('stand in the results one after the other, each with its own id, and are paid for once', async () => {
    const { code, outputs, results, error } = await runWith()
    expect(error).toBe('')
    expect(code).toBe(0)
    const [video, ...translated] = sandbox.projects
    expect(translated).toHaveLength(2)
    expect(outputs).toMatchObject({ status: 'success', 'project-id': video?.id, title: 'The news' })
    expect(outputs).not.toHaveProperty('language')
    expect(results.map(result => result.language)).toEqual([undefined, 'spanish', 'german'])
    for (const { language, ...result } of results.slice(1)) {
      const project = translated.find(({ title }) => title === `The news (${language})`)
      expect(result).toMatchObject({
        status: 'success',
        'project-id': project?.id,
        title: project?.title,
        reused: false,
        'video-url': `${sandbox.url}/res/${project?.id}.mp4`,
        'subtitle-url': `${sandbox.url}/res/${project?.id}.srt`,
        'cover-url': `${sandbox.url}/res/${video?.id}.jpg`,
        'estimated-credits': 0.5,
        'content-key': expect.stringMatching(/^[0-9a-f]{64}$/),
      })
      expect(result).not.toHaveProperty('script')
    }
    expect(new Set(results.map(result => result['content-key'])).size).toBe(3)
    expect(sandbox.credits()).toBe(10 - 1 - 0.5 - 0.5)
  })

  it('are asked for in the words of the API, from the finished video', async () => {
    await runWith([], { 'translate-to': 'German' })
    const [video] = sandbox.projects
    expect(asked('translate').map(({ body }) => JSON.parse(body))).toEqual([
      {
        video_url: `${sandbox.url}/res/${video?.id}.mp4`,
        output_language: 'german',
        title: 'The news (german)',
        add_subtitles: true,
      },
    ])
    expect(asked('translate')[0]?.path).toBe('/v2/video_translate/')
  })

  it('keep the order of the files in a batch, and are made once of identical ones', async () => {
    const workspace = await mkdtemp(path.join(os.tmpdir(), 'workspace-'))
    closing.push(() => rm(workspace, { recursive: true }))
    for (const [name, text] of Object.entries({ 'a.md': 'One.', 'b.md': 'Two.', 'c.md': 'One.' }))
      await writeFile(path.join(workspace, name), text)
    const batch = { script: '', 'script-file': '*.md', GITHUB_WORKSPACE: workspace }
    const { code, results } = await runWith([], batch)
    expect(code).toBe(0)
    expect(results.map(({ file, language = '' }) => `${file} ${language}`.trim())).toEqual([
      'a.md',
      'a.md spanish',
      'a.md german',
      'b.md',
      'b.md spanish',
      'b.md german',
      'c.md',
      'c.md spanish',
      'c.md german',
    ])
    expect(results.map(({ status }) => status)).toEqual(Array(9).fill('success'))
    expect([sandbox.acceptedCreates(), translations().length]).toEqual([2, 4])
    expect(results[1]?.['project-id']).toBe(results[7]?.['project-id'])
  })

  it('are not asked for at all where none is wanted', async () => {
    await runWith([], { 'translate-to': '' })
    expect([...asked('languages'), ...asked('translate')]).toEqual([])
  })
})

describe('before anything is paid', () => {
  it('a language that JoggAI does not have is refused, with the nearest', async () => {
    const { code, error, outputs } = await runWith([], { 'translate-to': 'spanisch\nklingon\ngerman' })
    expect(code).toBe(1)
    expect(error).toMatch(/2 problems.*\n.*"spanisch"; the nearest that it has: `spanish`.*\n.*"klingon"/)
    expect(outputs.status).toBe('failed')
    expect(asked('create')).toEqual([])
  })

  it('a script that takes over three minutes to say is refused', async () => {
    const { code, error } = await runWith([], { script: 'This sentence has six words. '.repeat(120) })
    expect(code).toBe(1)
    expect(error).toMatch(/script: the video would be about \d min.* long.*at most 3 min/)
    expect(asked('create')).toEqual([])
  })

  it.each([
    ['1.9', 0],
    ['2', 1],
  ])('the translations count against `max-credits`: %s', async (max, creates) => {
    const { error } = await runWith([], { 'max-credits': max })
    expect(error).toEqual(creates ? '' : expect.stringContaining('3 videos would cost about 2 credits'))
    expect(asked('create')).toHaveLength(creates)
  })

  it('audio of unknown length counts with the longest that is translated', async () => {
    const audio = { script: '', 'audio-url': 'https://example.com/a.mp3', 'max-credits': '13' }
    expect((await runWith([], audio)).error).toContain('3 videos would cost about 14 credits')
  })

  it('a dry run looks the languages up, tells the price of each, and submits nothing', async () => {
    const { code, outputs, results, info } = await runWith([], { 'dry-run': 'true' })
    expect(code).toBe(0)
    expect(outputs.status).toBe('dry-run')
    expect(results.map(result => [result.language, result.status, result['estimated-credits']])).toEqual([
      [undefined, 'dry-run', 1],
      ['spanish', 'dry-run', 0.5],
      ['german', 'dry-run', 0.5],
    ])
    expect(info.join()).toContain('In all about 2 credits')
    expect([asked('create'), asked('translate')]).toEqual([[], []])
    expect((await runWith([], { 'dry-run': 'true', 'translate-to': 'klingon' })).code).toBe(1)
  })

  it('a dry run without a key takes the languages as they stand', async () => {
    const { code, results } = await runWith([], { 'dry-run': 'true', 'api-key': '' })
    expect([code, results.length]).toEqual([0, 3])
    expect(sandbox.requests).toEqual([])
  })

  it('a list that can not be read is a warning, and the words are taken as they stand', async () => {
    const { code, warnings } = await runWith([{ on: 'languages', kind: 'http', status: 503, times: 99 }])
    expect(code).toBe(0)
    expect(warnings.join()).toMatch(/languages.*HTTP 503.*`translate-to` is taken as it stands/)
    expect(translations()).toHaveLength(2)
  })

  it.each([
    ['list', '[]'],
    ['list of numbers', '[1]'],
  ])('a list that makes no sense is one that can not be read: %s', async (_, data) => {
    const body = { kind: 'body', text: `{"code": 0, "data": ${data}}`, times: 99 } as const
    const { code, warnings } = await runWith([{ on: 'languages', ...body }])
    expect([code, warnings.length]).toEqual([0, 1])
  })

  it.each([
    ['of objects', '{"languages": [{"language": "Spanish"}, {"name": "German", "code": "de"}]}'],
    ['under its other name', '{"target_languages": ["Spanish", "German"]}'],
    ['without a name', '["Spanish", "German"]'],
  ])('a list is understood %s, and its spelling is used', async (_, data) => {
    const body = { kind: 'body', text: `{"code": 0, "data": ${data}}` } as const
    const { results, warnings } = await runWith([{ on: 'languages', ...body }])
    expect(results.map(({ language }) => language)).toEqual([undefined, 'Spanish', 'German'])
    expect(warnings).toEqual([])
  })
})

describe('faults on submitting a translation', () => {
  const unknown: [string, Fault][] = [
    ['a reset before it is read', { ...translate, kind: 'reset' }],
    ['a reset after it was accepted', { ...translate, kind: 'reset', accepted: true }],
    ['no answer, accepted', { ...translate, kind: 'stall', accepted: true }],
    ['a body cut short', { ...translate, kind: 'truncate', accepted: true }],
    ['HTTP 502, accepted', { ...translate, kind: 'http', status: 502, accepted: true }],
    ['code 50000', { ...translate, kind: 'code', code: 50000 }],
    ['no id in the answer', { ...translate, kind: 'shape', shape: 'no-project-id' }],
  ]
  it.each(unknown)('%s: unknown, never sent again, and the video is there', async (_, fault) => {
    const { code, outputs, results, error } = await runWith([fault], { 'translate-to': 'german' })
    expect(code).toBe(1)
    expect(outputs).toMatchObject({ status: 'unknown', 'video-url': expect.stringContaining('.mp4') })
    expect(results.map(({ status }) => status)).toEqual(['success', 'unknown'])
    expect(asked('translate')).toHaveLength(1)
    expect(error).toMatch(/translation was paid for|translation of script into german/)
    expect(error).toContain('"The news (german)"')
    expect(error).toContain('leave german out of `translate-to`')
    expect(error).not.toContain('project-id')
  })

  const refused: [string, Fault, string][] = [
    ['an invalid key', { ...translate, kind: 'code', code: 10105 }, 'Secrets and variables'],
    ['no credit', { ...translate, kind: 'code', code: 18020 }, 'Buy credits'],
    ['a wrong parameter', { ...translate, kind: 'code', code: 40000, msg: 'video_url' }, '"video_url"'],
  ]
  it.each(refused)('%s: that one failed, the other one and the video did not', async (_, fault, advice) => {
    const { code, results, error } = await runWith([fault])
    expect(code).toBe(1)
    expect(results[0]).toMatchObject({ status: 'success' })
    expect(results.map(({ status }) => status).sort()).toEqual(['failed', 'success', 'success'])
    expect(error).toContain('The translation was not submitted, and nothing was paid for it.')
    expect(error).toContain(advice)
    expect(translations()).toHaveLength(1)
  })

  const accepted: [string, Fault][] = [
    ['a 429', { ...translate, kind: 'http', status: 429, retryAfter: 5, times: 3 }],
    ['no code in the answer', { ...translate, kind: 'shape', shape: 'no-code' }],
  ]
  it.each(accepted)('%s: one translation each', async (_, fault) => {
    const { code } = await runWith([fault])
    expect([code, translations().length]).toEqual([0, 2])
  })
})

describe('faults on waiting for a translation', () => {
  const survived: [string, Fault][] = [
    ['a reset', { ...translation, kind: 'reset', times: 3 }],
    ['HTTP 503', { ...translation, kind: 'http', status: 503, times: 3 }],
    ['code 50000', { ...translation, kind: 'code', code: 50000, times: 3 }],
    ['HTML', { ...translation, kind: 'html', times: 3 }],
    ['a translation not found at first', { ...translation, kind: 'code', code: 10104, times: 2 }],
    ['the other word for success', { ...translation, kind: 'shape', shape: 'success-word', times: 99 }],
    ['nothing but the least', { ...translation, kind: 'shape', shape: 'sparse', times: 99 }],
  ]
  it.each(survived)('%s is survived', async (_, fault) => {
    const { code, error } = await runWith([fault])
    expect([error, code]).toEqual(['', 0])
  })

  const ended: [string, Fault, string, string][] = [
    ['a failure', { ...translation, kind: 'status', value: 'failed' }, 'failed', 'gives no reason'],
    [
      'a status nobody described',
      { ...translation, kind: 'status', value: 'lost' },
      'failed',
      'status "lost"',
    ],
    [
      'success without an address',
      { ...translation, kind: 'shape', shape: 'no-video-url', times: 99 },
      'failed',
      'no video address',
    ],
    [
      'no end in time',
      { ...translation, kind: 'status', value: 'processing', times: 999 },
      'processing',
      'paid for',
    ],
  ]
  it.each(ended)('%s fails the step, and leaves the video', async (_, fault, status, words) => {
    const { code, outputs, results, error } = await runWith([fault], { 'translate-to': 'german' })
    expect(code).toBe(1)
    expect(outputs).toMatchObject({ status, 'project-id': sandbox.projects[0]?.id })
    expect(results).toMatchObject([
      { status: 'success', 'video-url': expect.stringContaining('.mp4') },
      {
        status,
        'project-id': translations()[0]?.id,
        error: expect.stringContaining('of script into german'),
      },
    ])
    expect(`${error}${JSON.stringify(results)}`).toContain(words)
  })
})

describe('a video that can not be translated', () => {
  it('failed: nothing is paid for what is not there', async () => {
    const { outputs, results } = await runWith([{ on: 'status', kind: 'status', value: 'failed' }])
    expect(outputs.status).toBe('failed')
    expect(results.map(({ status }) => status)).toEqual(['failed', 'skipped', 'skipped'])
    expect(asked('translate')).toEqual([])
  })

  it('turned out over three minutes: refused before it is paid for', async () => {
    const data = { status: 'completed', video_url: 'https://res.jogg.ai/v.mp4', duration: 181 }
    const told = { kind: 'body', text: JSON.stringify({ code: 0, data }) } as const
    const { code, results, error } = await runWith([{ on: 'status', ...told }], { 'translate-to': 'german' })
    expect(code).toBe(1)
    expect(results).toMatchObject([{ status: 'success' }, { status: 'failed' }])
    expect(error).toContain('the video is 3 min 1 s long, and JoggAI translates at most 3 min')
    expect(asked('translate')).toEqual([])
  })
})

describe('a run that is cancelled', () => {
  it('while a translation is made: says that it goes on, and that the next run takes it up', async () => {
    const german = { 'translate-to': 'german' }
    const { code, results, info } = await runWith([], german, /GET .*\/video_translate\/[0-9a-f]+$/)
    expect(code).toBe(1)
    expect(results).toMatchObject([{ status: 'success' }, { 'project-id': translations()[0]?.id }])
    expect(info.join('\n')).toMatch(/cancelled while it waited for the translation of script into german/)
    expect(info.join('\n')).not.toContain('`project-id')
  })

  it('while the video is made: nothing is translated', async () => {
    const { code, results } = await runWith([], {}, /GET .*\/avatar_video\//)
    expect(code).toBe(1)
    expect(results.map(({ status }) => status).slice(1)).toEqual(['skipped', 'skipped'])
    expect(asked('translate')).toEqual([])
  })
})
