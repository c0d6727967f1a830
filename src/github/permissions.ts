import { listed } from '../lib/text.ts'
import { type Context, strangerOf } from './context.ts'
import { type GitHubError, githubErrorText } from './github-error.ts'

/** What a person can do about GitHub's refusal: for each cause what helps there, and nothing that does not. */
export function adviceOn(error: GitHubError, context: Context, needs: Needs): string {
  if (error.status === 401)
    return 'Hand over a token that GitHub accepts: the default of `github-token` is one.'
  if (error.kind === 'rate-limited' || error.kind === 'unclear') return 'Run the job again later.'
  if (error.status === 410 && /disabled/i.test(error.message)) return ISSUES_OFF
  if (!lacksPermission(error)) return `GitHub's answer says why: ${githubErrorText(error)}.`
  if (isPersonal(error, needs)) return personal(error, context, needs)
  return (
    readOnly(error, context, needs) ?? `Add to the workflow, on top or to the job:\n\n${block(error, needs)}`
  )
}

/** The targets of a run that GitHub has a say in, and the token that speaks for it. */
export interface Needs {
  readonly comment: boolean
  readonly attachToRelease: boolean
  readonly commitStatus?: boolean
  /** Whether title and description of a pull request are read, be it commented or not. */
  readonly readsPullRequest?: boolean
  readonly githubToken: string
}

/** A draft is shown only to who may write contents, so that to others there is none. */
export function draftAdvice(context: Context, needs: Needs): string {
  const unseen: GitHubError = { kind: 'missing', message: '' }
  return `A draft is shown only to a token that may write contents. ${adviceOn(unseen, context, needs)}`
}

const ISSUES_OFF =
  "GitHub keeps the comments of a pull request with the issues, which are turned off here: turn them on in the repository's settings (General, Features), or leave `comment` out."

/** GitHub hides what a token may not see behind 404. */
function lacksPermission({ kind, status, message }: GitHubError): boolean {
  if (kind === 'missing') return status !== 410
  return kind === 'forbidden' && /not accessible|permission|must have/i.test(message)
}

/** A workflow's token, and that of an app, begins with `ghs_`: https://github.blog/engineering/behind-githubs-new-authentication-token-formats/ */
function isPersonal({ message }: GitHubError, { githubToken }: Needs): boolean {
  return /^(ghp_|github_pat_|gho_|ghu_)/.test(githubToken) || /personal access token/i.test(message)
}

function personal(error: GitHubError, { repository }: Context, needs: Needs): string {
  const own = `\`github-token\` is a person's token: its own permissions count, and what the workflow's \`permissions:\` says does not reach it.`
  const rights = needs.githubToken.startsWith('ghp_')
    ? 'the scope `repo`'
    : listed(rightsOf(error, needs).map(rightsText), 'or')
  return `${own} Give it ${rights} on ${repository}, or leave \`github-token\` out: the workflow's own token may do what \`permissions:\` says.`
}

/** Rights that are needed together, by the names that a workflow gives them: `{'pull-requests': 'write'}`. */
type Rights = Readonly<Record<string, string>>

function rightsText(rights: Rights): string {
  return listed(
    Object.entries(rights).map(([name, access]) => `\`${name}: ${access}\``),
    'and',
  )
}

/** Any of these would do: as GitHub says, or else as the targets need. */
function rightsOf({ accepted = '' }: GitHubError, needs: Needs): readonly Rights[] {
  // `pull_requests=write,contents=read; issues=write`: the comma is "and", the semicolon "or"
  // (https://docs.github.com/en/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens).
  const told = accepted.split(';').map(all => {
    const rights = all.matchAll(/([a-z_]+)=(read|write|admin)/g)
    return Object.fromEntries(
      [...rights].map(([, name = '', access = '']) => [name.replaceAll('_', '-'), access]),
    )
  })
  const usable = told.filter(rights => Object.keys(rights).length > 0)
  return usable.length > 0 ? usable : [neededBy(needs)]
}

function neededBy({ comment, attachToRelease, commitStatus, readsPullRequest }: Needs): Rights {
  return {
    ...(attachToRelease ? { contents: 'write' } : {}),
    ...(readsPullRequest ? { 'pull-requests': 'read' } : {}),
    ...(comment ? { 'pull-requests': 'write' } : {}),
    ...(commitStatus ? { statuses: 'write' } : {}),
  }
}

/** All of them, also what is not missing: a permission that is not listed is none, and a checkout reads contents. */
function block(error: GitHubError, needs: Needs): string {
  const usual: Rights = { contents: 'read', ...neededBy(needs) }
  const alternatives = rightsOf(error, needs)
  const isEnough = (rights: Rights) =>
    Object.entries(rights).every(([name, access]) => usual[name] === access || usual[name] === 'write')
  const more = alternatives.some(isEnough) ? {} : alternatives[0]
  const lines = Object.entries({ ...usual, ...more }).map(([name, access]) => `  ${name}: ${access}`)
  return ['permissions:', ...lines].join('\n')
}

/** Undefined for a run whose token is what `permissions:` makes of it. */
function readOnly(error: GitHubError, { untrusted }: Context, needs: Needs): string | undefined {
  if (!untrusted) return undefined
  const started = `This run was started by ${strangerOf(untrusted)}: GitHub gives it a token that only reads`
  if (untrusted === 'fork')
    return `${started}, no matter what \`permissions:\` says. A workflow on \`workflow_run\` or \`pull_request_target\` may write.`
  // https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
  return `${started} where the workflow does not say more. Add to it, on top or to the job:\n\n${block(error, needs)}\n\nWhere it has them already, only a token of your own helps: keep it as a Dependabot secret, and hand it over as \`github-token\`.`
}
