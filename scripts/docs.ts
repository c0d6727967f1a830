import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { load } from 'js-yaml'
import { ADVICE } from '../src/jogg/error-advice.ts'
import { drawImports, readImports } from './import-graph.ts'

/**
 * Writes the tables and drawings of the documents from the places where their facts live, between markers such as
 * `<!-- inputs -->` and `<!-- /inputs -->`. `--check` writes nothing, and fails when a table is out of date.
 */
const root = path.resolve(import.meta.dirname, '..')

/** Changelogs of the tests, each beside what becomes of it in 30 seconds. */
const SHORTENED = ['german', 'nested-groups', 'unreleased-words']

if (import.meta.main) process.exitCode = run(process.argv.includes('--check'))

function run(isCheck: boolean): number {
  const outdated = outdatedDocs()
  for (const { file, text } of outdated) {
    if (!isCheck) writeFileSync(path.join(root, file), text)
    process.stdout.write(`${file}: ${isCheck ? 'a table is out of date; run `npm run docs`' : 'written'}\n`)
  }
  return isCheck && outdated.length > 0 ? 1 : 0
}

/** The documents whose tables differ from their sources, each with the text that it should have. */
export function outdatedDocs(): readonly { readonly file: string; readonly text: string }[] {
  const tables = makeTables()
  return documents().flatMap(file => {
    const before = readFileSync(path.join(root, file), 'utf8')
    const text = fill(before, tables)
    return text === before ? [] : [{ file, text }]
  })
}

/** @throws Error when a marker has no table, or no end */
export function fill(text: string, tables: ReadonlyMap<string, string>): string {
  return text.replace(
    /^<!-- ([a-z-]+) -->$[\s\S]*?(?:^<!-- \/\1 -->$|$(?![\s\S]))/gm,
    (block, name: string) => {
      const table = tables.get(name)
      if (table === undefined) throw new Error(`nothing is generated for the marker ${name}`)
      if (!block.endsWith(`<!-- /${name} -->`)) throw new Error(`the marker ${name} has no end`)
      return `<!-- ${name} -->\n\n${table}\n\n<!-- /${name} -->`
    },
  )
}

function documents(): string[] {
  const docs = readdirSync(path.join(root, 'docs')).filter(name => name.endsWith('.md'))
  return ['README.md', ...docs.map(name => `docs/${name}`)]
}

function makeTables(): ReadonlyMap<string, string> {
  const main = readAction('action.yml')
  const catalog = readAction('catalog/action.yml')
  const avatar = readAction('avatar/action.yml')
  return new Map([
    ['inputs', groupedInputs('action.yml', main)],
    ['outputs', outputTable(main)],
    ['catalog-inputs', inputTable(catalog)],
    ['catalog-outputs', outputTable(catalog)],
    ['avatar-inputs', inputTable(avatar)],
    ['avatar-outputs', outputTable(avatar)],
    ['error-codes', errorTable()],
    ['imports', drawImports(readImports(root))],
    ['shortened', SHORTENED.map(shortened).join('\n\n')],
  ])
}

interface Action {
  readonly inputs: Readonly<Record<string, Input>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

interface Input {
  readonly description: string
  readonly default?: string
  readonly required?: boolean
}

function readAction(file: string): Action {
  return load(readFileSync(path.join(root, file), 'utf8')) as Action
}

function inputTable({ inputs }: Action): string {
  const rows = Object.entries(inputs).map(([name, input]) => [code(name), fallback(input), input.description])
  return table(['input', 'default', 'meaning'], rows)
}

/** A table for each group of inputs, below the comment that begins the group in the file. */
function groupedInputs(file: string, { inputs }: Action): string {
  const groups: { readonly title: string; readonly names: string[] }[] = []
  for (const line of readFileSync(path.join(root, file), 'utf8')
    .split(/^outputs:/m, 1)[0]
    ?.split('\n') ?? []) {
    const [, title, name] = /^ {2}(?:# (.+)|([a-z-]+):)$/.exec(line) ?? []
    if (title) groups.push({ title, names: [] })
    else if (name) (groups.at(-1) ?? addGroup(groups)).names.push(name)
  }
  return groups.map(group => `**${group.title}**\n\n${inputTable(pick(inputs, group.names))}`).join('\n\n')
}

function addGroup(groups: { readonly title: string; readonly names: string[] }[]) {
  const group = { title: 'Always.', names: [] as string[] }
  groups.push(group)
  return group
}

function pick(inputs: Action['inputs'], names: readonly string[]): Action {
  const entries = names.flatMap(name => (inputs[name] ? [[name, inputs[name]] as const] : []))
  return { inputs: Object.fromEntries(entries), outputs: {} }
}

function shortened(name: string): string {
  const folder = path.join(root, 'test/script/fixtures/changelogs')
  const before = readFileSync(path.join(folder, `${name}.md`), 'utf8').trim()
  const after = readFileSync(path.join(folder, `${name}.30s.txt`), 'utf8').trim()
  return `~~~markdown\n${before}\n~~~\n\nbecomes\n\n~~~text\n${after}\n~~~`
}

function fallback(input: Input): string {
  if (input.required) return '**required**'
  return input.default === undefined ? '' : code(input.default)
}

function outputTable({ outputs }: Action): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => [code(name), description])
  return table(['output', 'meaning'], rows)
}

function errorTable(): string {
  const rows = ADVICE.map(({ code: number, meaning, advice }) => [code(String(number)), meaning, advice])
  return table(['code', 'meaning', 'what to do'], rows)
}

function code(text: string): string {
  return `\`${text}\``
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map(row => row.map(cell))]
  return lines.map(line => `| ${line.join(' | ')} |`).join('\n')
}

/** A bar would end the cell, a line break the table. */
function cell(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
}
