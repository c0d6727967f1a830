import * as v from 'valibot'
import { ACCOUNT, type Account } from './account.ts'
import type { Answer, GitHub } from './client.ts'
import { readPages } from './pagination.ts'

export interface Comment {
  readonly id: number
  readonly body: string
  /** Its page, for people. */
  readonly url: string
  /** The number of the pull request (or issue) it stands on. */
  readonly pr: number
  readonly author: Account | null
}

/** All comments of a pull request, oldest first. */
export function listComments(github: GitHub, pr: number): Promise<Answer<readonly Comment[]>> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
  return readPages(github, route, { issue_number: pr }, COMMENT, MAX_PAGES)
}

/** The comments of the whole repository that were changed last, newest first: as many as a few pages hold. */
export function recentComments(github: GitHub): Promise<Answer<readonly Comment[]>> {
  const order = { sort: 'updated', direction: 'desc' }
  return readPages(github, 'GET /repos/{owner}/{repo}/issues/comments', order, COMMENT, RECENT_PAGES)
}

export function getComment(github: GitHub, id: number): Promise<Answer<Comment>> {
  return github.call('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, COMMENT)
}

/** Sent once: after an unclear failure only a look at the comments can tell whether it is there. */
export function createComment(github: GitHub, pr: number, body: string): Promise<Answer<Comment>> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
  return github.call(route, { issue_number: pr, body }, COMMENT)
}

export function updateComment(github: GitHub, id: number, body: string): Promise<Answer<Comment>> {
  return github.call(
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    { comment_id: id, body },
    COMMENT,
  )
}

export function deleteComment(github: GitHub, id: number): Promise<Answer<unknown>> {
  const route = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}'
  return github.call(route, { comment_id: id }, v.unknown())
}

/** GitHub takes no more than 2,500 comments on one pull request. */
const MAX_PAGES = 30
const RECENT_PAGES = 10

const COMMENT = v.pipe(
  v.object({
    id: v.number(),
    body: v.nullish(v.string(), ''),
    html_url: v.string(),
    issue_url: v.string(),
    user: v.nullable(ACCOUNT),
  }),
  v.transform(({ id, body, html_url, issue_url, user }): Comment => {
    return { id, body, url: html_url, pr: Number(issue_url.split('/').at(-1)), author: user }
  }),
)
