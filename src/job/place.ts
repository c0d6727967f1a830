import type { JoggApi } from '../jogg/api.ts'
import type { Plan } from '../prepare.ts'
import type { Result } from '../result.ts'
import type { World } from '../world.ts'
import { type Order, toOrder } from './order.ts'

export async function placeOrders(plan: Plan, _api: JoggApi, _world: World): Promise<readonly Order[]> {
  const { drafts, inputs, context } = plan
  const naming = { repository: context.repository, refName: context.refName, isBatch: drafts.length > 1 }
  return drafts.flatMap(draft => {
    const { speech, face } = draft
    if (speech.kind === 'audio-file' || !face.avatarType || face.avatarType === 'auto') return []
    const cast = { avatar: { id: face.avatarId, type: face.avatarType }, voiceId: face.voiceId }
    return [toOrder(draft, speech, cast, inputs.job.apiVersion, naming)]
  })
}

/** What is known of a video before anything is sent. */
export function knownOf(order: Order): Result {
  return {
    contentKey: order.contentKey,
    ...(order.speech.kind === 'script' ? { script: order.speech.text } : {}),
    ...(order.file ? { file: order.file } : {}),
  }
}

/** Where JoggAI finds the audio of an order; empty where a script is spoken. */
export async function audioUrl({ speech }: Order): Promise<string> {
  return speech.kind === 'audio-url' ? speech.url : ''
}
