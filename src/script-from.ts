import { askForAnnounced } from './github/announced.ts'
import { type GitHub, openGitHub } from './github/client.ts'
import { type GitHubError, githubErrorText } from './github/github-error.ts'
import { adviceOn, draftAdvice } from './github/permissions.ts'
import { findPullRequest, readPullRequest } from './github/pull-request.ts'
import { findRelease } from './github/releases.ts'
import type { ScriptFrom } from './inputs/source.ts'
import { alike } from './lib/labelled.ts'
import { plain } from './lib/text.ts'
import {
  type Diagnostic,
  DiagnosticError,
  InputError,
  inputDiagnostic,
  NOTHING_PAID,
} from './outputs/diagnostics.ts'
import type { Plan } from './plan.ts'
import type { World } from './runtime/world.ts'
import { withoutOwnBlock } from './script/own-block.ts'
import { type FetchedScript, writeFetched } from './script/write-scripts.ts'

/**
 * Reads at GitHub what `script-from` names, and writes the script of it: the first request of a run, sent when all
 * inputs are right and nothing is paid.
 *
 * @throws DiagnosticError when it can't be read, or there is nothing to say
 */
export async function fetchScript(plan: Plan, from: ScriptFrom, world: World): Promise<Plan> {
  const { context, inputs } = plan
  const { githubToken } = inputs.targets
  if (!context.repository || !URL.canParse(context.apiUrl)) throw new DiagnosticError(NO_PLACE)
  const github = await openGitHub(context, githubToken, world)
  const fetched = await FETCH[from](github, plan, world)
  const written = await writeFetched(fetched.script, inputs)
  for (const warning of alike(written.warnings)) world.actions.warning(warning, { title: 'JoggAI video' })
  if (written.problems.length > 0) throw new InputError(inputDiagnostic(written.problems))
  return { ...plan, context: { ...context, ...fetched.about }, scripts: written.scripts }
}

interface Fetched {
  readonly script: FetchedScript
  /** What the event may not say of the pull request. */
  readonly about?: Pick<Plan['context'], 'prNumber' | 'prTitle'>
}

const FETCH = { release: fetchRelease, 'pull-request': fetchPullRequest } as const

async function fetchRelease(github: GitHub, { context, inputs }: Plan, world: World): Promise<Fetched> {
  const tag = inputs.targets.releaseTag || context.releaseTag
  if (!tag) throw unread(`${eventOf(context.eventName)} belongs to no release`, 'Set `release-tag`.')
  const label = `release ${plain(tag, 100)}`
  const isAnnounced = context.isReleaseEvent && tag === context.releaseTag
  const found = await askForAnnounced(isAnnounced, world, () => findRelease(github, tag))
  if (!found.ok) throw refused(label, found.error, adviceOn(found.error, context, inputs.targets))
  if (!found.value) {
    const drafts = draftAdvice(context, { ...inputs.targets, attachToRelease: true })
    throw unread(
      `no ${label} (\`release-tag\`) was found`,
      `Create the release first, or set \`release-tag\` to the tag of one that is there. ${drafts}`,
    )
  }
  const text = withoutOwnBlock(found.value.body ?? '')
  if (text.trim() === '')
    throw unread(`the ${label} has no notes`, 'Write them first, or leave the video out.')
  return { script: { label, text } }
}

async function fetchPullRequest(github: GitHub, { context, inputs }: Plan, world: World): Promise<Fetched> {
  const found = await findPullRequest(github, context, inputs.targets.prNumber)
  const needs = { ...inputs.targets, readsPullRequest: true }
  if (found.kind === 'none') throw unread(found.why, 'Set `pr-number`.')
  if (found.kind === 'unclear')
    throw refused('the pull request', found.error, adviceOn(found.error, context, needs))
  const { number } = found
  const label = `pull request #${number}`
  const isAnnounced = number === context.prNumber
  const read = await askForAnnounced(isAnnounced, world, () => readPullRequest(github, number))
  if (!read.ok) {
    const advice = adviceOn(read.error, context, needs)
    throw refused(
      label,
      read.error,
      read.error.kind === 'missing' ? `Check \`pr-number\`. ${advice}` : advice,
    )
  }
  const { title, body } = read.value
  const heading = inputs.scriptFormat === 'text' ? title : `# ${asMarkdown(title)}`
  return {
    script: { label, text: `${heading}\n\n${withoutOwnBlock(body ?? '')}` },
    about: { prNumber: number, prTitle: title },
  }
}

/** A title is plain text but for code: https://github.blog/changelog/2021-12-02-code-formatting-in-issue-and-pull-request-titles */
function asMarkdown(title: string): string {
  return plain(title).replace(/[\\*_[\]<>&#~|!]/g, '\\$&')
}

function eventOf(eventName: string): string {
  return eventName ? `the event \`${eventName}\`` : 'this run'
}

const TITLE = 'The script could not be read from GitHub'

const NO_PLACE: Diagnostic = {
  title: TITLE,
  happened: '`script-from`: GITHUB_REPOSITORY is not set, or GITHUB_API_URL is no address.',
  means: NOTHING_PAID,
  advice: 'Run it in a workflow at GitHub, or name the script with `script-file` or `script`.',
}

function unread(why: string, advice: string): DiagnosticError {
  return new DiagnosticError({
    title: TITLE,
    happened: `\`script-from\`: ${why}.`,
    means: NOTHING_PAID,
    advice,
  })
}

function refused(label: string, error: GitHubError, advice: string): DiagnosticError {
  return unread(`reading ${label} failed: ${githubErrorText(error)}`, advice)
}
