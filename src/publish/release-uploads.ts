import { ownAccount } from '../github/account.ts'
import type { Answer, GitHub } from '../github/client.ts'
import { type Asset, listAssets, type Release } from '../github/releases.ts'
import type { Result } from '../outputs/results.ts'
import type { Plan } from '../plan.ts'
import { isOfVideo, isSame, type ToAttach } from './assets.ts'
import type { VideoFile } from './download.ts'
import { assetNames, stemsOf, type ToName } from './file-names.ts'
import { assetsOfOthers, blockAssets } from './notes-block.ts'
import { ownTitle } from './release-title.ts'

/** What goes up: the videos by the index of their result, and what belongs to each by its path. */
export interface AttachedFiles {
  readonly videos: ReadonlyMap<number, VideoFile>
  readonly captions: ReadonlyMap<string, readonly CaptionFile[]>
}

export interface CaptionFile extends ToAttach {
  readonly format: Plan['inputs']['targets']['captionFiles'][number]
}

/** A file that goes up, once, under the name that GitHub will give it. */
export interface Upload {
  readonly name: string
  readonly file: VideoFile
  /** The results that this file is the video of. */
  readonly indices: readonly number[]
  /** What goes up after it, and bears its name. */
  readonly captions: readonly { readonly name: string; readonly file: ToAttach }[]
}

/** What goes up under which name: nobody else's asset is replaced, nor one that another block of ours names. */
export async function uploadsOf(
  { github, release, plan }: { readonly github: GitHub; readonly release: Release; readonly plan: Plan },
  all: readonly Result[],
  { videos: files, captions }: AttachedFiles,
): Promise<Answer<readonly Upload[]>> {
  const assets = await listAssets(github, release.id)
  if (!assets.ok) return assets
  const groups = [...Map.groupBy(files.entries(), ([, file]) => file.path).values()]
  const videos = groups.flatMap(group => {
    const indices = group.map(([index]) => index)
    return group.slice(0, 1).map(([index, file]) => ({ file, indices, result: all[index] ?? {} }))
  })
  const ours = await replaceable(assets.value, release, { github, plan })
  const isFreeFor = (name: string, file: ToAttach | undefined) => {
    const old = assets.value.find(asset => asset.name === name)
    return !old || ours.has(name) || (file !== undefined && isSame(old, file))
  }
  const besideOf = (file: VideoFile, stem: string) =>
    (captions.get(file.path) ?? []).map(caption => ({ name: `${stem}.${caption.format}`, file: caption }))
  const isFree = (name: string, nth: number) => {
    const file = videos[nth]?.file
    const beside = file ? besideOf(file, stemsOf([name]).get(name) ?? name) : []
    return isFreeFor(name, file) && beside.every(one => isFreeFor(one.name, one.file))
  }
  const names = assetNames(
    videos.map(({ file, result }) => toName(file, result, release, plan)),
    isFree,
  )
  const stems = stemsOf(names)
  const uploads = videos.map(({ file, indices }, nth) => {
    const name = names[nth] ?? ''
    return { name, file, indices, captions: besideOf(file, stems.get(name) ?? name) }
  })
  return { ok: true, value: uploads, more: false }
}

/**
 * Names whose assets a new file may take the place of: videos that our own account uploaded and no other block names,
 * captions that our block names, and what a broken upload left behind.
 */
async function replaceable(
  assets: readonly Asset[],
  { body }: Release,
  { github, plan }: { readonly github: GitHub; readonly plan: Plan },
): Promise<ReadonlySet<string>> {
  const isOwn = ownAccount(github, plan.context)
  const elsewhere = assetsOfOthers(body, plan.inputs.targets.commentTag)
  const named = blockAssets(body, plan.inputs.targets.commentTag)
  const names: string[] = []
  for (const asset of assets) {
    const { name, state, content_type, uploader } = asset
    if (elsewhere.includes(name)) continue
    const isOfKind = content_type.startsWith('video/') || (named.includes(name) && isOfVideo(asset, named))
    if (state !== 'uploaded' || (isOfKind && (await isOwn(uploader)))) names.push(name)
  }
  return new Set(names)
}

/** A name that a person chose comes before that of the script, which comes before what else the video could be called. */
function toName(file: VideoFile, result: Result, release: Release, { context, scripts }: Plan): ToName {
  const given = scripts.length === 1 ? scripts[0]?.format.videoName : undefined
  const own = ownTitle({ title: result.title, videoName: given || undefined }, context)
  return {
    file: file.path,
    isNamed: file.isNamed || (result.file !== undefined && !given),
    titles: [own, ...(scripts.length > 1 ? [] : [release.name, release.tag_name])].filter(
      title => title !== undefined,
    ),
    language: result.language,
    projectId: result.projectId,
  }
}
