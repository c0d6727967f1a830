import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen, stop } from '../../../sandbox/loopback.ts'
import type { World } from '../../../src/runtime/world.ts'

/** Serves results of JoggAI, in whatever shape a test wants, and remembers who asked for what. */
export interface MediaServer {
  readonly url: string
  readonly requests: readonly IncomingMessage[]
  /** From now on this path answers so. */
  on(path: string, answer: Answerer): void
  close(): Promise<void>
}

export type Answerer = (request: IncomingMessage, response: ServerResponse) => void

const fixture = (name: string) => readFileSync(new URL(`../../../sandbox/fixtures/${name}`, import.meta.url))

export const VIDEO = fixture('video.mp4')
export const WEBM = fixture('video.webm')
export const COVER = fixture('cover.jpg')

/** The fixture, whose pictures claim another size. */
export function videoOf(width: number, height: number): Buffer {
  const video = Buffer.from(VIDEO)
  const entry = video.indexOf('avc1', video.indexOf('stsd'))
  video.writeUInt16BE(width, entry + 28)
  video.writeUInt16BE(height, entry + 30)
  return video
}

/** `/<anything>.mp4`, `.webm` and `.jpg` are the fixtures, unless a test says otherwise. */
export async function startMedia(): Promise<MediaServer> {
  const own = new Map<string, Answerer>()
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    const path = new URL(request.url ?? '/', 'http://media').pathname
    const answer = own.get(path) ?? fixtures[path.split('.').at(-1) ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  return {
    url: await listen(server),
    requests,
    on: (path, answer) => void own.set(path, answer),
    close: () => stop(server),
  }
}

/** The same world; `signals` are those by which its requests can be ended. */
export function spyOn(world: World): { readonly spied: World; readonly signals: readonly AbortSignal[] } {
  const signals: AbortSignal[] = []
  const watched: typeof fetch = (url, init) => {
    if (init?.signal) signals.push(init.signal)
    return world.fetch(url, init)
  }
  return { spied: { ...world, fetch: watched }, signals }
}

export function file(type: string, content: Uint8Array): Answerer {
  return (_, response) =>
    response.writeHead(200, { 'content-type': type, 'content-length': content.length }).end(content)
}

const fixtures: Readonly<Record<string, Answerer>> = {
  mp4: file('video/mp4', VIDEO),
  webm: file('video/webm', WEBM),
  jpg: file('image/jpeg', COVER),
}
