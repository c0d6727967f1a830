import { describe, expect, it } from 'vitest'
import { isPublicHttps, isSafeResult, parseApiUrl } from '../../src/jogg/address.ts'

describe('where the API is', () => {
  it.each([
    ['https://api.jogg.ai', { href: 'https://api.jogg.ai', loopback: false }],
    ['https://proxy.example:8443/jogg/', { href: 'https://proxy.example:8443/jogg', loopback: false }],
    ['http://127.0.0.1:8788', { href: 'http://127.0.0.1:8788', loopback: true }],
    ['http://127.8.9.10', { href: 'http://127.8.9.10', loopback: true }],
    ['http://[::1]:80', { href: 'http://[::1]', loopback: true }],
    ['http://LOCALHOST:1', { href: 'http://localhost:1', loopback: true }],
    // What the parser makes 127.0.0.1 of is 127.0.0.1.
    ['http://0x7f.1', { href: 'http://127.0.0.1', loopback: true }],
  ])('%s is taken', (text, address) => {
    expect(parseApiUrl(text)).toEqual(address)
  })

  it.each([
    '',
    'api.jogg.ai',
    'http://api.jogg.ai',
    'ftp://api.jogg.ai',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://127.evil.example',
    'http://128.0.0.1',
    'http://0.0.0.0',
    'http://[::ffff:8.8.8.8]',
    'https://user@api.jogg.ai',
    'https://user:word@api.jogg.ai',
    'http://localhost@evil.example',
    'https://api.jogg.ai?x=1',
    'https://api.jogg.ai#x',
    'https://api.jogg.ai?',
  ])('%j is refused', text => {
    expect(parseApiUrl(text)).toBeUndefined()
  })
})

describe('what JoggAI names as a video or a picture', () => {
  const live = { href: 'https://api.jogg.ai', loopback: false }
  const local = { href: 'http://127.0.0.1:8788', loopback: true }

  it('is fetched and linked by https', () => {
    expect(isSafeResult('https://res.jogg.ai/1.mp4', live)).toBe(true)
  })

  it('is on loopback only while the service is there too', () => {
    expect(isSafeResult('http://127.0.0.1:8788/1.mp4', local)).toBe(true)
    expect(isSafeResult('http://127.0.0.1:8788/1.mp4', live)).toBe(false)
    expect(isSafeResult('http://res.jogg.ai/1.mp4', local)).toBe(false)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://a:b@res.jogg.ai',
    '/1.mp4',
    '',
  ])('%j is neither', text =>
    expect([isSafeResult(text, live), isSafeResult(text, local)]).toEqual([false, false]),
  )
})

it('what JoggAI is to fetch or call is public https', () => {
  const addresses = [
    'https://a.example/x',
    'http://a.example/x',
    'https://localhost/x',
    'https://[::1]/',
    'x',
  ]
  expect(addresses.map(isPublicHttps)).toEqual([true, false, false, false, false])
})
