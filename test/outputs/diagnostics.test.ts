import { describe, expect, it } from 'vitest'
import { maskInputs } from '../../src/inputs/mask-inputs.ts'
import {
  DiagnosticError,
  diagnosticText,
  inputDiagnostic,
  toDiagnostic,
} from '../../src/outputs/diagnostics.ts'
import { toRunnerEnv } from '../support/world.ts'

const TROUBLE = { title: 'T', happened: 'It broke.', means: 'Nothing paid.', advice: 'Again.' }

describe('a diagnostic', () => {
  it('is told in the order in which a person asks, without what is not known', () => {
    expect(diagnosticText(TROUBLE)).toBe('It broke.\nNothing paid.\nAgain.')
    expect(diagnosticText({ ...TROUBLE, means: '' })).toBe('It broke.\nAgain.')
  })

  it('is what a failure was thrown with', () => {
    const failure = new DiagnosticError(TROUBLE)
    expect(toDiagnostic(failure)).toBe(TROUBLE)
    expect(String(failure)).toBe('DiagnosticError: It broke.\nNothing paid.\nAgain.')
  })

  it.each([
    [new TypeError('x is not'), 'TypeError: x is not'],
    ['a text', 'a text'],
    [undefined, 'undefined'],
  ])('made of %s is a defect of ours, and says what', (thrown, said) => {
    const { title, happened } = toDiagnostic(thrown)
    expect(title).toBe('The action stopped on a defect of its own')
    expect(happened).toMatch(new RegExp(`: ${said}$`))
  })

  it('of the inputs has all their problems, counted', () => {
    expect(inputDiagnostic(['a', 'b']).happened).toBe('2 problems with the inputs:\n- a\n- b')
    expect(inputDiagnostic(['a']).happened).toBe('1 problem with the inputs:\n- a')
  })
})

it('keys are masked line by line, as the runner masks, and nothing that is empty is', () => {
  const masked: string[] = []
  const actions = { setSecret: (secret: string) => void masked.push(secret) } as Parameters<
    typeof maskInputs
  >[0]['actions']
  const env = toRunnerEnv({ 'api-key': ' one \r\n\n\ttwo\nthree ', 'github-token': '', other: 'no secret' })
  maskInputs({ env, actions }, ['api-key', 'github-token', 'attachment-token'])
  expect(masked).toEqual(['one', 'two', 'three'])
})
