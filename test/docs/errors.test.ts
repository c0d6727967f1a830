import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { documents, root } from './files.ts'

/**
 * The tables of docs/errors.md are keyed by the exact titles of the annotations; this holds the two
 * together, in both directions.
 */
const titles = new Set(documents(/^src\/.*\.ts$/).flatMap(({ text }) => titlesOf(text)))
const listed = listedTitles()

it('finds the titles', () => {
  expect(listed.length).toBeGreaterThan(15)
  const lines = [
    "title: a ? 'One' : 'Two',",
    "title: a\n      ? `The ${kindOf(x)} went`\n      : 'Three',",
    "const TITLE = 'Four'",
  ]
  expect(titlesOf(lines.join('\n'))).toEqual(['One', 'Two', 'The video went', 'Three', 'Four'])
})

it('every title in the document is one that the code says', () => {
  expect(listed.filter(title => !titles.has(title))).toEqual([])
})

it('every title that the code says is explained there', () => {
  expect([...titles].filter(title => !listed.includes(title) && !GENERAL.includes(title))).toEqual([])
})

/** The titles of notices that need no explanation: the message is one. */
const GENERAL = ['JoggAI video', 'JoggAI catalog', 'JoggAI avatar']

function titlesOf(code: string): string[] {
  const assignments = code.matchAll(/(?:\btitle:\s|\bTITLE = )((?:.|\n\s*[?:] |(?<=title:)\n)*)/g)
  const quoted = [...assignments].flatMap(([, rest = '']) => [...rest.matchAll(/(['`])(.+?)\1/g)])
  return quoted.map(([, , title = '']) => asVideo(title)).filter(title => /^[A-Z].*[a-z]/.test(title))
}

/** The titles of a video's diagnostics are those of a translation's, with the other word; the document has the first. */
function asVideo(title: string): string {
  return title.replace(/\$\{kind[^}]*\}/, 'video')
}

function listedTitles(): string[] {
  const text = readFileSync(path.join(root, 'docs/errors.md'), 'utf8')
  const tables = text.split('## Errors by title')[1]?.split('<!-- error-codes -->')[0] ?? ''
  const cells = tables.split('\n').flatMap(line => line.match(/^\| ([^|]+) \|/)?.[1] ?? [])
  return cells.filter(cell => cell !== 'title' && !/^-+$/.test(cell))
}
