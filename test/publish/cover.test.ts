import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isUsableCover } from '../../src/publish/cover.ts'
import type { World } from '../../src/runtime/world.ts'
import { testWorld } from '../support/world.ts'
import { type Answerer, COVER, file, type MediaServer, spyOn, startMedia } from './support/media.ts'

let media: MediaServer

beforeEach(async () => {
  media = await startMedia()
})

afterEach(() => media.close())

const isUsable = (world: World = testWorld({})) =>
  isUsableCover(`${media.url}/c.jpg`, {
    world,
    apiUrl: { href: 'http://127.0.0.1:1', loopback: true },
  })

it.each<[string, boolean, Answerer]>([
  ['a picture', true, file('image/jpeg', COVER)],
  ['a picture that says more of itself', true, file('image/webp; charset=binary', COVER)],
  ['a picture somewhere else', true, (_, response) => response.writeHead(302, { location: '/d.jpg' }).end()],
  ['a page', false, file('text/html', Buffer.from('<html>'))],
  ['a drawing, which can hold a script', false, file('image/svg+xml', Buffer.from('<svg/>'))],
  ['an empty picture', false, file('image/png', Buffer.alloc(0))],
  ['5 MB', true, file('image/png', Buffer.alloc(5_000_000))],
  ['more than 5 MB', false, file('image/png', Buffer.alloc(5_000_001))],
  ['nothing', false, (_, response) => response.writeHead(404, { 'content-type': 'image/png' }).end('x')],
  ['a broken connection', false, (_, response) => response.destroy()],
  [
    'a way out',
    false,
    (_, response) => response.writeHead(302, { location: 'http://example.com/x.jpg' }).end(),
  ],
])('%s is a cover: %s', async (_, usable, answer) => {
  media.on('/c.jpg', answer)
  expect(await isUsable()).toBe(usable)
})

it('what is no picture does not go on coming, which would keep the process from ending', async () => {
  media.on('/c.jpg', (_, response) => response.writeHead(200, { 'content-type': 'video/mp4' }).write('x'))
  const { spied, signals } = spyOn(testWorld({}))
  expect(await isUsable(spied)).toBe(false)
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
})

describe('a cover that is not there at once', () => {
  const failFor =
    (times: number, status: number): Answerer =>
    (request, response) => {
      times -= 1
      if (times >= 0) response.writeHead(status).end()
      else file('image/jpeg', COVER)(request, response)
    }

  it.each([
    [2, 404, true, 3],
    [2, 403, true, 3],
    [1, 429, true, 2],
    [1, 503, true, 2],
    [9, 404, false, 3],
    [9, 410, false, 1],
    [9, 401, false, 1],
  ])('for %i times %i: %s after %i requests', async (times, status, usable, count) => {
    media.on('/c.jpg', failFor(times, status))
    const world = testWorld({})
    const start = world.clock.now()
    expect(await isUsable(world)).toBe(usable)
    expect(media.requests).toHaveLength(count)
    expect(world.clock.now() - start).toBeLessThanOrEqual(4000)
  })

  it('is looked for again after a broken connection', async () => {
    let count = 0
    media.on('/c.jpg', (request, response) => {
      count += 1
      if (count === 1) response.destroy()
      else file('image/jpeg', COVER)(request, response)
    })
    expect(await isUsable()).toBe(true)
  })

  it('is not looked for again by a run that is cancelled', async () => {
    const world = testWorld({})
    media.on('/c.jpg', (_, response) => {
      world.cancel.abort()
      response.writeHead(404).end()
    })
    expect(await isUsable(world)).toBe(false)
    expect(media.requests).toHaveLength(1)
  })
})
