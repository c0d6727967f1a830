import { parseArgs } from 'node:util'
import { type ApiUrl, DEFAULT_API_URL, isPublicHttps, parseApiUrl } from '../src/jogg/address.ts'
import type { ApiVersion } from '../src/jogg/domain.ts'

/** What `npm run relay:register` was asked to do. */
export type Command =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly url: string; readonly events: readonly string[] }
  | { readonly kind: 'check'; readonly url: string; readonly events: readonly string[] }
  | { readonly kind: 'remove'; readonly id: string }

interface Asked {
  readonly command: Command
  readonly apiUrl: ApiUrl
  readonly apiVersion: ApiVersion
  readonly apiKey: string
}

export type AskedRead =
  | { readonly ok: true; readonly asked: Asked }
  | { readonly ok: false; readonly problems: readonly string[] }

export const USAGE = `npm run relay:register -- --url https://relay.example/webhook --events generated_video_success,generated_video_failed
    adds the endpoint, unless the account has it already
npm run relay:register -- --check --url https://relay.example/webhook [--events …]
    whether it is registered for these events, and whether the relay answers there
npm run relay:register -- --list
npm run relay:register -- --remove ENDPOINT_ID
Also: --api-version v1|v2 (default v1), --api-url ${DEFAULT_API_URL}. The API key is read from JOGG_API_KEY,
the secret that --check tries the relay with from JOGG_WEBHOOK_SECRET.`

const OPTIONS = {
  url: { type: 'string', default: '' },
  events: { type: 'string', default: '' },
  list: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  remove: { type: 'string' },
  'api-version': { type: 'string', default: 'v1' },
  'api-url': { type: 'string', default: DEFAULT_API_URL },
} as const

type Env = Readonly<Record<string, string | undefined>>

/** Reads the command line; all that is wrong with it is told at once, and the key never. */
export function readCommand(args: readonly string[], env: Env): AskedRead {
  const parsed = parse(args)
  if (typeof parsed === 'string') return { ok: false, problems: [parsed] }
  const { 'api-url': url, 'api-version': version } = parsed
  const apiKey = env.JOGG_API_KEY?.trim() ?? ''
  const apiUrl = parseApiUrl(url)
  const apiVersion = version === 'v1' || version === 'v2' ? version : undefined
  const problems = [
    ...commandProblems(parsed),
    ...when(
      !apiUrl,
      '--api-url is neither https nor http on loopback, without credentials, query and fragment',
    ),
    ...when(!apiVersion, '--api-version is neither v1 nor v2'),
    // Anything else in a header makes fetch throw an error that quotes it.
    ...when(!/^[\x21-\x7e]+$/.test(apiKey), 'JOGG_API_KEY is not set, or holds characters that no key has'),
  ]
  if (problems.length > 0 || !apiUrl || !apiVersion) return { ok: false, problems }
  return { ok: true, asked: { command: commandOf(parsed), apiUrl, apiVersion, apiKey } }
}

type Options = ReturnType<typeof parseOptions>

function parseOptions(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values
}

function parse(args: readonly string[]): Options | string {
  try {
    return parseOptions(args)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function commandProblems({ list, check, remove, url, events }: Options): string[] {
  const chosen = [list, check, remove !== undefined].filter(Boolean).length
  const needsUrl = !list && remove === undefined
  return [
    ...when(chosen > 1, '--list, --check and --remove exclude each other'),
    ...when(remove?.trim() === '', '--remove needs the endpoint’s id, which --list shows'),
    ...when(needsUrl && !isReachable(url), '--url is not an https address (http only on loopback)'),
    ...when(
      chosen === 0 && split(events).length === 0,
      '--events is empty: name the events, separated by commas',
    ),
  ]
}

function commandOf({ list, check, remove, url, events }: Options): Command {
  if (list) return { kind: 'list' }
  if (remove !== undefined) return { kind: 'remove', id: remove.trim() }
  return { kind: check ? 'check' : 'add', url, events: split(events) }
}

function isReachable(url: string): boolean {
  return isPublicHttps(url) || parseApiUrl(url)?.loopback === true
}

function split(list: string): string[] {
  return [...new Set(list.split(',').map(item => item.trim()))].filter(Boolean)
}

function when(wrong: boolean, error: string): string[] {
  return wrong ? [error] : []
}
