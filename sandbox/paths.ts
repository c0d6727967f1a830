/** Matches a path as documentation writes it: `:name` for one part of it, `*` for the rest. */
export function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)').replace('*', '.+')}$`)
}

/** What the `:names` of a pattern stand for; what is not percent-encoded as it should be stays as it is. */
export function paramsOf(found: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, decode(value)]))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
