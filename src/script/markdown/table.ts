import { sayPhrase } from '../speech/line.ts'
import type { Tongue } from '../speech/language.ts'
import { isIdeographic } from '../speech/sentence.ts'
import { textOf } from './inline.ts'
import type { Node } from './parse.ts'

/**
 * A table as one sentence a row: the first cell names the row, every other cell comes with the name of its column,
 * so "Linux, before: 12 s, after: 4 s". Tables are read rather than left out because nothing that the author wrote
 * should go missing from the video without a word; a table too long to listen to shows in the estimate. Cells that
 * say nothing (a dash, a tick, a checksum) are left out together with their column.
 */
export function tableRows(table: Node & { type: 'table' }, language: Tongue): string[] {
  const [header = [], ...rows] = table.children.map(row => row.children.map(cell => cellText(cell.children, language)))
  const marks = isIdeographic(header.join('')) ? { comma: '，', colon: '：' } : { comma: ', ', colon: ': ' }
  return rows.map(row => rowText(row, header, marks)).filter(row => row !== '')
}

function cellText(nodes: readonly Node[], language: Tongue): string {
  return sayPhrase(textOf(nodes, language).replace(/[\u2028\n]/g, ', '))
}

function rowText(
  row: readonly string[],
  header: readonly string[],
  { comma, colon }: { comma: string; colon: string },
): string {
  const cells = row.map((cell, column) => {
    const name = column === 0 ? '' : (header[column] ?? '')
    return cell === '' || name === '' ? cell : name + colon + cell
  })
  return cells.filter(cell => cell !== '').join(comma)
}
