import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/inputs/inputs.ts'
import { rawInput } from '../../src/inputs/raw-input.ts'
import { toRunnerEnv } from '../support/world.ts'

const minimal = { 'api-key': 'k', script: 'Hello', 'avatar-id': '7', 'voice-id': 'v' }
const read = (inputs: Record<string, string>) => readInputs(toRunnerEnv({ ...minimal, ...inputs }))
const problemsOf = (inputs: Record<string, string>) => read(inputs).problems

describe('what is said', () => {
  it.each([
    [{ 'script-file': ' a.md\r\n\n b/*.md \nc.md' }, { kind: 'files', patterns: ['a.md', 'b/*.md', 'c.md'] }],
    [{ script: ' Hello\nthere ' }, { kind: 'text', text: 'Hello\nthere' }],
    [{ 'audio-file': ' a.mp3 ' }, { kind: 'audio-file', path: 'a.mp3' }],
    [{ 'audio-url': 'https://a.example/x.mp3' }, { kind: 'audio-url', url: 'https://a.example/x.mp3' }],
    [{ 'script-from': 'release' }, { kind: 'github', from: 'release' }],
    [{ 'script-from': 'pull-request' }, { kind: 'github', from: 'pull-request' }],
    [{ 'project-id': 'a-b_7' }, { kind: 'project', projectId: 'a-b_7' }],
    [{ 'project-id': ' vid:7.b/c ' }, { kind: 'project', projectId: 'vid:7.b/c' }],
  ])('by %j', (given, source) => {
    const { inputs, problems } = read({ script: '', 'github-token': 't', ...given })
    expect({ source: inputs.source, problems }).toEqual({ source, problems: [] })
  })

  it.each(['a b', 'a\nb', 'a\u200bb', '..', 'x'.repeat(201)])('by no project %j', projectId => {
    expect(problemsOf({ script: '', 'project-id': projectId })).toEqual([
      expect.stringContaining('allowed is a JoggAI project id: up to 200 characters, and no spaces'),
    ])
  })

  it('names all that could say it, and those that do', () => {
    expect(problemsOf({ script: '' })).toEqual([
      'exactly one of the inputs `script-file`, `script`, `audio-file`, `audio-url`, `script-from`, `project-id` is needed: `script` is given but empty (an expression comes out empty where the event has no such text, e.g. a release without notes)',
    ])
    expect(problemsOf({ 'audio-file': 'a.mp3' })[0]).toContain('given are `script`, `audio-file`')
  })
})

describe('a source that is not there', () => {
  const SOURCES = ['script-file', 'script', 'audio-file', 'audio-url', 'script-from', 'project-id']
  const all = (values: Record<string, string>) =>
    problemsOf({ ...Object.fromEntries(SOURCES.map(name => [name, ''])), ...values })

  it('is one that is given but empty, as far as that can be known', () => {
    for (const name of SOURCES) {
      expect(all({ [name]: ' \n ' })[0]).toContain(`\`${name}\` is given but empty`)
    }
    expect(all({})[0]).toContain('none of them is given, or what is given is empty')
  })
})

describe('what is read from GitHub', () => {
  const from = (value: string, more: Record<string, string> = {}) =>
    problemsOf({ script: '', 'github-token': 't', 'script-from': value, ...more })

  it('is the release or the pull request, with a token to ask with, and nothing beside it', () => {
    expect(from('issue')).toEqual(['input `script-from` is "issue": allowed is `release` or `pull-request`'])
    expect(from('release', { 'github-token': '' })).toEqual([
      'input `script-from` is "release": what it reads is at GitHub, and `github-token` is empty; leave that out',
    ])
    expect(from('release', { script: 'Hi' })).toEqual([
      expect.stringContaining('given are `script`, `script-from`'),
    ])
  })
})

describe('which part of a script', () => {
  it('is named by one line, of what has headings', () => {
    const files = { script: '', 'script-file': 'a.md' }
    expect(read({ ...files, 'script-section': ' latest ' }).inputs.section).toBe('latest')
    expect(read(files).inputs.section).toBe('')
    expect(problemsOf({ ...files, 'script-section': 'a\nb' })).toEqual([
      'input `script-section` is "a\\nb": allowed is one line of at most 200 characters',
    ])
    expect(problemsOf({ 'script-section': 'latest' })).toEqual([
      'input `script-section` is "latest": only `script-file` and `script-from` have sections to choose from',
    ])
    expect(problemsOf({ ...files, 'script-section': 'latest', 'script-format': 'text' })).toEqual([
      'input `script-section` is "latest": not with `script-format: text`, since plain text has no headings',
    ])
  })

  it('is as much as a length allows, of any script', () => {
    for (const [value, seconds] of [
      ['90s', 90],
      ['2m', 120],
      ['120', 120],
      ['', undefined],
    ] as const)
      expect(read({ 'shorten-to': value })).toMatchObject({ inputs: { shortenTo: seconds }, problems: [] })
    expect(problemsOf({ 'shorten-to': '2h' })).toEqual([
      'input `shorten-to` is "2h": allowed is a length such as `90s`, `2m` or `120`, from 10 s to 1 h',
    ])
    for (const source of [{ 'audio-file': 'a.mp3' }, { 'project-id': 'p' }])
      expect(problemsOf({ script: '', ...source, 'shorten-to': '2m' })).toEqual([
        'input `shorten-to` is "2m": only a script is edited: audio, and a video that is there, keep their length',
      ])
  })
})

describe('caption files', () => {
  it('are any of three, with commas or one a line', () => {
    const formats = (value: string) =>
      read({ 'caption-files': value, 'download-to': 'v/' }).inputs.targets.captionFiles
    expect(formats('srt, VTT\n\ntxt ,vtt')).toEqual(['vtt', 'srt', 'txt'])
    expect(formats('txt')).toEqual(['txt'])
    expect(formats('')).toEqual([])
  })

  it('are refused where nobody knows them, and where they would have no place', () => {
    expect(problemsOf({ 'caption-files': 'vtt, sub', 'download-to': 'v/' })).toEqual([
      'input `caption-files` is "vtt, sub": allowed are `vtt`, `srt` and `txt`, with commas or one a line',
    ])
    expect(problemsOf({ 'caption-files': 'vtt', 'attach-to-release': 'true' })).toEqual([])
    expect(problemsOf({ 'caption-files': 'vtt', page: 'site/' })).toEqual([
      'input `caption-files` is "vtt": such files go where the video goes; give `download-to` or `attach-to-release: true` as well',
    ])
  })
})

it('says that the presenter is generated, unless the workflow will not have it', () => {
  expect(read({}).inputs.targets.disclosure).toBe(true)
  expect(read({ disclosure: 'false' }).inputs.targets.disclosure).toBe(false)
})

describe('a title', () => {
  it('of more than 200 characters is cut, since those of GitHub have up to 256', () => {
    const named = (name: string) => {
      const { inputs, problems, warnings } = read({ script: 'Hi', 'video-name': name })
      return { name: inputs.format.videoName, problems, warnings }
    }
    expect(named('n'.repeat(200))).toEqual({ name: 'n'.repeat(200), problems: [], warnings: [] })
    expect(named('n'.repeat(256))).toEqual({
      name: `${'n'.repeat(199)}…`,
      problems: [],
      warnings: ['input `video-name` has 256 characters, and is cut: a title has at most 200'],
    })
    expect(named(`${'n'.repeat(198)}😀😀`).name).toBe(`${'n'.repeat(198)}…`)
    expect(named('x'.repeat(5000)).name).toHaveLength(200)
  })
})

/** At the edge, and a step beyond it. */
const BOUNDS: readonly (readonly [string, string, string, string])[] = [
  ['avatar-id', '1'.repeat(19), '1'.repeat(20), 'allowed is an avatar id: digits only'],
  ['avatar-id', '7', 'x7', 'allowed is an avatar id'],
  ['avatar-id', '70', '7x', 'allowed is an avatar id'],
  ['voice-id', 'v'.repeat(300), 'v'.repeat(301), 'allowed is one line of at most 300 characters'],
  ['video-name', 'one line', 'two\nlines', 'allowed is one line'],
  ['download-to', 'd'.repeat(1000), 'd'.repeat(1001), 'allowed is one line of at most 1000 characters'],
  ['poll-interval', '3600', '3601', 'allowed is a number of seconds from 1 to 3600'],
  ['poll-interval', '1', '0.99', 'allowed is a number of seconds'],
  ['timeout-minutes', '1440', '1440.1', 'allowed is a number of minutes from 0.01 to 1440'],
  ['timeout-minutes', '0.01', '0.009', 'allowed is a number of minutes'],
  ['max-credits', '0', '-1', 'allowed is a number of credits from 0 to 1000000'],
  ['max-credits', '1000000', '1000001', 'allowed is a number of credits'],
  ['pr-number', '12', '0', 'allowed is a whole number of a pull request'],
  ['comment-tag', 'a.b-c_7', 'a b', 'allowed is up to 60 letters, digits, `.`, `-` and `_`'],
  ['comment-tag', 't'.repeat(60), 't'.repeat(61), 'allowed is up to 60'],
  ['comment-tag', 'tag', '<tag', 'allowed is up to 60'],
  [
    'api-url',
    'https://x.example/a',
    'https://x.example/a?b',
    'allowed is `https://host`, or `http://` on loopback',
  ],
  ['api-url', 'https://x.example/v1x/', 'https://x.example/v1/', 'allowed is an address without a version'],
]

it.each([
  ['v1', 'v1'],
  ['refs/tags/release/v1', 'release/v1'],
  ['a/refs/tags/v1', 'a/refs/tags/v1'],
])('the release of %s has the tag %s', (given, tag) => {
  expect(read({ 'release-tag': given }).inputs.targets.releaseTag).toBe(tag)
})

it.each(BOUNDS)('%s may be %s, and not %s', (name, right, wrong, allowed) => {
  expect(problemsOf({ [name]: right })).toEqual([])
  expect(problemsOf({ [name]: wrong })).toEqual([expect.stringContaining(`input \`${name}\` is `)])
  expect(problemsOf({ [name]: wrong })).toEqual([expect.stringContaining(allowed)])
})

it('addresses that others must reach are public and https', () => {
  const script = ''
  for (const url of [
    'http://a.example/x.mp3',
    'https://localhost/x.mp3',
    'ftp://a.example/x',
    'https://a.example/my x.mp3',
  ])
    expect(problemsOf({ script, 'audio-url': url })[0]).toContain(
      'allowed is a public address that begins with',
    )
})

it('an id and a name exclude each other, in words that say so', () => {
  expect(problemsOf({ 'avatar-name': 'A', 'voice-name': 'B' })).toEqual([
    'input `avatar-name` is "A": give either `avatar-id` or `avatar-name`, not both',
    'input `voice-name` is "B": give either `voice-id` or `voice-name`, not both',
  ])
})

it('finds an input as the runner names it', () => {
  expect(rawInput({ INPUT_A_B: 'x', 'INPUT_A-B': 'y' }, 'a b')).toBe('x')
  expect(rawInput({ 'INPUT_A-B': 'y' }, 'a-b')).toBe('y')
  expect(rawInput({}, 'a')).toBe('')
})
