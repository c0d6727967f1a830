import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { documents, root } from './files.ts'

const docs = documents(/\.md$/)

it('finds the documents', () => {
  expect(docs.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/cost.md', 'relay/README.md']),
  )
})

it.each(docs)('every relative link of $file leads somewhere', ({ file, text }) => {
  expect(linksOf(text).filter(link => !leadsSomewhere(file, link))).toEqual([])
})

function linksOf(text: string): string[] {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '')
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return targets.filter(target => !/^[a-z]+:/i.test(target))
}

function leadsSomewhere(file: string, link: string): boolean {
  const [target = '', anchor] = link.split('#')
  const full = target === '' ? path.join(root, file) : path.resolve(root, path.dirname(file), target)
  if (!existsSync(full)) return false
  return anchor === undefined || anchorsOf(readFileSync(full, 'utf8')).includes(anchor)
}

/** As GitHub makes them of headings: lower case, punctuation dropped, spaces to hyphens. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
}
