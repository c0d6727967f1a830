import type { GitHub } from '../github/client.ts'
import { type GitHubError, githubErrorText } from '../github/github-error.ts'
import { type Release, readRelease, updateNotes } from '../github/releases.ts'
import { count } from '../lib/text.ts'
import type { Plan } from '../plan.ts'
import type { World } from '../runtime/world.ts'
import { blockIn, excess, MAX_NOTES, putBlock, roomBeside, writeBlock } from './notes-block.ts'
import { releaseTitle } from './release-title.ts'
import type { VideoView } from './video-view.ts'

/**
 * What keeps the notes from taking a block for these videos, which is known before they are paid for. How long their
 * addresses are is not: what is assumed is more than JoggAI's usually take, and what does not fit in the end is left out.
 */
export function roomRefusal(
  release: Release,
  { inputs, scripts, context }: Plan,
): { readonly happened: string; readonly advice: string } | undefined {
  const { commentTag } = inputs.targets
  const languages = [undefined, ...inputs.job.translateTo]
  const videos = (scripts.length > 0 ? scripts : [undefined]).flatMap(script =>
    languages.map(language => ({
      ...assumed(scripts.length > 1 ? script?.file : undefined, language, release, context),
      ...(script?.speech.kind === 'script' && !language
        ? { text: script.speech.text.slice(0, TEXT_LENGTH) }
        : {}),
    })),
  )
  const names = videos.flatMap((_, index) =>
    ['mp4', ...inputs.targets.captionFiles].map(format => `${'x'.repeat(NAME_LENGTH)}-${index}.${format}`),
  )
  const { disclosure: discloses } = inputs.targets
  const block = writeBlock(commentTag, videos, names, { discloses, room: MAX_NOTES })
  const over = excess(release.body, commentTag, block)
  if (over === 0) return undefined
  return {
    happened: `The notes of the release ${release.tag_name} have ${count(release.body.length, 'character')} of the ${count(MAX_NOTES, 'character')} that GitHub takes: there is no room for the video in them.`,
    advice: `Shorten the notes by ${count(over, 'character')}, then run the job again.`,
  }
}

const URL_LENGTH = 300
const NAME_LENGTH = 80
/** Of a transcript, which is cut to the room there is, some stays in any case. */
const TEXT_LENGTH = 200

function assumed(
  file: string | undefined,
  language: string | undefined,
  release: Release,
  context: Plan['context'],
): VideoView {
  const url = `https://${'x'.repeat(60)}.example/`.padEnd(URL_LENGTH, 'x')
  return {
    status: 'success',
    ...(file ? { file } : { title: releaseTitle({}, release, context) }),
    ...(language ? { language, subtitleUrl: url } : {}),
    videoUrl: url,
    coverUrl: url,
    releaseAssetUrl: url,
    duration: 3600,
    bytes: 100_000_000,
  }
}

/**
 * Puts the block into the notes: read just before, since uploading takes minutes in which the author may have written
 * on; and looked at a moment later, since GitHub lets the last one to write win: another job's block, written from notes
 * read earlier, would take ours away.
 *
 * @returns the notes as they were
 */
export async function writeNotes(
  { github, release, plan, world }: NotesTarget,
  shown: readonly VideoView[],
  attached: readonly string[],
): Promise<{ readonly before: string } | Unwritten> {
  const tag = plan.inputs.targets.commentTag
  const titled = shown.map(one => withTitle(one, release, plan))
  let before: string | undefined
  for (let writes = 0; ; writes += 1) {
    const fresh = await readRelease(github, release.id)
    if (!fresh.ok) return unwritten('reading', fresh.error)
    const notes = fresh.value.body
    before ??= notes
    const block = fitting(notes, tag, titled, attached, plan.inputs.targets.disclosure)
    if (block === undefined) return { why: `the notes would be over ${MAX_NOTES} characters` }
    const there = blockIn(notes, tag, block)
    if (there === 'this' || (there === 'another' && writes > 0)) return { before }
    if (writes === MAX_WRITES) return { why: 'what was written into the notes was overwritten each time' }
    const updated = await updateNotes(github, release.id, putBlock(notes, tag, block))
    if (!updated.ok) return unwritten('writing', updated.error)
    await world.clock.sleep(SETTLE_MS, world.signal)
  }
}

interface NotesTarget {
  readonly github: GitHub
  readonly release: Release
  readonly plan: Plan
  readonly world: Pick<World, 'clock' | 'signal'>
}

interface Unwritten {
  readonly why: string
  readonly problem?: GitHubError
}

const MAX_WRITES = 3
/** Longer than a job takes from reading the notes to writing them. */
const SETTLE_MS = 1000

/** In the notes a video without a name of its own is called as the release is. */
function withTitle(shown: VideoView, release: Release, { context, scripts }: Plan): VideoView {
  if (shown.file && scripts.length > 1) return shown
  const { file, ...untold } = shown
  return { ...untold, title: releaseTitle(shown, release, context) }
}

/** The block with as much of what is said as there is room for, or, where its addresses are longer than was assumed, the same without what the assets make up for. */
function fitting(
  notes: string,
  tag: string,
  shown: readonly VideoView[],
  attached: readonly string[],
  discloses: boolean,
): string | undefined {
  const bare = shown.map(({ coverUrl, subtitleUrl, ...one }) => ({
    ...one,
    videoUrl: one.releaseAssetUrl ?? one.videoUrl ?? '',
  }))
  for (const videos of [shown, bare]) {
    const room = roomBeside(notes, tag, writeBlock(tag, videos, attached, { discloses }))
    if (room >= 0) return writeBlock(tag, videos, attached, { discloses, room })
  }
  return undefined
}

function unwritten(doing: string, problem: GitHubError): Unwritten {
  return { why: `${doing} the notes failed: ${githubErrorText(problem)}`, problem }
}
