import { type Context, readContext, strangerOf } from './github/context.ts'
import { type Inputs, readInputs } from './inputs/inputs.ts'
import { EMPTY_KEY, maskInputs } from './inputs/mask-inputs.ts'
import { alike } from './lib/labelled.ts'
import { InputError, inputDiagnostic } from './outputs/diagnostics.ts'
import type { Plan } from './plan.ts'
import type { World } from './runtime/world.ts'
import { checkScript, checkWorkflow } from './script/check-script.ts'
import { writeScripts } from './script/write-scripts.ts'

/**
 * Reads everything that was asked for and writes the scripts that are at hand, before any request. All problems are told together,
 * in one error; a run without secrets (a fork's, Dependabot's) is skipped instead.
 */
export async function prepare(world: World): Promise<Plan | 'skipped'> {
  maskInputs(world, SECRETS)
  const context = readContext(world.env, await eventOf(world))
  const { inputs, problems, warnings } = readInputs(world.env)
  if (!inputs.apiKey && context.untrusted && !inputs.job.dryRun) return skip(world, context.untrusted)
  const written = await writeScripts(inputs, context.workspace)
  const isUnwritten = written.scripts.length === 0 && !inputs.collects
  const { template, problems: templateProblems } = inputs.hasTemplate
    ? await readTemplate(world)
    : NO_TEMPLATE
  const all = [
    ...problems,
    ...templateProblems,
    ...keyProblems(inputs),
    ...written.problems,
    ...(isUnwritten
      ? checkWorkflow(inputs)
      : written.scripts.flatMap(script => checkScript(script, inputs.hasTemplate))),
  ]
  // Before the problems: a setting that is not known may be why another one is missing.
  for (const warning of [...warnings, ...alike(written.warnings)])
    world.actions.warning(warning, { title: 'JoggAI video' })
  const { apiUrl } = inputs.job
  if (all.length > 0 || !apiUrl) throw await refusal(all, inputs, world)
  return { inputs, template, context, apiUrl, scripts: written.scripts }
}

const NO_TEMPLATE = { template: undefined, problems: [] }

async function readTemplate({ env }: World) {
  const { readTemplateInputs } = await import('./inputs/template-inputs.ts')
  return readTemplateInputs(env)
}

async function eventOf({ env }: World): Promise<unknown> {
  if (!env.GITHUB_EVENT_PATH) return undefined
  const { readEvent } = await import('./github/event.ts')
  return readEvent(env)
}

/** Told in the summary too: an annotation is cut after 4,096 characters. */
async function refusal(
  problems: readonly string[],
  { targets }: Inputs,
  { actions }: World,
): Promise<InputError> {
  const failure = new InputError(inputDiagnostic(problems))
  if (targets.jobSummary) {
    const { summariseDiagnostic } = await import('./publish/diagnostic-box.ts')
    await actions.appendSummary(summariseDiagnostic(failure.diagnostic))
  }
  return failure
}

const SECRETS = ['api-key', 'github-token', 'attachment-token']

function skip({ actions }: World, untrusted: NonNullable<Context['untrusted']>): 'skipped' {
  actions.notice(
    `No video was made: this run was started by ${strangerOf(untrusted)}, and GitHub gives such runs no secrets, so \`api-key\` is empty. Nothing was paid.`,
    { title: 'JoggAI video skipped' },
  )
  return 'skipped'
}

function keyProblems({ apiKey, job }: Inputs): string[] {
  return apiKey || job.dryRun ? [] : [EMPTY_KEY]
}
