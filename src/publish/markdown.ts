import { plain } from '../lib/text.ts'

/**
 * Text from outside on its way into GitHub's Markdown: anything in it is shown as it is, on one line. Nothing
 * of it becomes markup, HTML, a link, a reference or a mention that notifies somebody. Safe in table cells too.
 *
 * Escapes and entities are gone by the time GitHub looks for mentions and references in the rendered text; only a
 * character in between stops those: a zero-width space, as Dependabot and Renovate put it.
 */
export function escapeMarkdown(text: string): string {
  return escapeStart(stopReferences(escapeInline(plain(text.toWellFormed()))))
}

/** The same for a text of several lines: lines and paragraphs stay what they are. */
export function escapeLines(text: string): string {
  const lines = text.split(LINE_BREAK).map(escapeMarkdown)
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The text that `escapeLines` made Markdown of. */
export function unescapeLines(markdown: string): string {
  return markdown
    .replaceAll(GAP, '')
    .replace(
      /\\([\\`*_[\]~|#+\-=:.)])|&(?:amp|lt|gt|#36);/g,
      (entity, sign?: string) => sign ?? SIGNS[entity] ?? '',
    )
}

/**
 * The same for our own messages, which quote texts from outside: each line a paragraph, since a summary would join them,
 * and lines that begin with a hyphen a list.
 * What stands between backticks stays code, and what a person copies to ask for help, or into a workflow, stays
 * exactly what it is.
 */
export function escapeMessage(text: string): string {
  const paragraphs = text.split(/\n{2,}/).flatMap(part => {
    return YAML.test(part) ? `\`\`\`yaml\n${part}\n\`\`\`` : listItems(part.split(LINE_BREAK))
  })
  return paragraphs.filter(Boolean).join('\n\n')
}

/** The lines escaped, items of a list that follow each other in one. */
function listItems(lines: readonly string[]): string[] {
  const paragraphs: string[] = []
  let isList = false
  for (const line of lines) {
    const item = /^- (.*\S.*)$/.exec(line)?.[1]
    const escaped = item === undefined ? escapeLine(line) : `- ${escapeLine(item)}`
    if (item !== undefined && isList) paragraphs.push(`${paragraphs.pop()}\n${escaped}`)
    else paragraphs.push(escaped)
    isList = item !== undefined
  }
  return paragraphs
}

/** Text as a code span; one that could end the span, or a table's cell, or mention somebody, is plain text instead. */
export function code(text: string): string {
  return isCode(text) ? `\`${text}\`` : escapeMarkdown(text)
}

/** @param label Markdown */
export function link(label: string, url: string): string {
  return `[${label}](${escapeUrl(url)})`
}

/** A picture that leads somewhere. @param width pixels on the page; @param alt plain text */
export function linkedPicture(picture: { url: string; alt: string; width: number }, target: string): string {
  const { url, alt, width } = picture
  return `<a href="${escapeUrl(target)}"><img src="${escapeUrl(url)}" alt="${escapeHtml(alt)}" width="${width}"></a>`
}

/** A part that opens on a click. @param summary plain text; @param content Markdown, which the blank lines make it */
export function collapsed(summary: string, content: string): string {
  return `<details>\n<summary>${escapeHtml(summary)}</summary>\n\n${content}\n\n</details>`
}

export function quote(markdown: string): string {
  return markdown
    .split('\n')
    .map(line => `> ${line}`.trimEnd())
    .join('\n')
}

/** Cells are Markdown of one line each. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/
const GAP = '\u200b'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' }

const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ENTITIES).map(([sign, entity]) => [entity, sign]),
)

function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]~|]/g, '\\$&').replace(/[&<>$]/g, sign => ENTITIES[sign] ?? '')
}

/** Entities, which have a `#` too, are left alone. */
function stopReferences(text: string): string {
  return text
    .replace(/@/g, `@${GAP}`)
    .replace(/(?<!&)#(?=\d)|GH-(?=\d)/gi, `$&${GAP}`)
    .replace(/:(?=\/\/)|www(?=\.)/gi, `$&${GAP}`)
    .replace(/[0-9a-f]{7,}/gi, hash => hash.replace(/.{6}(?=.)/g, `$&${GAP}`))
}

/** What means something at the beginning of a line only: headings, lists, quotes, rules, tables. */
function escapeStart(line: string): string {
  return line.replace(/^[#+\-=:]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2')
}

/** A mapping of words to words, as the permissions that a workflow lacks. */
const YAML = /^[\w-]+:(\n {2}[\w-]+: [\w-]+)+$/

/** What is not escaped in a message: code, ids that GitHub could take for a commit, and where JoggAI's help is. */
const COPIED =
  /`(?<code>[^`]+)`|(?<![\w@/.:=&?%-])(?=[\w-]*[0-9a-f]{7})(?<id>[\w-]{7,64})(?![\w-]|\.\w)|(?<![\w.+-])support@jogg\.ai(?![\w-]|\.\w)/gi

/** Stands for what is not escaped while the text round it is; no text of its own has it. */
const HELD = /\ue000/g

function escapeLine(line: string): string {
  const held: string[] = []
  const rest = line.replace(HELD, '').replace(COPIED, (match, inner?: string, id?: string) => {
    if (inner !== undefined && !isCode(inner)) return match
    held.push(id === undefined ? match : `\`${id}\``)
    return '\ue000'
  })
  return escapeMarkdown(rest).replace(HELD, () => held.shift() ?? '')
}

function isCode(text: string): boolean {
  // A mention in a code span notifies when a reply by mail quotes it: GitHub reads such mail as plain text.
  return text.trim() !== '' && !/[`|<@]/.test(text) && plain(text) === text && text.isWellFormed()
}

/** For a link's target or an attribute's value; the address was judged before, this keeps it in its place. */
function escapeUrl(url: string): string {
  return new URL(url).href
    .replace(/[()<>"'`|\\[\]*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/&/g, '&amp;')
}

/** For what stands inside HTML tags, where Markdown's escapes mean nothing; `|` would still end a table's cell. */
function escapeHtml(text: string): string {
  return stopReferences(plain(text.toWellFormed()).replace(/[&<>"|]/g, sign => `&#${sign.charCodeAt(0)};`))
}
