import { ownAccount } from '../github/account.ts'
import { askForAnnounced } from '../github/announced.ts'
import type { GitHub } from '../github/client.ts'
import { type GitHubError, githubErrorText } from '../github/github-error.ts'
import { adviceOn, draftAdvice } from '../github/permissions.ts'
import { assetUrl, findRelease, isUploadAddress, type Release, readRelease } from '../github/releases.ts'
import { type Diagnostic, DiagnosticError, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Results } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import type { World } from '../runtime/world.ts'
import { type Put, putAsset, removeAssets } from './assets.ts'
import { assetsOfOthers, blockAssets } from './notes-block.ts'
import { roomRefusal, writeNotes } from './release-notes.ts'
import { type AttachedFiles, type Upload, uploadsOf } from './release-uploads.ts'
import { runAgain } from './run-again.ts'
import type { ToView, VideoView } from './video-view.ts'

/**
 * Looks the release up, before anything is paid.
 *
 * @throws DiagnosticError when there is none, or when it takes neither asset nor notes
 */
export async function openRelease(github: GitHub, plan: Plan, world: World): Promise<ReleaseTarget> {
  const release = await lookUp(github, plan, world)
  const refusal = refuse(release, plan) ?? noRoom(release, plan)
  if (refusal) throw new DiagnosticError(refusal)
  if (release.immutable) noticeImmutable(release, world)
  return { github, release, plan, world }
}

async function lookUp(github: GitHub, { context, inputs }: Plan, world: World): Promise<Release> {
  const tag = inputs.targets.releaseTag || context.releaseTag
  if (!tag) {
    const run = context.eventName ? `the event \`${context.eventName}\`` : 'this run'
    const happened = `\`attach-to-release\` is set, and ${run} belongs to no release.`
    throw new DiagnosticError(unpaid(happened, 'Set `release-tag`.'))
  }
  const isAnnounced = context.isReleaseEvent && tag === context.releaseTag
  const found = await askForAnnounced(isAnnounced, world, () => findRelease(github, tag))
  if (!found.ok) {
    const happened = `The release ${tag} could not be looked up: ${githubErrorText(found.error)}.`
    throw new DiagnosticError(unpaid(happened, adviceOn(found.error, context, inputs.targets)))
  }
  if (found.value) return found.value
  const advice = `Create the release first, or set \`release-tag\` to the tag of one that is there. ${draftAdvice(context, inputs.targets)}`
  throw new DiagnosticError(unpaid(`No release with the tag ${tag} (\`release-tag\`) was found.`, advice))
}

function refuse({ tag_name, upload_url }: Release, { context }: Plan): Diagnostic | undefined {
  if (isUploadAddress(upload_url, context)) return undefined
  return unpaid(
    `The release ${tag_name} names an address for uploads that is not GitHub's.`,
    'Check GITHUB_API_URL: the token goes to GitHub alone.',
  )
}

function noRoom(release: Release, plan: Plan): Diagnostic | undefined {
  const refusal = roomRefusal(release, plan)
  return refusal && unpaid(refusal.happened, refusal.advice)
}

function noticeImmutable({ tag_name }: Release, { actions }: Pick<World, 'actions'>): void {
  actions.notice(
    `GitHub takes no file for the release ${tag_name} any more. Its notes get the video by its address at JoggAI. To attach the file, run while the release is a draft.`,
    { title: 'The release is immutable' },
  )
}

function unpaid(happened: string, advice: string): Diagnostic {
  return { title: 'The release can not take the video', happened, means: NOTHING_PAID, advice }
}

export interface ReleaseTarget {
  readonly github: GitHub
  /** As it was when it was looked up last. */
  readonly release: Release
  readonly plan: Plan
  readonly world: Pick<World, 'clock' | 'signal' | 'actions'>
}

/**
 * Uploads the videos, puts one block into the notes, and removes what an earlier block of ours named: in this order,
 * so that the notes never name an asset that is not there. The release is looked up again first: minutes of rendering
 * lie behind, in which a draft is published, and a nightly release deleted and made again under its tag.
 */
export async function attachVideos(
  target: ReleaseTarget,
  results: Results,
  files: AttachedFiles,
  show: ToView,
): Promise<readonly Diagnostic[]> {
  let failures: readonly Failure[] = []
  for (let rounds = 0; rounds < MAX_ROUNDS; rounds += 1) {
    const current = await lookAgain(target)
    if ('release' in current && current.release.immutable && !target.release.immutable)
      noticeImmutable(current.release, target.world)
    failures = 'why' in current ? [current] : await attach(current, results, files, show)
    if (!failures.some(({ problem }) => problem?.kind === 'missing')) break
  }
  return failures.map(failure => notAttached(target, failure, results))
}

/** A second one where the release was replaced between the look and the end. */
const MAX_ROUNDS = 2

/** Why something could not be done. */
interface Failure {
  readonly why: string
  readonly problem?: GitHubError | undefined
}

async function lookAgain(target: ReleaseTarget): Promise<ReleaseTarget | Failure> {
  const { github, release, plan } = target
  const same = await readRelease(github, release.id)
  if (same.ok) return { ...target, release: same.value }
  // What could not be asked now may be known well enough from before.
  if (same.error.kind !== 'missing') return target
  const found = await findRelease(github, release.tag_name)
  const other = found.ok ? found.value : undefined
  if (!other) return { why: 'it is not there any more', problem: found.ok ? same.error : found.error }
  if (isUploadAddress(other.upload_url, plan.context)) return { ...target, release: other }
  return { why: "it names an address for uploads by now that is not GitHub's" }
}

async function attach(
  target: ReleaseTarget,
  results: Results,
  files: AttachedFiles,
  show: ToView,
): Promise<readonly Failure[]> {
  if (target.release.immutable) return renew(target, results, [], show)
  const planned = await uploadsOf(target, results.all, files)
  if (!planned.ok)
    return [{ why: `listing its assets failed: ${githubErrorText(planned.error)}`, problem: planned.error }]
  const failures: Failure[] = []
  const attached: string[] = []
  for (const upload of planned.value) {
    const put = await putAsset(target, upload.name, upload.file)
    if (!put.ok) {
      failures.push(put)
      continue
    }
    attached.push(put.asset.name)
    learn(target, results, upload, put)
    for (const { name, file } of upload.captions) {
      const beside = await putAsset(target, name, file)
      if (beside.ok) attached.push(beside.asset.name)
      else failures.push(beside)
    }
  }
  return attached.length > 0 ? [...failures, ...(await renew(target, results, attached, show))] : failures
}

function learn(
  { release, plan }: ReleaseTarget,
  results: Results,
  { indices }: Upload,
  { asset }: Extract<Put, { ok: true }>,
): void {
  const releaseAssetUrl = assetUrl(release, asset, plan.context)
  for (const index of indices) results.update(index, { releaseAssetUrl })
}

async function renew(
  target: ReleaseTarget,
  results: Results,
  attached: readonly string[],
  show: ToView,
): Promise<readonly Failure[]> {
  const { github, plan } = target
  const isThere = ({ videoUrl, releaseAssetUrl }: VideoView) =>
    target.release.immutable ? videoUrl !== undefined : releaseAssetUrl !== undefined
  const written = await writeNotes(target, results.all.map(show).filter(isThere), attached)
  if ('why' in written) return [written]
  if (target.release.immutable) return []
  const { commentTag } = plan.inputs.targets
  const kept = [...attached, ...assetsOfOthers(written.before, commentTag)]
  const named = blockAssets(written.before, commentTag)
  const stale = named.filter(name => !kept.includes(name))
  const problem = await removeAssets(target, stale, named, ownAccount(github, plan.context))
  return problem ? [{ why: `removing the asset before it failed: ${githubErrorText(problem)}`, problem }] : []
}

function notAttached(
  { release, plan }: ReleaseTarget,
  { why, problem }: Failure,
  { all }: Results,
): Diagnostic {
  const advice = problem ? adviceOn(problem, plan.context, plan.inputs.targets) : ''
  return {
    title: 'The video could not be attached to the release',
    happened: `Attaching the video to the release ${release.tag_name}: ${why}.`,
    means: 'The video itself is ready, and its address is in the outputs: nothing is lost.',
    advice: [runAgain(all), advice].filter(Boolean).join('\n\n'),
  }
}
