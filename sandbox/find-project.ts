import { isOver, type Project, type Stage, stageOf } from './projects.ts'
import type { Call } from './service.ts'

/**
 * A project of the caller's account and of one of these kinds, and where it stands, which is reported if it is over. Another
 * account's, or another kind's, is not found, like one that never was.
 */
export function findProject(
  { service, account }: Call,
  kinds: readonly Project['kind'][],
  id: string | null | undefined,
): { readonly project: Project; readonly stage: Stage } | undefined {
  const isAsked = (one: Project) => one.id === id && one.key === account.key && kinds.includes(one.kind)
  const project = service.projects.find(isAsked)
  if (project === undefined) return undefined
  const stage = stageOf(project, service.now(), service.renderMs)
  if (isOver(stage)) service.webhooks.announce(project)
  return { project, stage }
}
