import { describe, expect, it } from 'vitest'
import { readContext, strangerOf } from '../../src/github/context.ts'
import { type GitHubError, githubErrorText } from '../../src/github/github-error.ts'
import { adviceOn } from '../../src/github/permissions.ts'

const HERE = readContext({ GITHUB_REPOSITORY: 'o/r' }, undefined)
const BOTH = { comment: true, attachToRelease: true, githubToken: 'ghs_workflow' }
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
      'Run the job again later.',
    ],
    [
      'that is none, but a broken connection',
      { kind: 'unclear', message: 'ECONNRESET' },
      'Run the job again later.',
    ],
    [
      'for issues that are off',
      { kind: 'missing', message: 'Issues are disabled for this repo', status: 410 },
      "GitHub keeps the comments of a pull request with the issues, which are turned off here: turn them on in the repository's settings (General, Features), or leave `comment` out.",
    ],
    [
      'for an issue that is gone',
      { kind: 'missing', message: 'This issue was deleted', status: 410 },
      "GitHub's answer says why: This issue was deleted (HTTP 410).",
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
    expect(block({ ...BOTH, attachToRelease: false })).toBe(
      'permissions:\n  contents: read\n  pull-requests: write',
    )
    expect(block({ ...BOTH, comment: false })).toBe('permissions:\n  contents: write')
    const status = { ...BOTH, comment: false, attachToRelease: false, commitStatus: true }
    expect(block(status)).toBe('permissions:\n  contents: read\n  statuses: write')
  })

  it('adds what GitHub says is needed, where that is something else', () => {
    const block = (accepted: string) => advise({ ...refused('permission'), accepted }).split('\n\n')[1]
    const usual = 'permissions:\n  contents: write\n  pull-requests: write'
    expect(block('issues=write; pull_requests=write')).toBe(usual)
    expect(block('contents=read')).toBe(usual)
    expect(block('contents=write,workflows=write')).toBe(`${usual}\n  workflows: write`)
    expect(block('statuses=write; checks=write')).toBe(`${usual}\n  statuses: write`)
    expect(block('nonsense')).toBe(usual)
  })

  it('prints no permissions on a fork, where none would help', () => {
    expect(advise(refused('permission'), BOTH, { ...HERE, untrusted: 'fork' })).toBe(
      'This run was started by a pull request from a fork: GitHub gives it a token that only reads, no matter what `permissions:` says. A workflow on `workflow_run` or `pull_request_target` may write.',
    )
  })

  it.each(['pull_request', 'pull_request_target', 'workflow_run'])(
    'on %s of Dependabot prints what raises its token, and no other event',
    eventName => {
      const advice = advise(refused('permission'), BOTH, { ...HERE, eventName, untrusted: 'dependabot' })
      expect(advice).toContain('\n\npermissions:\n  contents: write\n  pull-requests: write\n\n')
      expect(advice).toContain('Dependabot secret')
      expect(advice).not.toMatch(/workflow_run|pull_request_target/)
    },
  )
})

describe("a person's token", () => {
  it.each([
    [
      'github_pat_1',
      refused('Resource not accessible by personal access token'),
      '`contents: write` and `pull-requests: write`',
    ],
    ['ghp_1', refused('Must have admin rights to Repository.'), 'the scope `repo`'],
    ['ghp_1', { kind: 'missing', message: 'Not Found', status: 404 } as const, 'the scope `repo`'],
    [
      '0123456789abcdef',
      refused('Resource not accessible by personal access token'),
      '`contents: write` and `pull-requests: write`',
    ],
    [
      'github_pat_1',
      {
        ...refused('Resource not accessible by personal access token'),
        accepted: 'issues=write; pull_requests=write',
      },
      '`issues: write` or `pull-requests: write`',
    ],
    [
      'github_pat_1',
      {
        ...refused('Resource not accessible by personal access token'),
        accepted: 'contents=write,workflows=write',
      },
      '`contents: write` and `workflows: write`',
    ],
  ])('%s needs rights of its own, which no workflow gives it: %j', (githubToken, error, rights) => {
    const advice = advise(error, { ...BOTH, githubToken })
    expect(advice).toContain(`Give it ${rights} on o/r, or leave \`github-token\` out`)
    expect(advice).not.toContain('permissions:\n')
  })

  it('that is refused for another reason is told that', () => {
    const saml = refused('Resource protected by organization SAML enforcement.')
    expect(advise(saml, { ...BOTH, githubToken: 'ghp_1' })).toContain('SAML enforcement. (HTTP 403)')
  })
})

it('strangers are called by their names', () => {
  expect([strangerOf('fork'), strangerOf('dependabot')]).toEqual(['a pull request from a fork', 'Dependabot'])
})

it('a problem without a status is its message', () => {
  expect(githubErrorText({ kind: 'unclear', message: 'ECONNRESET' })).toBe('ECONNRESET')
})
