import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTIONS_BOT, type GitHubStandIn, JOB_TOKEN, startGitHub } from '../../../sandbox/github/index.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client

beforeAll(async () => {
  github = await startGitHub()
  ask = clientOf(github)
})

afterAll(() => github.close())

describe('the repository', () => {
  it('says what it is', async () => {
    const { body } = await ask('GET', '/repo')
    expect(body).toMatchObject({
      id: github.repositoryId,
      full_name: 'octo-org/talking-docs',
      default_branch: 'main',
      html_url: `${github.places.web}/octo-org/talking-docs`,
      permissions: { push: true },
    })
  })

  it('has files, in folders too', async () => {
    await github.addFile('docs/video/intro.md', '# Hello\n')
    const { body } = await ask('GET', '/repo/contents/docs/video/intro.md?ref=main')
    expect(Buffer.from(String(body.content), 'base64').toString()).toBe('# Hello\n')
    expect((await ask('GET', '/repo/contents/docs/none.md')).status).toBe(404)
  })

  it('tells an app whose token it has only when GraphQL is asked', async () => {
    expect((await ask('GET', '/user')).status).toBe(403)
    const query = 'query { viewer { login } }'
    const { body } = await ask('POST', '/graphql', { json: { query } })
    expect(body).toEqual({ data: { viewer: { login: ACTIONS_BOT } } })
  })

  it('remembers what was dispatched to it', async () => {
    const client_payload = { event_id: 'evt_1', event: 'generated_video_success', 'project-id': '123' }
    const json = { event_type: 'jogg-video', client_payload }
    expect((await ask('POST', '/repo/dispatches', { json })).status).toBe(204)
    expect(github.dispatches).toEqual([{ eventType: 'jogg-video', clientPayload: client_payload }])
  })

  it('refuses a dispatch of more than ten keys, or of more than 64 kB', async () => {
    const payload = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]))
    const dispatch = (client_payload: unknown) =>
      ask('POST', '/repo/dispatches', { json: { event_type: 'x', client_payload } })
    expect((await dispatch(payload(11))).status).toBe(422)
    expect((await dispatch({ text: 'x'.repeat(65_536) })).status).toBe(422)
    expect((await dispatch(payload(10))).status).toBe(204)
  })

  it('refuses a client that does not say its name', async () => {
    const { request } = await import('node:http')
    const status = await new Promise(resolve => {
      const headers = { authorization: `Bearer ${JOB_TOKEN}` }
      request(`${github.places.api}/repos/${github.repository}`, { headers }, response => {
        resolve(response.statusCode)
        response.resume()
      }).end()
    })
    expect(status).toBe(403)
  })
})
