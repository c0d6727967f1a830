import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {
  BufferSource,
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  Output,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkVideo } from '../../src/publish/check-video.ts'
import { COVER, VIDEO, WEBM as WEBM_FILE } from './support/media.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'check-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function check(content: Uint8Array) {
  const file = path.join(folder, 'video')
  await writeFile(file, content)
  return checkVideo(file)
}

/** The fixture's pictures in another wrapping: up to `seconds` of them. */
async function wrapped(format: WebMOutputFormat | Mp4OutputFormat, seconds: number): Promise<Uint8Array> {
  const input = new Input({ source: new BufferSource(WEBM_FILE), formats: [WEBM] })
  const track = await input.getPrimaryVideoTrack()
  const config = await track?.getDecoderConfig()
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new EncodedVideoPacketSource('vp9')
  output.addVideoTrack(source)
  await output.start()
  if (!track || !config) throw new Error('the fixture has no video')
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.timestamp < seconds) await source.add(packet, { decoderConfig: config })
  }
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}

describe('a video', () => {
  it('is looked into', async () => {
    expect(await check(VIDEO)).toEqual({
      bytes: VIDEO.length,
      duration: 4,
      contentType: 'video/mp4',
      width: 480,
      height: 270,
    })
    expect(await check(WEBM_FILE)).toMatchObject({ duration: 4, contentType: 'video/webm' })
  })

  it.each([0.99, 0.9, 0.5, 0.1, 0.01])('that ends after %d of it is none', async share => {
    for (const whole of [VIDEO, WEBM_FILE]) {
      expect(await check(whole.subarray(0, Math.floor(whole.length * share)))).toHaveProperty('why')
    }
  })

  it('that ends between two of its parts is none, though every part that came is whole', async () => {
    const whole = await wrapped(new WebMOutputFormat({ minimumClusterDuration: 0.5 }), 4)
    expect(await check(whole)).toMatchObject({ duration: 4 })
    expect(await check(whole.subarray(0, Math.floor(whole.length * 0.5)))).toEqual({ why: 'it is cut short' })
  })

  it.each([
    [4.99, { duration: 4.99 }],
    [5.01, { why: 'it is cut short' }],
  ])('of 4 s that calls itself %d s long is taken for what it is', async (seconds, judged) => {
    const declaring = Buffer.from(WEBM_FILE)
    const durationAt = declaring.indexOf(Buffer.from('448988', 'hex')) + 3
    expect(declaring.readDoubleBE(durationAt)).toBe(4000)
    declaring.writeDoubleBE(seconds * 1000, durationAt)
    expect(await check(declaring)).toMatchObject(judged)
  })

  it('that is shorter than what may be missing is checked, too', async () => {
    const whole = await wrapped(new Mp4OutputFormat({ fastStart: 'in-memory' }), 0.5)
    expect(await check(whole)).toMatchObject({ contentType: 'video/mp4', duration: expect.closeTo(0.5, 1) })
    expect(await check(whole.subarray(0, -100))).toEqual({ why: 'it is cut short' })
  })
})

it.each([
  ['a picture', COVER, 'it is not a video'],
  ['a page', Buffer.from('<!doctype html>'), 'it is not a video'],
  ['nothing', Buffer.alloc(0), 'it is empty'],
])('%s is no video', async (_, content, why) => {
  expect(await check(content)).toEqual({ why })
})
