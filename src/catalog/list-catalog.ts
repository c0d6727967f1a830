import { maskInputs } from '../inputs/mask-inputs.ts'
import { LIMITS } from '../jogg/api.ts'
import { joggCatalog } from '../jogg/catalog.ts'
import { joggTemplateLists } from '../jogg/template-lists.ts'
import { count } from '../lib/text.ts'
import { annotate, boundedActions } from '../outputs/annotations.ts'
import { type Diagnostic, DiagnosticError, inputDiagnostic, toDiagnostic } from '../outputs/diagnostics.ts'
import { openOutputs } from '../outputs/output-file.ts'
import type { World } from '../runtime/world.ts'
import { type CatalogInputs, readCatalogInputs } from './catalog-inputs.ts'
import { catalogOutputs } from './catalog-outputs.ts'
import { showCatalog } from './catalog-summary.ts'
import { choose } from './filter-entries.ts'
import { type CatalogLists, readLists } from './read-lists.ts'
import { readTemplates } from './read-templates.ts'

/**
 * The second action: reads the inputs → takes lists of all avatars, voices, templates and music → leaves out what is not wanted → puts
 * them into the outputs and the job summary. It costs nothing.
 *
 * @param limits how long each request may take
 * @returns the exit code of the process
 */
export async function listCatalog(outer: World, limits = LIMITS): Promise<number> {
  const world = { ...outer, actions: boundedActions(outer.actions) }
  const diagnostics: Diagnostic[] = []
  try {
    const inputs = prepare(world)
    const account = { ...inputs, limits }
    const stock = readTemplates(joggTemplateLists(world, account), inputs.wanted)
    const lists = await readLists(joggCatalog(world, account, inputs.wanted), stock)
    if (!world.signal.aborted && lists.lists > 0) {
      diagnostics.push(...(await publish(choose(lists, inputs.wanted), inputs, world)))
    }
    diagnostics.push(...(world.signal.aborted ? [CANCELLED] : lists.diagnostics))
  } catch (thrown) {
    diagnostics.push(toDiagnostic(thrown))
  }
  for (const diagnostic of diagnostics) annotate(world.actions, diagnostic)
  return diagnostics.length > 0 ? 1 : 0
}

function prepare(world: World): CatalogInputs {
  maskInputs(world, ['api-key'])
  const { inputs, problems } = readCatalogInputs(world.env)
  if (problems.length > 0 || !inputs) throw new DiagnosticError(inputDiagnostic(problems))
  return inputs
}

/** @returns what could not be written */
async function publish(
  lists: CatalogLists,
  { wanted }: CatalogInputs,
  { actions }: World,
): Promise<readonly Diagnostic[]> {
  const { outputs, leftOut } = catalogOutputs(lists)
  const setter = openOutputs(actions)
  setter.set({ ...outputs })
  for (const notice of [...leftOut, ...lists.notices]) actions.notice(notice, { title: 'JoggAI catalog' })
  actions.info(
    `${count(lists.avatars.length, 'avatar')} and ${count(lists.voices.length, 'voice')}: see the job summary.`,
  )
  await actions.appendSummary(showCatalog(lists, wanted))
  const untold = setter.diagnostic()
  return untold ? [untold] : []
}

const CANCELLED: Diagnostic = {
  title: 'The run was cancelled',
  happened: 'The run was cancelled while it read the avatars and voices.',
  means: 'Reading costs nothing.',
  advice: 'Run the job again when the catalog is wanted.',
}
