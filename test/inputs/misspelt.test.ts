import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/inputs/inputs.ts'
import { DEFAULTS, misspelt } from '../../src/inputs/misspelt.ts'
import { toRunnerEnv } from '../support/world.ts'

const action = load(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
  readonly inputs: Record<string, { readonly default?: string }>
}
const names = Object.keys(action.inputs)

describe('an input that is misspelt', () => {
  it.each([
    ['dry-runn', 'dry-run'],
    ['dry_run', 'dry-run'],
    ['dryrun', 'dry-run'],
    ['max-credit', 'max-credits'],
    ['max_credits', 'max-credits'],
    ['scripts', 'script'],
    ['coment', 'comment'],
    ['script_files', 'script-file'],
    ['reuze', 'reuse'],
  ])('%s is refused, and %s named', (given, meant) => {
    expect(misspelt(toRunnerEnv({ [given]: 'true' }), names)).toEqual([
      `input \`${given}\` does not exist: \`${meant}\` does`,
    ])
  })

  it('is told with all other problems', () => {
    const { problems } = readInputs(toRunnerEnv({ 'dry-runn': 'true', wait: 'maybe' }))
    expect(problems).toEqual([
      'input `dry-runn` does not exist: `dry-run` does',
      expect.stringContaining('exactly one of the inputs'),
      'input `wait` is "maybe": allowed is `true` or `false`',
    ])
  })
})

describe('a variable of the job that looks like an input', () => {
  /** What the runner hands over where the workflow gives no input: all names, with their defaults. */
  const handedOver = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: value = '' }]) => [
      `INPUT_${name.toUpperCase()}`,
      value.replace('${{ github.token }}', 'ghs_1'),
    ]),
  )

  it.each([
    ['INPUT_DRY_RUN', 'true', 'INPUT_DRY-RUN', 'true'],
    ['INPUT_DRY_RUN', 'false', 'INPUT_DRY-RUN', 'true'],
    ['INPUT_DRY_RUN', 'false', 'INPUT_DRY-RUN', 'false'],
    ['INPUT_MAX_CREDITS', '5', 'INPUT_MAX-CREDITS', '3'],
    ['INPUT_SCRIPT_FILE', 'a.md', 'INPUT_SCRIPT-FILE', 'b.md'],
    ['INPUT_TIMEOUT_MINUTES', '5', 'INPUT_TIMEOUT-MINUTES', '3'],
    ['INPUT_REUSE_', 'true', 'INPUT_REUSE', 'false'],
  ])('is none where the input itself is given: %s=%s beside %s=%s', (variable, value, own, given) => {
    expect(misspelt({ ...handedOver, [own]: given, [variable]: value }, names)).toEqual([])
  })

  it.each([
    ['INPUT_DRY_RUN', 'true'],
    ['INPUT_MAX_CREDITS', '5'],
    ['INPUT_WAIT_', 'false'],
    ['INPUT_GITHUB_TOKEN', 'ghp_2'],
  ])('is a misspelling where the input has but its default: %s=%s', (variable, value) => {
    expect(misspelt({ ...handedOver, [variable]: value }, names)).toHaveLength(1)
  })

  it('has the defaults of action.yml', () => {
    const defaults = Object.entries(action.inputs).flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value.includes('${{') ? undefined : value]],
    )
    expect(DEFAULTS).toEqual(Object.fromEntries(defaults))
  })
})

it('knows every input', () => {
  expect(misspelt(toRunnerEnv(Object.fromEntries(names.map(name => [name, 'x']))), names)).toEqual([])
})

it.each(['who-to-greet', 'token', 'path', 'wa', 'language'])('%s is nothing of ours', given => {
  expect(misspelt(toRunnerEnv({ [given]: 'x' }), names)).toEqual([])
})

it.each([{ INPUT_DRYRUN: '' }, { INPUT_DRYRUN: ' ' }, { DRYRUN: 'true' }, { OUTPUT_DRYRUN: 'true' }])(
  '%j says nothing',
  env => {
    expect(misspelt(env, names)).toEqual([])
  },
)
