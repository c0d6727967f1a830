import { setMaxListeners } from 'node:events'
import { appendFileSync, readFileSync, readlinkSync } from 'node:fs'
// Not the package's entry: that loads its OIDC client, and with it undici, which doubles the start-up of a run that
// needs neither (https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts).
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js'
import { listed, reasonOf, withoutCommands } from '../lib/text.ts'
import { dropDebug } from './debug-lines.ts'
import { readProxies } from './proxies.ts'
import type { Actions, Clock, Env, Host, World } from './world.ts'

/**
 * The world of a real run: this process, the network, the wall clock, the runner's commands. Every part of Node that is
 * imported at once is paid for by each run that fails on its inputs; `node:crypto` alone is a fifth of bare Node.
 */
export async function realWorld(cacheWorker?: URL): Promise<World> {
  outliveLog()
  if (process.env.RUNNER_DEBUG !== '1') dropDebug(process.stdout)
  // Before anything is waited for: a cancel that comes earlier would end the process at once.
  const { signal, lastCall } = cancellation()
  const actions = await runnerActions(process.env)
  useProxies(actions)
  return {
    env: process.env,
    fetch,
    clock: wallClock,
    signal,
    lastCall,
    actions,
    host: thisHost,
    cacheWorker,
  }
}

/**
 * Node's fetch ignores HTTPS_PROXY and NO_PROXY until told; a Node older than 24.14 can't be told
 * (https://nodejs.org/api/http.html#built-in-proxy-support). Loaded only then: `node:http` is half of a run's start-up.
 */
function useProxies(actions: Actions): void {
  const { addresses, unusable } = readProxies(process.env)
  dropProxies(unusable, actions)
  // The toolkit's clients, and the cache's thread, read them there by themselves.
  for (const [name, address] of Object.entries(addresses)) setVariable(name, address)
  if (!Object.values(addresses).some(Boolean)) return
  const http = process.getBuiltinModule('node:http') as { setGlobalProxyFromEnv?: () => unknown }
  try {
    http.setGlobalProxyFromEnv?.()
  } catch {
    dropProxies(Object.keys(addresses), actions)
  }
}

/** What they say is not shown: it may have a password in it. */
function dropProxies(names: readonly string[], actions: Actions): void {
  if (names.length === 0) return
  for (const name of names) setVariable(name, undefined)
  const told = `${listed(names, 'and')} can't be used, and requests go out without: write \`http://host:port\`.`
  actions.warning(told, { title: 'Proxy' })
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/** A log that takes nothing any more (its reader is gone, its disk full) must not end a run that is about to pay, or has paid. */
function outliveLog(): void {
  process.stdout.on('error', () => undefined)
}

/** The runner sends SIGINT on cancel, SIGTERM 7.5 s later, and kills 2.5 s after that (actions/runner). */
const LAST_CALL_MS = 3000
const GIVE_UP_MS = 4500

function cancellation(): { signal: AbortSignal; lastCall: AbortSignal } {
  const cancel = new AbortController()
  const last = new AbortController()
  setMaxListeners(0, cancel.signal, last.signal)
  const stop = () => {
    cancel.abort()
    setTimeout(() => last.abort(), LAST_CALL_MS).unref()
    setTimeout(() => process.exit(1), GIVE_UP_MS).unref()
  }
  // Each as often as it comes: impatience must not end the create that is under way. SIGHUP: the terminal was closed.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
  return { signal: cancel.signal, lastCall: last.signal }
}

const wallClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    if (ms <= 0 || signal.aborted) return
    const { setTimeout: wait } = await import('node:timers/promises')
    await wait(ms, undefined, { signal }).catch(() => undefined)
  },
}

const thisHost: Host = {
  get machine() {
    const { createHash } = process.getBuiltinModule('node:crypto')
    return createHash('sha256').update(bootOf()).digest('hex').slice(0, 12)
  },
  pid: process.pid,
  isRunning(pid) {
    try {
      return process.kill(pid, 0)
    } catch (error) {
      return (error as NodeJS.ErrnoException).code !== 'ESRCH'
    }
  },
}

/** Hosts may share a name, and containers a kernel: only Linux tells for certain whose processes can be seen from here. */
function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8') + readlinkSync('/proc/self/ns/pid')
  } catch {
    return process.getBuiltinModule('node:crypto').randomUUID()
  }
}

/** The toolkit's functions, by its own parts; texts from outside can't pass for commands to the runner. */
async function runnerActions(env: Env): Promise<Actions> {
  const setOutput = env.GITHUB_OUTPUT ? await outputFile() : () => undefined

  return {
    info: message => void process.stdout.write(`${withoutCommands(message)}\n`),
    notice: (message, properties) => issueCommand('notice', { ...properties }, message),
    warning: (message, properties) => issueCommand('warning', { ...properties }, message),
    error: (message, properties) => issueCommand('error', { ...properties }, message),
    startGroup: name => issueCommand('group', {}, name),
    endGroup: () => issueCommand('endgroup', {}, ''),
    setSecret: secret => issueCommand('add-mask', {}, secret),
    setOutput,
    async appendSummary(markdown) {
      if (!env.GITHUB_STEP_SUMMARY) return
      try {
        appendFileSync(env.GITHUB_STEP_SUMMARY, markdown)
      } catch (error) {
        warnOfSummary(error)
      }
    },
  }
}

/** Loads `node:crypto` for its delimiters, so only for a run that has such a file. */
async function outputFile(): Promise<Actions['setOutput']> {
  const toolkit = await import('../../node_modules/@actions/core/lib/file-command.js')
  return (name, value) => toolkit.issueFileCommand('OUTPUT', toolkit.prepareKeyValueMessage(name, value))
}

function warnOfSummary(error: unknown): void {
  const told = `${reasonOf(error)}. Nothing else depends on it: outputs and log tell the same.`
  issueCommand('warning', { title: 'The job summary could not be written' }, told)
}
