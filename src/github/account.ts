import * as v from 'valibot'
import type { Answer, GitHub } from './client.ts'
import type { Context } from './context.ts'
import type { GitHubError } from './github-error.ts'

/** Whoever wrote a comment or uploaded a file. */
export const ACCOUNT = v.object({ login: v.string(), id: v.number(), type: v.string() })
export type Account = v.InferOutput<typeof ACCOUNT>

/**
 * Whether something was written by the account that the token speaks for; not known is an answer of its own. A personal
 * token is asked who it is. The token of an app is not told (`GET /user` answers 403), but GraphQL knows its bot:
 * `github-actions[bot]` for a workflow's own. Where there is no GraphQL, as with programs that run workflows elsewhere,
 * the token can only be a workflow's.
 *
 * Asked only once a candidate is there, so that a run without an earlier comment costs no request.
 */
export function ownAccount(
  github: GitHub,
  context: Context,
): (author: Account | null) => Promise<Answer<boolean>> {
  let asked: Promise<Answer<Own>> | undefined
  return async author => {
    if (!author) return { ok: true, value: false, more: false }
    asked ??= readOwn(github, context)
    const own = await asked
    return own.ok ? { ...own, value: isSame(author, own.value) } : own
  }
}

interface Own {
  readonly id?: number
  readonly bot?: string
}

function isSame(author: Account, { id, bot }: Own): boolean {
  if (id !== undefined) return author.id === id
  return author.type === 'Bot' && bareName(author.login) === bot
}

async function readOwn(github: GitHub, { apiUrl }: Context): Promise<Answer<Own>> {
  const user = await github.call('GET /user', {}, v.object({ id: v.number() }))
  if (user.ok || !isRefused(user.error)) return user
  // GitHub Enterprise Server has REST under /api/v3 and GraphQL beside it.
  const route = `POST ${apiUrl.replace(/\/v3\/?$/, '')}/graphql`
  const viewer = v.object({ data: v.object({ viewer: v.object({ login: v.string() }) }) })
  const answer = await github.call(route, { query: 'query { viewer { login } }' }, viewer)
  if (answer.ok) return { ...answer, value: { bot: bareName(answer.value.data.viewer.login) } }
  return isRefused(answer.error) ? { ok: true, value: { bot: 'github-actions' }, more: false } : answer
}

function isRefused({ kind }: GitHubError): boolean {
  return kind === 'forbidden' || kind === 'missing'
}

/** REST writes a bot's name with `[bot]`, GraphQL sometimes without. */
function bareName(login: string): string {
  return login.replace(/\[bot\]$/, '')
}
