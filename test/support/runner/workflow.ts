import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { TemplateParseResult, WorkflowTemplate } from '@actions/workflow-parser'
import type {
  ActionStep,
  Job,
  ReusableWorkflowJob,
  RunStep,
} from '@actions/workflow-parser/model/workflow-template'
import type { ScalarToken, TemplateToken } from '@actions/workflow-parser/templates/tokens/index'
import { actionParser, workflowParser } from './github-packages.ts'

const { convertWorkflowTemplate, isMapping, isSequence, NoOperationTraceWriter, parseWorkflow } =
  workflowParser
const { convertActionTemplate, parseAction } = actionParser

/** Reads a workflow with GitHub's own parser. Throws where GitHub would refuse it, with all that is wrong. */
export async function readWorkflow(file: string): Promise<Workflow> {
  const name = path.basename(file)
  const content = await readFile(file, 'utf8')
  const parsed = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  const { events, jobs, concurrency, env } = await convertWorkflowTemplate(
    parsed.context,
    checked(name, parsed),
  )
  const root = checked(name, parsed)
  return {
    file: name,
    events,
    concurrency,
    env,
    permissions: at(root, 'permissions'),
    called: {
      inputs: at(root, 'on', 'workflow_call', 'inputs'),
      secrets: at(root, 'on', 'workflow_call', 'secrets'),
      outputs: at(root, 'on', 'workflow_call', 'outputs'),
    },
    jobs: jobs.map(job => {
      const raw = at(root, 'jobs', job.id.value)
      return job.type === 'job' ? describeJob(job, raw) : describeCall(job, raw)
    }),
  }
}

export interface Workflow {
  readonly file: string
  readonly events: WorkflowTemplate['events']
  readonly concurrency: TemplateToken | undefined
  readonly env: TemplateToken | undefined
  readonly permissions: TemplateToken | undefined
  /** What it declares for those who call it. */
  readonly called: Readonly<Record<'inputs' | 'secrets' | 'outputs', TemplateToken | undefined>>
  readonly jobs: readonly JobPlan[]
}

export interface JobPlan {
  readonly id: string
  readonly needs: readonly string[]
  readonly condition: string
  readonly concurrency: TemplateToken | undefined
  readonly env: TemplateToken | undefined
  readonly permissions: TemplateToken | undefined
  readonly matrix: TemplateToken | undefined
  readonly outputs: TemplateToken | undefined
  readonly steps: readonly StepPlan[]
  /** The reusable workflow that stands in place of steps. */
  readonly call: Call | undefined
}

export interface Call {
  /** `owner/name/.github/workflows/file.yml@ref`. */
  readonly workflow: string
  readonly inputs: TemplateToken | undefined
  readonly secrets: TemplateToken | undefined
}

export interface StepPlan {
  /** Generated, beginning with `__`, where the workflow gives none. */
  readonly id: string
  readonly condition: string
  readonly continueOnError: boolean
  readonly env: TemplateToken | undefined
  readonly work:
    | { readonly kind: 'run'; readonly script: ScalarToken; readonly shell: string | undefined }
    | { readonly kind: 'uses'; readonly action: string; readonly with: TemplateToken | undefined }
}

/** The parts of an `action.yml` by which the runner hands things over. */
export async function readAction(folder: string): Promise<Action> {
  const name = path.join(folder, 'action.yml')
  const parsed = parseAction({ name, content: await readFile(name, 'utf8') }, new NoOperationTraceWriter())
  const { inputs = [], runs } = convertActionTemplate(parsed.context, checked(name, parsed))
  checked(name, parsed)
  if (runs.using !== 'node24') throw new Error(`${name} does not run on Node 24`)
  const defaults = inputs.flatMap(input => (input.default ? [[input.id, input.default] as const] : []))
  return { main: path.resolve(folder, runs.main), defaults: new Map(defaults) }
}

export interface Action {
  readonly main: string
  readonly defaults: ReadonlyMap<string, ScalarToken>
}

function checked(name: string, { context, value }: TemplateParseResult): TemplateToken {
  const errors = context.errors.getErrors()
  if (errors.length > 0 || !value)
    throw new Error([`${name}:`, ...errors.map(error => error.message)].join('\n'))
  return value
}

function describeJob(job: Job, raw: TemplateToken | undefined): JobPlan {
  const steps = at(raw, 'steps')
  const rawSteps = steps && isSequence(steps) ? [...steps] : []
  return {
    id: job.id.value,
    needs: (job.needs ?? []).map(need => need.value),
    condition: job.if.expression,
    concurrency: job.concurrency,
    env: job.env,
    permissions: at(raw, 'permissions'),
    matrix: at(job.strategy, 'matrix'),
    outputs: job.outputs,
    call: undefined,
    steps: job.steps.map((step, place) => {
      if ('run' in step) return describeStep(step, rawSteps[place])
      if ('uses' in step) return describeStep(step, rawSteps[place])
      throw new Error(`step ${step.id}: this runner knows \`run\` and \`uses\` alone`)
    }),
  }
}

function describeCall(job: ReusableWorkflowJob, raw: TemplateToken | undefined): JobPlan {
  if (job['inherit-secrets']) throw new Error(`job ${job.id.value}: secrets are named, not inherited`)
  return {
    id: job.id.value,
    needs: (job.needs ?? []).map(need => need.value),
    condition: job.if.expression,
    concurrency: job.concurrency,
    env: undefined,
    permissions: at(raw, 'permissions'),
    matrix: at(job.strategy, 'matrix'),
    outputs: undefined,
    steps: [],
    call: { workflow: job.ref.value, inputs: job['input-values'], secrets: job['secret-values'] },
  }
}

/** The model leaves out `with` and `shell`: they are read from the tokens. */
function describeStep(step: RunStep | ActionStep, raw: TemplateToken | undefined): StepPlan {
  const continues = step['continue-on-error'] ?? false
  const work =
    'run' in step
      ? ({ kind: 'run', script: step.run, shell: at(raw, 'shell')?.assertString('shell').value } as const)
      : ({ kind: 'uses', action: step.uses.value, with: at(raw, 'with') } as const)
  return {
    id: step.id,
    condition: step.if?.expression ?? 'success()',
    continueOnError: continues === true || String(continues) === 'true',
    env: step.env,
    work,
  }
}

/** What stands at a path of keys; undefined where there is nothing. */
export function at(token: TemplateToken | undefined, ...keys: readonly string[]): TemplateToken | undefined {
  return keys.reduce((found, key) => (found && isMapping(found) ? found.find(key) : undefined), token)
}
