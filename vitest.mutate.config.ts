import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { UNIT } from './vitest.config.ts'

/**
 * For `npm run mutate`: the tests of single parts. A test of a whole run loads some parts late, and what a mutant does
 * while it is loaded would count for that test alone.
 */
const wholeRuns = globSync('test/**/*.test.ts', { cwd: import.meta.dirname }).filter(file =>
  /src\/(run|prepare|produce|script\/write|publish\/publisher)\.ts'/.test(readFileSync(file, 'utf8')),
)

export default defineConfig({
  test: {
    ...UNIT,
    exclude: [...UNIT.exclude, 'test/{docs,workflows}/**', ...wholeRuns],
    isolate: true,
    setupFiles: ['test/support/runs.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
  },
})
