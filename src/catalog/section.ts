import { count } from '../lib/text.ts'
import { collapsed } from '../publish/markdown.ts'
import { howManyFit } from './fit.ts'

/** A part of the catalog whose rows may have to be cut. */
export interface Section {
  readonly title: string
  /** How many entries it has. */
  readonly size: number
  /** What stands before the rows, and after them. */
  readonly frame: readonly [string, string]
  /** Markdown, the first entries first. */
  readonly rows: readonly string[]
  readonly perRow: number
}

/** A section of more entries opens on a click. */
const LONG = 60

/** The section as Markdown, with as many rows as fit into `room` bytes; what is left out is counted. */
export function showSection({ title, size, frame, rows, perRow }: Section, room: number): string {
  const heading = `${title} (${size})`
  if (size === 0) return `### ${heading}\n\nNone was found.`
  const shown = howManyFit(rows.map(bytesOf), room)
  const left = Math.max(0, size - shown * perRow)
  const content = [
    shown > 0 && [frame[0], ...rows.slice(0, shown), frame[1]].filter(Boolean).join('\n'),
    left > 0 &&
      `… and ${count(left, 'more', 'more')}, for which there is no room here. Narrow the catalog with \`language\`, \`gender\`, \`aspect-ratio\` or \`search\`.`,
  ]
  const body = content.filter(Boolean).join('\n\n')
  return size > LONG ? collapsed(heading, body) : `### ${heading}\n\n${body}`
}

/** Bytes that all rows take. */
export function sizeOf({ rows }: Section): number {
  return rows.reduce((sum, row) => sum + bytesOf(row), 0)
}

/** Bytes that the rows take which fit into `room`. */
export function spend({ rows }: Section, room: number): number {
  const sizes = rows.map(bytesOf)
  return sizes.slice(0, howManyFit(sizes, room)).reduce((sum, size) => sum + size, 0)
}

/** With its line break. */
function bytesOf(row: string): number {
  return Buffer.byteLength(row) + 1
}
