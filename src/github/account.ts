import * as v from 'valibot'
import type { GitHub } from './client.ts'
import type { Context } from './context.ts'

/** Whoever wrote a comment or uploaded a file. */
export const ACCOUNT = v.object({ login: v.string(), id: v.number(), type: v.string() })
export type Account = v.InferOutput<typeof ACCOUNT>

/**
 * Tells whether something was written by the account that the token speaks for. A personal token is asked who it is.
 * The token of an app is not told (`GET /user` answers 403): a workflow's own speaks for `github-actions[bot]`, which
 * is therefore believed; for another app's bot GraphQL is asked, which knows.
 *
 * Asked only once a candidate is there, so that a run without an earlier comment costs no request.
 */
export function ownAccount(github: GitHub, context: Context): (author: Account | null) => Promise<boolean> {
  let user: Promise<number | undefined> | undefined
  let app: Promise<string | undefined> | undefined
  return async author => {
    if (!author) return false
    user ??= readUser(github)
    const id = await user
    if (id !== undefined) return id === author.id
    if (author.type !== 'Bot') return false
    if (author.id === ACTIONS_BOT_ID) return true
    app ??= readViewer(github, context)
    return (await app) === bareName(author.login)
  }
}

/** https://api.github.com/users/github-actions%5Bbot%5D */
const ACTIONS_BOT_ID = 41898282

async function readUser(github: GitHub): Promise<number | undefined> {
  const answer = await github.call('GET /user', {}, v.object({ id: v.number() }))
  return answer.ok ? answer.value.id : undefined
}

async function readViewer(github: GitHub, { apiUrl }: Context): Promise<string | undefined> {
  // GitHub Enterprise Server has REST under /api/v3 and GraphQL beside it.
  const route = `POST ${apiUrl.replace(/\/v3\/?$/, '')}/graphql`
  const viewer = v.object({ data: v.object({ viewer: v.object({ login: v.string() }) }) })
  const answer = await github.call(route, { query: 'query { viewer { login } }' }, viewer)
  return answer.ok ? bareName(answer.value.data.viewer.login) : undefined
}

/** REST writes a bot's name with `[bot]`, GraphQL sometimes without. */
function bareName(login: string): string {
  return login.replace(/\[bot\]$/, '')
}
