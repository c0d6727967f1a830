import { type Answer, notFound, refusal } from './exchange.ts'
import type { Identity, Scope } from './types.ts'

/** What GitHub asks of a token before it does something. */
export interface Requirement {
  readonly access: 'read' | 'write'
  /** One of these is enough; none named: any account will do. */
  readonly anyOf: readonly Scope[]
}

/** GitHub's refusal, or nothing if `who` may do it. Everybody may read a public repository. */
export function refusedAccess(
  who: Identity | undefined,
  needs: Requirement,
  isPrivate: boolean,
): Answer | undefined {
  if (needs.access === 'read' && !isPrivate) return undefined
  if (!who) return isPrivate ? notFound() : refusal(401, 'Requires authentication')
  if (needs.anyOf.length === 0 || needs.anyOf.some(scope => grants(who, scope, needs.access)))
    return undefined
  const holder = who.kind === 'installation' ? 'integration' : 'personal access token'
  const accepted = needs.anyOf.map(scope => `${scope}=${needs.access}`).join('; ')
  return {
    ...refusal(403, `Resource not accessible by ${holder}`),
    headers: { 'x-accepted-github-permissions': accepted },
  }
}

/** Whether the identity has this permission; write includes read. */
export function grants(who: Identity | undefined, scope: Scope, access: 'read' | 'write'): boolean {
  if (!who) return false
  if (who.permissions === 'write-all') return true
  if (who.permissions === 'read-all') return access === 'read'
  const granted = who.permissions[scope]
  return granted === 'write' || (granted === 'read' && access === 'read')
}
