import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Identity, JOB_TOKEN, jobToken } from '../../sandbox/github/index.ts'
import { uploadAttachment, uploadsUrl } from '../../src/publish/attachment.ts'
import { VIDEO } from './support/media.ts'
import { addPull, openStage, type Stage } from './support/stage.ts'

let stage: Stage
const MONA: Identity = { login: 'mona', kind: 'user', permissions: 'write-all' }

beforeEach(async () => {
  // GitHub Enterprise Server has its uploads beside its API, so that the address follows from the API's.
  stage = await openStage({ enterprise: true, tokens: { [JOB_TOKEN]: jobToken(), ghp_mona: MONA } })
  await addPull(stage, 7)
})

afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const body = async () => (await stage.github.comments(7))[0]?.body ?? ''
const uploads = () => stage.github.requests.filter(({ path }) => path.startsWith('/user-attachments/'))

async function publish(inputs: Record<string, string> = {}, ids: readonly string[] = ['p1']) {
  const run = await stage.open(
    { comment: 'true', 'attachment-token': 'ghp_mona', ...inputs },
    'pull_request',
    { pr: 7 },
  )
  const diagnostics = await run.end(...ids.map(id => stage.ready(id)))
  return { ...run, diagnostics }
}

describe('with a personal token the comment', () => {
  it('carries the address of the upload, alone in its paragraph', async () => {
    const { diagnostics, results } = await publish()
    expect(diagnostics).toEqual([])
    const [attachment] = stage.github.attachments()
    expect(attachment).toMatchObject({ name: 'p1.mp4', contentType: 'video/mp4', bytes: VIDEO })
    expect(await body()).toContain(`### The tour\n\n${attachment?.url}\n\n**[▶ Watch the video]`)
    expect(await body()).not.toContain('<img')
    expect(results.all[0]?.videoPath).toBeUndefined()
  })

  it('keeps the player of an earlier run, without a download', async () => {
    await publish()
    const before = stage.media.requests.length
    await publish()
    expect(uploads()).toHaveLength(1)
    expect(stage.media.requests.slice(before).map(({ url }) => url)).toEqual(['/p1.jpg'])
    expect(await body()).toContain(stage.github.attachments()[0]?.url)
  })

  it('is the only one that gets it, and GitHub alone', async () => {
    await publish()
    expect(uploads().map(({ token }) => token)).toEqual(['ghp_mona'])
    const others = stage.github.requests.filter(request => !uploads().includes(request))
    expect(others.map(({ token }) => token)).not.toContain('ghp_mona')
    expect(JSON.stringify(stage.media.requests.map(({ headers }) => headers))).not.toContain('ghp_')
  })
})

describe('without a player the comment shows the cover', () => {
  it.each([
    ["the token is a workflow's", { 'attachment-token': JOB_TOKEN }, 'GitHub answered with 404'],
    ['the token is unknown', { 'attachment-token': 'ghp_none' }, 'GitHub answered with 401'],
  ])('because %s', async (_, inputs, why) => {
    const { diagnostics, world } = await publish(inputs)
    expect(diagnostics).toEqual([])
    expect(world.seen.notices).toEqual([`The comment shows the cover instead of a player: ${why}.`])
    expect(await body()).toContain('<img')
  })

  it('because it shows several videos, in a table that can hold no player', async () => {
    const { diagnostics, world } = await publish({}, ['p1', 'p2'])
    expect(diagnostics).toEqual([])
    expect(world.seen.notices).toEqual([expect.stringContaining('several videos stand in a table')])
    expect(uploads()).toEqual([])
    expect(stage.media.requests.map(({ url }) => url).toSorted()).toEqual(['/p1.jpg', '/p2.jpg'])
    expect((await body()).match(/<img/g)).toHaveLength(2)
  })

  it('because the video is larger than the plan allows', async () => {
    await stage.close()
    stage = await openStage({
      enterprise: true,
      attachmentLimit: VIDEO.length - 1,
      tokens: { [JOB_TOKEN]: jobToken(), ghp_mona: MONA },
    })
    await addPull(stage, 7)
    const { diagnostics, world } = await publish()
    expect(diagnostics).toEqual([])
    expect(world.seen.notices).toEqual([expect.stringContaining('GitHub answered with 422')])
    expect(await body()).toContain('<img')
  })

  it('because it is over what GitHub takes at all, or the runner does not say for which repository', async () => {
    const file = path.join(stage.workspace, 'large.mp4')
    const video = {
      path: file,
      contentType: 'video/mp4',
      duration: 1,
      width: 1,
      height: 1,
      sha256: '',
      isNamed: false,
    } as const
    const { plan, world } = await stage.open({})
    const deps = { world, context: plan.context }
    const tooLarge = { ...video, bytes: 100 * 1024 * 1024 + 1 }
    expect(await uploadAttachment(tooLarge, 'ghp_mona', deps)).toEqual({
      why: expect.stringContaining('over 100 MB'),
    })
    const nowhere = { ...deps, world: { ...world, env: { ...world.env, GITHUB_REPOSITORY_ID: '' } } }
    expect(await uploadAttachment({ ...video, bytes: 1 }, 'ghp_mona', nowhere)).toEqual({
      why: expect.stringContaining('GITHUB_REPOSITORY_ID'),
    })
    expect(uploads()).toEqual([])
  })

  it('because GitHub answers nonsense', async () => {
    stage.github.fault({
      kind: 'answer',
      status: 201,
      body: { url: 'https://evil.example/x' },
      path: /user-attachments/,
    })
    const { world } = await publish()
    expect(world.seen.notices).toEqual([expect.stringContaining('no address of an attachment')])
    expect(await body()).not.toContain('evil')
  })

  it('because the upload breaks', async () => {
    stage.github.fault({ kind: 'reset', path: /user-attachments/ })
    const { world } = await publish()
    expect(world.seen.notices).toHaveLength(1)
    expect(await body()).toContain('<img')
  })

  it('because the download failed, which nobody asked for', async () => {
    stage.media.on('/p1.mp4', (_, response) => response.writeHead(404).end())
    const { diagnostics, world } = await publish()
    expect(diagnostics).toEqual([])
    expect(world.seen.notices).toEqual([
      expect.stringMatching(/^No player: Downloading .* answered with 404/),
    ])
    expect(await body()).toContain('The tour')
  })

  it('because the upload would go to another host', async () => {
    stage.github.fault({
      kind: 'answer',
      status: 307,
      headers: { location: `${stage.media.url}/x` },
      path: /user-attachments/,
    })
    const { world } = await publish()
    expect(world.seen.notices).toHaveLength(1)
    expect(stage.media.requests.map(({ method }) => method)).not.toContain('POST')
  })
})

it.each([
  ['https://api.github.com', 'https://uploads.github.com'],
  ['https://api.octo.ghe.com', 'https://uploads.octo.ghe.com'],
  ['https://github.octo.example/api/v3', 'https://github.octo.example/api/uploads'],
  ['https://github.octo.example/api/v3/', 'https://github.octo.example/api/uploads'],
])('%s takes uploads at %s', (api, uploadsAt) => {
  expect(uploadsUrl(api)).toBe(uploadsAt)
})
