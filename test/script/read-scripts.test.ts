import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readScripts } from '../../src/script/read-scripts.ts'
import { HAS_RIGHTS_TO_LOSE, unprivileged } from '../support/unprivileged.ts'

let base: string
let workspace: string

beforeAll(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'scripts-'))
  workspace = path.join(base, 'work')
  await mkdir(path.join(workspace, 'notes/deep'), { recursive: true })
  await mkdir(path.join(base, 'work-of-others'))
  const files = {
    'work/notes/a.md': 'A',
    'work/notes/b.md': '\uFEFFB',
    'work/notes/deep/c.md': 'C',
    'work/notes/[1].md': 'in brackets',
    'work/1.md': 'one',
    'work/empty.md': ' \n',
    'work/binary.md': Buffer.from([0xff, 0xfe, 0x00]),
    'work/utf16le.md': Buffer.from('Hello there.', 'utf16le'),
    'work/utf16be.md': Buffer.from('Hello there.', 'utf16le').swap16(),
    'work/utf16-cyrillic.md': Buffer.from('Новая версия готова.', 'utf16le'),
    'work/utf16-cyrillic-word.md': Buffer.from('Готово', 'utf16le'),
    'work/full.md': 'x'.repeat(65_536),
    'work/long.md': 'x'.repeat(65_537),
    'secret.txt': 'a secret',
    'work-of-others/d.md': 'D',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(base, name), text)
  await symlink('../secret.txt', path.join(workspace, 'link.md'))
  await symlink('../work-of-others', path.join(workspace, 'folder-link'))
  await symlink('notes/a.md', path.join(workspace, 'inside.md'))
  await symlink('nowhere.md', path.join(workspace, 'dangling.md'))
})
afterAll(() => rm(base, { recursive: true }))

async function textsOf(...patterns: string[]): Promise<Record<string, string>> {
  const { files, problems } = await readScripts(patterns, workspace)
  expect(problems).toEqual([])
  return Object.fromEntries(files.map(({ path, text }) => [path, text]))
}

describe('what is outside the workspace', () => {
  it.each([
    ['a path', '../secret.txt'],
    ['a folder whose name begins like the workspace', '../work-of-others/d.md'],
    ['a pattern', '../work-of-others/*.md'],
    ['a link', 'link.md'],
    ['a link in the way', 'folder-link/d.md'],
  ])('is not read: %s', async (_, pattern) => {
    const { files, problems } = await readScripts([pattern], workspace)
    expect(files).toEqual([])
    expect(problems).toEqual([expect.stringContaining('lies outside the workspace')])
  })

  it('is not read by an absolute path', async () => {
    const { files, problems } = await readScripts([path.join(base, 'secret.txt')], workspace)
    expect(files).toEqual([])
    expect(problems).toHaveLength(1)
  })

  it('hides nothing of what is inside', async () => {
    const { files, problems } = await readScripts(['link.md', 'notes/a.md'], workspace)
    expect(files).toEqual([{ path: 'notes/a.md', text: 'A' }])
    expect(problems).toHaveLength(1)
  })
})

describe('patterns', () => {
  it('give files in their own order, then by name, each once', async () => {
    expect(Object.keys(await textsOf('notes/b.md', 'notes/*.md'))).toEqual([
      'notes/b.md',
      'notes/[1].md',
      'notes/a.md',
    ])
  })

  it('reach into folders, and leave out what they are told to', async () => {
    expect(Object.keys(await textsOf('notes/**/*.md', '!notes/[[]1].md', '!notes/deep/**'))).toEqual([
      'notes/a.md',
      'notes/b.md',
    ])
  })

  it('that only leave files out are no script', async () => {
    expect(await readScripts(['!notes/b.md', '! empty.md'], workspace)).toEqual({
      files: [],
      problems: [expect.stringMatching(/only leaves files out .* name those to be read as well/)],
      warnings: [],
    })
  })

  it('are quoted as far as a person reads, when they are the script itself', async () => {
    const [problem = ''] = (await readScripts(['word '.repeat(2000)], workspace)).problems
    expect(problem).toMatch(/no file matches "word word/)
    expect(problem.length).toBeLessThan(500 + workspace.length)
  })

  it('that are the name of a file mean that file', async () => {
    expect(await textsOf('notes/[1].md')).toEqual({ 'notes/[1].md': 'in brackets' })
  })
})

it('reads UTF-8 without its mark, up to 65,536 bytes, and through links that stay inside', async () => {
  expect(await textsOf('notes/b.md', 'inside.md')).toEqual({ 'notes/b.md': 'B', 'inside.md': 'A' })
  expect((await textsOf('full.md'))['full.md']).toHaveLength(65_536)
})

it.runIf(HAS_RIGHTS_TO_LOSE)('says which file may not be read, and why', async () => {
  await chmod(base, 0o755)
  await chmod(path.join(workspace, 'notes/b.md'), 0)
  const { files, problems } = await unprivileged(() => readScripts(['notes/*.md'], workspace))
  await chmod(path.join(workspace, 'notes/b.md'), 0o644)
  expect(files.map(file => file.path)).toEqual(['notes/[1].md', 'notes/a.md'])
  expect(problems).toEqual([
    expect.stringMatching(/^input `script-file`: "notes\/b.md" can't be read: EACCES: permission denied/),
  ])
})

it.each([
  ['missing.md', /: no file matches "missing.md" in the workspace \S+$/],
  ['a.md, b.md', 'each stands on a line of its own'],
  ['notes', 'is a folder: name its files with a pattern such as "notes/**/*.md"'],
  ['empty.md', 'is empty'],
  ['binary.md', 'is not UTF-8'],
  ['utf16le.md', 'UTF-16 by its look: save it as UTF-8'],
  ['utf16be.md', 'UTF-16 by its look: save it as UTF-8'],
  ['utf16-cyrillic.md', 'UTF-16 by its look: save it as UTF-8'],
  ['utf16-cyrillic-word.md', 'UTF-16 by its look: save it as UTF-8'],
  [
    '/home/runner/work/demo/demo/notes/a.md',
    'in a container `${{ github.workspace }}` is the path on the host',
  ],
  [
    '/home/runner/work/demo/demo/notes/*.md',
    'in a container `${{ github.workspace }}` is the path on the host',
  ],
  ['long.md', 'at most 65,536 bytes'],
  ['dangling.md', 'dangling.md'],
])('says what is wrong with %s', async (pattern, told) => {
  const { files, problems } = await readScripts([pattern], workspace)
  expect(files).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(told)
})
