import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pictureOf } from '../../src/lib/picture.ts'
import { runs } from '../support/runs.ts'

const read = (name: string) => readFile(path.join(import.meta.dirname, 'fixtures', name))

it.each([
  ['photo.jpg', 'jpg', 1024, 640],
  ['progressive.jpg', 'jpg', 1024, 640],
  ['photo.png', 'png', 640, 512],
  ['photo.webp', 'webp', 520, 700],
  ['lossless.webp', 'webp', 512, 512],
  ['alpha.webp', 'webp', 530, 540],
  ['picture.gif', 'gif', 600, 600],
])('%s is %s of %i × %i pixels', async (name, format, width, height) => {
  expect(pictureOf(await read(name))).toEqual({ format, width, height })
})

it('is none, and nothing is thrown, whatever the bytes are', async () => {
  const heads = await Promise.all(['photo.jpg', 'photo.png', 'photo.webp', 'picture.gif'].map(read))
  const head = fc.constantFrom(new Uint8Array(), ...heads.map(bytes => bytes.subarray(0, 16)))
  fc.assert(
    fc.property(head, fc.uint8Array({ maxLength: 60 }), (start, rest) => {
      const picture = pictureOf(Buffer.concat([start, rest]))
      expect(picture === undefined || (picture.width > 0 && picture.height > 0)).toBe(true)
    }),
    { numRuns: runs(300) },
  )
  expect(pictureOf(new Uint8Array())).toBeUndefined()
})
