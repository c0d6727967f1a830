import type { Trouble } from './failure.ts'
import { audioUrls } from './job/audio-url.ts'
import { makeVideos } from './job/batch.ts'
import { holdBudget, warnOfLength } from './job/budget.ts'
import { endDryRun } from './job/dry-run.ts'
import { follow } from './job/follow.ts'
import { openLedger } from './job/memory.ts'
import { type Order, toPurchase } from './job/order.ts'
import { knownOf, placeOrders } from './job/place.ts'
import { findLanguages, translateVideos } from './job/translate.ts'
import { placeOfVideo, withTranslations } from './job/translation.ts'
import { type Account, joggApi, LIMITS, type Limits } from './jogg/api.ts'
import { joggTranslations } from './jogg/v2-translation.ts'
import type { Plan } from './prepare.ts'
import { openPublisher, type Publisher } from './publish/publisher.ts'
import type { Result, Results } from './result.ts'
import type { World } from './world.ts'

/**
 * From a plan to published videos: recall or submit each, wait for it, publish it; or collect one that was submitted
 * before; or only tell what all would cost.
 *
 * @returns what was asked for and failed, beyond what the results say themselves
 */
export async function produce(
  plan: Plan,
  world: World,
  results: Results,
  limits: Limits = LIMITS,
): Promise<readonly Trouble[]> {
  const { inputs, apiUrl } = plan
  const { apiVersion, webhookUrl } = inputs.job
  const account = { apiUrl, apiKey: inputs.apiKey, apiVersion, limits, webhookUrl }
  const scene = { plan, world, results, account, publisher: await openPublisher(plan, world) }
  return inputs.source?.kind === 'project' ? collect(inputs.source.projectId, scene) : make(scene)
}

/** What every step of a run works with. */
interface Scene {
  readonly plan: Plan
  readonly world: World
  readonly results: Results
  readonly account: Account
  readonly publisher: Publisher
}

/** A video that was submitted before: nothing is paid. */
async function collect(projectId: string, scene: Scene): Promise<readonly Trouble[]> {
  const { world, results, account, publisher } = scene
  if (publisher.isForeign) return skipForeign(projectId, world, results)
  results.start([{ projectId }])
  const learn = (news: Result) => results.learn(0, news)
  const desk = { ...patience(scene), api: joggApi(world, account), phase: 1, learn }
  await follow({ label: 'the project' }, projectId, desk, 'named')
  return await publisher.publish(results)
}

async function make(scene: Scene): Promise<readonly Trouble[]> {
  const { plan, world, results, account, publisher } = scene
  const { translateTo, dryRun, maxCredits } = plan.inputs.job
  const orders = await placeOrders(plan, account, world)
  const videos = orders.map(knownOf)
  const languages = await findLanguages(translateTo, orders, videos, account, world)
  results.start(withTranslations(videos, languages))
  for (const warning of orders.flatMap(warnOfLength)) world.actions.warning(warning)
  if (dryRun) return await rehearse(scene)
  holdBudget(results.all, maxCredits)
  await submitAndWait(orders, languages, scene)
  return await publisher.publish(results)
}

async function submitAndWait(
  orders: readonly Order[],
  languages: readonly string[],
  scene: Scene,
): Promise<void> {
  const { plan, world, results, account, publisher } = scene
  await using ledger = await openLedger(world, publisher.ledger)
  const shop = { ...patience(scene), ledger, reuse: plan.inputs.job.reuse }
  const audioUrl = audioUrls(account, plan.context.workspace, world)
  const purchases = orders.map(order => toPurchase(order, audioUrl))
  await makeVideos(purchases, { ...shop, api: joggApi(world, account) }, (nth, news) =>
    results.learn(placeOfVideo(nth, languages), news),
  )
  const translations = { ...shop, api: joggTranslations(world, account) }
  await translateVideos(orders, languages, translations, results)
}

/** How long is waited, and in which world. */
function patience({ plan, world }: Scene) {
  const { wait, timeoutMs, pollIntervalMs } = plan.inputs.job
  return { world, wait, timeoutMs, pollIntervalMs }
}

async function rehearse({ plan, world, results, account, publisher }: Scene): Promise<readonly Trouble[]> {
  const { apiKey, targets } = plan.inputs
  const line = await endDryRun(results, apiKey ? joggApi(world, account) : undefined, world)
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
