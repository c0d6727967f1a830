import { listed } from '../lib/text.ts'
import { WHY_FORGOTTEN } from '../outputs/diagnostics.ts'
import type { Result } from '../outputs/results.ts'

/** What to do where videos are ready, and could not be brought where they were to go: without paying again. */
export function runAgain(results: readonly Result[]): string {
  const forgotten = results.filter(({ isForgotten }) => isForgotten)
  if (forgotten.length === 0) return 'Run the job again: it takes this video up without paying again.'
  const ids = forgotten.flatMap(({ language, projectId }) => (language ? [] : `\`${projectId}\``))
  const collect =
    ids.length > 0
      ? `Run the job again with \`project-id\` set to ${listed(ids.slice(0, MOST_IDS), 'or')}: it takes that video up without paying again.`
      : 'Take the translation from its address.'
  return `${collect} The same job as it is pays again ${WHY_FORGOTTEN}.`
}

const MOST_IDS = 5
