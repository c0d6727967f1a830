import { expect, it } from 'vitest'
import { readProxies } from '../../src/runtime/proxies.ts'

it.each([
  ['http://host:1', 'http://host:1'],
  ['HTTPS://me:word@host/', 'HTTPS://me:word@host/'],
  [' host:3128 ', 'http://host:3128'],
  ['127.0.0.1:3128', 'http://127.0.0.1:3128'],
  ['[::1]:3128', 'http://[::1]:3128'],
  ['me:word@host:1', 'http://me:word@host:1'],
  ['socks5://host:1', 'socks5://host:1'],
  ['  ', undefined],
])('%j is %s', (value, address) => {
  expect(readProxies({ https_proxy: value })).toEqual({ addresses: { https_proxy: address }, unusable: [] })
})

it.each(['http://', 'host:99999', 'me:wo%rd@host:1', '::::', 'a b'])('%j is no address', value => {
  expect(readProxies({ HTTP_PROXY: value, HTTPS_PROXY: 'host' })).toEqual({
    addresses: { HTTPS_PROXY: 'http://host' },
    unusable: ['HTTP_PROXY'],
  })
})

it('nothing is said where nothing is set', () => {
  expect(readProxies({ HTTP_PROXY: '', OTHER: 'x' })).toEqual({ addresses: {}, unusable: [] })
})
