import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import { expect, it } from 'vitest'
import { forgetAnswers } from './network.ts'

const refused = { code: 'ENETUNREACH' }

it.each(['https://api.jogg.ai/', 'http://127.0.0.1.elsewhere.example/', 'http://10.0.0.1/'])(
  'no request reaches %s',
  async url => {
    await expect(fetch(url)).rejects.toMatchObject(refused)
  },
)

it('nor one that is sent without fetch', async () => {
  const failed = new Promise((_, reject) => get('http://api.jogg.ai/').on('error', reject))
  await expect(failed).rejects.toMatchObject(refused)
})

it('loopback is reached', async () => {
  const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here')
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

it('an answer that nobody asked for is an error, and forgotten', () => {
  nock('https://api.jogg.ai').get('/v1/project').reply(200)
  expect(forgetAnswers).toThrow('nobody asked for GET https://api.jogg.ai:443/v1/project')
  expect(forgetAnswers).not.toThrow()
})
