import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runAction } from '../support/action.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

let scene: Scene
const passed: string[] = []
/** Node asks a proxy for a tunnel, to http addresses too. */
const proxy = createServer().on('connect', (request, socket, head) => {
  passed.push(request.url ?? '')
  const [host, port] = (request.url ?? '').split(':')
  const onward = connect(Number(port), host, () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    onward.write(head)
    onward.pipe(socket).pipe(onward)
  })
  for (const end of [onward, socket]) end.on('error', () => end.destroy())
})
let address: string

beforeAll(async () => {
  scene = await setTheScene({ renderMs: 600_000 })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
})
beforeEach(() => void passed.splice(0))
afterAll(async () => {
  proxy.closeAllConnections()
  await new Promise(resolve => proxy.close(resolve))
  await scene.close()
})

const submit = (env: Record<string, string>) =>
  runAction({ ...scene.inputs, script: 'By way of the proxy', wait: 'false', ...env })

it('goes through the proxy that the runner names', async () => {
  const { code } = await submit({ HTTP_PROXY: address })
  expect(code).toBe(0)
  expect(passed).toContain(new URL(scene.sandbox.url).host)
  expect(scene.sandbox.acceptedCreates()).toBe(1)
})

it('goes through one that is named without its scheme, as curl and git do', async () => {
  const { code } = await submit({ HTTP_PROXY: address.replace('http://', ''), reuse: 'false' })
  expect(code).toBe(0)
  expect(passed).toContain(new URL(scene.sandbox.url).host)
})

it.each(['http://me:pass-word@host:99999', 'http://me:pass-word%@host:1', 'ftp://me:pass-word@host:1'])(
  'does without one that can’t be used, and says so without its password: %s',
  async unusable => {
    const { code, log } = await submit({ HTTPS_PROXY: unusable, http_proxy: ' ', reuse: 'false' })
    expect(code).toBe(0)
    expect(log).toMatch(/^::warning title=Proxy::HTTPS_PROXY .*can't be used/m)
    expect(log).not.toMatch(/pass-word|^\s+at /m)
  },
)

it('goes round it where NO_PROXY says so', async () => {
  const { code } = await submit({ HTTP_PROXY: address, NO_PROXY: '127.0.0.1', reuse: 'false' })
  expect(code).toBe(0)
  expect(passed).toEqual([])
})
