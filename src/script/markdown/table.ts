import { isIdeographic } from '../speech/ideographic.ts'
import type { Language, Tongue } from '../speech/language.ts'
import { sayPhrase } from '../speech/line.ts'
import { textOf } from './inline.ts'
import { FILE } from './links.ts'
import type { Node } from './parse.ts'

/**
 * A table as one sentence a row: a first cell that is a name names the row ("Linux, before: 12 s, after: 4 s"), every
 * other cell comes with the name of its column, and so does a first one that is a number. Tables are read rather than
 * left out because nothing that the author wrote should go missing from the video without a word; a table too long to
 * listen to shows in the estimate. Cells that say nothing (a dash, a tick, a checksum) are left out together with their
 * column, and so is a grid of downloads.
 */
export function tableRows(table: Node & { type: 'table' }, language: Tongue): string[] {
  const [header = [], ...rows] = table.children.map(row =>
    row.children.map(cell => cellText(cell.children, language)),
  )
  if (isGridOfDownloads(table) || isContents(table)) return []
  if (hasBothMarks(table)) answerMarks(table, rows, language)
  const marks = marksOf(header.join(''), language)
  const names = rows.every(([first = '']) => !isNumber(first)) ? ['', ...header.slice(1)] : header
  const spoken = header.filter((_, column) => rows.some(row => (row[column] ?? '') !== ''))
  return rows.map(row => rowText(row, spoken.length > 1 ? names : [], marks)).filter(row => row !== '')
}

function marksOf(header: string, language: Tongue): { comma: string; colon: string } {
  if (!isIdeographic(header)) return { comma: ', ', colon: ': ' }
  return { comma: language === 'ja' || /[\p{sc=Hira}\p{sc=Kana}]/u.test(header) ? '、' : '，', colon: '：' }
}

/** "40", "53 ms", "10 %", "2.1.0": nothing a row is known by. */
function isNumber(cell: string): boolean {
  return /^[~<>≤≥±+$€£v-]{0,2}\d[\d.,:%]*(?: ?[\p{L}%°µ/]{1,12})?$/u.test(cell)
}

/**
 * In every row, the cells after the first hold nothing but links, or marks and sizes between them; and something says
 * that they are files: a heading, an architecture, an ending. A table of versions that are links is none.
 */
function isGridOfDownloads(table: Node & { type: 'table' }): boolean {
  const cells = table.children.slice(1).flatMap(row => row.children.slice(1))
  const filled = cells.filter(cell => cell.children.length > 0)
  if (!filled.some(hasLink) || !filled.every(cell => isOnlyLinks(cell.children))) return false
  const headings = (table.children[0]?.children.slice(1) ?? []).flatMap(cell => cell.children)
  return [...headings, ...filled.flatMap(cell => cell.children)].some(isAboutFiles)
}

/** Links to sections of the page and nothing else. */
function isContents(table: Node & { type: 'table' }): boolean {
  const nodes = table.children.slice(1).flatMap(row => row.children.flatMap(cell => cell.children))
  const links = nodes.filter(node => node.type === 'link')
  return links.length > 0 && links.every(({ url }) => url.startsWith('#')) && isOnlyLinks(nodes)
}

function isAboutFiles(node: Node): boolean {
  if (node.type === 'text' || node.type === 'inlineCode') return FILES.test(node.value)
  return node.type === 'link' && (FILE.test(node.url) || node.children.some(isAboutFiles))
}

const FILES =
  /download|install|archi[vt]|binar|asset|\bfiles?\b|setup|portable|x64|x86|amd64|arm|aarch64|32.bit|64.bit|\.?(?:exe|msi|dmg|deb|rpm|zip|apk|appimage|tar\.\w+)\b|herunterladen|télécharg|descarg|baixar|scarica|скача|загруз|下载|下載|ダウンロード|다운로드/i

function hasLink(cell: { readonly children: readonly Node[] }): boolean {
  return cell.children.some(({ type }) => type === 'link')
}

function isOnlyLinks(nodes: readonly Node[]): boolean {
  return nodes.every(node => {
    if (node.type === 'text') return !/[\p{L}\p{N}]/u.test(node.value.replace(NOT_THERE, ''))
    if (node.type === 'inlineCode') return /^(?:sha\d*:)?[0-9a-f]{7,128}$/i.test(node.value)
    return node.type === 'link' || node.type === 'html' || node.type === 'break' || node.type === 'image'
  })
}

const NOT_THERE = /\b\d[\d.,]* ?[KMGT]i?B\b|(?<!\p{L})(?:n\/a|none|or|and|und|oder)(?!\p{L})|https?:\S+/giu

/** Where some cells are ticked and others crossed, each is an answer. */
function hasBothMarks(table: Node & { type: 'table' }): boolean {
  const cells = table.children.flatMap(row => row.children.map(markOf))
  return cells.includes('yes') && cells.includes('no')
}

function markOf(cell: { readonly children: readonly Node[] }): 'yes' | 'no' | undefined {
  const [only, more] = cell.children
  if (only?.type !== 'text' || more !== undefined) return undefined
  const text = only.value.trim()
  if (/^(?:[✅✓✔☑]\uFE0F?|:(?:white_check_mark|heavy_check_mark):)$/u.test(text)) return 'yes'
  return /^(?:[❌✗✘✖❎]\uFE0F?|:x:)$/u.test(text) ? 'no' : undefined
}

function answerMarks(table: Node & { type: 'table' }, rows: string[][], language: Tongue): void {
  const answers = language === 'other' ? undefined : ANSWERS[language]
  if (answers === undefined) return
  for (const [index, row] of rows.entries()) {
    const cells = table.children[index + 1]?.children ?? []
    if (row[0] === '') continue
    for (const [column, cell] of cells.entries()) {
      const mark = markOf(cell)
      if (mark !== undefined && column > 0) row[column] = answers[mark === 'yes' ? 0 : 1]
    }
  }
}

const ANSWERS: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['yes', 'no'],
  de: ['ja', 'nein'],
  fr: ['oui', 'non'],
  es: ['sí', 'no'],
  pt: ['sim', 'não'],
  it: ['sì', 'no'],
  ru: ['да', 'нет'],
  zh: ['是', '否'],
  ja: ['はい', 'いいえ'],
  ko: ['예', '아니요'],
}

function cellText(nodes: readonly Node[], language: Tongue): string {
  return sayPhrase(textOf(nodes, language).replace(/[\u2028\n]/g, ', '), language)
}

function rowText(
  row: readonly string[],
  header: readonly string[],
  { comma, colon }: { comma: string; colon: string },
): string {
  const cells = row.map((cell, column) => {
    const name = header[column] ?? ''
    return cell === '' || name === '' || GENERIC.test(name) || startsWith(cell, name)
      ? cell
      : name + colon + withoutCapital(cell)
  })
  const spoken = cells.filter(cell => cell !== '')
  const last = header[cells.findLastIndex(cell => cell !== '')] ?? ''
  const isPair = spoken.length === 2 && header[0] === '' && cells[0] !== '' && GENERIC.test(last)
  return spoken.join(isPair ? colon : comma)
}

/** Headings that say no more than that something follows. */
const GENERIC =
  /^(?:changes?|änderung(?:en)?|descriptions?|details?|notes?|comments?|what(?: it does)?|meaning|summary|beschreibung|bemerkung(?:en)?|détails?|remarques?|descripción|detalles|notas?|descrição|detalhes|descrizione|dettagli|описание|примечани[ея]|描述|说明|說明|内容|備考|説明|설명|내용|비고)$/iu

/** Under "Details", "Details of the door" says so itself. */
function startsWith(cell: string, name: string): boolean {
  return cell.toLowerCase().startsWith(name.toLowerCase())
}

/** "Default: an asterisk": in the middle of the sentence. */
function withoutCapital(cell: string): string {
  return cell.replace(/^(?:The|An?|Dash|Die|Une?|Una|Uma?) (?=[\p{Ll}])/u, article => article.toLowerCase())
}
