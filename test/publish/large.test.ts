import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type MediaServer, startMedia, VIDEO } from './support/media.ts'

let media: MediaServer
let folder: string

beforeEach(async () => {
  media = await startMedia()
  folder = await mkdtemp(path.join(os.tmpdir(), 'large-'))
})

afterEach(async () => {
  await media.close()
  await rm(folder, { recursive: true })
})

const PADDING = 300 * 1024 * 1024

/** The small video with a box of padding behind it, as the format allows: as good a video as any of 300 MB. */
function* largeVideo(): Generator<Buffer> {
  const header = Buffer.from('\0\0\0\0free', 'latin1')
  header.writeUInt32BE(header.length + PADDING)
  yield Buffer.concat([VIDEO, header])
  const piece = Buffer.alloc(1024 * 1024)
  for (let sent = 0; sent < PADDING; sent += piece.length) yield piece
}

it('a video of 300 MB is downloaded with less than 200 MB of memory', async () => {
  media.on('/large.mp4', (_, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': VIDEO.length + 8 + PADDING })
    Readable.from(largeVideo()).pipe(response)
  })
  const script = path.join(import.meta.dirname, 'support/fetch-video.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, `${media.url}/large.mp4`, folder])
  const { troubles, peakMiB, result } = JSON.parse(stdout)
  expect(troubles).toEqual([])
  expect(result).toMatchObject({ videoPath: 'large.mp4', duration: 4 })
  expect((await stat(path.join(folder, 'large.mp4'))).size).toBe(VIDEO.length + 8 + PADDING)
  expect(peakMiB).toBeLessThan(200)
}, 60_000)
