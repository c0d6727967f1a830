import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The files in which a step tells the runner its outputs and its summary. */
export interface RunnerFiles {
  /** The variables by which the step finds them. */
  readonly env: Readonly<Record<'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY' | 'RUNNER_TEMP', string>>
  read(): Promise<StepReport>
}

/** What a step has told. */
export interface StepReport {
  readonly outputs: Readonly<Record<string, string>>
  /** The job summary, Markdown. */
  readonly summary: string
}

/** @param folder the step's RUNNER_TEMP; whoever made it removes it */
export async function createRunnerFiles(folder: string): Promise<RunnerFiles> {
  const [output, summary] = [path.join(folder, 'output'), path.join(folder, 'summary.md')]
  await Promise.all([writeFile(output, ''), writeFile(summary, '')])
  return {
    env: { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: folder },
    async read() {
      const outputs = parseOutputs(await readFile(output, 'utf8'))
      return { outputs, summary: await readFile(summary, 'utf8') }
    },
  }
}

/** Reads the runner's output file: `name<<delimiter`, the value's lines, the delimiter; the last one of a name counts. */
export function parseOutputs(file: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [, name, , value] of file.matchAll(/^(.+?)<<(.+)\r?\n([\s\S]*?)\r?\n?\2\r?$/gm)) {
    if (name !== undefined) outputs[name] = value ?? ''
  }
  return outputs
}
