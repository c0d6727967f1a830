import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { UNIT } from './vitest.config.ts'

/** For `npm run mutate`: the tests of single parts. Those of whole runs take a minute for each mutant. */
const OF_PARTS = globSync(UNIT.include, { exclude: [...UNIT.exclude, 'test/{docs,workflows}/**'] }).filter(
  file => !/^import \{.*src\/(run|prepare|produce|publish\/publisher)\.ts'/m.test(readFileSync(file, 'utf8')),
)

export default defineConfig({
  test: {
    include: [...OF_PARTS, 'test/{catalog/summary,publish/comment-body,publish/summary}.test.ts'],
    isolate: true,
    // A property that needs hundreds of tries to see a mutant is worth its time elsewhere.
    env: { FUZZ: '0.1' },
    setupFiles: ['test/support/runs.ts', 'test/support/network.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
  },
})
