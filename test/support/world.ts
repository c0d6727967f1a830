import type { Actions, Clock, Env, World } from '../../src/runtime/world.ts'

/** A world for tests in this process: what the runner would have seen, and a clock that passes in no time. */
export interface TestWorld extends World {
  readonly seen: Seen
  readonly cancel: AbortController
  /** Ends what a cancelled run still says. */
  readonly lastWords: AbortController
}

export interface Seen {
  readonly info: string[]
  readonly notices: string[]
  readonly warnings: string[]
  readonly errors: { readonly message: string; readonly title: string | undefined }[]
  readonly secrets: string[]
  readonly outputs: Record<string, string>
  summary: string
}

/** @param env inputs by their names (`{'api-key': …}`) and variables by theirs (`{GITHUB_REPOSITORY: …}`) */
export function testWorld(env: Env, clock: Clock = quickClock()): TestWorld {
  const cancel = new AbortController()
  const lastWords = new AbortController()
  const seen: Seen = {
    info: [],
    notices: [],
    warnings: [],
    errors: [],
    secrets: [],
    outputs: {},
    summary: '',
  }
  return {
    env: toRunnerEnv(env),
    fetch,
    clock,
    signal: cancel.signal,
    lastCall: new AbortController().signal,
    lastWord: lastWords.signal,
    actions: recordingActions(seen),
    seen,
    cancel,
    lastWords,
  }
}

/** Lower-case names are inputs, as the runner hands them over. */
export function toRunnerEnv(env: Env): Record<string, string> {
  const entries = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const runnerName = (name: string) => (/^[a-z]/.test(name) ? `INPUT_${name.toUpperCase()}` : name)
  return Object.fromEntries(entries.map(([name, value]) => [runnerName(name), value]))
}

/** A clock on which sleeping takes no time, and the time passes all the same. */
export function quickClock(start = Date.UTC(2026, 0, 1)): Clock & { readonly slept: number[] } {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    async sleep(ms, signal) {
      if (signal.aborted || ms <= 0) return
      slept.push(ms)
      now += ms
    },
  }
}

function recordingActions(seen: Seen): Actions {
  return {
    info: message => void seen.info.push(message),
    notice: message => void seen.notices.push(message),
    warning: message => void seen.warnings.push(message),
    error: (message, properties) => void seen.errors.push({ message, title: properties?.title }),
    startGroup: name => void seen.info.push(name),
    endGroup: () => undefined,
    setSecret: secret => void seen.secrets.push(secret),
    setOutput: (name, value) => {
      seen.outputs[name] = value
    },
    appendSummary: async markdown => {
      seen.summary += markdown
    },
  }
}
