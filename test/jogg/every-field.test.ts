import { expect, it } from 'vitest'
import { LIMITS } from '../../src/jogg/api.ts'
import type { VideoRequest } from '../../src/jogg/domain.ts'
import type { Call, Http } from '../../src/jogg/http.ts'
import { joggV1 } from '../../src/jogg/v1.ts'
import { joggV2 } from '../../src/jogg/v2.ts'

const REQUEST: VideoRequest = {
  speech: { kind: 'script', text: 'Hi.' },
  avatar: { id: '81', type: 'public' },
  voiceId: 'v',
  aspectRatio: 'landscape',
  screenStyle: 'background',
  caption: true,
  name: 'n',
}

/** Another value of each field: one that is new has no row here, and this file does not compile until it has. */
const OTHERWISE: { readonly [Field in keyof VideoRequest]-?: VideoRequest[Field] } = {
  speech: { kind: 'audio', url: 'https://example.com/a.mp3' },
  avatar: { id: '82', type: 'custom' },
  voiceId: 'w',
  aspectRatio: 'square',
  screenStyle: 'green-screen',
  caption: false,
  name: 'm',
}

const apiUrl = { href: 'https://api.jogg.ai', loopback: false }
const versions = {
  v1: (http: Http) => joggV1(http, apiUrl, LIMITS),
  v2: (http: Http) => joggV2(http, apiUrl, LIMITS, ''),
}

it.each(Object.entries(versions))('every field of a request changes what %s sends', async (_, open) => {
  const bodyOf = async (request: VideoRequest) => {
    const calls: Call[] = []
    const http: Http = async call => {
      calls.push(call)
      return { ok: false, error: { kind: 'unreachable', detail: 'not sent' } }
    }
    await open(http).create(request, new AbortController().signal)
    return JSON.stringify(calls[0]?.body)
  }
  const others = Object.entries(OTHERWISE).map(([field, value]) => ({ ...REQUEST, [field]: value }))
  const bodies = await Promise.all([REQUEST, ...others].map(bodyOf))
  expect(new Set(bodies).size).toBe(bodies.length)
})
