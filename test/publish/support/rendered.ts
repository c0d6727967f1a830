import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** What Markdown becomes on GitHub, as far as texts from outside could do harm in it. */
export interface Rendered {
  readonly html: string
  /** The text of everything, without gaps, spaces as a browser shows them. */
  readonly shown: string
  /** The names of all opening tags, in order. */
  readonly tags: readonly string[]
  /** What GitHub would make a mention, a reference or a link, in text outside of links and code. */
  readonly references: readonly string[]
  /** HTML comments. */
  readonly hidden: readonly string[]
}

export function read(markdown: string): Rendered {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  const hidden = html.match(/<!--[\s\S]*?-->/g) ?? []
  const visible = html.replace(/<!--[\s\S]*?-->/g, '')
  const plain = visible.replace(/<(a|code)\b[\s\S]*?<\/\1>/g, ' ')
  const references = [...textOf(plain).matchAll(REFERENCE)].map(([found]) => found)
  const shown = textOf(visible)
    .replace(/\u200b/g, '')
    .trim()
  return { html, shown, tags: tagsOf(visible), references, hidden }
}

/**
 * GitHub looks for these in the rendered text: https://github.com/gjtorikian/html-pipeline and
 * https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 */
const REFERENCE =
  /(?<![\w`])@[a-z\d][\w-]*|(?:#|\bgh-)\d+|(?<![\w])[0-9a-f]{7,40}(?![\w])|\bhttps?:\/\/|\bwww\.|[\w.+-]+@[\w-]+\.\w/gi

function tagsOf(html: string): string[] {
  return [...html.matchAll(/<([a-z][a-z\d]*)/gi)].map(([, name]) => (name ?? '').toLowerCase())
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function textOf(html: string): string {
  return html
    .replace(/<[a-z/][^>]*>/gi, '')
    .replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
}
