import { askAgain } from '../jogg/again.ts'
import type { Account } from '../jogg/api.ts'
import type { TranslationRequest } from '../jogg/domain.ts'
import { describeError } from '../jogg/error-advice.ts'
import { joggTranslations } from '../jogg/v2-translation.ts'
import { known } from '../lib/objects.ts'
import { InputError, inputDiagnostic } from '../outputs/diagnostics.ts'
import type { Result, Results } from '../outputs/results.ts'
import type { World } from '../runtime/world.ts'
import { makeVideos, type SharedDeps } from './batch.ts'
import type { Purchase } from './deps.ts'
import {
  checkLength,
  matchLanguages,
  placeOfVideo,
  translationCredits,
  translationKey,
  translationName,
  whyNot,
} from './translation.ts'
import { labelOf } from './video-diagnostics.ts'
import type { SpokenSpec } from './video-spec.ts'

/**
 * Makes one more video for each language from each video that is ready, paid for once like the video itself. Where
 * there is no video there is no translation; a translation that fails leaves the video as it is.
 *
 * @param specs those of the videos, in the results' order
 */
export async function translateVideos(
  specs: readonly SpokenSpec[],
  { languages, voiceId }: Translations,
  shared: SharedDeps<TranslationRequest>,
  results: Results,
): Promise<void> {
  const wanted = specs.flatMap((spec, nth) => wantedOf(spec, placeOfVideo(nth, languages), languages))
  const possible = wanted.filter(one => prepare(one, shared.world, results))
  const purchases = possible.map(one => toPurchase(one, voiceId, results.all[one.videoPlace]))
  await makeVideos(purchases, shared, (nth, patch) => {
    const index = possible[nth]?.index
    if (index !== undefined) results.update(index, patch)
  })
}

/** What each video is translated into, and who speaks there; an empty voice is JoggAI's to choose. */
export interface Translations {
  readonly languages: readonly string[]
  readonly voiceId: string
}

/**
 * The languages of a run as JoggAI spells them, looked up where that can be done, and whether everything that is to be
 * translated is short enough; before anything is paid.
 *
 * @param videos what is known of the videos, in the order of `specs`
 * @throws DiagnosticError that names every language that JoggAI does not have, and everything that is too long
 */
export async function findLanguages(
  wanted: readonly string[],
  specs: readonly SpokenSpec[],
  videos: readonly Result[],
  account: Account,
  world: World,
): Promise<readonly string[]> {
  if (wanted.length === 0) return []
  const lengths = specs.flatMap(({ label }, nth) => checkLength(label, videos[nth] ?? {}))
  // A dry run may have no key to ask with.
  const offered = account.apiKey ? await readLanguages(account, world) : undefined
  const { languages, problems } = offered
    ? matchLanguages(wanted, offered)
    : { languages: wanted, problems: [] }
  if (lengths.length + problems.length > 0) throw new InputError(inputDiagnostic([...problems, ...lengths]))
  return languages
}

async function readLanguages(account: Account, world: World): Promise<readonly string[] | undefined> {
  const api = joggTranslations(world, account)
  const reply = await askAgain(() => api.languages(world.signal), world)
  if (reply.ok) return reply.value
  if (!world.signal.aborted) {
    const happened = describeError('Reading the languages that JoggAI translates into', reply.error)
    world.actions.warning(
      `${happened} \`translate-to\` is taken as it stands: what JoggAI does not know is refused once the video is there.`,
      { title: 'JoggAI video' },
    )
  }
  return undefined
}

interface Wanted {
  readonly spec: SpokenSpec
  readonly language: string
  /** In the results. */
  readonly index: number
  readonly videoPlace: number
}

function wantedOf(spec: SpokenSpec, videoPlace: number, languages: readonly string[]): Wanted[] {
  return languages.map((language, nth) => ({ spec, language, videoPlace, index: videoPlace + 1 + nth }))
}

/** Learns what the video tells of its translation, or why there will be none. */
function prepare({ spec, language, index, videoPlace }: Wanted, world: World, results: Results): boolean {
  const video = results.all[videoPlace] ?? {}
  const subject = { label: spec.label, language }
  const refusal = whyNot(subject, video)
  if (refusal) {
    results.update(index, refusal)
    if (refusal.status === 'skipped')
      world.actions.info(`${labelOf(subject)}: not translated, since there is no video.`)
    return false
  }
  const { coverUrl, duration } = video
  const estimatedCredits = duration === undefined ? undefined : translationCredits(duration)
  results.update(index, known({ coverUrl, estimatedCredits }))
  return true
}

function toPurchase(
  { spec, language }: Wanted,
  voiceId: string,
  video: Result | undefined,
): Purchase<TranslationRequest> {
  const name = translationName(spec.name, language)
  const request = { videoUrl: video?.videoUrl ?? '', language, voiceId, name }
  return {
    label: spec.label,
    language,
    name,
    contentKey: translationKey(spec.contentKey, language, voiceId),
    credits: video?.duration === undefined ? undefined : translationCredits(video.duration),
    request: async () => request,
  }
}
