import { cp, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTemplateFiles } from '../../src/job/template-files.ts'

const fixtures = path.join(import.meta.dirname, '../lib/fixtures')
const sandbox = path.join(import.meta.dirname, '../../sandbox/fixtures')
let workspace: string

beforeAll(async () => {
  workspace = await mkdtemp(path.join(os.tmpdir(), 'template-'))
  await cp(fixtures, path.join(workspace, 'pictures'), { recursive: true })
  for (const name of ['video.mp4', 'video.webm'])
    await cp(path.join(sandbox, name), path.join(workspace, name))
})
afterAll(() => rm(workspace, { recursive: true }))

const check = (file: string) =>
  checkTemplateFiles(
    [
      { name: 'Title', value: { kind: 'text', text: 'x' } },
      { name: 'Logo', value: { kind: 'file', path: file } },
    ],
    workspace,
  )
const problemOf = async (file: string) => (await check(file)).problems.join('\n')

it.each([
  ['pictures/photo.jpg', 'image', 'image/jpeg', 'jpg'],
  ['pictures/photo.png', 'image', 'image/png', 'png'],
  ['pictures/photo.webp', 'image', 'image/webp', 'webp'],
  ['pictures/picture.gif', 'image', 'image/gif', 'gif'],
  ['video.mp4', 'video', 'video/mp4', 'mp4'],
  ['video.webm', 'video', 'video/webm', 'webm'],
])('%s is a %s', async (file, kind, mimeType, extension) => {
  const { files, problems } = await check(file)
  expect(problems).toEqual([])
  expect([...files]).toEqual([
    ['Logo', { path: file, kind, mimeType, extension, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  ])
})

it('is judged by its content, whatever it is called', async () => {
  await cp(path.join(workspace, 'video.mp4'), path.join(workspace, 'really-a-video.png'))
  expect((await check('really-a-video.png')).files.get('Logo')).toMatchObject({ kind: 'video' })
})

describe('what is refused', () => {
  it('is not there, is outside, is empty, is a folder, or is nothing that JoggAI takes', async () => {
    await writeFile(path.join(workspace, 'empty.png'), '')
    await writeFile(path.join(workspace, 'notes.txt'), 'words')
    await mkdir(path.join(workspace, 'folder'), { recursive: true })
    await symlink('/etc/hosts', path.join(workspace, 'out.png'))
    expect(await problemOf('missing.png')).toMatch(/^input `template-variables`: "missing.png" is not there/)
    expect(await problemOf('out.png')).toContain('"out.png" lies outside the workspace')
    expect(await problemOf('../x.png')).toContain('"../x.png" is not there')
    expect(await problemOf('empty.png')).toContain('"empty.png" is empty')
    expect(await problemOf('folder')).toContain('"folder" is not a regular file')
    expect(await problemOf('notes.txt')).toContain('"notes.txt" is neither a picture')
  })

  it('is too large: more for a video than for a picture', async () => {
    const grow = async (from: string, to: string, size: number) => {
      await cp(path.join(workspace, from), path.join(workspace, to))
      await truncate(path.join(workspace, to), size)
    }
    await grow('pictures/photo.png', 'most.png', 10 * 1024 * 1024)
    await grow('pictures/photo.png', 'more.png', 10 * 1024 * 1024 + 1)
    await grow('video.mp4', 'more.mp4', 100 * 1024 * 1024 + 1)
    expect(await problemOf('most.png')).toBe('')
    expect(await problemOf('more.png')).toContain(
      '"more.png" is a picture and has 10,485,761 bytes: JoggAI takes at most 10 MB',
    )
    expect(await problemOf('more.mp4')).toContain('JoggAI takes at most 100 MB (104,857,600 bytes)')
  })
})
