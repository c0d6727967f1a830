/** A run of the built action whose start-up is watched. */
export interface Plan {
  readonly run: string
  readonly env: Readonly<Record<string, string>>
  /** Which it ends with. */
  readonly code: number
}

/** Runs that ask nobody for anything, so that all of their time is their own. */
export const ALONE: readonly Plan[] = [
  { run: 'inputs that are not right', env: {}, code: 1 },
  { run: 'inputs that are not right, one sentence', env: sentence(), code: 1 },
  { run: 'a dry run of one sentence', env: { ...cast(), ...sentence(), 'INPUT_DRY-RUN': 'true' }, code: 0 },
]

/** @param url where JoggAI is */
export function markdownFile(url: string): Plan {
  const job = { 'INPUT_SCRIPT-FILE': 'notes.md', 'INPUT_API-KEY': 'sandbox-key', 'INPUT_API-URL': url }
  return { run: 'a Markdown file, made and waited for', env: { ...cast(), ...job }, code: 0 }
}

function sentence() {
  return { INPUT_SCRIPT: 'The new version is twice as fast.' }
}

function cast() {
  return {
    'INPUT_AVATAR-ID': '81',
    'INPUT_AVATAR-TYPE': 'public',
    'INPUT_VOICE-ID': 'en-US-ChristopherNeural',
    'INPUT_POLL-INTERVAL': '1',
    'INPUT_JOB-SUMMARY': 'false',
  }
}
