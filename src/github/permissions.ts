import { type Context, strangerOf } from './context.ts'
import { type GitHubError, githubErrorText } from './github-error.ts'

/** What a person can do about GitHub's refusal. */
export function adviceOn(error: GitHubError, context: Context, needs: Needs): string {
  if (error.status === 401)
    return 'Hand over a token that GitHub accepts: the default of `github-token` is one.'
  if (error.kind === 'rate-limited') return 'Run the job again later.'
  if (!lacksPermission(error)) return `GitHub's answer says why: ${githubErrorText(error)}.`
  return readOnly(context) ?? `Add to the workflow, on top or to the job:\n\n${permissionsBlock(needs)}`
}

/** The targets of a run that GitHub has a say in. */
export interface Needs {
  readonly comment: boolean
  readonly attachToRelease: boolean
}

/** GitHub hides what a token may not see behind 404. */
function lacksPermission({ kind, message }: GitHubError): boolean {
  return kind === 'missing' || (kind === 'forbidden' && /not accessible|permission|must have/i.test(message))
}

/** All of them, also what is not missing: a permission that is not listed is none, and a checkout reads contents. */
function permissionsBlock({ comment, attachToRelease }: Needs): string {
  const contents = attachToRelease ? 'write' : 'read'
  return ['permissions:', `  contents: ${contents}`, ...(comment ? ['  pull-requests: write'] : [])].join(
    '\n',
  )
}

function readOnly({ untrusted }: Context): string | undefined {
  if (!untrusted) return undefined
  return `This run was started by ${strangerOf(untrusted)}: GitHub gives it a token that only reads, whatever \`permissions:\` says. A workflow on \`workflow_run\` or \`pull_request_target\` may write.`
}
