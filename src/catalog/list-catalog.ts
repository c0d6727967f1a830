import { maskInputs } from '../inputs/mask-inputs.ts'
import { LIMITS } from '../jogg/api.ts'
import { joggCatalog } from '../jogg/catalog.ts'
import { count } from '../lib/text.ts'
import { Failure, inputTrouble, type Trouble, tell, toTrouble } from '../outputs/diagnostics.ts'
import { openOutputs } from '../outputs/output-file.ts'
import type { World } from '../runtime/world.ts'
import { type CatalogInputs, readCatalogInputs } from './catalog-inputs.ts'
import { catalogOutputs } from './catalog-outputs.ts'
import { showCatalog } from './catalog-summary.ts'
import { choose } from './filter-entries.ts'
import { type Stock, takeStock } from './read-lists.ts'

/**
 * The second action: reads the inputs → takes stock of all avatars and voices → leaves out what is not wanted → puts
 * them into the outputs and the job summary. It costs nothing.
 *
 * @param limits how long each request may take
 * @returns the exit code of the process
 */
export async function listCatalog(world: World, limits = LIMITS): Promise<number> {
  const troubles: Trouble[] = []
  try {
    const inputs = prepare(world)
    const stock = await takeStock(joggCatalog(world, { ...inputs, limits }, inputs.wanted))
    if (!world.signal.aborted && stock.lists > 0) {
      troubles.push(...(await publish(choose(stock, inputs.wanted), inputs, world)))
    }
    troubles.push(...(world.signal.aborted ? [CANCELLED] : stock.troubles))
  } catch (thrown) {
    troubles.push(toTrouble(thrown))
  }
  for (const trouble of troubles) world.actions.error(tell(trouble), { title: trouble.title })
  return troubles.length > 0 ? 1 : 0
}

function prepare(world: World): CatalogInputs {
  maskInputs(world, ['api-key'])
  const { inputs, problems } = readCatalogInputs(world.env)
  if (problems.length > 0 || !inputs) throw new Failure(inputTrouble(problems))
  return inputs
}

/** @returns what could not be written */
async function publish(
  stock: Stock,
  { wanted }: CatalogInputs,
  { actions }: World,
): Promise<readonly Trouble[]> {
  const { outputs, leftOut } = catalogOutputs(stock)
  const setter = openOutputs(actions)
  setter.set({ ...outputs })
  for (const notice of [...leftOut, ...stock.notices]) actions.notice(notice, { title: 'JoggAI catalog' })
  actions.info(
    `${count(stock.avatars.length, 'avatar')} and ${count(stock.voices.length, 'voice')}: see the job summary.`,
  )
  await actions.appendSummary(showCatalog(stock, wanted))
  const untold = setter.trouble()
  return untold ? [untold] : []
}

const CANCELLED: Trouble = {
  title: 'The run was cancelled',
  happened: 'The run was cancelled while it read the avatars and voices.',
  means: 'Reading costs nothing.',
  advice: 'Run the job again when the catalog is wanted.',
}
