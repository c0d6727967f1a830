import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTIONS_BOT, type GitHubStandIn, startGitHub } from '../../../sandbox/github/index.ts'
import { type Client, clientOf } from './client.ts'

let github: GitHubStandIn
let ask: Client
const COMMENTS = '/repo/issues/3/comments'

beforeAll(async () => {
  github = await startGitHub()
  ask = clientOf(github)
  await github.addPullRequest({ number: 3, headSha: 'a'.repeat(40), headRef: 'docs/video' })
})

afterAll(() => github.close())

describe('comments on a pull request', () => {
  it('are created by the account of the token, changed and deleted', async () => {
    const created = await ask('POST', COMMENTS, { json: { body: 'rendering' } })
    expect(created.status).toBe(201)
    expect(created.body.user).toMatchObject({ login: ACTIONS_BOT, id: 41898282, type: 'Bot' })
    expect(created.body.html_url).toBe(
      `${github.places.web}/${github.repository}/pull/3#issuecomment-${created.body.id}`,
    )

    const path = `/repo/issues/comments/${created.body.id}`
    expect((await ask('PATCH', path, { json: { body: 'done' } })).body.body).toBe('done')
    expect((await ask('GET', path)).body).toMatchObject({ body: 'done', user: { login: ACTIONS_BOT } })
    expect((await ask('DELETE', path)).status).toBe(204)
    expect((await ask('GET', path)).status).toBe(404)
    expect(await github.comments(3)).toEqual([])
  })

  it('come in pages of at most 100, with the way to the next in the Link header', async () => {
    await github.addPullRequest({ number: 4, headSha: 'b'.repeat(40), headRef: 'more' })
    for (let n = 1; n <= 120; n += 1) await github.addComment({ pr: 4, body: `comment ${n}`, author: 'mona' })

    const first = await ask('GET', '/repo/issues/4/comments?per_page=100')
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
    expect(next.startsWith(`${github.places.api}/repos/`)).toBe(true)
    const second = await ask('GET', next.slice(github.places.api.length))
    expect([first.list.length, second.list.length]).toEqual([100, 20])
    expect(second.list.at(-1)).toMatchObject({ body: 'comment 120', user: { login: 'mona', type: 'User' } })
  })

  it('are refused beyond 65,536 characters, and without any', async () => {
    const fits = await ask('POST', COMMENTS, { json: { body: '🎬'.repeat(65_536) } })
    expect(fits.status).toBe(201)
    const tooLong = await ask('POST', COMMENTS, { json: { body: 'x'.repeat(65_537) } })
    expect(tooLong.status).toBe(422)
    expect(tooLong.body.errors).toMatchObject([{ message: 'Body is too long (maximum is 65536 characters)' }])
    const path = `/repo/issues/comments/${fits.body.id}`
    expect((await ask('PATCH', path, { json: { body: 'x'.repeat(65_537) } })).status).toBe(422)
    for (const blank of [
      await ask('POST', COMMENTS, { json: { body: ' \n' } }),
      await ask('PATCH', path, { json: { body: '' } }),
    ]) {
      expect(blank.status).toBe(422)
      expect(blank.body.errors).toMatchObject([{ message: "Body can't be blank" }])
    }
  })

  it('keep their text byte for byte, addresses of the stand-in included', async () => {
    for (const body of [
      `\r\n<!-- marker -->\t${github.places.api}/repos\r\n`,
      'http://localhost:4000/repos/x',
    ]) {
      const { id } = (await ask('POST', COMMENTS, { json: { body } })).body
      expect((await ask('GET', `/repo/issues/comments/${id}`)).body.body).toBe(body)
      expect((await github.comments(3)).at(-1)?.body).toBe(body)
    }
  })

  it('of a pull request or repository that is not there: 404', async () => {
    expect((await ask('GET', '/repo/issues/99/comments')).status).toBe(404)
    expect((await ask('POST', '/repos/no/body/issues/3/comments', { json: { body: 'x' } })).status).toBe(404)
  })
})

describe('comments of the whole repository', () => {
  it('are listed with the one changed last in front, where that is asked for', async () => {
    await github.addPullRequest({ number: 8, headSha: 'c'.repeat(40), headRef: 'other' })
    const { id } = await github.addComment({ pr: 3, body: 'first', author: 'mona' })
    await github.addComment({ pr: 8, body: 'second', author: 'mona' })
    const path = '/repo/issues/comments'
    const latest = await ask('GET', `${path}?sort=updated&direction=desc&per_page=1`)
    expect(latest.list.map(({ body }) => body)).toEqual(['second'])
    expect(latest.headers.get('link')).toContain('rel="next"')
    expect((await ask('GET', path)).list.map(comment => comment.id)).toContain(id)
  })
})
