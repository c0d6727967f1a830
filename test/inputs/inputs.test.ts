import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/inputs/inputs.ts'
import { toRunnerEnv } from '../support/world.ts'

const minimal = { 'api-key': 'k', script: 'Hello', 'avatar-id': '7', 'voice-id': 'v' }
const read = (inputs: Record<string, string>) => readInputs(toRunnerEnv(inputs))
const problemsOf = (inputs: Record<string, string>) => read({ ...minimal, ...inputs }).problems

describe('readInputs', () => {
  it('reads a minimal workflow without a problem, with the documented defaults', () => {
    const { inputs, problems, warnings } = read(minimal)
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] })
    expect(inputs.job).toEqual({
      wait: true,
      timeoutMs: 20 * 60_000,
      pollIntervalMs: 10_000,
      reuse: true,
      memory: 'auto',
      maxCredits: undefined,
      dryRun: false,
      apiUrl: { href: 'https://api.jogg.ai', loopback: false },
      apiVersion: 'v1',
      webhookUrl: '',
      translateTo: [],
      translateVoice: '',
    })
    expect(inputs.targets).toMatchObject({ comment: false, commentTag: 'default', jobSummary: true })
  })

  it('tells all problems in one go, each with input, value and what is allowed', () => {
    const problems = problemsOf({
      wait: 'yes',
      'timeout-minutes': '-1',
      'poll-interval': '0.5',
      'aspect-ratio': '4:3',
      'avatar-id': 'anna',
    })
    expect(problems).toEqual([
      'input `avatar-id` is "anna": allowed is an avatar id: digits only (a name goes into `avatar-name`)',
      'input `aspect-ratio` is "4:3": allowed is `landscape`, `portrait`, `square`, `16:9`, `9:16` or `1:1`',
      'input `poll-interval` is "0.5": allowed is a number of seconds from 1 to 3600',
      'input `timeout-minutes` is "-1": allowed is a number of minutes from 0.01 to 1440',
      'input `wait` is "yes": allowed is `true` or `false`',
    ])
  })

  it.each([
    ['none', { script: '' }, '`script` is given but empty'],
    ['two', { 'audio-url': 'https://a.example/x.mp3' }, 'given are `script`, `audio-url`'],
    ['a source and a project', { 'project-id': 'abc' }, 'given are `script`, `project-id`'],
  ])('wants exactly one source: %s', (_, inputs, found) => {
    expect(problemsOf(inputs)).toEqual([expect.stringContaining(found)])
  })

  it.each([
    ['avatar-name', { 'avatar-name': 'Anna' }],
    ['voice-name', { 'voice-name': 'Christopher' }],
  ])('refuses an id together with %s', (name, inputs) => {
    expect(problemsOf(inputs)).toEqual([expect.stringContaining(`input \`${name}\``)])
  })

  it.each(['True', 'TRUE', 'true'])('reads %s as true', value => {
    expect(read({ ...minimal, comment: value }).inputs.targets.comment).toBe(true)
  })

  it('reads the number of a pull request, of which there are no halves', () => {
    expect(read({ ...minimal, 'pr-number': '7' }).inputs.targets.prNumber).toBe(7)
    expect(problemsOf({ 'pr-number': '7.5' })).toEqual([
      'input `pr-number` is "7.5": allowed is a whole number of a pull request from 1 to 2147483648',
    ])
  })

  it.each(['constructor', 'toString', '__proto__', 'tRUE', '1'])(
    'does not take %s for a yes or no',
    value => {
      expect(problemsOf({ wait: value })).toEqual([
        `input \`wait\` is "${value}": allowed is \`true\` or \`false\``,
      ])
    },
  )

  it.each([
    ['16:9', 'landscape'],
    ['9:16', 'portrait'],
    ['1:1', 'square'],
    ['Portrait', 'portrait'],
  ])('reads the aspect ratio %s as %s', (value, meant) => {
    expect(read({ ...minimal, 'aspect-ratio': value }).inputs.format.aspectRatio).toBe(meant)
  })

  it('takes fractions of a minute', () => {
    expect(read({ ...minimal, 'timeout-minutes': '0.05' }).inputs.job.timeoutMs).toBe(3000)
  })

  it.each(['1e3', '0x10', 'Infinity', 'NaN', '1,5', ' '])(
    'refuses %j as a number, or takes the default',
    value => {
      expect(problemsOf({ 'poll-interval': value })).toHaveLength(value.trim() ? 1 : 0)
    },
  )

  it('warns of a pace that the vendor does not want', () => {
    expect(read({ ...minimal, 'poll-interval': '4' }).warnings).toEqual([expect.stringContaining('4 s')])
    expect(read({ ...minimal, 'poll-interval': '5' }).warnings).toEqual([])
  })

  it.each(['"k"', "'k'", 'Bearer k', 'k\nk'])('the key is the key alone: %j is none', key => {
    expect(read({ ...minimal, 'api-key': key }).problems).toEqual([
      expect.stringMatching(
        /^input `api-key` has white space, quotes .* without quotes and without `Bearer`$/,
      ),
    ])
  })

  it.each(['api-key', 'github-token', 'attachment-token'])('never quotes the value of %s', name => {
    const problems = problemsOf({ [name]: 'top secret' })
    expect(problems).toHaveLength(1)
    expect(problems.join()).not.toContain('top secret')
  })

  it('refuses a voice for translations where there are none', () => {
    const voice = { 'api-version': 'v2', 'translate-voice': 'de-DE-KatjaNeural' }
    expect(problemsOf(voice)).toEqual([expect.stringContaining('input `translate-voice`')])
    expect(problemsOf({ ...voice, 'translate-to': 'german' })).toEqual([])
    expect(problemsOf({ ...voice, 'api-version': 'v1', 'translate-to': 'german' })).toHaveLength(2)
  })

  it.each(['webhook-url', 'translate-to'])('refuses %s with v1', name => {
    const value = name === 'webhook-url' ? 'https://relay.example/webhook' : 'german'
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining('api-version: v2')])
    expect(problemsOf({ [name]: value, 'api-version': 'v2' })).toEqual([])
  })

  describe('languages to translate into', () => {
    const v2 = { 'api-version': 'v2', 'translate-to': 'Spanish, english (uk)\n\n GERMAN ,spanish,' }

    it('come with commas or one a line, each once', () => {
      const { inputs, problems } = read({ ...minimal, ...v2 })
      expect(inputs.job.translateTo).toEqual(['spanish', 'english (uk)', 'german'])
      expect(problems).toEqual([])
    })

    it('need a run that waits, and makes the video itself', () => {
      expect(problemsOf({ ...v2, wait: 'false' })).toEqual([expect.stringContaining('`wait: false`')])
      expect(problemsOf({ ...v2, script: '', 'project-id': '7' })).toEqual([
        expect.stringContaining('not with `project-id`'),
      ])
      expect(problemsOf({ 'api-version': 'v2', wait: 'false' })).toEqual([])
    })

    it.each(['spanish; german', 'https://example.com', '<b>'])('are words, and not %j', value => {
      expect(problemsOf({ 'api-version': 'v2', 'translate-to': value })).toEqual([
        expect.stringContaining('input `translate-to`'),
      ])
    })
  })

  it('takes only public https for what JoggAI fetches or calls', () => {
    for (const url of [
      'http://a.example/x.mp3',
      'https://localhost/x.mp3',
      'https://u:p@a.example/x.mp3',
      'x.mp3',
    ]) {
      expect(problemsOf({ script: '', 'audio-url': url })).toHaveLength(1)
    }
    expect(problemsOf({ script: '', 'audio-url': 'https://a.example/x.mp3' })).toEqual([])
  })
})
