import { paramsOf, patternOf } from '../paths.ts'
import type { Requirement } from './access.ts'
import {
  assetBytes,
  deleteAsset,
  downloadAsset,
  listAssets,
  readAsset,
  updateAsset,
  uploadAsset,
} from './assets.ts'
import { readAttachment, uploadAttachment } from './attachments.ts'
import {
  createComment,
  deleteComment,
  listComments,
  readComment,
  recentComments,
  updateComment,
} from './comments.ts'
import { createStatus, readCommit } from './commits.ts'
import type { Call } from './exchange.ts'
import { createObject, createRef, matchingRefs } from './git.ts'
import { listPulls, pullsOfCommit, readPull } from './pulls.ts'
import { createRelease, listReleases, readRelease, releaseByTag, updateRelease } from './releases.ts'
import { createDispatch, readContents, readRepository, readUser, readViewer } from './repository.ts'
import type { Handler } from './service.ts'
import type { Host, Scope } from './types.ts'

/** One thing that can be asked of the stand-in. */
export interface Route {
  readonly host: Host
  readonly method: string
  /** As GitHub's documentation writes it, with `:name` for one part of the path and `*` for the rest of it. */
  readonly path: string
  /** Absent where a token makes no difference, or the handler itself looks at it. */
  readonly needs?: Requirement
  readonly handle: Handler
}

const CONTENTS = reading('contents')
const CONTENTS_WRITE = writing('contents')
const PULLS = reading('pull_requests')
/** A pull request is an issue too: either permission is enough for its comments. */
const COMMENTS = reading('issues', 'pull_requests')
const COMMENTS_WRITE = writing('issues', 'pull_requests')

const REPO = '/repos/:owner/:repo'

export const ROUTES: readonly Route[] = [
  api('GET', '/user', undefined, readUser),
  api('POST', '/graphql', undefined, readViewer),
  api('GET', REPO, CONTENTS, readRepository),
  api('GET', `${REPO}/contents/*`, CONTENTS, readContents),

  api('GET', `${REPO}/issues/:issue/comments`, COMMENTS, listComments),
  api('POST', `${REPO}/issues/:issue/comments`, COMMENTS_WRITE, createComment),
  api('GET', `${REPO}/issues/comments`, COMMENTS, recentComments),
  api('GET', `${REPO}/issues/comments/:comment`, COMMENTS, readComment),
  api('PATCH', `${REPO}/issues/comments/:comment`, COMMENTS_WRITE, updateComment),
  api('DELETE', `${REPO}/issues/comments/:comment`, COMMENTS_WRITE, deleteComment),

  api('GET', `${REPO}/pulls`, PULLS, listPulls),
  api('GET', `${REPO}/pulls/:number`, PULLS, readPull),
  api('GET', `${REPO}/commits/:sha/pulls`, PULLS, pullsOfCommit),
  api('GET', `${REPO}/commits/*`, CONTENTS, readCommit),
  api('POST', `${REPO}/statuses/:sha`, writing('statuses'), createStatus),

  api('GET', `${REPO}/releases`, CONTENTS, listReleases),
  api('POST', `${REPO}/releases`, CONTENTS_WRITE, createRelease),
  api('GET', `${REPO}/releases/tags/:tag`, CONTENTS, releaseByTag),
  api('GET', `${REPO}/releases/:release`, CONTENTS, readRelease),
  api('PATCH', `${REPO}/releases/:release`, CONTENTS_WRITE, updateRelease),
  api('GET', `${REPO}/releases/:release/assets`, CONTENTS, listAssets),
  api('GET', `${REPO}/releases/assets/:asset`, CONTENTS, readAsset),
  api('PATCH', `${REPO}/releases/assets/:asset`, CONTENTS_WRITE, updateAsset),
  api('DELETE', `${REPO}/releases/assets/:asset`, CONTENTS_WRITE, deleteAsset),
  {
    host: 'uploads',
    method: 'POST',
    path: `${REPO}/releases/:release/assets`,
    needs: CONTENTS_WRITE,
    handle: uploadAsset,
  },

  api('POST', `${REPO}/dispatches`, CONTENTS_WRITE, createDispatch),

  api('GET', `${REPO}/git/matching-refs/*`, CONTENTS, matchingRefs),
  api('POST', `${REPO}/git/refs`, CONTENTS_WRITE, createRef),
  api('POST', `${REPO}/git/trees`, CONTENTS_WRITE, createObject),
  api('POST', `${REPO}/git/commits`, CONTENTS_WRITE, createObject),

  { host: 'uploads', method: 'POST', path: '/user-attachments/assets', handle: uploadAttachment },
  { host: 'web', method: 'GET', path: '/user-attachments/assets/:id', handle: readAttachment },
  { host: 'web', method: 'GET', path: '/:owner/:repo/releases/download/:tag/:name', handle: downloadAsset },
  { host: 'web', method: 'GET', path: '/release-assets/:asset', handle: assetBytes },
]

/** The route of a request and the values of its `:names`, or nothing. */
export function findRoute(call: Call): { route: Route; params: Record<string, string> } | undefined {
  for (const route of ROUTES) {
    const isAsked = route.host === call.host && route.method === call.method
    const found = isAsked && patternOf(route.path).exec(call.path)
    if (found) return { route, params: paramsOf(found) }
  }
  return undefined
}

function api(method: string, path: string, needs: Requirement | undefined, handle: Handler): Route {
  return { host: 'api', method, path, handle, ...(needs && { needs }) }
}

function reading(...anyOf: Scope[]): Requirement {
  return { access: 'read', anyOf }
}

function writing(...anyOf: Scope[]): Requirement {
  return { access: 'write', anyOf }
}
