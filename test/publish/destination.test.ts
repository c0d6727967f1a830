import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workspacePath } from '../../src/lib/workspace-paths.ts'
import { DiagnosticError } from '../../src/outputs/diagnostics.ts'
import { findDestination, leadsOut } from '../../src/publish/destination.ts'

let root: string
let workspace: string

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'destination-')))
  workspace = path.join(root, 'workspace')
  await mkdir(path.join(workspace, 'videos.d'), { recursive: true })
  await mkdir(path.join(root, 'outside'))
})

afterEach(() => rm(root, { recursive: true }))

const find = async (downloadTo: string) => {
  const { folder, fileName } = await findDestination(downloadTo, workspace)
  return [path.relative(workspace, folder), fileName]
}

describe('download-to', () => {
  it.each([
    ['out/', 'out', undefined],
    ['out/v1.2/', 'out/v1.2', undefined],
    ['out', 'out', undefined],
    ['.', '', undefined],
    ['./', '', undefined],
    ['videos.d', 'videos.d', undefined],
    ['intro.mp4', '', 'intro.mp4'],
    ['out/intro.mp4', 'out', 'intro.mp4'],
    ['a/../b/intro.mp4', 'b', 'intro.mp4'],
    ['..out/intro.mp4', '..out', 'intro.mp4'],
  ])('%s is folder «%s», file %s', async (downloadTo, folder, fileName) => {
    expect(await find(downloadTo)).toEqual([folder, fileName])
  })

  it('can be absolute, inside the workspace', async () => {
    expect(await find(path.join(workspace, 'out/intro.mp4'))).toEqual(['out', 'intro.mp4'])
  })

  it('can go through a symlink that stays inside', async () => {
    await symlink('videos.d', path.join(workspace, 'link'))
    expect(await find('link/intro.mp4')).toEqual(['videos.d', 'intro.mp4'])
  })

  it('works in a workspace that is a symlink itself', async () => {
    await symlink(workspace, path.join(root, 'alias'))
    const destination = await findDestination('out/intro.mp4', path.join(root, 'alias'))
    expect(workspacePath(path.join(destination.folder, 'intro.mp4'), destination.workspace)).toBe(
      'out/intro.mp4',
    )
  })
})

describe('what can not be written is refused before anything is paid', () => {
  const refusal = (downloadTo: string, place = workspace) =>
    findDestination(downloadTo, place).then(
      () => 'none',
      (failure: DiagnosticError) => failure.diagnostic.happened,
    )

  it.each(['notes.md/', 'notes.md/videos/', 'notes.md/v.mp4', 'LICENSE'])('%s: a file', async downloadTo => {
    await writeFile(path.join(workspace, 'notes.md'), '')
    await writeFile(path.join(workspace, 'LICENSE'), '')
    expect(await refusal(downloadTo)).toMatch(/, but "(notes\.md|LICENSE)" is a file: name another folder/)
  })

  it('but a file of that name is replaced', async () => {
    await writeFile(path.join(workspace, 'v.mp4'), '')
    expect(await find('v.mp4')).toEqual(['', 'v.mp4'])
  })

  // To root, nothing is.
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'a folder that is read only',
    async () => {
      await chmod(workspace, 0o555)
      expect(await refusal('out/deep/')).toMatch(
        /but nothing can be written into "\.": EACCES: permission denied/,
      )
      await chmod(workspace, 0o755)
    },
  )

  it('a workspace that is not there', async () => {
    expect(await refusal('out/', path.join(root, 'gone'))).toMatch(/and the workspace .*gone is not there$/)
  })
})

describe('a way out of the workspace', () => {
  beforeEach(async () => {
    await symlink(path.join(root, 'outside'), path.join(workspace, 'door'))
    await symlink(path.join(root, 'nowhere'), path.join(workspace, 'dangling'))
    await symlink(path.join(root, 'outside', 'new.mp4'), path.join(workspace, 'new.mp4'))
    await writeFile(path.join(root, 'outside', 'old.mp4'), '')
    await symlink(path.join(root, 'outside', 'old.mp4'), path.join(workspace, 'old.mp4'))
  })

  it.each([
    '..',
    '../',
    '../outside/x.mp4',
    '/tmp/x.mp4',
    'a/../../x.mp4',
    '../workspace-2/x.mp4',
    'door',
    'door/',
    'door/x.mp4',
    'door/deep/er/',
    'dangling/x.mp4',
    'old.mp4',
    'new.mp4',
  ])('%s is refused before anything is paid', async downloadTo => {
    const refused = await findDestination(downloadTo, workspace).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(DiagnosticError)
    const { diagnostic } = refused as DiagnosticError
    expect(diagnostic.happened).toContain(
      `input \`download-to\` is ${JSON.stringify(downloadTo)}, which leads out of the workspace`,
    )
    expect(diagnostic.means).toBe('Nothing was submitted, and nothing was paid.')
  })

  it('that opens later is seen, too', async () => {
    const destination = await findDestination('later/intro.mp4', workspace)
    expect(await leadsOut(destination)).toBe(false)
    await symlink(path.join(root, 'outside'), path.join(workspace, 'later'))
    expect(await leadsOut(destination)).toBe(true)
  })
})
