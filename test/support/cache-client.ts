/**
 * Run as a child process by `cache-service.test.ts`: what an action does with its cache, and nothing else. Takes a
 * `CacheTour` as its argument. `@actions/cache` logs to standard output, in parts divided by lines of `DIVIDER`.
 */
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

export const DIVIDER = '=== next errand ==='

export interface CacheTour {
  /** Done one after another, in the working directory. */
  readonly errands: readonly CacheErrand[]
  /** A `CacheOutcome` a line, as soon as it is known. */
  readonly report: string
  /** Whether the pauses between attempts are skipped. */
  readonly hurried: boolean
}

export interface CacheErrand {
  readonly action: 'save' | 'restore'
  readonly key: string
  readonly restoreKeys?: string[]
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

if (process.argv[2]) await make(JSON.parse(process.argv[2]) as CacheTour)

async function make({ errands, report, hurried }: CacheTour): Promise<void> {
  if (hurried) skipPauses()
  for (const errand of errands) {
    const outcome = await run(errand)
    process.stdout.write(`\n${DIVIDER}\n`)
    appendFileSync(report, `${JSON.stringify(outcome)}\n`)
  }
}

async function run({ action, key, restoreKeys, text, env }: CacheErrand): Promise<CacheOutcome> {
  // Not at the top: what a run pays for its first use of the cache is to be seen.
  const { restoreCache, saveCache } = await import('@actions/cache')
  Object.assign(process.env, env)
  rmSync(FILE, { force: true })
  if (text !== undefined) writeFileSync(FILE, text)
  const start = performance.now()
  const result =
    action === 'save' ? await saveCache([FILE], key) : await restoreCache([FILE], key, restoreKeys)
  const milliseconds = Math.round(performance.now() - start)
  const after = existsSync(FILE) ? { text: readFileSync(FILE, 'utf8') } : {}
  return { result: result ?? null, milliseconds, ...after }
}

function skipPauses(): void {
  const { setTimeout: patiently } = globalThis
  const hastily = (callback: () => void, ms?: number) => patiently(callback, Math.min(ms ?? 0, 10))
  globalThis.setTimeout = Object.assign(hastily, patiently) as typeof setTimeout
}
