import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseTemplateVariables } from '../../src/inputs/template-variables.ts'
import { runs } from '../support/runs.ts'

const problems = (text: string) => parseTemplateVariables(text).problems

it('reads texts and files, with comments and empty lines between', () => {
  const text = '# the looks\ntitle = What is new = 2.0\r\n\n  Logo=@docs/my logo.png  \nhandle = @@octocat\n'
  expect(parseTemplateVariables(text)).toEqual({
    variables: [
      { name: 'title', value: { kind: 'text', text: 'What is new = 2.0' } },
      { name: 'Logo', value: { kind: 'file', path: 'docs/my logo.png' } },
      { name: 'handle', value: { kind: 'text', text: '@octocat' } },
    ],
    problems: [],
  })
})

it('is nothing where nothing is given', () => {
  expect(parseTemplateVariables('')).toEqual({ variables: [], problems: [] })
})

it.each([
  ['title', 'line 1: "title" has no `=`'],
  ['\n= x', 'line 2: no name stands before the `=`'],
  ['title =', 'line 1: nothing stands after the `=` of "title"'],
  ['logo = @', 'line 1: no path stands after the `@` of "logo"'],
  ['a = 1\na = 2', 'line 2: "a" was given before'],
  [`${'n'.repeat(201)} = 1`, 'line 1: a name has at most 200 characters'],
])('%j is a problem', (text, problem) => {
  expect(problems(text)).toEqual([expect.stringContaining(`input \`template-variables\`, ${problem}`)])
})

it('keeps upper and lower case apart', () => {
  expect(problems('Title = 1\ntitle = 2')).toEqual([])
})

it('names each of several problems, and no more than 200 variables are taken', () => {
  expect(problems('x\ny')).toHaveLength(2)
  const many = Array.from({ length: 201 }, (_, i) => `v${i} = 1`).join('\n')
  expect(problems(many)).toEqual([expect.stringContaining('at most 200 variables')])
})

it('gives back every text as it was written', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter(text => !/[\r\n]/.test(text) && text.trim() === text)
  const name = word.filter(text => !text.includes('=') && !text.startsWith('#'))
  fc.assert(
    fc.property(name, word, (key, value) => {
      const line = `${key} = ${value.startsWith('@') ? `@${value}` : value}`
      expect(parseTemplateVariables(line).variables).toEqual([
        { name: key, value: { kind: 'text', text: value } },
      ])
    }),
    { numRuns: runs(200) },
  )
})
