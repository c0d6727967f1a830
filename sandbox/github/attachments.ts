import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { type Answer, notFound, refusal } from './exchange.ts'
import type { Context } from './service.ts'

/** What GitHub plays or shows in a comment, by file extension. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
}

/** The undocumented address at which GitHub's CLI uploads files for comments. A workflow's token is not let in. */
export async function uploadAttachment({ call, who, service }: Context): Promise<Answer> {
  const name = call.query.get('name') ?? ''
  const contentType = call.query.get('content_type') ?? ''
  if (who?.kind !== 'user' || Number(call.query.get('repository_id')) !== service.repositoryId)
    return notFound()
  if (contentType === '' || CONTENT_TYPES[extname(name)] !== contentType) {
    return refusal(422, `${contentType} is not a content type that is allowed for ${name}`)
  }
  const { length } = call.body
  if (length === 0 || length > service.attachmentLimit) {
    return refusal(422, `size must be between 1 and ${service.attachmentLimit}`)
  }
  const id = randomUUID()
  const url = `${service.places.web}/user-attachments/assets/${id}`
  service.store.attachments.set(id, { url, name, contentType, bytes: call.body })
  return { status: 201, body: { url } }
}

export async function readAttachment({ params, service }: Context): Promise<Answer> {
  const attachment = service.store.attachments.get(params.id ?? '')
  if (!attachment) return notFound()
  return { status: 200, headers: { 'content-type': attachment.contentType }, body: attachment.bytes }
}
