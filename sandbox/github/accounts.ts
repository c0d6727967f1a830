import { createHash } from 'node:crypto'
import type { JsonObject } from './exchange.ts'
import type { Identity, Places } from './types.ts'

/** The token that a stand-in knows unless told otherwise: a workflow's GITHUB_TOKEN that may write everything. */
export const JOB_TOKEN = 'ghs_jobTokenOfTheStandIn'

/** Whom a workflow's GITHUB_TOKEN speaks for. */
export const ACTIONS_BOT = 'github-actions[bot]'

const KNOWN_IDS: Readonly<Record<string, number>> = { [ACTIONS_BOT]: 41898282, 'dependabot[bot]': 49699333 }

/** The identity of a GITHUB_TOKEN with these `permissions:`. */
export function jobToken(permissions: Identity['permissions'] = 'write-all'): Identity {
  return { login: ACTIONS_BOT, kind: 'installation', permissions }
}

/** The account of a login as GitHub shows it in comments, pull requests and releases. The same login, the same id. */
export function account(login: string, { api, web }: Places): JsonObject {
  const id = KNOWN_IDS[login] ?? createHash('sha256').update(login).digest().readUInt32BE() % 100_000_000
  const bot = login.endsWith('[bot]')
  const url = `${api}/users/${encodeURIComponent(login)}`
  return {
    login,
    id,
    node_id: Buffer.from(`04:User${id}`).toString('base64'),
    avatar_url: `${web}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url: bot ? `${web}/apps/${login.slice(0, -'[bot]'.length)}` : `${web}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: bot ? 'Bot' : 'User',
    site_admin: false,
  }
}
