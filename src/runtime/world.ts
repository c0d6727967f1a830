/**
 * What one run may touch. `main.ts` hands in the real things, tests hand in their own; nothing below reads
 * `process`, the global `fetch` or the wall clock by itself.
 */
export interface World {
  /** The environment as the runner set it: `INPUT_*`, `GITHUB_*`, `RUNNER_*`. */
  readonly env: Env
  readonly fetch: typeof fetch
  readonly clock: Clock
  /** Aborted when the runner cancels the job (SIGINT, SIGTERM). Everything that waits takes it. */
  readonly signal: AbortSignal
  /** Aborted some seconds after `signal`: for a create that is under way, which is paid for. */
  readonly lastCall: AbortSignal
  /** Aborted a moment after `lastCall`: for saying how it ended, before the runner kills the process. */
  readonly lastWord: AbortSignal
  readonly actions: Actions
}

export type Env = Readonly<Record<string, string | undefined>>

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Resolves after `ms` milliseconds, or at once when `signal` is aborted: it never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** The part of the runner's toolkit that a run uses; the functions of `@actions/core` of the same names. */
export interface Actions {
  info(message: string): void
  notice(message: string, properties?: { title?: string }): void
  warning(message: string, properties?: { title?: string }): void
  error(message: string, properties?: { title?: string }): void
  startGroup(name: string): void
  endGroup(): void
  /** The runner replaces this value by `***` from now on, and drops outputs that contain it. */
  setSecret(secret: string): void
  setOutput(name: string, value: string): void
  /**
   * Appends Markdown to the job summary; GitHub drops a step's summary over 1 MiB. Where it can't be written a warning
   * says so, and nothing is thrown.
   */
  appendSummary(markdown: string): Promise<void>
}
