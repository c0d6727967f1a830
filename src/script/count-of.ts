/** How often a pattern is found. @param pattern with the flag `g` */
export function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
