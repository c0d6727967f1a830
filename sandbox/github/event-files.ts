import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asObject, type JsonObject } from './exchange.ts'
import { shaOf } from './names.ts'
import type { EventName } from './types.ts'

/** Writes the payload as the runner does, and returns the variables that the runner sets about the event. */
export async function writeEventFile(
  folder: string,
  name: EventName,
  payload: JsonObject,
): Promise<Record<string, string>> {
  const path = join(folder, `event-${name}.json`)
  await writeFile(path, JSON.stringify(payload, null, 2))
  const actor = String(asObject(payload.sender).login)
  return {
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: path,
    GITHUB_ACTOR: actor,
    GITHUB_TRIGGERING_ACTOR: actor,
    ...checkoutOf(name, payload),
  }
}

/** Which commit the workflow runs on, by which name. */
function checkoutOf(name: EventName, payload: JsonObject): Record<string, string> {
  const pull = asObject(payload.pull_request)
  const branches = { GITHUB_HEAD_REF: refOf(pull.head), GITHUB_BASE_REF: refOf(pull.base) }
  switch (name) {
    case 'pull_request':
      return { ...branches, ...checkout(`refs/pull/${pull.number}/merge`, pull.merge_commit_sha) }
    case 'pull_request_target':
      return { ...branches, ...checkout('refs/heads/main', asObject(pull.base).sha) }
    case 'push':
      return checkout(String(payload.ref), payload.after)
    case 'merge_group': {
      const { head_ref, head_sha } = asObject(payload.merge_group)
      return checkout(String(head_ref), head_sha)
    }
    case 'release':
      return checkout(`refs/tags/${asObject(payload.release).tag_name}`, shaOf('base'))
    default:
      return checkout('refs/heads/main', shaOf('base'))
  }
}

function checkout(ref: string, sha: unknown): Record<string, string> {
  const name = ref.replace(/^refs\/(?:heads|tags|pull)\//, '')
  const type = ref.startsWith('refs/tags/') ? 'tag' : 'branch'
  return { GITHUB_REF: ref, GITHUB_REF_NAME: name, GITHUB_REF_TYPE: type, GITHUB_SHA: String(sha) }
}

function refOf(side: unknown): string {
  return String(asObject(side).ref)
}
