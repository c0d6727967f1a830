import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/**
 * Reads GitHub's Markdown into a tree. Two things are switched off: emphasis, because it is not heard (its marks stay
 * in the text and fall away with the other marks that nobody says), and links that are recognised by looking like
 * one, because bare addresses are taken out of the text anyway. Both are slow on hostile input.
 */
export function parse(markdown: string): Tree {
  return fromMarkdown(markdown, { extensions, mdastExtensions })
}

export type Tree = ReturnType<typeof fromMarkdown>
export type Node = Tree['children'][number]

const extensions = [
  gfm({ singleTilde: false }),
  { disable: { null: ['attention', 'wwwAutolink', 'protocolAutolink', 'emailAutolink'] } },
]

// The one with transforms searches every text for addresses once more.
const mdastExtensions = gfmFromMarkdown().filter(extension => extension.transforms === undefined)
