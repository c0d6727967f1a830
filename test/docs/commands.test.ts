import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { documents, root } from './files.ts'

const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
/** What npm knows without a script. */
const BUILT_IN = ['ci', 'cit', 'audit', 'version', 'install']

const docs = documents(/(\.md|^\.github\/.*\.yml|relay\/[^/]*)$/)

it.each(docs)('every npm command of $file exists', ({ text }) => {
  expect(commandsOf(text).filter(name => !BUILT_IN.includes(name) && !(name in scripts))).toEqual([])
})

it('finds the commands', () => {
  expect(commandsOf('npm run -s build, `npm test -- x`, npm ci && npm run relay:build')).toEqual([
    'build',
    'test',
    'ci',
    'relay:build',
  ])
})

function commandsOf(text: string): string[] {
  const found = text.matchAll(
    /(?<![\w./-])npm (?:(?:run(?: -\S+)*) ([a-z][\w:-]*)|(test|cit?|audit|version)\b)/g,
  )
  return [...found].map(([, script, builtIn]) => script ?? builtIn ?? '')
}
