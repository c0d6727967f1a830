import { kindOf } from './links.ts'

/**
 * Makes inline links of reference links, so that a document can be read piece by piece although its definitions
 * stand at its end: `[text][label]` becomes `[text]()`. Of where a link leads only its kind matters to the voice, so
 * `[Sam Smith][]` becomes `[Sam Smith](person:)`; pictures need it to be known as such.
 */
export function resolveReferences(markdown: string): string {
  const kinds = new Map(Array.from(markdown.matchAll(DEFINITION), readDefinition))
  if (kinds.size === 0) return markdown
  const target = (label: string) => kinds.get(normalize(label))
  return markdown
    .replace(FULL, (found, label) => {
      const link = target(label)
      return link === undefined ? found : `](${link})`
    })
    .replace(PICTURE, (found, label) => (target(label) === undefined ? found : `![${label}]()`))
    .replace(SHORT, (found, label) => {
      const link = target(label)
      return link ? `[${label}](${link})` : found
    })
}

const DEFINITION = /^ {0,3}\[([^[\]\n]{1,999})\]:[ \t]*(?:\n[ \t]*)?<?([^\s<>]{0,300})/gm
const FULL = /\]\[([^[\]]{1,999})\]/g
const PICTURE = /!\[([^[\]]{1,999})\](?:\[\]|(?![[(:]))/g
/** `[label][]` and `[label]`: of a page, the words are said either way. */
const SHORT = /(?<![!\]])\[([^[\]\n]{1,999})\](?:\[\]|(?![[(:]))/g

/** Where labels are defined twice the last one counts, which only differs where their kinds do. */
function readDefinition([, label = '', url = '']: RegExpExecArray): [string, string] {
  const kind = kindOf(url)
  return [normalize(label), kind === 'page' ? '' : `${kind}:`]
}

function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}
