import { budgetRefusal, noticeOfPrice } from './job/budget.ts'
import { announcePrices, endDryRun } from './job/dry-run.ts'
import { proposalOf } from './job/proposal.ts'
import { knownBefore, resolveSpecs } from './job/resolve-specs.ts'
import { thrownPatch } from './job/thrown-patch.ts'
import { translationName, withTranslations } from './job/translation.ts'
import type { SpokenSpec } from './job/video-spec.ts'
import { type JoggApi, LIMITS, type Limits } from './jogg/api.ts'
import { alike } from './lib/labelled.ts'
import type { Run, Specs } from './make-videos.ts'
import { type Diagnostic, DiagnosticError, toDiagnostic } from './outputs/diagnostics.ts'
import type { Estimate, Result, Results } from './outputs/results.ts'
import { whereabouts } from './outputs/whereabouts.ts'
import type { Plan } from './plan.ts'
import { openPublisher } from './publish/publisher.ts'
import type { World } from './runtime/world.ts'
import { noticeLeftOut } from './script/edit-script.ts'

/**
 * From a plan to published videos: recall or submit each, wait for it, publish it; or collect one that was submitted
 * before; or only tell what all would cost. Whatever ends that early is published too: people look there.
 *
 * @returns what went wrong beyond what the results say themselves
 */
export async function produce(
  prepared: Plan,
  world: World,
  results: Results,
  limits: Limits = LIMITS,
): Promise<readonly Diagnostic[]> {
  const { plan, failure } = await withScript(prepared, world)
  const { inputs, apiUrl } = plan
  const { apiVersion, webhookUrl } = inputs.job
  const account = { apiUrl, apiKey: inputs.apiKey, apiVersion, limits, webhookUrl }
  const notice = noticeLeftOut(plan.scripts, inputs.shortenTo)
  if (notice) world.actions.notice(notice, { title: 'The script was shortened' })
  const publisher = await openPublisher(plan, world)
  const projectId = inputs.source?.kind === 'project' ? inputs.source.projectId : undefined
  if (projectId && publisher.isForeign) return skipForeign(projectId, world, results)
  results.start(projectId ? [{ projectId }] : failure ? [{}] : plan.scripts.map(knownBefore))
  const run: Run = { plan, world, results, account, publisher }
  const diagnostics: Diagnostic[] = []
  let estimate: Estimate | undefined
  try {
    if (failure) throw failure
    if (publisher.precheckError) throw publisher.precheckError
    if (projectId) await (await import('./make-videos.ts')).collect(projectId, run)
    else estimate = await make(run)
  } catch (thrown) {
    diagnostics.push(toDiagnostic(thrown))
    updateUnfinished(thrown, run)
  }
  diagnostics.push(...(await publisher.publish(results, estimate)))
  const lines = estimate ? [] : whereabouts(results.all, inputs.targets.jobSummary)
  if (lines.length > 0) world.actions.info(lines.join('\n'))
  return diagnostics
}

/** A script that is at GitHub is read now. A failure is a value: it is published like any other early end. */
async function withScript(
  plan: Plan,
  world: World,
): Promise<{ readonly plan: Plan; readonly failure?: DiagnosticError }> {
  const { source } = plan.inputs
  if (source?.kind !== 'github') return { plan }
  const { fetchScript } = await import('./script-from.ts')
  try {
    return { plan: await fetchScript(plan, source.from, world) }
  } catch (thrown) {
    if (thrown instanceof DiagnosticError) return { plan, failure: thrown }
    throw thrown
  }
}

/** What ends a run early is what became of each video that has no end of its own. */
function updateUnfinished(thrown: unknown, { results, world }: Run): void {
  const patch = thrownPatch(thrown, world)
  for (const [index, { status, projectId, diagnostic }] of results.all.entries()) {
    if (diagnostic || status === 'success') continue
    results.update(index, projectId ? { diagnostic: toDiagnostic(thrown) } : patch)
  }
}

/** @returns of a dry run, which ends where others begin to pay, what the others would cost */
async function make(run: Run): Promise<Estimate | undefined> {
  const { plan, world, results, publisher } = run
  const { translateTo, translateVoice, dryRun, maxCredits } = plan.inputs.job
  const resolved = await resolve(run)
  const specs: readonly SpokenSpec[] = resolved.specs
  const videos = specs.map(knownBefore)
  const languages = translateTo.length > 0 ? await languagesOf(run, specs, videos) : []
  results.start(withTranslations(videos, languages, translateVoice))
  const isShortened = plan.inputs.shortenTo !== undefined
  for (const notice of alike(specs.flatMap(spec => noticeOfPrice(spec, isShortened))))
    world.actions.notice(notice, { title: 'JoggAI video' })
  const titles = specs.flatMap(spec => [
    spec.name,
    ...languages.map(language => translationName(spec.name, language)),
  ])
  const refusal = budgetRefusal(specs, results.all, maxCredits)
  const proposal = proposalOf(specs, results.all, refusal)
  if (dryRun) {
    publisher.propose(proposal)
    return endDryRun(results, titles, refusal, await creditsApi(run), world)
  }
  if (refusal) throw new DiagnosticError(refusal)
  if (plan.inputs.targets.requirePlan) await publisher.holdToPlan(proposal)
  announcePrices(results.all, titles, world)
  const { submitAndWait } = await import('./make-videos.ts')
  await submitAndWait(resolved, languages, run)
  return undefined
}

/** What a template is and has to be filled with is found out by what only a run with one loads. */
async function resolve({ plan, account, world }: Run): Promise<Specs> {
  const { template } = plan
  if (!template) return { kind: 'plain', specs: await resolveSpecs(plan, account, world) }
  const { resolveTemplates } = await import('./job/resolve-templates.ts')
  return { kind: 'template', specs: await resolveTemplates(plan, template, account, world) }
}

async function languagesOf(
  { plan, account, world }: Run,
  specs: readonly SpokenSpec[],
  videos: readonly Result[],
): Promise<readonly string[]> {
  const { findLanguages } = await import('./job/translate.ts')
  return findLanguages(plan.inputs.job.translateTo, specs, videos, account, world)
}

/** Undefined where there is no key to ask with. */
async function creditsApi({ account, world }: Run): Promise<JoggApi | undefined> {
  if (!account.apiKey) return undefined
  const { joggApi } = await import('./jogg/open-api.ts')
  return joggApi(world, account)
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
