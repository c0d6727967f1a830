import { readFileSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
const MAJOR = `v${version.split('.')[0]}`

const FILES = [
  '*.md',
  'docs/**/*.md',
  'relay/*.md',
  'examples/*',
  '.github/**/*.{yml,md}',
  '{,catalog/,avatar/}action.yml',
]

/** Every version of this action that a person may copy out of a file: `org/jogg-video-action@v1`, `…/catalog@v1`. */
async function namedVersions(): Promise<(readonly [file: string, name: string])[]> {
  const named: (readonly [string, string])[] = []
  for await (const file of glob(FILES, { cwd: ROOT })) {
    const text = await readFile(path.join(ROOT, file), 'utf8')
    const found = text.matchAll(/jogg-video-action(?:\/[\w./-]+)?@([\w.-]*\w)/g)
    named.push(...[...found].map(([, name = '']) => [file, name] as const))
  }
  return named
}

it('every document names the major version that the release workflow moves', async () => {
  const named = await namedVersions()
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(([, name]) => name !== MAJOR)).toEqual([])
})

it('is told how to release by that name, too', () => {
  const text = readFileSync(path.join(ROOT, 'docs/releasing.md'), 'utf8')
  expect(new Set(text.match(/`v\d+`/g))).toEqual(new Set([`\`${MAJOR}\``]))
})

it('the changelog has a section for the version, which becomes the notes of its release', () => {
  const changelog = readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8')
  expect(changelog).toMatch(new RegExp(`^## ${version.replaceAll('.', '\\.')}( |$)`, 'm'))
})
