import { audioUrls } from './job/audio-url.ts'
import { makeVideos, thrownPatch } from './job/batch.ts'
import { holdBudget, warnOfLength } from './job/budget.ts'
import { endDryRun } from './job/dry-run.ts'
import { follow } from './job/follow.ts'
import { knownBefore, resolveSpecs } from './job/resolve-specs.ts'
import { findLanguages, translateVideos } from './job/translate.ts'
import { placeOfVideo, withTranslations } from './job/translation.ts'
import { toPurchase, type VideoSpec } from './job/video-spec.ts'
import { type Account, LIMITS, type Limits } from './jogg/api.ts'
import { joggApi } from './jogg/open-api.ts'
import { joggTranslations } from './jogg/v2-translation.ts'
import { openLedger } from './ledger/open-ledger.ts'
import { type Diagnostic, toDiagnostic } from './outputs/diagnostics.ts'
import type { Estimate, Result, Results } from './outputs/results.ts'
import type { Plan } from './plan.ts'
import { openPublisher, type Publisher } from './publish/publisher.ts'
import type { World } from './runtime/world.ts'

/**
 * From a plan to published videos: recall or submit each, wait for it, publish it; or collect one that was submitted
 * before; or only tell what all would cost. Whatever ends that early is published too: people look there.
 *
 * @returns what went wrong beyond what the results say themselves
 */
export async function produce(
  plan: Plan,
  world: World,
  results: Results,
  limits: Limits = LIMITS,
): Promise<readonly Diagnostic[]> {
  const { inputs, apiUrl } = plan
  const { apiVersion, webhookUrl } = inputs.job
  const account = { apiUrl, apiKey: inputs.apiKey, apiVersion, limits, webhookUrl }
  const publisher = await openPublisher(plan, world)
  const projectId = inputs.source?.kind === 'project' ? inputs.source.projectId : undefined
  if (projectId && publisher.isForeign) return skipForeign(projectId, world, results)
  results.start(projectId ? [{ projectId }] : plan.scripts.map(knownBefore))
  const run = { plan, world, results, account, publisher }
  const diagnostics: Diagnostic[] = []
  let estimate: Estimate | undefined
  try {
    if (publisher.precheckError) throw publisher.precheckError
    if (projectId) await collect(projectId, run)
    else estimate = await make(run)
  } catch (thrown) {
    diagnostics.push(toDiagnostic(thrown))
    updateUnfinished(thrown, run)
  }
  return [...diagnostics, ...(await publisher.publish(results, estimate))]
}

/** What every step of a run works with. */
interface Run {
  readonly plan: Plan
  readonly world: World
  readonly results: Results
  readonly account: Account
  readonly publisher: Publisher
}

/** What ends a run early is what became of each video that has no end of its own. */
function updateUnfinished(thrown: unknown, { results, world }: Run): void {
  const patch = thrownPatch(thrown, world)
  for (const [index, { status, projectId, diagnostic }] of results.all.entries()) {
    if (diagnostic || status === 'success') continue
    results.update(index, projectId ? { diagnostic: toDiagnostic(thrown) } : patch)
  }
}

/** A video that was submitted before: nothing is paid. */
async function collect(projectId: string, run: Run): Promise<void> {
  const { world, results, account } = run
  const update = (patch: Result) => results.update(0, patch)
  const deps = { ...waitOptions(run), api: joggApi(world, account), phase: 1, update }
  await follow({ label: 'the project', again: 'collects' }, projectId, deps, 'named')
}

/** @returns of a dry run, which ends where others begin to pay, what the others would cost */
async function make(run: Run): Promise<Estimate | undefined> {
  const { plan, world, results, account } = run
  const { translateTo, dryRun, maxCredits } = plan.inputs.job
  const specs = await resolveSpecs(plan, account, world)
  const videos = specs.map(knownBefore)
  const languages = await findLanguages(translateTo, specs, videos, account, world)
  results.start(withTranslations(videos, languages))
  for (const warning of specs.flatMap(warnOfLength)) world.actions.warning(warning)
  if (dryRun) return endDryRun(results, account.apiKey ? joggApi(world, account) : undefined, world)
  holdBudget(results.all, maxCredits)
  await submitAndWait(specs, languages, run)
  return undefined
}

async function submitAndWait(
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
  await translateVideos(specs, languages, translations, results)
}

/** How long is waited, and in which world. */
function waitOptions({ plan, world }: Run) {
  const { wait, timeoutMs, pollIntervalMs } = plan.inputs.job
  return { world, wait, timeoutMs, pollIntervalMs }
}

/** JoggAI tells every webhook of the account about every video: most are not this repository's. */
function skipForeign(projectId: string, { actions }: World, results: Results): readonly Diagnostic[] {
  results.start([{ projectId, status: 'skipped' }])
  actions.notice(
    `No comment in this repository waits for project ${projectId}: it belongs to something else, and was left alone.`,
    { title: 'JoggAI video skipped' },
  )
  return []
}
