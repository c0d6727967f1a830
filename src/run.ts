import { type Trouble, tell, toTrouble } from './failure.ts'
import { audioUrls } from './job/audio-url.ts'
import { makeVideos } from './job/batch.ts'
import { holdBudget, warnOfLength } from './job/budget.ts'
import { endDryRun } from './job/dry-run.ts'
import { follow } from './job/follow.ts'
import { openLedger } from './job/memory.ts'
import { toPurchase } from './job/order.ts'
import { knownOf, placeOrders } from './job/place.ts'
import { findLanguages, translateVideos } from './job/translate.ts'
import { placeOfVideo, withTranslations } from './job/translation.ts'
import { type JoggApi, joggApi, LIMITS, type Limits } from './jogg/api.ts'
import { joggTranslations } from './jogg/v2-translation.ts'
import { outputWriter } from './outputs.ts'
import { type Plan, prepare } from './prepare.ts'
import { openPublisher, type Publisher } from './publish/publisher.ts'
import { type Result, Results } from './result.ts'
import type { World } from './world.ts'

/**
 * One run: read the inputs → write the spoken script → recall or submit the video → wait for it → publish it.
 *
 * @param limits how long each request may take
 * @returns the exit code of the process
 */
export async function run(world: World, limits = LIMITS): Promise<number> {
  const outputs = outputWriter(world.actions)
  const results = new Results(all => outputs.write(all))
  const troubles: Trouble[] = []
  try {
    const plan = await prepare(world)
    if (plan === 'skipped') results.start([{ status: 'skipped' }])
    else troubles.push(...(await produce(plan, world, results, limits)))
  } catch (thrown) {
    troubles.push(toTrouble(thrown))
  }
  outputs.finish(results.all)
  return conclude(world, [...results.all.flatMap(result => result.trouble ?? []), ...troubles])
}

async function produce(
  plan: Plan,
  world: World,
  results: Results,
  limits: Limits,
): Promise<readonly Trouble[]> {
  const { inputs, apiUrl } = plan
  const { apiVersion, webhookUrl, wait, timeoutMs, pollIntervalMs, reuse } = inputs.job
  const publisher = await openPublisher(plan, world)
  const account = { apiUrl, apiKey: inputs.apiKey, apiVersion, limits, webhookUrl }
  const api = joggApi(world, account)
  const shop = { world, api, wait, timeoutMs, pollIntervalMs, reuse }
  if (inputs.source?.kind === 'project') {
    const { projectId } = inputs.source
    if (publisher.isForeign) return skipForeign(projectId, world, results)
    results.start([{ projectId }])
    const desk = { ...shop, phase: 1, learn: (news: Result) => results.learn(0, news) }
    await follow({ label: 'the project' }, projectId, desk, 'named')
  } else {
    const orders = await placeOrders(plan, account, world)
    const translations = joggTranslations(world, account)
    const languages = await findLanguages(inputs.job.translateTo, orders, orders.map(knownOf), {
      api: translations,
      world,
      canAsk: inputs.apiKey !== '',
    })
    results.start(withTranslations(orders.map(knownOf), languages))
    for (const { label, speech } of orders) {
      for (const warning of warnOfLength(label, speech)) world.actions.warning(warning)
    }
    if (inputs.job.dryRun) return await dryRun(plan, api, results, publisher, world)
    holdBudget(results.all, inputs.job.maxCredits)
    await using ledger = await openLedger(world, publisher.ledger)
    const audioUrl = audioUrls(account, plan.context.workspace, world)
    const purchases = orders.map(order => toPurchase(order, audioUrl))
    await makeVideos(purchases, { ...shop, ledger }, (nth, news) =>
      results.learn(placeOfVideo(nth, languages), news),
    )
    await translateVideos(orders, languages, { ...shop, ledger, api: translations }, results)
  }
  return await publisher.publish(results)
}

async function dryRun(plan: Plan, api: JoggApi, results: Results, publisher: Publisher, world: World) {
  const { apiKey, targets } = plan.inputs
  const line = await endDryRun(results, apiKey ? api : undefined, world)
  const troubles = await publisher.publish(results)
  if (targets.jobSummary) await world.actions.appendSummary(`\n> ${line}\n`)
  return troubles
}

/** JoggAI tells every webhook of the account about every video: most are not this repository's. */
function skipForeign(projectId: string, { actions }: World, results: Results): readonly Trouble[] {
  results.start([{ projectId, status: 'skipped' }])
  actions.notice(
    `No comment in this repository waits for project ${projectId}: it belongs to something else, and was left alone.`,
    { title: 'JoggAI video skipped' },
  )
  return []
}

/** Annotations of one kind that the runner shows of a step. */
const MAX_ANNOTATIONS = 10

function conclude({ actions, signal }: World, troubles: readonly Trouble[]): number {
  const distinct = [...new Map(troubles.map(trouble => [tell(trouble), trouble])).entries()]
  for (const [text, { title }] of distinct.slice(0, MAX_ANNOTATIONS)) {
    if (signal.aborted) actions.info(text)
    else actions.error(text, { title })
  }
  for (const [text] of distinct.slice(MAX_ANNOTATIONS)) actions.info(text)
  return troubles.length > 0 || signal.aborted ? 1 : 0
}
