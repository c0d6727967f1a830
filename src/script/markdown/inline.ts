import { GAP } from '../speech/marks.ts'
import { linkWords } from './links.ts'
import type { Node } from './parse.ts'

/** Stands for a line break that the author made on purpose; `speakMarkdown` has made newlines of real ones. */
export const LINE_BREAK = '\u2028'

/** The words of inline nodes: links without their addresses, code as words, nothing for pictures and struck text. */
export function inlineText(nodes: readonly Node[]): string {
  return nodes.map(wordsOf).join('')
}

function wordsOf(node: Node): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return node.value.replace(CODED_COLONS, '$1')
    case 'link':
      return linkWords(node.url, inlineText(node.children))
    case 'linkReference':
      return inlineText(node.children)
    case 'break':
      return LINE_BREAK
    case 'html':
      return tagText(node.value)
    case 'image':
    case 'imageReference':
    case 'delete':
      return GAP
    default:
      return ''
  }
}

/** `:memory:` is a name when it is code; outside of code it is an emoji. */
const CODED_COLONS = /^:([\w+-]+):$/

function tagText(tag: string): string {
  if (/^<br\b/i.test(tag)) return LINE_BREAK
  return /^<(?:img|video|picture|svg)\b/i.test(tag) ? GAP : ''
}
