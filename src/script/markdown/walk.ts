import { languageOf, type Tongue } from '../speech/language.ts'
import { DETAILS_END, SUMMARY } from '../speech/marks.ts'
import { ALERT, type AlertKind, alertLabel } from './alerts.ts'
import { htmlAsMarkdown } from './html.ts'
import { textOf } from './inline.ts'
import { joinLines, paragraphLines } from './lines.ts'
import { isNavigation, pointsAway } from './links.ts'
import type { Node } from './parse.ts'
import { tableRows } from './table.ts'
import { itemUtterance, SILENCE, textUtterance, type Utterance } from './utterance.ts'

/**
 * What a parsed document says, in its order. Code blocks, rules, definitions and footnotes say nothing.
 *
 * @param language what the whole document is in
 * @param readHtml reads what a block of HTML leaves as Markdown
 */
export function walk(
  nodes: readonly Node[],
  language: Tongue,
  readHtml: (markdown: string) => Utterance[],
): Utterance[] {
  return nodes.flatMap(node => utter(node, { inList: false, language: language, readHtml }))
}

interface Place {
  /** A list inside a list says no numbers: "1, 1, 2, 2" confuses the ear. */
  readonly inList: boolean
  readonly language: Tongue
  readonly readHtml: (markdown: string) => Utterance[]
}

function utter(node: Node, place: Place): Utterance[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', depth: node.depth, text: heading(textOf(node.children, place.language)) }]
    case 'paragraph':
      return pointsAway(node) ? [SILENCE] : paragraph(textOf(node.children, place.language), place.language)
    case 'blockquote':
      return node.children.flatMap(child => utter(child, place))
    case 'list':
      return isNavigation(node) ? [SILENCE] : list(node, place)
    case 'table':
      return table(node, place)
    case 'html':
      return html(node.value, place)
    case 'code':
      return [SILENCE]
    default:
      return []
  }
}

function table(node: Node & { type: 'table' }, { language }: Place): Utterance[] {
  const rows = tableRows(node, language)
  return rows.length === 0 ? [SILENCE] : rows.map((row, index) => textUtterance(row, index > 0))
}

function heading(text: string): string {
  return joinLines(text)
    .replace(/[:：]\s*$/u, '')
    .replace(DATED, ', ')
}

/** "1.18.0 2026-01-08" */
const DATED = /(?<=\d)\s+(?=\d{4}-\d{2}-\d{2}\s*$)/

function paragraph(text: string, language: Tongue): Utterance[] {
  if (text.startsWith(DETAILS_END)) return [{ kind: 'details-end' }]
  if (text.startsWith(SUMMARY)) return [{ kind: 'summary', text: summary(text.slice(SUMMARY.length)) }]
  const spoken = languageOf(text.replace(ALERT, ''), language)
  const said = text.replace(ALERT, (_, kind: AlertKind) => alertLabel(kind, spoken))
  return paragraphLines(said, spoken).map((line, index) => textUtterance(line, index > 0))
}

/** A summary leads to what it folds away; one that only says to click says nothing. */
function summary(text: string): string {
  const said = joinLines(text)
  return INVITATION.test(said) ? '' : said
}

/** "Click to expand". */
const INVITATION =
  /^[^\p{L}]*(?:(?:click|tap|press)(?: here)?(?: to (?:expand|show|see|view|open|unfold|reveal)[\p{L} ]{0,30})?|(?:show|see|read|view|expand)(?: (?:more|all|details|the rest))?|(?:more )?details|expand|toggle|(?:mehr|alles?) (?:anzeigen|zeigen)|details anzeigen|klicken.{0,30}|cliquez.{0,30}|voir plus|détails|haga clic.{0,30}|ver más|detalles|clique.{0,30}|ver mais|detalhes|clicca.{0,30}|mostra.{0,12}|点击.{0,8}|展开.{0,6}|详情|クリック.{0,12}|詳細|자세히.{0,8}|펼치기|подробнее|показать.{0,12})[^\p{L}]*$/iu

function list(node: Node & { type: 'list' }, place: Place): Utterance[] {
  const first = node.start ?? 1
  const items = node.children.flatMap((item, index) => {
    if (item.checked === false) return openTask(item, place)
    const parts = item.children.filter((child, nth) => nth === 0 || !isSignature(child, item, place))
    const said = parts.flatMap(child => utter(child, { ...place, inList: true }))
    return node.ordered && !place.inList ? numbered(said, first + index) : said
  })
  const firstSaid = items.findIndex(({ kind }) => kind !== 'silence')
  return items.map((said, index) => inItem(said, index > firstSaid))
}

function isSignature(node: Node, { children }: Node & { type: 'listItem' }, { language }: Place): boolean {
  return (
    node === children.at(-1) &&
    node.type === 'paragraph' &&
    SIGNATURE.test(textOf(node.children, language).trim())
  )
}

/** The last paragraph of an item in the changelogs of Rails, where others stand before it: "*Sam Smith*, *Kim Lee*". */
const SIGNATURE =
  /^(?:[*_]{1,2}\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,3}[*_]{1,2}(?:, (?:and )?| and | & )?){1,9}$/u

/** What is not done is not told as done. What is ticked below it is. */
function openTask(item: Node & { type: 'listItem' }, place: Place): Utterance[] {
  const lists = item.children.filter(child => child.type === 'list')
  const ticked = lists.flatMap(below => {
    const tasks = below.children.filter(({ checked }) => typeof checked === 'boolean')
    return list({ ...below, children: tasks }, { ...place, inList: true })
  })
  return ticked.length === 0 ? [SILENCE] : ticked
}

function numbered(said: readonly Utterance[], number: number): readonly Utterance[] {
  const [first, ...rest] = said
  if (first?.kind !== 'text' || !/[\p{L}\p{N}]/u.test(first.text)) return said
  return [textUtterance(`${number}. ${first.text}`), ...rest]
}

function inItem(said: Utterance, joins: boolean): Utterance {
  return 'text' in said && said.kind !== 'summary' ? itemUtterance(said.text, joins) : said
}

function html(value: string, { readHtml }: Place): Utterance[] {
  const rest = htmlAsMarkdown(value)
  return rest === '' ? [SILENCE] : readHtml(rest)
}
