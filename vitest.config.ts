import { configDefaults, defineConfig } from 'vitest/config'

/** Tests that start processes or whole services, load whole tools, or take seconds: `npm test` runs them too, `npm run check` does not. */
const WHOLE = [
  'test/{e2e,examples,sandbox,support}/**/*.test.ts',
  'test/relay/{answers,build,node,pressure,sandbox,secrecy,settings}.test.ts',
  'test/publish/{attachment,collect,comment,comment-body,comment-shared,comment-trouble,download,hostile,plan-comment,publisher,release,release-faults,summary}.test.ts',
  'test/{dry-run,early-end,faults,names-and-audio,settled-later,templates,translate,webhook-url}.test.ts',
  'test/{catalog/catalog-summary,job/translate,script/{speak,shorten}.properties}.test.ts',
  'test/ledger/{cache-client,cache-keeper,refs-keeper}.test.ts',
  'test/workflows/{language-service,lint}.test.ts',
]

export const UNIT = {
  include: ['test/**/*.test.ts'],
  exclude: [...configDefaults.exclude, ...WHOLE],
  // They leave nothing behind, and importing everything for each file anew is half of their time.
  isolate: false,
}

/** Property tests take many times their runs under `npm run fuzz`, and as many times their time. */
const isFuzz = Number(process.env.FUZZ ?? 1) > 1

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'unit', ...UNIT } },
      { extends: true, test: { name: 'whole', include: WHOLE } },
    ],
    setupFiles: ['test/support/runs.ts', 'test/support/network.ts'],
    // Two cores: the end-to-end tests start processes of their own.
    maxWorkers: 2,
    maxConcurrency: 3,
    testTimeout: isFuzz ? 3_600_000 : 20_000,
    restoreMocks: true,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text', 'json-summary'] },
  },
})
