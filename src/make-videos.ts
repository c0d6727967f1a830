import { audioUrls } from './job/audio-url.ts'
import { makeVideos } from './job/batch.ts'
import { follow } from './job/follow.ts'
import { translateVideos } from './job/translate.ts'
import { placeOfVideo } from './job/translation.ts'
import { toPurchase, type VideoSpec } from './job/video-spec.ts'
import type { Account } from './jogg/api.ts'
import { joggApi } from './jogg/open-api.ts'
import { joggTranslations } from './jogg/v2-translation.ts'
import { openLedger } from './ledger/open-ledger.ts'
import type { Result, Results } from './outputs/results.ts'
import type { Plan } from './plan.ts'
import type { Publisher } from './publish/publisher.ts'
import type { World } from './runtime/world.ts'

/** The part of a run that talks to JoggAI about videos, and pays; a dry run does without, and loads none of it. */

/** What every step of a run works with. */
export interface Run {
  readonly plan: Plan
  readonly world: World
  readonly results: Results
  readonly account: Account
  readonly publisher: Publisher
}

/** A video that was submitted before: nothing is paid. */
export async function collect(projectId: string, run: Run): Promise<void> {
  const { world, results, account } = run
  const update = (patch: Result) => results.update(0, patch)
  const deps = { ...waitOptions(run), api: joggApi(world, account), phase: 1, update }
  await follow({ label: 'the project', again: 'collects' }, projectId, deps, 'named')
}

/** Recalls or submits each video, waits for it, and has it translated; what becomes known goes into the results. */
export async function submitAndWait(
  specs: readonly VideoSpec[],
  languages: readonly string[],
  run: Run,
): Promise<void> {
  const { plan, world, results, account, publisher } = run
  const ledger = await openLedger(world, account.apiKey, publisher.keepers)
  const shared = { ...waitOptions(run), ledger, reuse: plan.inputs.job.reuse }
  const audioUrl = audioUrls(account, plan.context.workspace, world)
  const purchases = specs.map(spec => toPurchase(spec, audioUrl))
  await makeVideos(purchases, { ...shared, api: joggApi(world, account) }, (nth, patch) =>
    results.update(placeOfVideo(nth, languages), patch),
  )
  const translations = { ...shared, api: joggTranslations(world, account) }
  const { translateVoice: voiceId } = plan.inputs.job
  await translateVideos(specs, { languages, voiceId }, translations, results)
}

/** How long is waited, and in which world. */
function waitOptions({ plan, world }: Run) {
  const { wait, timeoutMs, pollIntervalMs } = plan.inputs.job
  return { world, wait, timeoutMs, pollIntervalMs }
}
