import { defineConfig } from 'vitest/config'
import { UNIT } from './vitest.config.ts'

/** For `npm run mutate`: the tests that start nothing, each file by itself, since a mutant may act while it is loaded. */
export default defineConfig({
  test: {
    ...UNIT,
    exclude: [...UNIT.exclude, 'test/{docs,workflows}/**'],
    isolate: true,
    setupFiles: ['test/support/runs.ts', 'test/support/load-early.ts'],
    restoreMocks: true,
  },
})
