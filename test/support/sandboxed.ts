import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts'

/** A sandbox and a workspace with script files, for one end-to-end scenario; `close` removes both. */
export async function setTheScene(
  options: SandboxOptions = {},
  files: Record<string, string> = NOTES,
): Promise<Scene> {
  const sandbox = await startSandbox(options)
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'workspace-'))
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(workspace, name), text)))
  return {
    sandbox,
    workspace,
    inputs: {
      'api-key': 'sandbox-key',
      'api-url': sandbox.url,
      'avatar-id': '81',
      'avatar-type': 'public',
      'voice-id': 'en-US-ChristopherNeural',
      'poll-interval': '1',
    },
    async close() {
      await sandbox.close()
      await rm(workspace, { recursive: true })
    },
  }
}

export interface Scene {
  readonly sandbox: Sandbox
  readonly workspace: string
  /** Inputs of a run on this sandbox that says who speaks; what is said is left to the scenario. */
  readonly inputs: Readonly<Record<string, string>>
  close(): Promise<void>
}

const NOTES = { 'notes.md': '# Release 1.2\n\nIt is **faster**. See https://example.com/x.\n' }
