import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { streamToFile } from '../../src/publish/stream.ts'
import { type TestWorld, testWorld } from '../support/world.ts'
import { type MediaServer, spyOn, startMedia, VIDEO } from './support/media.ts'

let media: MediaServer
let folder: string
let world: TestWorld

beforeEach(async () => {
  media = await startMedia()
  folder = await mkdtemp(path.join(os.tmpdir(), 'stream-'))
  world = testWorld({ 'api-key': 'secret-key', 'github-token': 'secret-token' })
})

afterEach(async () => {
  await media.close()
  await rm(folder, { recursive: true })
})

const LOOPBACK = { href: 'http://127.0.0.1:1', loopback: true }
/** So patient that a busy machine does not make a silence of what is slow. */
const LIMITS = { maxBytes: 20_000, idleMs: 60_000 }
const target = () => path.join(folder, 'video.part')
const fetchIt = (url = `${media.url}/p1.mp4`, apiUrl = LOOPBACK, limits = LIMITS) =>
  streamToFile(url, target(), { world, apiUrl }, limits)
const answer = (respond: (response: ServerResponse, request: IncomingMessage) => void) =>
  media.on('/p1.mp4', (request, response) => respond(response, request))

describe('a file that is sent for', () => {
  it('arrives whole, with its checksum, and neither key nor token went along', async () => {
    const sha256 = createHash('sha256').update(VIDEO).digest('hex')
    expect(await fetchIt()).toEqual({ ok: true, bytes: VIDEO.length, sha256 })
    expect(await readFile(target())).toEqual(VIDEO)
    expect(JSON.stringify(media.requests.map(({ headers }) => headers))).not.toMatch(
      /secret|authorization|x-api-key/,
    )
  })

  it('may come compressed: its length is that of the file', async () => {
    const packed = gzipSync(VIDEO)
    answer(response =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed),
    )
    expect(await fetchIt()).toMatchObject({ ok: true, bytes: VIDEO.length })
  })

  it('is followed to where it was moved', async () => {
    answer(response => response.writeHead(302, { location: '/elsewhere/p2.mp4' }).end())
    expect(await fetchIt()).toMatchObject({ ok: true })
  })
})

describe('the size limit', () => {
  const TOO_LARGE = {
    ok: false,
    again: false,
    why: expect.stringMatching(/larger than [\d,]+ bytes, the most/),
  }

  it('holds for what is announced', async () => {
    answer(response => response.writeHead(200, { 'content-length': 20_001 }).write('x'))
    expect(await fetchIt()).toEqual(TOO_LARGE)
  })

  it('holds for what comes, whatever was announced', async () => {
    let sent = 0
    answer(response => {
      const more = () => {
        while (sent < 50_000_000) {
          sent += 10_000
          if (!response.write(Buffer.alloc(10_000))) return
        }
      }
      response.on('drain', more)
      more()
    })
    expect(await fetchIt()).toEqual(TOO_LARGE)
    expect(sent).toBeLessThan(20_000_000)
  })

  it('holds for what was compressed', async () => {
    answer(response =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000))),
    )
    expect(await fetchIt()).toEqual(TOO_LARGE)
  })
})

it.each([
  ['too large', 200],
  ['not there', 404],
])('what is %s does not go on coming, which would keep the process from ending', async (_, status) => {
  answer(response => response.writeHead(status, { 'content-length': 20_001 }).write('x'))
  const { spied, signals } = spyOn(world)
  const arrival = await streamToFile(
    `${media.url}/p1.mp4`,
    target(),
    { world: spied, apiUrl: LOOPBACK },
    LIMITS,
  )
  expect(arrival).toMatchObject({ ok: false })
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
})

describe('a redirect', () => {
  it.each([
    ['http elsewhere', 'http://example.com/x.mp4', LOOPBACK, /not https/],
    [
      'loopback, from the world',
      'http://127.0.0.1:1/x.mp4',
      { href: 'https://api.jogg.ai', loopback: false },
      /not https/,
    ],
    ['a file', 'file:///etc/passwd', LOOPBACK, /not https/],
    ['what is no address', 'http://', LOOPBACK, /no address/],
    ['itself', '/p1.mp4', LOOPBACK, /more than 5 times/],
  ])('to %s is not followed', async (_, location, apiUrl, why) => {
    answer(response => response.writeHead(307, { location }).end())
    const arrival = await fetchIt(`${media.url}/p1.mp4`, apiUrl)
    expect(arrival).toMatchObject({ ok: false, again: false, why: expect.stringMatching(why) })
  })
})

describe('a download that fails', () => {
  it.each([
    [404, true],
    [403, true],
    [410, false],
    [401, false],
    [429, true],
    [503, true],
  ])('with %i may fare better next time: %s', async (status, again) => {
    answer(response => response.writeHead(status).end())
    expect(await fetchIt()).toEqual({ ok: false, why: `the server answered with ${status}`, again })
  })

  it('half way is told from a whole file', async () => {
    answer(response => {
      response.writeHead(200, { 'content-length': VIDEO.length })
      response.write(VIDEO.subarray(0, 4000), () => response.destroy())
    })
    expect(await fetchIt()).toMatchObject({ ok: false, again: true })
  })

  it('half way is told also where the client does not count what comes', async () => {
    const careless = async () => new Response('short', { headers: { 'content-length': '6' } })
    const arrival = await streamToFile(
      `${media.url}/p1.mp4`,
      target(),
      { world: { ...world, fetch: careless }, apiUrl: LOOPBACK },
      LIMITS,
    )
    expect(arrival).toEqual({ ok: false, why: 'only 5 of 6 bytes came', again: true })
  })

  it('half way, without a length, too', async () => {
    answer(response => void response.write(VIDEO.subarray(0, 4000), () => response.destroy()))
    expect(await fetchIt()).toMatchObject({ ok: false, again: true })
  })

  it('by silence ends', async () => {
    answer(response =>
      response.writeHead(200, { 'content-length': VIDEO.length }).write(VIDEO.subarray(0, 100)),
    )
    const arrival = await fetchIt(undefined, undefined, { ...LIMITS, idleMs: 200 })
    expect(arrival).toEqual({ ok: false, why: 'nothing came for 0.2 s', again: true })
  })

  it('because the run is cancelled ends at once', async () => {
    answer(response => {
      response.writeHead(200, { 'content-length': VIDEO.length }).write(VIDEO.subarray(0, 100))
      world.cancel.abort()
    })
    expect(await fetchIt()).toEqual({ ok: false, why: 'the run was cancelled', again: false })
  })

  it('because nobody is there says so', async () => {
    await media.close()
    expect(await fetchIt()).toMatchObject({
      ok: false,
      again: true,
      why: expect.stringContaining('ECONNREFUSED'),
    })
  })
})
