import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { type Answer, notFound, refusal } from './exchange.ts'
import type { Visit } from './visit.ts'

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
export async function uploadAttachment({ call, who, backstage }: Visit): Promise<Answer> {
  const name = call.query.get('name') ?? ''
  const contentType = call.query.get('content_type') ?? ''
  if (who?.kind !== 'user' || Number(call.query.get('repository_id')) !== backstage.repositoryId)
    return notFound()
  if (contentType === '' || CONTENT_TYPES[extname(name)] !== contentType) {
    return refusal(422, `${contentType} is not a content type that is allowed for ${name}`)
  }
  const { length } = call.body
  if (length === 0 || length > backstage.attachmentLimit) {
    return refusal(422, `size must be between 1 and ${backstage.attachmentLimit}`)
  }
  const id = randomUUID()
  const url = `${backstage.places.web}/user-attachments/assets/${id}`
  backstage.store.attachments.set(id, { url, name, contentType, bytes: call.body })
  return { status: 201, body: { url } }
}

export async function readAttachment({ params, backstage }: Visit): Promise<Answer> {
  const attachment = backstage.store.attachments.get(params.id ?? '')
  if (!attachment) return notFound()
  return { status: 200, headers: { 'content-type': attachment.contentType }, body: attachment.bytes }
}
