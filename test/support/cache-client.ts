/**
 * Run as a child process by `cache-service.test.ts`: what an action does with its cache, and nothing else. Takes a
 * `CacheJob` as its argument. `@actions/cache` logs to standard output, in parts divided by lines of `DIVIDER`.
 */
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

export const DIVIDER = '=== next operation ==='

export interface CacheJob {
  /** Done one after another, in the working directory. */
  readonly operations: readonly CacheOperation[]
  /** A `CacheOutcome` a line, as soon as it is known. */
  readonly report: string
  /** Whether the pauses between attempts are skipped. */
  readonly hurried: boolean
}

export interface CacheOperation {
  readonly action: 'save' | 'restore'
  readonly key: string
  readonly restoreKeys?: readonly string[]
  readonly lookupOnly?: boolean
  /** What the cached file holds beforehand; a restore starts without it. */
  readonly text?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface CacheOutcome {
  /** What `@actions/cache` resolved to; `null` for `undefined`. */
  readonly result: unknown
  /** What the cached file holds afterwards. */
  readonly text?: string
  readonly milliseconds: number
}

const FILE = 'ledger.json'

if (process.argv[2]) await runAll(JSON.parse(process.argv[2]) as CacheJob)

async function runAll({ operations, report, hurried }: CacheJob): Promise<void> {
  if (hurried) skipPauses()
  for (const operation of operations) {
    const outcome = await run(operation)
    process.stdout.write(`\n${DIVIDER}\n`)
    appendFileSync(report, `${JSON.stringify(outcome)}\n`)
  }
}

async function run({
  action,
  key,
  restoreKeys = [],
  lookupOnly = false,
  text,
  env,
}: CacheOperation): Promise<CacheOutcome> {
  // Not at the top: what a run pays for its first use of the cache is to be seen.
  const { restoreCache, saveCache } = await import('@actions/cache')
  Object.assign(process.env, env)
  rmSync(FILE, { force: true })
  if (text !== undefined) writeFileSync(FILE, text)
  const start = performance.now()
  const result =
    action === 'save'
      ? await saveCache([FILE], key)
      : await restoreCache([FILE], key, [...restoreKeys], { lookupOnly })
  const milliseconds = Math.round(performance.now() - start)
  const after = existsSync(FILE) ? { text: readFileSync(FILE, 'utf8') } : {}
  return { result: result ?? null, milliseconds, ...after }
}

function skipPauses(): void {
  const { setTimeout: patiently } = globalThis
  const hastily = (callback: () => void, ms?: number) => patiently(callback, Math.min(ms ?? 0, 10))
  globalThis.setTimeout = Object.assign(hastily, patiently) as typeof setTimeout
}
