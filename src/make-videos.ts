import { audioUrls } from './job/audio-url.ts'
import { makeVideos, type SharedDeps } from './job/batch.ts'
import { estimateSpeech } from './job/budget.ts'
import { follow } from './job/follow.ts'
import type { TemplateSpec } from './job/resolve-templates.ts'
import { translateVideos } from './job/translate.ts'
import { placeOfVideo } from './job/translation.ts'
import { isMissing } from './job/video-diagnostics.ts'
import { toPurchase, type VideoSpec } from './job/video-spec.ts'
import type { Account, JoggApi } from './jogg/api.ts'
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
  const { results } = run
  const update = (patch: Result) => results.update(0, patch)
  const deps = { ...waitOptions(run), api: collectingApi(run), phase: 1, update }
  await follow({ label: 'the project', again: 'collects' }, projectId, deps, 'named')
}

/** v2 tells of a template's video at another address, and an id does not say what it is of. */
function collectingApi({ world, account }: Run): Pick<JoggApi, 'video'> {
  const api = joggApi(world, account)
  if (account.apiVersion === 'v1') return api
  return {
    async video(projectId, signal) {
      const reply = await api.video(projectId, signal)
      if (reply.ok || !isMissing(reply.error)) return reply
      const { joggTemplates } = await import('./jogg/templates.ts')
      const other = await joggTemplates(world, account).video(projectId, signal)
      return !other.ok && isMissing(other.error) ? reply : other
    },
  }
}

/** Recalls or submits each video, waits for it, and has it translated; what becomes known goes into the results. */
export async function submitAndWait(resolved: Specs, languages: readonly string[], run: Run): Promise<void> {
  const { plan, world, results, account, publisher } = run
  const ledger = await openLedger(world, account.apiKey, publisher.keepers)
  const shared = { ...waitOptions(run), ledger, reuse: plan.inputs.job.reuse }
  const update = (nth: number, patch: Result) => results.update(placeOfVideo(nth, languages), patch)
  if (resolved.kind === 'template') await makeFromTemplate(resolved.specs, shared, run, update)
  else {
    const audioUrl = audioUrls(account, plan.context.workspace, world)
    const purchases = resolved.specs.map(spec => ({
      ...toPurchase(spec, audioUrl),
      credits: estimateSpeech(spec.speech).estimatedCredits,
    }))
    await makeVideos(purchases, { ...shared, api: joggApi(world, account) }, update)
  }
  const translations = { ...shared, api: joggTranslations(world, account) }
  const { translateVoice: voiceId } = plan.inputs.job
  await translateVideos(resolved.specs, { languages, voiceId }, translations, results)
}

/** The videos of a run: all with the one template, or all without. */
export type Specs =
  | { readonly kind: 'plain'; readonly specs: readonly VideoSpec[] }
  | { readonly kind: 'template'; readonly specs: readonly TemplateSpec[] }

async function makeFromTemplate(
  specs: readonly TemplateSpec[],
  shared: Omit<SharedDeps<unknown>, 'api'>,
  { plan, world, account }: Run,
  update: (nth: number, patch: Result) => void,
): Promise<void> {
  const [{ joggTemplates }, { templatePurchases }, { nameWithoutKey }] = await Promise.all([
    import('./jogg/templates.ts'),
    import('./job/template-purchase.ts'),
    import('./job/template-spec.ts'),
  ])
  const api = joggTemplates(world, account)
  const purchases = specs.map(templatePurchases(account, plan.context.workspace, world, api))
  await makeVideos(purchases, { ...shared, api }, (nth, { title, ...patch }) => {
    const shown = title && nameWithoutKey(title, specs[nth]?.contentKey ?? '')
    update(nth, shown ? { ...patch, title: shown } : patch)
  })
}

/** How long is waited, and in which world. */
function waitOptions({ plan, world }: Run) {
  const { wait, timeoutMs, pollIntervalMs } = plan.inputs.job
  return { world, wait, timeoutMs, pollIntervalMs }
}
