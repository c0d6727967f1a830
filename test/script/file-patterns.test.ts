import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readScripts } from '../../src/script/read-scripts.ts'

const FILES = [
  'docs/a.md',
  'docs/b.md',
  'docs/[1].md',
  'docs/drafts/c.md',
  'docs/drafts/deep/d.md',
  'docs/.hidden/e.md',
  'docs/.f.md',
  'drafts/g.md',
  'docs/drafts.md',
]

let base: string
let workspace: string
let linked: string

beforeAll(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'patterns-'))
  workspace = path.join(base, 'work')
  linked = path.join(base, 'linked')
  for (const file of FILES) {
    await mkdir(path.dirname(path.join(workspace, file)), { recursive: true })
    await writeFile(path.join(workspace, file), file)
  }
  await symlink('work', linked)
})
afterAll(() => rm(base, { recursive: true }))

/** `@` stands for the workspace's absolute path. */
async function read(patterns: readonly string[], root = workspace) {
  const lines = patterns.map(pattern => pattern.replace('@', root))
  const { files, problems, warnings } = await readScripts(lines, root)
  return {
    files: files.map(file => file.path),
    problems,
    warnings: warnings.map(one => Object.values(one).join(': ')),
  }
}

const ALL = ['docs/[1].md', 'docs/a.md', 'docs/b.md', 'docs/drafts.md', 'docs/drafts/c.md']
const DEEP = 'docs/drafts/deep/d.md'
const OUTER = 'drafts/g.md'
const NO_DRAFTS = ['docs/[1].md', 'docs/a.md', 'docs/b.md', 'docs/drafts.md']

describe('what is left out', () => {
  it.each([
    // A folder in every spelling means everything below it, and nothing whose name begins like it.
    [
      ['**/*.md', '!docs/drafts'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/drafts/'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/drafts/**'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/drafts/**/*'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/drafts/**/*.md'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/drafts/*'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/drafts/*.md'],
      [...NO_DRAFTS, DEEP, OUTER],
    ],
    [['**/*.md', '!**/drafts'], NO_DRAFTS],
    [['**/*.md', '!**/drafts/'], NO_DRAFTS],
    [['**/*.md', '!**/drafts/**'], NO_DRAFTS],
    [
      ['**/*.md', '!drafts'],
      [...ALL, DEEP],
    ],
    [
      ['**/*.md', '!*/drafts'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/d*s'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/{drafts,other}'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/drafts/deep'],
      [...ALL, OUTER],
    ],
    [
      ['**/*.md', '!**/deep'],
      [...ALL, OUTER],
    ],
    // Every way to write a path.
    [
      ['**/*.md', '!./docs/drafts/**'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!./docs/drafts'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!.//docs//drafts/'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!docs/../docs/drafts'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '! docs/drafts'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!@/docs/drafts'],
      [...NO_DRAFTS, OUTER],
    ],
    [
      ['**/*.md', '!@/docs/drafts/**'],
      [...NO_DRAFTS, OUTER],
    ],
    [['**/*.md', '!@/**/drafts'], NO_DRAFTS],
    [
      ['./docs/*.md', '!./docs/b.md'],
      ['docs/[1].md', 'docs/a.md', 'docs/drafts.md'],
    ],
    [
      ['./docs/*.md', '!docs/b.md'],
      ['docs/[1].md', 'docs/a.md', 'docs/drafts.md'],
    ],
    [
      ['docs/*.md', '!./docs/b.md'],
      ['docs/[1].md', 'docs/a.md', 'docs/drafts.md'],
    ],
    [
      ['@/docs/*.md', '!docs/b.md'],
      ['docs/[1].md', 'docs/a.md', 'docs/drafts.md'],
    ],
    [
      ['@/docs/*.md', '!./docs/b.md'],
      ['docs/[1].md', 'docs/a.md', 'docs/drafts.md'],
    ],
    [
      ['docs/*.md', '!@/docs/b.md'],
      ['docs/[1].md', 'docs/a.md', 'docs/drafts.md'],
    ],
    [
      ['docs/a.md', 'docs/b.md', '!docs/b.md'],
      ['docs/a.md'],
      /"docs\/b.md" matches 1 file, and .* leave out all/,
    ],
    // The name of a file that is there means that file alone.
    [
      ['docs/*.md', '!docs/[1].md'],
      ['docs/a.md', 'docs/b.md', 'docs/drafts.md'],
    ],
    // Hidden files that are named are left out like others.
    [['docs/.hidden/e.md', 'docs/a.md', '!**/*e.md'], ['docs/a.md'], /leave out all of them/],
    [['docs/.hidden/*.md', 'docs/a.md', '!docs/.hidden'], ['docs/a.md'], /leave out all of them/],
    [['docs/.f.md', 'docs/a.md', '!docs/*f.md'], ['docs/a.md'], /leave out all of them/],
  ] as const)('by %j', async (patterns, files, problem?: RegExp) => {
    for (const root of [workspace, linked]) {
      const found = await read(patterns, root)
      expect(found.files.toSorted()).toEqual([...files].toSorted())
      expect(found.warnings).toEqual([])
      expect(found.problems).toEqual(problem ? [expect.stringMatching(problem)] : [])
    }
  })

  it('is known by where the workspace really is, too', async () => {
    const { files } = await readScripts(['docs/*.md', `!${workspace}/docs/[ab].md`], linked)
    expect(files.map(file => file.path)).toEqual(['docs/[1].md', 'docs/drafts.md'])
  })
})

describe('a line that meets nothing', () => {
  it.each([
    '!docs/draft',
    '!docs/c.md',
    '!draft*',
    '!Docs/a.md',
    '!docs/a',
    '!../docs/a.md',
    '!/docs/a.md',
    '!/home/runner/work/demo/demo/docs/a.md',
    '!',
    '!{docs',
  ])('leaves out nothing, and says so: %s', async line => {
    const { files, problems, warnings } = await read(['docs/*.md', line])
    expect(files).toEqual(NO_DRAFTS)
    expect(problems).toEqual([])
    expect(warnings).toEqual([
      expect.stringContaining(`${JSON.stringify(line)}: this leaves out none of the files`),
    ])
  })

  it('is told once for each', async () => {
    const { warnings } = await read(['docs/*.md', '!x', '!docs/a.md', '!y'])
    expect(warnings).toHaveLength(2)
  })

  it('brings no file, which is a problem', async () => {
    const { files, problems } = await read(['docs/*.md', './nothing/*.md'])
    expect(files).toEqual(NO_DRAFTS)
    expect(problems).toEqual([expect.stringContaining('no file matches "./nothing/*.md"')])
  })

  it('hints at what a container sees, where the path is the host’s', async () => {
    const { warnings } = await read(['docs/*.md', '!/home/runner/work/demo/demo/docs/a.md'])
    expect(warnings[0]).toContain('in a container `${{ github.workspace }}` is the path on the host')
  })
})
