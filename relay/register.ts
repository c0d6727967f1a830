/**
 * The account's webhook endpoints from the command line: `npm run relay:register`. The secret of a new endpoint is
 * shown once, when JoggAI tells it; the API key never.
 */
import { adviceFor, describeError } from '../src/jogg/error-advice.ts'
import { joggHttp } from '../src/jogg/http.ts'
import type { JoggError } from '../src/jogg/jogg-error.ts'
import { plain } from '../src/lib/text.ts'
import { type Endpoint, type Endpoints, endpointsOf, enveloped } from './endpoints.ts'
import { isVideoEvent } from './event.ts'
import { probeRelay } from './probe.ts'
import { type Command, readCommand, USAGE } from './register-command.ts'
import { readSecrets } from './settings.ts'

export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly fetch: typeof fetch
  readonly signal: AbortSignal
  print(line: string): void
}

/** Does what the arguments ask for. Resolves to the exit code: 0, or 1 when something is not as it should be. */
export async function register(args: readonly string[], shell: Shell): Promise<number> {
  if (args.includes('--help')) return tell(shell, [USAGE], 0)
  const read = readCommand(args, shell.env)
  if (!read.ok) return tell(shell, [...read.problems, '', USAGE], 1)
  const { command, apiUrl, apiKey, apiVersion } = read.asked
  const http = joggHttp({ fetch: enveloped(shell.fetch) }, apiUrl, apiKey)
  // Even where the service quotes it.
  const discreet = { ...shell, print: (line: string) => shell.print(line.replaceAll(apiKey, '***')) }
  return carryOut(command, endpointsOf(http, apiVersion, shell.signal), discreet)
}

async function carryOut(command: Command, endpoints: Endpoints, shell: Shell): Promise<number> {
  if (command.kind === 'remove') return remove(endpoints, command.id, shell)
  const listed = await endpoints.list()
  if (!listed.ok) return fail(shell, 'Listing the endpoints', listed.error)
  switch (command.kind) {
    case 'list':
      return tell(shell, [...describeAll(listed.value), ...nearLimit(listed.value.length)], 0)
    case 'add':
      return add(endpoints, listed.value, command, shell)
    case 'check':
      return check(listed.value, command, shell)
  }
}

type ForUrl = Extract<Command, { url: string }>

async function add(
  endpoints: Endpoints,
  existing: readonly Endpoint[],
  { url, events }: ForUrl,
  shell: Shell,
): Promise<number> {
  const same = findByUrl(existing, url)
  if (same) return keep(same, events, shell)

  tell(shell, [...unusable(events), ...nearLimit(existing.length)], 0)
  const added = await endpoints.add(url, events)
  if (!added.ok) {
    const unsure =
      added.error.kind === 'unclear' ? ['It may have been added all the same: look with --list.'] : []
    return tell(shell, [...describeFailure('Adding the endpoint', added.error), ...unsure], 1)
  }
  const { id, secret } = added.value
  const lines = [`Added the endpoint ${plain(id)} for ${url}: ${events.join(', ')}.`]
  return tell(shell, [...lines, ...describeSecret(secret), ...nearLimit(existing.length + 1)], 0)
}

function keep(same: Endpoint, events: readonly string[], shell: Shell): number {
  const wrong = shortcomings(same, events)
  const advice = wrong.length > 0 ? [`Remove it with --remove ${plain(same.id)}, then add it again.`] : []
  const lines = [
    'The account has this address already; nothing was added.',
    describe(same),
    ...wrong,
    ...advice,
  ]
  return tell(shell, lines, wrong.length > 0 ? 1 : 0)
}

async function check(existing: readonly Endpoint[], { url, events }: ForUrl, shell: Shell): Promise<number> {
  const endpoint = findByUrl(existing, url)
  const registration = endpoint
    ? [describe(endpoint)]
    : [`No endpoint of the account has the address ${url}.`]
  const wrong = endpoint ? shortcomings(endpoint, events) : []
  const [secret] = readSecrets(shell.env)
  const probe = await probeRelay(url, secret, shell)
  const lines = [...registration, ...wrong, ...unusable(events), probe.finding, ...nearLimit(existing.length)]
  return tell(shell, lines, endpoint && wrong.length === 0 && probe.good ? 0 : 1)
}

async function remove(endpoints: Endpoints, id: string, shell: Shell): Promise<number> {
  const removed = await endpoints.remove(id)
  return removed.ok
    ? tell(shell, [`Removed the endpoint ${id}.`], 0)
    : fail(shell, `Removing the endpoint ${id}`, removed.error)
}

function findByUrl(endpoints: readonly Endpoint[], url: string): Endpoint | undefined {
  return endpoints.find(endpoint => normalise(endpoint.url) === normalise(url))
}

function normalise(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url
}

/** What keeps an endpoint from reporting these events. */
function shortcomings(endpoint: Endpoint, events: readonly string[]): string[] {
  const missing = events.filter(event => !endpoint.events.includes(event))
  return [
    ...(endpoint.enabled ? [] : ['It is disabled.']),
    ...(missing.length > 0 ? [`It is not registered for ${missing.join(', ')}.`] : []),
  ]
}

function unusable(events: readonly string[]): string[] {
  const unknown = events.filter(event => !isVideoEvent(event))
  if (unknown.length === 0) return []
  return [
    `Warning: the relay passes on generated_video_* and generated_avatar_video_*, not ${unknown.join(', ')}.`,
  ]
}

const MOST = 20
const NEAR = 18

function nearLimit(count: number): string[] {
  return count < NEAR
    ? []
    : [`Warning: ${count} of the ${MOST} endpoints that an account may have are in use.`]
}

function describeSecret(secret: string | undefined): string[] {
  if (!secret)
    return ['JoggAI told no secret: look it up in its dashboard, and set it as JOGG_WEBHOOK_SECRET.']
  return [`Its secret, shown this once: ${plain(secret)}`, 'Set it as the relay’s JOGG_WEBHOOK_SECRET.']
}

function describeAll(endpoints: readonly Endpoint[]): string[] {
  return endpoints.length === 0 ? ['The account has no endpoints.'] : endpoints.map(describe)
}

function describe({ id, url, events, enabled }: Endpoint): string {
  const parts = [id, enabled ? 'enabled' : 'disabled', url, events.join(',')]
  return parts.map(part => plain(part, 500)).join('  ')
}

function describeFailure(doing: string, error: JoggError): string[] {
  return [describeError(doing, error), adviceFor(error)]
}

function fail(shell: Shell, doing: string, error: JoggError): number {
  return tell(shell, describeFailure(doing, error), 1)
}

function tell(shell: Shell, lines: readonly string[], code: number): number {
  for (const line of lines) shell.print(line)
  return code
}
