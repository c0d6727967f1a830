import { tell } from '../failure.ts'
import type { Result } from '../result.ts'

/** The job summary's part of a run. */
export function summarise(results: readonly Result[]): string {
  return results.map(summariseOne).join('\n')
}

function summariseOne(result: Result): string {
  const facts = [result.status, result.projectId, result.videoUrl].filter(Boolean).join(' · ')
  return `${facts}\n${result.trouble ? tell(result.trouble) : ''}\n`
}
