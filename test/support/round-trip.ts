import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { DEFAULT_KEY } from '../../sandbox/index.ts'
import { type Hub, openHub, type Trigger, type WorkflowRun } from './runner/hub.ts'

/**
 * Submit and collect, without a person in between: `webhook-submit.yml` and `webhook-collect.yml`, the relay as a
 * process of its own, and a webhook from the sandbox that carries the word from one to the other. Videos render until
 * they are told to be finished.
 */
export interface RoundTrip {
  readonly hub: Hub
  /** Comments `/video` on pull request 7, which has a description; `webhook-submit.yml` answers. */
  submit(about?: Partial<Trigger>): Promise<WorkflowRun>
  /** Has JoggAI report this project, and resolves when the relay has answered. */
  finish(projectId: string): Promise<void>
  /** Starts `webhook-collect.yml` on the newest dispatch that the relay sent. */
  collect(): Promise<WorkflowRun>
  relayLog(): string
  close(): Promise<void>
}

export const DESCRIPTION = 'The settings moved. You find them at the top.'

export async function openRoundTrip(): Promise<RoundTrip> {
  const hub = await openHub({ renderMs: 3_600_000, tokens: { [RELAY_TOKEN]: RELAY_IDENTITY } })
  const { github, sandbox } = hub
  await github.addPullRequest({ number: 7, headSha: '7'.repeat(40), headRef: 'settings', body: DESCRIPTION })
  const relay = await startRelay(hub)
  return {
    hub,
    submit: about =>
      hub.run('webhook-submit.yml', { name: 'issue_comment', pr: 7, comment: '/video', ...about }),
    async finish(projectId) {
      sandbox.finish(projectId)
      await sandbox.settled()
    },
    collect() {
      const { eventType = '', clientPayload } = github.dispatches.at(-1) ?? {}
      const payload = { client_payload: clientPayload }
      return hub.run('webhook-collect.yml', { name: 'repository_dispatch', action: eventType, payload })
    },
    relayLog: relay.log,
    async close() {
      await relay.stop()
      await hub.close()
    },
  }
}

const RELAY_TOKEN = 'github_pat_ofTheRelay'
const RELAY_IDENTITY = { login: 'mona', kind: 'user', permissions: { contents: 'write' } } as const
const RELAY = path.resolve(import.meta.dirname, '../../relay/node.ts')

/** As relay/README.md says: first the endpoint, whose answer has the secret, then the relay; here its address comes last. */
async function startRelay({ sandbox, github }: Hub): Promise<{ log(): string; stop(): Promise<void> }> {
  const secret = await register(sandbox.url)
  const settings = {
    PORT: '0',
    JOGG_WEBHOOK_SECRET: secret,
    GITHUB_TOKEN: RELAY_TOKEN,
    GITHUB_REPOSITORY: github.repository,
    GITHUB_API_URL: github.places.api,
  }
  const env = { PATH: process.env.PATH, ...settings }
  const child = spawn(process.execPath, [RELAY], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const url = await listening(child, lines)
  for (const endpoint of sandbox.webhooks) endpoint.url = `${url}/webhook`
  return {
    log: () => lines.join('\n'),
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'close')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function register(joggUrl: string): Promise<string> {
  const events = ['generated_video_success', 'generated_video_failed']
  const response = await fetch(`${joggUrl}/v1/endpoint`, {
    method: 'POST',
    headers: { 'x-api-key': DEFAULT_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ url: 'https://relay.example/webhook', events, status: 'enabled' }),
  })
  const { secret } = (await response.json()) as { secret: string }
  return secret
}

/** Collects the relay's log, and resolves to the address that its first line tells. */
async function listening(child: ChildProcess, lines: string[]): Promise<string> {
  if (!child.stdout) throw new Error('the relay has no log')
  const log = createInterface({ input: child.stdout })
  log.on('line', line => lines.push(line))
  await Promise.race([once(log, 'line'), once(log, 'close')])
  const { url } = JSON.parse(lines[0] ?? '{}') as { url?: string }
  if (!url) throw new Error(`the relay did not start: ${lines.join('\n')}`)
  return url
}
