import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitHubStandIn, JOB_TOKEN, jobToken, startGitHub } from '../../../sandbox/github/index.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client
const bytes = Uint8Array.from({ length: 100 }, (_, index) => index)

beforeAll(async () => {
  const mona = { login: 'mona', kind: 'user', permissions: 'write-all' } as const
  github = await startGitHub({ tokens: { [JOB_TOKEN]: jobToken(), ghp_mona: mona }, attachmentLimit: 100 })
  ask = clientOf(github)
})

afterAll(() => github.close())

function attach(query: Record<string, string>, question: { token?: string; size?: number } = {}) {
  const { token = 'ghp_mona', size = 100 } = question
  const all = { name: 'a.mp4', content_type: 'video/mp4', repository_id: `${github.repositoryId}`, ...query }
  const content = { host: 'uploads', token, bytes: new Uint8Array(size).fill(7) } as const
  return ask('POST', `/user-attachments/assets?${new URLSearchParams(all)}`, content)
}

describe('user attachments', () => {
  it('are kept under an address of their own, which everybody can read', async () => {
    const query = { name: 'a.mp4', content_type: 'video/mp4', repository_id: `${github.repositoryId}` }
    const path = `/user-attachments/assets?${new URLSearchParams(query)}`
    const { status, body } = await ask('POST', path, { host: 'uploads', token: 'ghp_mona', bytes })
    expect(status).toBe(201)
    expect(String(body.url)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/user-attachments\/assets\/[0-9a-f-]{36}$/)
    const download = await fetch(String(body.url))
    expect(download.headers.get('content-type')).toBe('video/mp4')
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(bytes)
    expect(github.attachments()).toMatchObject([{ name: 'a.mp4', url: body.url }])
  })

  it('are nothing for a workflow token, an unknown one, or another repository', async () => {
    expect((await attach({}, { token: JOB_TOKEN })).status).toBe(404)
    expect((await attach({}, { token: 'ghp_revoked' })).status).toBe(401)
    expect((await attach({ repository_id: '99' })).status).toBe(404)
  })

  it('have a type that fits their name, and a size that fits the plan', async () => {
    expect((await attach({ content_type: 'image/png' })).status).toBe(422)
    expect((await attach({ name: 'a.zip', content_type: 'application/zip' })).status).toBe(422)
    expect((await attach({}, { size: 101 })).status).toBe(422)
    expect((await attach({}, { size: 100 })).status).toBe(201)
  })
})
