import { ownAccount } from '../github/account.ts'
import type { GitHub } from '../github/client.ts'
import { type GitHubError, githubErrorText } from '../github/github-error.ts'
import { adviceOn } from '../github/permissions.ts'
import {
  type Asset,
  findRelease,
  isUploadAddress,
  type Release,
  readRelease,
  updateNotes,
} from '../github/releases.ts'
import { type Diagnostic, DiagnosticError, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { Results } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import type { World } from '../runtime/world.ts'
import { putAsset, removeAssets } from './assets.ts'
import type { VideoFile } from './download.ts'
import { assetNames } from './file-names.ts'
import { blockAssets, blockIn, MAX_NOTES, putBlock, writeBlock } from './notes-block.ts'
import { runAgain } from './run-again.ts'
import type { ToView, VideoView } from './video-view.ts'

/**
 * Looks the release up, before anything is paid.
 *
 * @throws Failure when there is none, or when it takes no asset
 */
export async function openRelease(github: GitHub, plan: Plan, world: World): Promise<ReleaseTarget> {
  const release = await lookUp(github, plan)
  const refusal = refuse(release, plan)
  if (refusal) throw new DiagnosticError(refusal)
  return { github, release, plan, world }
}

async function lookUp(github: GitHub, { context, inputs }: Plan): Promise<Release> {
  const tag = inputs.targets.releaseTag || context.releaseTag
  if (!tag) {
    const run = context.eventName ? `the event \`${context.eventName}\`` : 'this run'
    const happened = `\`attach-to-release\` is set, and ${run} belongs to no release.`
    throw new DiagnosticError(unpaid(happened, 'Set `release-tag`.'))
  }
  const found = await findRelease(github, tag)
  if (!found.ok) {
    const happened = `The release ${tag} could not be looked up: ${githubErrorText(found.error)}.`
    throw new DiagnosticError(unpaid(happened, adviceOn(found.error, context, inputs.targets)))
  }
  if (found.value) return found.value
  const advice = 'Create the release first, or set `release-tag` to the tag of one that is there.'
  throw new DiagnosticError(unpaid(`There is no release with the tag ${tag} (\`release-tag\`).`, advice))
}

export interface ReleaseTarget {
  readonly github: GitHub
  readonly release: Release
  readonly plan: Plan
  readonly world: Pick<World, 'clock' | 'signal'>
}

/**
 * Uploads the videos, puts one block into the notes, and removes what an earlier block of ours named: in this order,
 * so that the notes never name an asset that is not there.
 */
export async function attachVideos(
  target: ReleaseTarget,
  results: Results,
  files: ReadonlyMap<number, VideoFile>,
  show: ToView,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  const attached: Asset[] = []
  for (const { name, file, indices } of uploadsOf(results, files)) {
    const put = await putAsset(target, name, file)
    if (!put.ok) {
      diagnostics.push(notAttached(target, put.why, put.problem))
      continue
    }
    attached.push(put.asset)
    for (const index of indices) results.update(index, { releaseAssetUrl: put.asset.browser_download_url })
  }
  const failure = attached.length > 0 ? await renewNotes(target, results.all.map(show), attached) : undefined
  const again = runAgain(results.all)
  return [...diagnostics, ...(failure ? [failure] : [])].map(diagnostic => ({
    ...diagnostic,
    advice: [again, diagnostic.advice].filter(Boolean).join('\n\n'),
  }))
}

interface Upload {
  readonly name: string
  readonly file: VideoFile
  /** The results that this file is the video of. */
  readonly indices: readonly number[]
}

/** Each file once, under the name that GitHub will give it. */
function uploadsOf({ all }: Results, files: ReadonlyMap<number, VideoFile>): readonly Upload[] {
  const groups = [...Map.groupBy(files.entries(), ([, file]) => file.path).values()]
  const videos = groups.flatMap(group => {
    const indices = group.map(([index]) => index)
    return group.slice(0, 1).map(([index, file]) => ({ file, indices, result: all[index] }))
  })
  const names = assetNames(videos.map(({ file, result }) => ({ ...result, file: file.path })))
  return videos.map(({ file, indices }, nth) => ({ name: names[nth] ?? '', file, indices }))
}

async function renewNotes(
  target: ReleaseTarget,
  all: readonly VideoView[],
  attached: readonly Asset[],
): Promise<Diagnostic | undefined> {
  const tag = target.plan.inputs.targets.commentTag
  const names = attached.map(asset => asset.name)
  const shown = all.filter(one => one.releaseAssetUrl)
  const written = await writeNotes(target, tag, writeBlock(tag, shown, names))
  if ('diagnostic' in written) return written.diagnostic
  const stale = blockAssets(written.before, tag).filter(name => !names.includes(name))
  const problem = await removeAssets(target, stale, ownAccount(target.github, target.plan.context))
  return (
    problem &&
    notAttached(target, `removing the asset before it failed: ${githubErrorText(problem)}`, problem)
  )
}

/**
 * Read just before, since uploading takes minutes in which the author may have written on; and looked at a moment
 * later, since GitHub lets the last one to write win: another job's block, written from notes read earlier, would
 * take ours away.
 */
async function writeNotes(
  target: ReleaseTarget,
  tag: string,
  block: string,
): Promise<{ readonly before: string } | { readonly diagnostic: Diagnostic }> {
  const { github, release, world } = target
  let before: string | undefined
  for (let writes = 0; ; writes += 1) {
    const fresh = await readRelease(github, release.id)
    if (!fresh.ok) return unwritten(target, 'reading', fresh.error)
    before ??= fresh.value.body
    const there = blockIn(fresh.value.body, tag, block)
    if (there === 'this' || (there === 'another' && writes > 0)) return { before }
    if (writes === MAX_WRITES) return { diagnostic: notAttached(target, OVERWRITTEN) }
    const notes = putBlock(fresh.value.body, tag, block)
    if (notes.length > MAX_NOTES)
      return { diagnostic: notAttached(target, `the notes would be over ${MAX_NOTES} characters`) }
    const updated = await updateNotes(github, release.id, notes)
    if (!updated.ok) return unwritten(target, 'writing', updated.error)
    await world.clock.sleep(SETTLE_MS, world.signal)
  }
}

const MAX_WRITES = 3
const OVERWRITTEN = 'what was written into the notes was overwritten each time'
/** Longer than a job takes from reading the notes to writing them. */
const SETTLE_MS = 1000

function unwritten(
  target: ReleaseTarget,
  doing: string,
  problem: GitHubError,
): { readonly diagnostic: Diagnostic } {
  return {
    diagnostic: notAttached(target, `${doing} the notes failed: ${githubErrorText(problem)}`, problem),
  }
}

function refuse({ immutable, tag_name, upload_url }: Release, { context }: Plan): Diagnostic | undefined {
  if (immutable) {
    return unpaid(
      `The release ${tag_name} is immutable: GitHub takes no asset for it any more.`,
      'Attach the video while the release is a draft, before it is published.',
    )
  }
  if (isUploadAddress(upload_url, context)) return undefined
  return unpaid(
    `The release ${tag_name} names an address for uploads that is not GitHub's.`,
    'Check GITHUB_API_URL: the token goes to GitHub alone.',
  )
}

function unpaid(happened: string, advice: string): Diagnostic {
  return {
    title: 'The release can not take the video',
    happened,
    means: NOTHING_PAID,
    advice,
  }
}

/** Its advice says what GitHub's answer calls for; how to run the job again stands before it, once all is known. */
function notAttached({ release, plan }: ReleaseTarget, why: string, problem?: GitHubError): Diagnostic {
  return {
    title: 'The video could not be attached to the release',
    happened: `Attaching the video to the release ${release.tag_name}: ${why}.`,
    means: 'The video itself is ready, and its address is in the outputs: nothing is lost.',
    advice: problem ? adviceOn(problem, plan.context, plan.inputs.targets) : '',
  }
}
