import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { load } from 'js-yaml'
import { expect, it } from 'vitest'
import { readInputs } from '../../src/inputs/inputs.ts'
import { runs } from '../support/runs.ts'
import { toRunnerEnv } from '../support/world.ts'

const action = readFileSync(path.resolve(import.meta.dirname, '../../action.yml'), 'utf8')
const NAMES = Object.keys((load(action) as { inputs: Record<string, unknown> }).inputs)

/** What people write, rightly or wrongly, for any input, and what nobody does. */
const value = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    ' TRUE ',
    '0',
    '-1',
    '1e9',
    'NaN',
    '0x10',
    '1,5',
    '16:9',
    'portrait',
    'v2',
  ),
  fc.constantFrom(
    'https://api.jogg.ai',
    'http://127.0.0.1:1',
    'http://127.0.0.1.evil.example',
    'a\nb',
    '../x',
  ),
  fc.integer().map(String),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ unit: 'binary' }),
)
const given = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 12 })

it('whatever is given, each problem names an input, and is one line', () => {
  fc.assert(
    fc.property(given, inputs => {
      for (const problem of readInputs(toRunnerEnv(inputs)).problems) {
        expect(NAMES.some(name => problem.includes(`\`${name}\``))).toBe(true)
        expect(problem).not.toMatch(/\p{Cc}/u)
      }
    }),
    { numRuns: runs(500) },
  )
})

it('what is read without a problem is in its bounds', () => {
  fc.assert(
    fc.property(given, inputs => {
      const { inputs: read, problems } = readInputs(toRunnerEnv({ ...MINIMAL, ...inputs }))
      if (problems.length > 0) return
      const { timeoutMs, pollIntervalMs, apiUrl, maxCredits = 0 } = read.job
      expect(read.source).toBeDefined()
      expect(timeoutMs).toBeGreaterThan(0)
      expect(pollIntervalMs).toBeGreaterThanOrEqual(1000)
      expect(maxCredits).toBeGreaterThanOrEqual(0)
      expect(apiUrl?.loopback || apiUrl?.href.startsWith('https://')).toBe(true)
    }),
    { numRuns: runs(500) },
  )
})

it('a key that can’t be one is not shown', () => {
  const key = fc.string({ unit: 'binary', minLength: 6 }).filter(text => text.trim().length > 5)
  fc.assert(
    fc.property(key, given, (secret, inputs) => {
      const others = Object.values(inputs).join('\n')
      fc.pre(!others.includes(secret.trim()))
      const { problems, warnings } = readInputs(toRunnerEnv({ ...inputs, 'api-key': secret }))
      expect([...problems, ...warnings].join('\n')).not.toContain(secret.trim())
    }),
  )
})

const MINIMAL = { 'api-key': 'k', 'avatar-id': '7', 'voice-id': 'v', script: 'Hello' }
