import { describe, expect, it } from 'vitest'
import { readContext, strangerOf } from '../../src/github/context.ts'
import { type GitHubError, githubErrorText } from '../../src/github/github-error.ts'
import { adviceOn } from '../../src/github/permissions.ts'

const HERE = readContext({ GITHUB_REPOSITORY: 'o/r' }, undefined)
const BOTH = { comment: true, attachToRelease: true }
const refused = (message: string, status = 403): GitHubError => ({ kind: 'forbidden', message, status })
const advise = (error: GitHubError, needs = BOTH, context = HERE) => adviceOn(error, context, needs)

describe('a refusal of GitHub', () => {
  it.each<[string, GitHubError, string]>([
    [
      'of the token',
      refused('Bad credentials', 401),
      'Hand over a token that GitHub accepts: the default of `github-token` is one.',
    ],
    ['for now', { kind: 'rate-limited', message: 'slow down', status: 429 }, 'Run the job again later.'],
    ['for a reason', refused('issue is locked'), "GitHub's answer says why: issue is locked (HTTP 403)."],
    [
      'with words about permissions that is none',
      { kind: 'unclear', message: 'no permission', status: 502 },
      "GitHub's answer says why: no permission (HTTP 502).",
    ],
  ])('%s', (_, error, advice) => expect(advise(error)).toBe(advice))

  it.each([
    refused('Resource not accessible by integration'),
    refused('You need PERMISSION'),
    refused('Must have push access'),
    { kind: 'missing', message: 'Not Found', status: 404 } as const,
  ])('for want of a permission prints what to add: %j', error => {
    expect(advise(error)).toBe(
      'Add to the workflow, on top or to the job:\n\npermissions:\n  contents: write\n  pull-requests: write',
    )
  })

  it('prints only what the targets need', () => {
    const block = (needs: typeof BOTH) => advise(refused('permission'), needs).split('\n\n')[1]
    expect(block({ comment: true, attachToRelease: false })).toBe(
      'permissions:\n  contents: read\n  pull-requests: write',
    )
    expect(block({ comment: false, attachToRelease: true })).toBe('permissions:\n  contents: write')
  })

  it.each(['fork', 'dependabot'] as const)('prints no permissions where none would help: %s', untrusted => {
    expect(advise(refused('permission'), BOTH, { ...HERE, untrusted })).toBe(
      `This run was started by ${strangerOf(untrusted)}: GitHub gives it a token that only reads, whatever \`permissions:\` says. A workflow on \`workflow_run\` or \`pull_request_target\` may write.`,
    )
  })
})

it('strangers are called by their names', () => {
  expect([strangerOf('fork'), strangerOf('dependabot')]).toEqual(['a pull request from a fork', 'Dependabot'])
})

it('a problem without a status is its message', () => {
  expect(githubErrorText({ kind: 'unclear', message: 'ECONNRESET' })).toBe('ECONNRESET')
})
