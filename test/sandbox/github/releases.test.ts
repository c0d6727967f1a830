import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitHubStandIn, JOB_TOKEN, jobToken, startGitHub } from '../../../sandbox/github/index.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client

beforeAll(async () => {
  github = await startGitHub({ tokens: { [JOB_TOKEN]: jobToken(), ghs_reader: jobToken('read-all') } })
  ask = clientOf(github)
})

afterAll(() => github.close())

describe('releases', () => {
  it('are found by tag and id, pre-releases and tags with a slash too', async () => {
    const { id, url } = await github.addRelease({ tag: 'cli/v1.0-rc.1', body: 'Notes', prerelease: true })
    const byTag = await ask('GET', `/repo/releases/tags/${encodeURIComponent('cli/v1.0-rc.1')}`)
    expect(byTag.body).toMatchObject({ id, prerelease: true, draft: false, body: 'Notes', html_url: url })
    expect((await ask('GET', `/repo/releases/${id}`)).body).toEqual(byTag.body)
    expect(byTag.body.upload_url).toBe(
      `${github.places.uploads}/repos/${github.repository}/releases/${id}/assets{?name,label}`,
    )
    expect((await ask('GET', '/repo/releases/tags/v0')).status).toBe(404)
  })

  it('that are drafts are found by nobody by tag, and are listed for those who may write', async () => {
    const { id } = await github.addRelease({ tag: 'v2', draft: true })
    expect((await ask('GET', '/repo/releases/tags/v2')).status).toBe(404)
    const listed = (await ask('GET', '/repo/releases')).list.find(release => release.id === id)
    expect(listed).toMatchObject({ draft: true, tag_name: 'v2' })
    expect(String(listed?.html_url)).toMatch(/\/releases\/tag\/untagged-[0-9a-f]{20}$/)
    expect((await ask('GET', `/repo/releases/${id}`)).status).toBe(200)

    const asReader = { token: 'ghs_reader' }
    expect((await ask('GET', '/repo/releases', asReader)).list.map(release => release.id)).not.toContain(id)
    expect((await ask('GET', `/repo/releases/${id}`, asReader)).status).toBe(404)
  })

  it('are made and changed, their notes kept byte for byte', async () => {
    const made = await ask('POST', '/repo/releases', { json: { tag_name: 'v3', body: 'First\r\n\r\n' } })
    expect(made.body).toMatchObject({ tag_name: 'v3', body: 'First\r\n\r\n', author: { type: 'Bot' } })
    const body = 'First\r\n\r\n<!-- block -->\n'
    const path = `/repo/releases/${made.body.id}`
    expect((await ask('PATCH', path, { json: { body } })).body.body).toBe(body)
    expect((await github.releases()).find(({ tag }) => tag === 'v3')?.body).toBe(body)
    const tooLong = await ask('PATCH', path, { json: { body: 'x'.repeat(125_001) } })
    expect(tooLong.status).toBe(422)
    expect((await ask('PATCH', path, { token: 'ghs_reader', json: { body } })).status).toBe(403)
  })
})
