import { setMaxListeners } from 'node:events'
import { appendFileSync } from 'node:fs'
// Not the package's entry: that loads its OIDC client, and with it undici, which doubles the start-up of a run that
// needs neither (https://github.com/actions/toolkit/blob/main/packages/core/src/core.ts).
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js'
import { listed, reasonOf, withoutCommands } from '../lib/text.ts'
import { dropDebug } from './debug-lines.ts'
import { readProxies } from './proxies.ts'
import type { Actions, Clock, Env, World } from './world.ts'

/**
 * The world of a real run: this process, the network, the wall clock, the runner's commands. Every part of Node that is
 * imported at once is paid for by each run that fails on its inputs; `node:crypto` alone is a fifth of bare Node.
 */
export async function realWorld(): Promise<World> {
  outliveLog()
  if (process.env.RUNNER_DEBUG !== '1') dropDebug(process.stdout)
  // Before anything is waited for: a cancel that comes earlier would end the process at once.
  const signals = cancellation()
  const actions = await runnerActions(process.env)
  useProxies(actions)
  return { env: process.env, fetch, clock: wallClock, actions, ...signals }
}

/**
 * Node's fetch ignores HTTPS_PROXY and NO_PROXY until told; a Node older than 24.14 can't be told
 * (https://nodejs.org/api/http.html#built-in-proxy-support). Loaded only then: `node:http` is half of a run's start-up.
 */
function useProxies(actions: Actions): void {
  const { addresses, unusable } = readProxies(process.env)
  dropProxies(unusable, actions)
  // The toolkit's clients read them there by themselves.
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

/**
 * The runner sends SIGINT on cancel, SIGTERM 7.5 s later, and kills 2.5 s after that (actions/runner). Milliseconds from the
 * first of them: all there is for a create's answer, then for saying how it ended.
 */
const LAST_CALL_MS = 8000
const LAST_WORD_MS = 9000
const GONE_MS = 9300

function cancellation(): Pick<World, 'signal' | 'lastCall' | 'lastWord'> {
  const [cancel, call, word] = [new AbortController(), new AbortController(), new AbortController()]
  setMaxListeners(0, cancel.signal, call.signal, word.signal)
  const stop = () => {
    // Impatience must not end the create that is under way.
    if (cancel.signal.aborted) return
    cancel.abort()
    setTimeout(() => call.abort(), LAST_CALL_MS).unref()
    setTimeout(() => word.abort(), LAST_WORD_MS).unref()
    setTimeout(leave, GONE_MS).unref()
  }
  // SIGHUP: the terminal was closed.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
  return { signal: cancel.signal, lastCall: call.signal, lastWord: word.signal }
}

/** `process.exit` waits for a file that never answers (a pipe, a dead mount): then nothing but a kill ends the process. */
function leave(): void {
  const isStuck = process.getActiveResourcesInfo().some(name => name.startsWith('FSReq'))
  if (isStuck) process.kill(process.pid, 'SIGKILL')
  process.exit(1)
}

const wallClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    if (ms <= 0 || signal.aborted) return
    const { setTimeout: wait } = await import('node:timers/promises')
    await wait(ms, undefined, { signal }).catch(() => undefined)
  },
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
