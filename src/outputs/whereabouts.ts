import type { Result } from './results.ts'

/**
 * Where everything went, as the last lines of a run's log: what a person would otherwise gather from all of it.
 *
 * @param hasSummary whether the job summary shows it, too
 * @returns no line where nothing went anywhere
 */
export function whereabouts(results: readonly Result[], hasSummary: boolean): string[] {
  const found = results.map(result => ({ result, places: placesOf(result) }))
  const lines = found.flatMap(({ result, places }) =>
    places.length === 0 ? [] : [`${nameOf(result)}:`, ...places.map(place => `  ${place}`)],
  )
  if (lines.length === 0) return []
  const comments = [...new Set(results.flatMap(({ commentUrl }) => commentUrl ?? []))]
  return [
    'Where everything is:',
    ...lines,
    ...comments.map(url => `comment: ${url}`),
    ...(hasSummary ? ['job summary: on the page of this run'] : []),
  ]
}

function nameOf({ file, language, status }: Result): string {
  const name = [file ?? 'video', language].filter(Boolean).join(', ')
  return status && status !== 'success' ? `${name} (${status})` : name
}

function placesOf({ projectId, videoUrl, videoPath, releaseAssetUrl, subtitleUrl }: Result): string[] {
  const places = [
    ['JoggAI', videoUrl ?? (projectId && `project ${projectId}`)],
    ['subtitles', subtitleUrl],
    ['file', videoPath],
    ['release asset', releaseAssetUrl],
  ]
  return places.flatMap(([place, where]) => (where ? `${place}: ${where}` : []))
}
