import { openAsBlob } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { Context } from '../github/context.ts'
import { uploadMs } from '../github/releases.ts'
import { plain, reasonOf } from '../lib/text.ts'
import type { World } from '../runtime/world.ts'
import type { VideoFile } from './download.ts'

/**
 * Uploads a video the way GitHub's command line uploads what belongs into a comment: GitHub plays nothing else in
 * place. The address is undocumented, so that this is an experiment, and a personal token is needed: a workflow's own
 * is answered with 404.
 *
 * @returns the address that becomes a player, or why there is none
 */
export async function uploadAttachment(file: VideoFile, token: string, deps: UploadDeps): Promise<Uploaded> {
  const repositoryId = deps.world.env.GITHUB_REPOSITORY_ID
  if (!repositoryId) return { why: 'GITHUB_REPOSITORY_ID is not set' }
  if (file.bytes > MAX_BYTES) return { why: 'the video is over 100 MB, the most that GitHub takes' }
  try {
    const response = await send(file, repositoryId, token, deps)
    if (response.status === 201) return readAnswer(await response.json(), deps.context)
    await response.body?.cancel()
    return { why: `GitHub answered with ${response.status}` }
  } catch (error) {
    return { why: plain(reasonOf(error), 200) }
  }
}

interface UploadDeps {
  readonly world: World
  readonly context: Context
}

type Uploaded = { readonly url: string } | { readonly why: string }

async function send(
  { path: file, contentType, bytes }: VideoFile,
  repositoryId: string,
  token: string,
  { world, context }: UploadDeps,
): Promise<Response> {
  const name = path.basename(file)
  const query = new URLSearchParams({ name, content_type: contentType, repository_id: repositoryId })
  return world.fetch(`${uploadsUrl(context.apiUrl)}/user-attachments/assets?${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'content-type': contentType,
    },
    body: await openAsBlob(file, { type: contentType }),
    redirect: 'error',
    signal: AbortSignal.any([world.signal, AbortSignal.timeout(ANSWER_MS + uploadMs(bytes))]),
  })
}

/** On paid plans; where less is allowed GitHub says so. */
const MAX_BYTES = 100 * 1024 * 1024
/** Once GitHub has everything. */
const ANSWER_MS = 10_000

/** Where GitHub takes uploads: a host of its own, or, on GitHub Enterprise Server, a path beside the API's. */
export function uploadsUrl(apiUrl: string): string {
  const url = apiUrl.replace(/\/+$/, '')
  return url.endsWith('/api/v3') ? url.replace(/v3$/, 'uploads') : url.replace('://api.', '://uploads.')
}

const ANSWER = v.object({ url: v.string() })

function readAnswer(answer: unknown, { serverUrl }: Context): Uploaded {
  const parsed = v.safeParse(ANSWER, answer)
  if (!parsed.success || !parsed.output.url.startsWith(`${serverUrl}/user-attachments/assets/`)) {
    return { why: 'GitHub answered with no address of an attachment' }
  }
  return { url: new URL(parsed.output.url).href }
}
