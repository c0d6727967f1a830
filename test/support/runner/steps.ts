import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseOutputs } from '../../../scripts/runner-files.ts'
import { runAction } from '../action.ts'
import { type Scope, textOf, textsOf } from './expressions.ts'
import { readAction, type StepPlan } from './workflow.ts'

/** The machine of one job, as its steps find it. */
export interface Runner {
  readonly workspace: string
  readonly temp: string
  /** What the runner sets for every step. */
  readonly variables: Readonly<Record<string, string>>
  /** What it sets for actions alone: where the cache is. */
  readonly actionVariables: Readonly<Record<string, string>>
  /** Inputs of our own action that no example sets: where the sandbox is. */
  readonly overrides: Readonly<Record<string, string>>
  readonly payload: unknown
  readonly others: OtherActions
}

/** Actions of other people, by `owner/name`; each does here what its user counts on, and returns its outputs. */
export type OtherActions = Readonly<Record<string, OtherAction>>
export type OtherAction = (
  inputs: Readonly<Record<string, string>>,
  at: { readonly workspace: string },
) => Promise<Readonly<Record<string, string>>>

/** How one step went. */
export interface Done {
  readonly ok: boolean
  readonly outputs: Readonly<Record<string, string>>
  /** What it added to the environment of the steps after it. */
  readonly exported: Readonly<Record<string, string>>
  readonly log: string
  readonly summary: string
}

/** Runs one step as the runner would. @param env of workflow, job and step together */
export function runStep(
  { work }: StepPlan,
  env: Readonly<Record<string, string>>,
  scope: Scope,
  runner: Runner,
): Promise<Done> {
  if (work.kind === 'run') return runScript(textOf(work.script, scope), work.shell, env, runner)
  const [name = ''] = work.action.split('@')
  const given = textsOf(work.with, scope)
  const folder = OURS[name]
  return folder ? runOurs(folder, given, env, scope, runner) : runOther(name, given, runner)
}

const ROOT = path.resolve(import.meta.dirname, '../../..')
const OURS: Readonly<Record<string, string>> = {
  'org/jogg-video-action': ROOT,
  'org/jogg-video-action/catalog': path.join(ROOT, 'catalog'),
}

/** The built action, with the defaults of its action.yml, in a process of its own. */
async function runOurs(
  folder: string,
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
  scope: Scope,
  { workspace, temp, variables, actionVariables, overrides, payload }: Runner,
): Promise<Done> {
  const { main, defaults } = await readAction(folder)
  const usual = Object.fromEntries([...defaults].map(([name, token]) => [name, textOf(token, scope)]))
  const known = Object.entries(overrides).filter(([name]) => defaults.has(name))
  const inputs = { ...usual, ...Object.fromEntries(known), ...given }
  const all = { ...variables, ...actionVariables, RUNNER_TEMP: temp, ...env, ...inputs }
  const { code, outputs, log, summary } = await runAction(all, { workspace, main, event: payload })
  return { ok: code === 0, outputs, exported: {}, log, summary }
}

async function runOther(
  name: string,
  inputs: Readonly<Record<string, string>>,
  { workspace, others }: Runner,
): Promise<Done> {
  const other = others[name]
  if (!other) throw new Error(`${name}: nothing stands in for this action`)
  return { ok: true, outputs: await other(inputs, { workspace }), exported: {}, log: '', summary: '' }
}

/** The runner's shells: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  '': ['-e'],
  bash: ['--noprofile', '--norc', '-eo', 'pipefail'],
}

async function runScript(
  script: string,
  shell: string | undefined,
  env: Readonly<Record<string, string>>,
  runner: Runner,
): Promise<Done> {
  const folder = await mkdtemp(path.join(runner.temp, 'step-'))
  const file = path.join(folder, 'script.sh')
  const files = await createStepFiles(folder)
  await writeFile(file, script)
  const child = spawn('bash', [...(SHELLS[shell ?? ''] ?? []), file], {
    cwd: runner.workspace,
    env: { ...runnerVariables(runner), ...files, ...env },
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk))
  const [code] = await once(child, 'close')
  return {
    ok: code === 0,
    outputs: parseFile(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    exported: parseFile(await readFile(files.GITHUB_ENV, 'utf8')),
    log,
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
  }
}

/** The files in which a script tells the runner something, by the variables that name them. */
async function createStepFiles(folder: string) {
  const at = (name: string) => path.join(folder, name)
  const files = { GITHUB_OUTPUT: at('output'), GITHUB_ENV: at('env'), GITHUB_STEP_SUMMARY: at('summary') }
  await Promise.all(Object.values(files).map(file => writeFile(file, '')))
  return files
}

function runnerVariables({ workspace, temp, variables }: Runner) {
  const own = { PATH: process.env.PATH, HOME: temp, RUNNER_TEMP: temp }
  return { ...own, ...variables, GITHUB_WORKSPACE: workspace }
}

/** `name=value`, as scripts write it, beside the form with a delimiter. */
function parseFile(text: string): Record<string, string> {
  const short = [...text.matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value])
  return { ...Object.fromEntries(short), ...parseOutputs(text) }
}
