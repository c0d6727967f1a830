/** Seconds of `90s`, `2m`, `1m30s` or `120`; undefined for anything else, and for less than one sentence takes. */
export function parseLength(text: string): number | undefined {
  const [, minutes, seconds] = /^(?:(\d{1,3})m)?(?:(\d{1,5})s?)?$/.exec(text.trim()) ?? []
  if (minutes === undefined && seconds === undefined) return undefined
  const length = Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return length >= SHORTEST && length <= LONGEST ? length : undefined
}

/** In seconds, for `parseLength`. */
export const SHORTEST = 10
export const LONGEST = 3600
