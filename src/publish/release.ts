import { Failure, type Trouble } from '../failure.ts'
import { ownAccount } from '../github/account.ts'
import type { GitHub } from '../github/client.ts'
import { adviceOn } from '../github/permissions.ts'
import { type Problem, tellProblem } from '../github/problem.ts'
import {
  type Asset,
  findRelease,
  isUploadAddress,
  type Release,
  readRelease,
  updateNotes,
} from '../github/releases.ts'
import type { Plan } from '../prepare.ts'
import type { Results } from '../result.ts'
import { putAsset, removeAssets } from './assets.ts'
import type { VideoFile } from './download.ts'
import { assetNames } from './file-names.ts'
import { blockAssets, MAX_NOTES, putBlock, writeBlock } from './notes-block.ts'
import type { Show, Shown } from './shown.ts'

/**
 * Looks the release up, before anything is paid.
 *
 * @throws Failure when there is none, or when it takes no asset
 */
export async function openRelease(github: GitHub, plan: Plan): Promise<ReleaseTarget> {
  const { context, inputs } = plan
  const tag = inputs.targets.releaseTag || context.releaseTag
  if (!tag) {
    throw new Failure(
      unpaid(
        `\`attach-to-release\` is set, and the event \`${context.eventName}\` belongs to no release.`,
        'Set `release-tag`.',
      ),
    )
  }
  const found = await findRelease(github, tag)
  if (!found.ok) {
    const happened = `The release ${tag} could not be looked up: ${tellProblem(found.problem)}.`
    throw new Failure(unpaid(happened, adviceOn(found.problem, context, inputs.targets)))
  }
  const release = found.value
  if (!release) {
    const advice = 'Create the release first, or set `release-tag` to the tag of one that is there.'
    throw new Failure(unpaid(`There is no release with the tag ${tag} (\`release-tag\`).`, advice))
  }
  const refusal = refuse(release, plan)
  if (refusal) throw new Failure(refusal)
  return { github, release, plan }
}

export interface ReleaseTarget {
  readonly github: GitHub
  readonly release: Release
  readonly plan: Plan
}

/**
 * Uploads the videos, puts one block into the notes, and removes what an earlier block of ours named: in this order,
 * so that the notes never name an asset that is not there.
 */
export async function attachVideos(
  target: ReleaseTarget,
  results: Results,
  files: ReadonlyMap<number, VideoFile>,
  show: Show,
): Promise<readonly Trouble[]> {
  const groups = [...Map.groupBy(files.entries(), ([, file]) => file.path).values()]
  const names = assetNames(
    groups.flatMap(([first]) => (first ? [{ ...results.all[first[0]], file: first[1].path }] : [])),
  )
  const troubles: Trouble[] = []
  const attached: Asset[] = []
  for (const [index, group] of groups.entries()) {
    const [first] = group
    if (!first) continue
    const put = await putAsset(target, names[index] ?? '', first[1])
    if (!put.ok) {
      troubles.push(notAttached(target, put.why, put.problem))
      continue
    }
    attached.push(put.asset)
    for (const [place] of group) results.learn(place, { releaseAssetUrl: put.asset.browser_download_url })
  }
  const failure = attached.length > 0 ? await renewNotes(target, results.all.map(show), attached) : undefined
  return failure ? [...troubles, failure] : troubles
}

async function renewNotes(
  target: ReleaseTarget,
  all: readonly Shown[],
  attached: readonly Asset[],
): Promise<Trouble | undefined> {
  const { github, release, plan } = target
  const tag = plan.inputs.targets.commentTag
  // Read anew: uploading takes minutes, in which the author may have written on.
  const fresh = await readRelease(github, release.id)
  if (!fresh.ok)
    return notAttached(target, `reading the notes failed: ${tellProblem(fresh.problem)}`, fresh.problem)
  const names = attached.map(asset => asset.name)
  const shown = all.filter(one => one.releaseAssetUrl)
  const notes = putBlock(fresh.value.body, tag, writeBlock(tag, shown, names))
  if (notes.length > MAX_NOTES) return notAttached(target, `the notes would be over ${MAX_NOTES} characters`)
  if (notes !== fresh.value.body) {
    const updated = await updateNotes(github, release.id, notes)
    if (!updated.ok)
      return notAttached(target, `writing the notes failed: ${tellProblem(updated.problem)}`, updated.problem)
  }
  const stale = blockAssets(fresh.value.body, tag).filter(name => !names.includes(name))
  const problem = await removeAssets(target, stale, ownAccount(github, plan.context))
  return (
    problem && notAttached(target, `removing the asset before it failed: ${tellProblem(problem)}`, problem)
  )
}

function refuse({ immutable, tag_name, upload_url }: Release, { context }: Plan): Trouble | undefined {
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

function unpaid(happened: string, advice: string): Trouble {
  return {
    title: 'The release can not take the video',
    happened,
    means: 'Nothing was submitted, and nothing was paid.',
    advice,
  }
}

function notAttached({ release, plan }: ReleaseTarget, why: string, problem?: Problem): Trouble {
  const again = 'Run the job again: it takes this video up without paying again.'
  const advice = problem ? adviceOn(problem, plan.context, plan.inputs.targets) : ''
  return {
    title: 'The video could not be attached to the release',
    happened: `Attaching the video to the release ${release.tag_name}: ${why}.`,
    means: 'The video itself is ready, and its address is in the outputs: nothing is lost.',
    advice: [again, advice].filter(Boolean).join('\n\n'),
  }
}
