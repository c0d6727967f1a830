import type { Account } from './account.ts'
import type { Avatar } from './catalog.ts'
import { type Project, stageOf } from './projects.ts'
import type { Service } from './service.ts'

/** The catalog's avatars, and after them those that the account had made of photos. */
export function avatarsOf(service: Service, account: Pick<Account, 'key'>): readonly Avatar[] {
  const made = service.projects.filter(
    ({ key, madeAvatar }) => key === account.key && madeAvatar !== undefined,
  )
  return [...service.catalog.avatars, ...made.flatMap(project => toAvatar(service, project))]
}

function toAvatar({ now, renderMs }: Service, project: Project): Avatar[] {
  const { madeAvatar, title, ending } = project
  const stage = stageOf(project, now(), renderMs)
  if (madeAvatar === undefined || stage === 99) return []
  const status = stage === 4 ? 1 : stage === 5 ? 2 : 0
  const failMessage = ending?.kind === 'failed' ? ending.message : ''
  return [{ id: madeAvatar.id, name: title, kind: 'photo', status, failMessage }]
}

/** The next number after those of all avatars that there are. */
export function nextAvatarId({ projects }: Service): string {
  return `${FIRST_MADE + projects.filter(({ madeAvatar }) => madeAvatar !== undefined).length}`
}

const FIRST_MADE = 9101
