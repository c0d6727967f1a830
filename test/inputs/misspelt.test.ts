import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/inputs/inputs.ts'
import { misspelt } from '../../src/inputs/misspelt.ts'
import { toRunnerEnv } from '../support/world.ts'

const action = load(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
  readonly inputs: Record<string, unknown>
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
