import type { Account } from '../jogg/api.ts'
import { joggCatalog } from '../jogg/catalog.ts'
import type { Result } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import type { World } from '../runtime/world.ts'
import type { Draft } from '../script/write-scripts.ts'
import { estimateSpeech } from './budget.ts'
import { who } from './presenter-messages.ts'
import { castDrafts, isCast } from './resolve-presenters.ts'
import { type Cast, type Order, toOrder } from './video-spec.ts'

/**
 * Makes an order of every draft: who is meant by its names and ids is looked up at JoggAI, in as few lists as needed,
 * or none.
 *
 * @throws Failure when somebody can't be found, or the lists can't be read; nothing is paid then
 */
export async function placeOrders(
  { drafts, context }: Pick<Plan, 'drafts' | 'context'>,
  account: Account,
  world: World,
): Promise<readonly Order[]> {
  const { apiKey, apiVersion } = account
  if (!apiKey) tellUncast(drafts, world)
  const castable = drafts.filter(draft => apiKey || isCast(draft.face))
  const casts = await castDrafts(castable, joggCatalog(world, account), world)
  const found = new Map(castable.map((draft, place) => [draft, casts[place]]))
  const naming = { repository: context.repository, refName: context.refName, isBatch: drafts.length > 1 }
  return drafts.map(draft => {
    const cast = found.get(draft)
    const order = toOrder(draft, cast ?? uncast(draft), apiVersion, naming)
    return cast ? order : { ...order, contentKey: '' }
  })
}

/** What is known of a video before anything is sent: of its draft, or of the order that becomes of it. */
export function knownOf({ speech, file, contentKey }: Known): Result {
  return {
    ...(contentKey ? { contentKey } : {}),
    ...(speech.kind === 'script' ? { script: speech.text } : {}),
    ...(file ? { file } : {}),
    ...estimateSpeech(speech),
  }
}

type Known = Pick<Draft, 'speech' | 'file'> & { readonly contentKey?: string }

/** Only a dry run comes here without a key; it does what can be done without. */
function tellUncast(drafts: readonly Draft[], { actions }: World): void {
  const labels = drafts.filter(({ face }) => !isCast(face)).map(({ label }) => label)
  if (labels.length === 0) return
  actions.notice(
    `Avatars and voices were not looked up, and there is no \`content-key\`, since \`api-key\` is empty: ${who(labels)}`,
    { title: 'JoggAI video' },
  )
}

function uncast({ face }: Draft): Cast {
  return { avatar: { id: face.avatarId, type: 'public' }, voiceId: face.voiceId }
}
