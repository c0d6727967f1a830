import { inputsOfCall, outputsOfCall, secretsOfCall } from './calls.ts'
import { dataOf, holds, type Scope, type State, textsOf } from './expressions.ts'
import { type Done, type Runner, runStep } from './steps.ts'
import type { Call, JobPlan, StepPlan, Workflow } from './workflow.ts'

/** How a job, or a step, ended. */
export type Conclusion = State

interface StepRun extends Done {
  readonly id: string
  /** What it `uses`, or `run`. */
  readonly what: string
  /** Before `continue-on-error` is looked at. */
  readonly outcome: Conclusion
  readonly conclusion: Conclusion
  readonly milliseconds: number
}

export interface JobRun {
  readonly id: string
  /** Of a job that stands for a combination. */
  readonly matrix: Readonly<Record<string, unknown>>
  readonly conclusion: Conclusion
  readonly outputs: Readonly<Record<string, string>>
  /** The group that no two runs are in at once. */
  readonly concurrency: string | undefined
  readonly steps: readonly StepRun[]
}

/** What all jobs of a run see: `github`, `secrets`, `vars`, `inputs`. */
export interface RunContext {
  readonly contexts: Readonly<Record<string, unknown>>
  readonly onSecret: (name: string) => void
  /** A fresh runner for one job, with a token of its own. */
  openRunner(job: JobPlan): Promise<{ readonly token: string; readonly runner: Runner }>
  /** The reusable workflow that a job calls, whose own jobs may do no more than that job. */
  openCalled(
    job: JobPlan,
  ): Promise<{ readonly workflow: Workflow; readonly shared: Omit<RunContext, 'contexts' | 'onSecret'> }>
}

/** Runs the jobs of a workflow one after the other, those that are needed first, each combination of a matrix by itself. */
export async function runJobs(workflow: Workflow, shared: RunContext): Promise<JobRun[]> {
  const done: JobRun[] = []
  let waiting = workflow.jobs
  while (waiting.length > 0) {
    const ready = waiting.filter(job => job.needs.every(need => done.some(run => run.id === need)))
    if (ready.length === 0) throw new Error('jobs wait for one another')
    for (const job of ready) done.push(...(await runJob(workflow, job, done, shared)))
    waiting = waiting.filter(job => !ready.includes(job))
  }
  return done
}

async function runJob(
  workflow: Workflow,
  job: JobPlan,
  done: readonly JobRun[],
  shared: RunContext,
): Promise<JobRun[]> {
  const needed = done.filter(run => job.needs.includes(run.id))
  const needs = Object.fromEntries(
    needed.map(({ id, conclusion, outputs }) => [id, { result: conclusion, outputs }]),
  )
  const state =
    (['failure', 'skipped'] as const).find(one => needed.some(run => run.conclusion === one)) ?? 'success'
  const scope: Scope = { contexts: { ...shared.contexts, needs }, state, onSecret: shared.onSecret }
  if (!holds(job.condition, scope)) return [skipped(job)]
  const runs: JobRun[] = []
  for (const matrix of combinations(job, scope)) {
    const own = { ...scope, contexts: { ...scope.contexts, matrix }, state: 'success' as const }
    runs.push(
      job.call
        ? await runCalled(job, job.call, own, shared)
        : await runCombination(workflow, job, matrix, own, shared),
    )
  }
  return runs
}

/** https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows */
async function runCalled(job: JobPlan, call: Call, scope: Scope, shared: RunContext): Promise<JobRun> {
  const { workflow, shared: inside } = await shared.openCalled(job)
  const contexts = {
    github: scope.contexts.github,
    vars: scope.contexts.vars,
    inputs: inputsOfCall(workflow.called, call, scope),
    secrets: secretsOfCall(workflow.called, call, scope),
  }
  const runs = await runJobs(workflow, { ...inside, contexts, onSecret: () => undefined })
  const jobs = Object.fromEntries(
    runs.map(({ id, outputs, conclusion }) => [id, { outputs, result: conclusion }]),
  )
  return {
    id: job.id,
    matrix: {},
    conclusion: concludes(runs),
    outputs: outputsOfCall(workflow.called, { ...scope, contexts: { ...contexts, jobs } }),
    concurrency: groupOf(job, scope),
    steps: runs.flatMap(run => run.steps),
  }
}

/** Of all jobs together. */
export function concludes(jobs: readonly JobRun[]): Conclusion {
  if (jobs.some(job => job.conclusion === 'failure')) return 'failure'
  return jobs.some(job => job.conclusion === 'success') ? 'success' : 'skipped'
}

function skipped({ id }: JobPlan): JobRun {
  return { id, matrix: {}, conclusion: 'skipped', outputs: {}, concurrency: undefined, steps: [] }
}

/** Every combination of a matrix; of `include` and `exclude` this runner knows nothing. */
function combinations({ matrix }: JobPlan, scope: Scope): Record<string, unknown>[] {
  const axes = Object.entries(matrix ? (dataOf(matrix, scope) as Record<string, unknown[]>) : {})
  return axes.reduce<Record<string, unknown>[]>(
    (all, [name, values]) => {
      if (name === 'include' || name === 'exclude') throw new Error(`this runner knows no \`${name}\``)
      return all.flatMap(one => values.map(value => ({ ...one, [name]: value })))
    },
    [{}],
  )
}

async function runCombination(
  workflow: Workflow,
  job: JobPlan,
  matrix: Readonly<Record<string, unknown>>,
  scope: Scope,
  shared: RunContext,
): Promise<JobRun> {
  const { token, runner } = await shared.openRunner(job)
  const github = { ...(scope.contexts.github as object), token, workspace: runner.workspace, job: job.id }
  const machine = { os: 'Linux', arch: 'X64', temp: runner.temp }
  const secrets = { GITHUB_TOKEN: token, ...(scope.contexts.secrets as object) }
  const own = { ...scope, contexts: { ...scope.contexts, github, runner: machine, secrets } }
  const env = { ...textsOf(workflow.env, own), ...textsOf(job.env, own) }
  const { steps, state, contexts } = await runSteps(job, env, own, runner)
  return {
    id: job.id,
    matrix,
    conclusion: state,
    outputs: textsOf(job.outputs, { ...own, contexts }),
    concurrency: groupOf(job, own) ?? groupOf(workflow, own),
    steps,
  }
}

async function runSteps(job: JobPlan, base: Readonly<Record<string, string>>, scope: Scope, runner: Runner) {
  const steps: StepRun[] = []
  let { state } = scope
  let env = base
  const contextsNow = () => ({ ...scope.contexts, env, steps: contextOf(steps) })
  for (const plan of job.steps) {
    const run = await attempt(plan, env, { ...scope, contexts: contextsNow(), state }, runner)
    steps.push(run)
    env = { ...env, ...run.exported }
    if (run.conclusion === 'failure') state = 'failure'
  }
  return { steps, state, contexts: contextsNow() }
}

function contextOf(steps: readonly StepRun[]) {
  return Object.fromEntries(
    steps.map(({ id, outputs, outcome, conclusion }) => [id, { outputs, outcome, conclusion }]),
  )
}

async function attempt(
  plan: StepPlan,
  env: Readonly<Record<string, string>>,
  scope: Scope,
  runner: Runner,
): Promise<StepRun> {
  const what = plan.work.kind === 'run' ? 'run' : plan.work.action
  const nothing = { ok: true, outputs: {}, exported: {}, log: '', summary: '' }
  // What a condition looks at is not handed to anybody yet.
  if (!holds(plan.condition, within(plan, env, { ...scope, onSecret: () => undefined })))
    return { ...nothing, id: plan.id, what, outcome: 'skipped', conclusion: 'skipped', milliseconds: 0 }
  const inside = within(plan, env, scope)
  const start = performance.now()
  const done = await runStep(plan, inside.contexts.env, inside, runner)
  const milliseconds = performance.now() - start
  const outcome = done.ok ? 'success' : 'failure'
  const conclusion = plan.continueOnError ? 'success' : outcome
  return { ...done, id: plan.id, what, outcome, conclusion, milliseconds }
}

/** With the variables of the step itself. */
function within({ env }: StepPlan, base: Readonly<Record<string, string>>, scope: Scope) {
  return { ...scope, contexts: { ...scope.contexts, env: { ...base, ...textsOf(env, scope) } } }
}

function groupOf({ concurrency }: Pick<Workflow, 'concurrency'>, scope: Scope): string | undefined {
  if (!concurrency) return undefined
  const value = dataOf(concurrency, scope)
  return typeof value === 'string' ? value : (value as { group: string }).group
}
