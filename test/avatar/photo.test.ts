import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkPhoto } from '../../src/avatar/photo.ts'

let workspace: string
beforeAll(async () => {
  workspace = await mkdtemp(path.join(os.tmpdir(), 'photo-'))
  await cp(path.join(import.meta.dirname, '../lib/fixtures'), workspace, { recursive: true })
})
afterAll(() => rm(workspace, { recursive: true }))

const problemOf = async (file: string) => {
  const check = await checkPhoto(file, workspace)
  return check.ok ? '' : check.problem
}

it.each([
  ['photo.jpg', 'jpg'],
  ['progressive.jpg', 'jpg'],
  ['photo.png', 'png'],
  ['square.png', 'png'],
  ['photo.webp', 'webp'],
  ['lossless.webp', 'webp'],
  ['alpha.webp', 'webp'],
])('%s is taken', async (file, format) => {
  expect(await checkPhoto(file, workspace)).toMatchObject({
    ok: true,
    photo: { path: file, format, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
})

it('is refused when one of its sides is too short', async () => {
  expect(await problemOf('narrow.png')).toMatch(
    /^input `photo`: "narrow.png" is 511 × 1024 pixels: JoggAI takes at least 512 × 512/,
  )
})

it('is refused when it is of another kind, by its bytes', async () => {
  await cp(path.join(workspace, 'picture.gif'), path.join(workspace, 'renamed.png'))
  await writeFile(path.join(workspace, 'text.jpg'), 'no picture')
  for (const file of ['picture.gif', 'renamed.png', 'text.jpg'])
    expect(await problemOf(file)).toContain('is neither JPEG, PNG nor WebP by its content')
})

it('is refused when its size can’t be read', async () => {
  for (const [file, bytes] of [
    ['photo.jpg', 30],
    ['photo.png', 14],
    ['photo.webp', 22],
  ] as const) {
    await cp(path.join(workspace, file), path.join(workspace, `cut-${file}`))
    await truncate(path.join(workspace, `cut-${file}`), bytes)
    expect(await problemOf(`cut-${file}`)).toContain('or is damaged')
  }
})

it('is refused when it is too large', async () => {
  const large = path.join(workspace, 'large.png')
  await cp(path.join(workspace, 'photo.png'), large)
  await truncate(large, 10 * 1024 * 1024)
  expect(await problemOf('large.png')).toBe('')
  await truncate(large, 10 * 1024 * 1024 + 1)
  expect(await problemOf('large.png')).toContain('JoggAI takes at most 10 MB')
})

it('is refused when it is not there', async () => {
  expect(await problemOf('nobody.jpg')).toContain('"nobody.jpg" is not there')
})
