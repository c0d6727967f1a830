import * as v from 'valibot'
import { ID, parseWire } from '../src/jogg/wire.ts'

/** What a delivery turns out to be. */
export type Delivery =
  | { readonly kind: 'video'; readonly event: VideoEvent }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'not-an-event' }

/** A video of the account is finished or has failed. Ids are text, whatever the wire had. */
export interface VideoEvent {
  /** Undefined when the delivery has none. */
  readonly id: string | undefined
  readonly name: string
  readonly projectId: string
}

/** Reads the body of a delivery, as https://docs.jogg.ai describes it and as it has been seen. */
export function readDelivery(bytes: Uint8Array): Delivery {
  const json = parseJson(bytes)
  const named = v.safeParse(Named, json)
  if (!named.success) return { kind: 'not-an-event' }
  const name = named.output.event
  if (!isVideoEvent(name)) return { kind: 'other', name }

  const about = v.safeParse(AboutVideo, json)
  if (!about.success) return { kind: 'not-an-event' }
  const { event_id: id, data } = about.output
  const projectId = data.project_id || data.video_id
  return projectId
    ? { kind: 'video', event: { id: id || undefined, name, projectId } }
    : { kind: 'not-an-event' }
}

/** v1 says `generated_video_success` and `…_failed`, v2 `generated_avatar_video_success` and `…_failed`. */
export function isVideoEvent(name: string): boolean {
  return /^generated_(avatar_)?video_\w{1,50}$/.test(name)
}

const Named = v.object({ event: v.string() })
const Id = v.nullish(v.union([v.literal(''), ID]))
// v1 has `project_id`; v2 documents `video_id`, and has been seen to send `project_id`.
const AboutVideo = v.object({ event_id: Id, data: v.object({ project_id: Id, video_id: Id }) })

function parseJson(bytes: Uint8Array): unknown {
  try {
    return parseWire(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
