import { parseApiUrl } from '../src/jogg/address.ts'

/** What the relay needs to know, each from the environment variable of the same name in capitals. */
export interface Settings {
  /** The signing secrets of the account's webhook endpoints; never empty. */
  readonly secrets: readonly string[]
  readonly githubToken: string
  /** Where events go: `https://api.github.com/repos/owner/name/dispatches`. */
  readonly dispatchUrl: string
  /** The `types:` of the workflow that collects. */
  readonly eventType: string
}

export type SettingsRead =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] }

/** A Worker's bindings, or a process's environment. */
export type Env = Readonly<Record<string, unknown>>

/**
 * Reads all settings, and tells all that is wrong with them at once. A problem names the setting and what is
 * allowed; the values of the secret and of the token are never quoted.
 */
export function readSettings(env: Env): SettingsRead {
  const secrets = readSecrets(env)
  const githubToken = text(env, 'GITHUB_TOKEN')
  const repository = text(env, 'GITHUB_REPOSITORY')
  const eventType = text(env, 'EVENT_TYPE') || 'jogg-video'
  const api = parseApiUrl(text(env, 'GITHUB_API_URL') || 'https://api.github.com')

  const problems = [
    secrets.length === 0 &&
      'JOGG_WEBHOOK_SECRET is not set: the signing secret that JoggAI gave the endpoint; several are separated by commas',
    !TOKEN.test(githubToken) && 'GITHUB_TOKEN is not set, or holds characters that no token has',
    !isRepository(repository) && 'GITHUB_REPOSITORY is not set to `owner/name`',
    eventType.length > 100 && 'EVENT_TYPE is longer than the 100 characters that GitHub allows',
    !api && 'GITHUB_API_URL is neither https nor http on loopback, without credentials, query and fragment',
  ].filter(problem => problem !== false)

  if (problems.length > 0 || !api) return { ok: false, problems }
  const dispatchUrl = `${api.href}/repos/${repository}/dispatches`
  return { ok: true, settings: { secrets, githubToken, dispatchUrl, eventType } }
}

// A line break in a token would make `Headers` throw an error that quotes the token.
const TOKEN = /^[\x21-\x7e]+$/

/** The signing secrets of JOGG_WEBHOOK_SECRET, several of which are separated by commas. */
export function readSecrets(env: Env): string[] {
  const secrets = text(env, 'JOGG_WEBHOOK_SECRET').split(',')
  return secrets.map(secret => secret.trim()).filter(Boolean)
}

function isRepository(value: string): boolean {
  const [owner = '', name = '', ...more] = value.split('/')
  return more.length === 0 && [owner, name].every(part => /^[\w.-]+$/.test(part) && !/^\.\.?$/.test(part))
}

function text(env: Env, name: string): string {
  const value = env[name]
  return typeof value === 'string' ? value.trim() : ''
}
