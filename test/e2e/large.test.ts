import { readFile, stat } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GitHubStandIn, JOB_TOKEN, startGitHub } from '../../sandbox/github/index.ts'
import { VIDEO } from '../publish/support/media.ts'
import { startAction } from '../support/action.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

let scene: Scene
let github: GitHubStandIn
let jogg: Server
beforeAll(async () => {
  ;[scene, github] = await Promise.all([setTheScene(), startGitHub()])
  jogg = await withLargeVideos(scene.sandbox.url)
})
afterAll(async () => {
  jogg.close()
  jogg.closeAllConnections()
  await Promise.all([scene.close(), github.close()])
})

const PADDING = 300 * 1024 * 1024
const BYTES = VIDEO.length + 8 + PADDING

/** The small video with a box of padding behind it, as the format allows: as good a video as any of 300 MB. */
function* largeVideo(): Generator<Buffer> {
  const header = Buffer.from('\0\0\0\0free', 'latin1')
  header.writeUInt32BE(header.length + PADDING)
  yield Buffer.concat([VIDEO, header])
  const piece = Buffer.alloc(1024 * 1024)
  for (let sent = 0; sent < PADDING; sent += piece.length) yield piece
}

function sendLarge(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': BYTES })
  Readable.from(largeVideo()).pipe(response)
}

/** The sandbox, all of whose videos are large. */
async function withLargeVideos(sandboxUrl: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url?.endsWith('.mp4')) return sendLarge(response)
    const { host, connection, ...headers } = request.headers as Record<string, string>
    const body = request.method === 'POST' ? await buffer(request) : null
    const answer = await fetch(`${sandboxUrl}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      body,
    })
    const type = answer.headers.get('content-type') ?? ''
    const content = Buffer.from(await answer.arrayBuffer())
    response
      .writeHead(answer.status, { 'content-type': type })
      .end(type.includes('json') ? content.toString().replaceAll(sandboxUrl, urlOf(server)) : content)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it('a video of 300 MB is downloaded and attached with less than 200 MB of memory', async () => {
  await github.addRelease({ tag: 'v1' })
  const run = await startAction(
    {
      ...scene.inputs,
      ...github.env,
      'api-url': urlOf(jogg),
      script: 'A long one.',
      'github-token': JOB_TOKEN,
      'download-to': 'long.mp4',
      'attach-to-release': 'true',
      'release-tag': 'v1',
    },
    { workspace: scene.workspace },
  )
  let peakKb = 0
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${run.child.pid}/status`, 'utf8').catch(() => '')
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
  }, 50)
  const { code, outputs } = await run.finished()
  clearInterval(watch)
  expect(code).toBe(0)
  expect(outputs).toMatchObject({ 'video-path': 'long.mp4', duration: '4' })
  expect((await stat(path.join(scene.workspace, 'long.mp4'))).size).toBe(BYTES)
  expect((await github.releases())[0]?.assets[0]?.bytes.length).toBe(BYTES)
  if (process.platform === 'linux') expect(peakKb).toBeGreaterThan(0)
  expect(peakKb).toBeLessThan(200 * 1024)
}, 60_000)
