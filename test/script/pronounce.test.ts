import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePronunciations, pronounce } from '../../src/script/pronounce.ts'

const say = (text: string, ...lines: string[]) => pronounce(text, parsePronunciations(lines.join('\n')).table)

describe('a pronunciation table', () => {
  it('has a word a line; comments and blank lines are nothing', () => {
    const { table, problems } = parsePronunciations(
      '# tools\n  # and more\n \n  kubectl = cube   control \r\nk8s=kates\n',
    )
    expect([...table]).toEqual([
      ['kubectl', 'cube control'],
      ['k8s', 'kates'],
    ])
    expect(problems).toEqual([])
  })

  it('takes words of up to 200 characters, written and spoken', () => {
    expect(say('a'.repeat(200), `${'a'.repeat(200)} = ${'b'.repeat(200)}`)).toBe('b'.repeat(200))
  })

  it('takes an underscore between letters and digits for the space it is spoken as, and no other', () => {
    expect(say('max retries, 2 3', 'max_retries = r', '2_3 = n')).toBe('r, n')
    expect(say('- x, _x', '-_x = a', '_x = b')).toBe('- x, b')
    expect(say('x -, x_', 'x_- = a', 'x_ = b')).toBe('x -, b')
  })

  it('keeps an equals sign in what is said', () => {
    expect(say('eq', 'eq = a = b')).toBe('a = b')
  })

  it.each([
    ['kubectl', 'line 1: "kubectl" has no `=`; write `kubectl = cube control`'],
    ['a = b\n\n= c', 'line 3: no word stands before the `=`'],
    ['a = b\nc =', 'line 2: nothing stands after the `=` to be said for "c"'],
    ['a = b\n# again\na = c', 'line 3: "a" was given before'],
    ['a_b = c\na b = d', 'line 2: "a b" was given before'],
    [`${'a'.repeat(201)} = b`, 'line 1: a word has at most 200 characters'],
    [`a = ${'b'.repeat(201)}`, 'line 1: a word has at most 200 characters'],
    [
      Array.from({ length: 501 }, (_, index) => `w${index} = x`).join('\n'),
      'line 501: the table has at most 500 words',
    ],
  ])('tells where %j is wrong', (input, problem) => {
    expect(parsePronunciations(input).problems).toEqual([`input \`pronunciations\`, ${problem}`])
  })
})

describe('pronouncing', () => {
  it.each([
    [
      'Use kubectl, (kubectl) or kubectl-plugins.',
      'Use cube control, (cube control) or cube control-plugins.',
    ],
    ['kubectls, xkubectl, kubectl2 and kubectl_x stay', 'kubectls, xkubectl, kubectl2 and kubectl_x stay'],
    ['Kubectl is another word', 'Kubectl is another word'],
    ['kubectl', 'cube control'],
    ['', ''],
  ])('%j is said as %j', (text, said) => expect(say(text, 'kubectl = cube control')).toBe(said))

  it('knows words with signs', () => {
    const table = ['C++ = see plus plus', 'C = see', '.NET = dot net', 'k8s = kates']
    expect(say('C, C++, C# and C++20; .NET, ASP.NET; k8s', ...table)).toBe(
      'see, see plus plus, C# and C++20; dot net, ASP.NET; kates',
    )
  })

  it('takes the longest of several', () => {
    expect(say('GitHub Actions and GitHub', 'GitHub = git hub', 'GitHub Actions = the actions')).toBe(
      'the actions and git hub',
    )
    expect(say('T恤 and T', 'T = tee', 'T恤 = tee shirt')).toBe('tee shirt and tee')
  })

  it('never pronounces its own output', () => {
    expect(say('a b', 'a = b', 'b = a')).toBe('b a')
    expect(say('go', 'go = go go')).toBe('go go')
  })

  it('minds letters and marks of every script', () => {
    expect(say('über Müber', 'über = ueber')).toBe('ueber Müber')
    expect(say('हिन्दी', 'हिन = x')).toBe('हिन्दी')
    expect(say('我在重庆用kubectl部署', 'kubectl = cube', '重庆 = 崇庆')).toBe('我在崇庆用cube部署')
    expect(say('cafe\u0301 cafe', 'cafe = x')).toBe('cafe\u0301 x')
  })

  it('finds a name that was written with low lines', () => {
    expect(say('set max retries', 'max_retries = max re tries')).toBe('set max re tries')
  })

  it('takes every sign for itself, never for a pattern', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }), written => {
        const { table } = parsePronunciations(`${written.replaceAll('=', '-')} = Q`)
        for (const word of table.keys()) {
          expect(pronounce(`§ ${word} §`, table)).toBe('§ Q §')
          expect(pronounce('§ §', table)).toBe('§ §')
        }
      }),
    )
  })
})
