/**
 * Makes inline links of reference links, so that a document can be read piece by piece although its definitions
 * stand at its end: `[text][label]` becomes `[text]()`. Where links lead does not matter to the voice; pictures need
 * it to be known as such.
 */
export function resolveReferences(markdown: string): string {
  const labels = new Set(Array.from(markdown.matchAll(DEFINITION), match => normalize(match[1] ?? '')))
  if (labels.size === 0) return markdown
  const isDefined = (label: string) => labels.has(normalize(label))
  return markdown
    .replace(FULL, (found, label) => (isDefined(label) ? ']()' : found))
    .replace(PICTURE, (found, label) => (isDefined(label) ? `![${label}]()` : found))
}

const DEFINITION = /^ {0,3}\[([^[\]\n]{1,999})\]:/gm
const FULL = /\]\[([^[\]]{1,999})\]/g
const PICTURE = /!\[([^[\]]{1,999})\](?:\[\]|(?![[(:]))/g

function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}
