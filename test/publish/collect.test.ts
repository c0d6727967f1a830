import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { badGateway } from '../../sandbox/github/index.ts'
import { run } from '../../src/run.ts'
import { submittedOf } from '../support/memory.ts'
import { toRunnerEnv } from '../support/world.ts'
import { addPull, openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
  await addPull(stage, 7)
})

afterEach(async () => {
  expect(stage.github.violations).toEqual([])
  await stage.close()
})

const bodies = async (pr = 7) => (await stage.github.comments(pr)).map(({ body }) => body)
const dispatch = (projectId: string) =>
  ['repository_dispatch', { clientPayload: { 'project-id': projectId } }] as const
const collecting = (projectId: string) => ({ comment: 'true', 'project-id': projectId })
/** What JoggAI tells of a video that was collected: the text is not among it. */
const collected = (projectId: string) => {
  const { script, contentKey, ...result } = stage.ready(projectId)
  return result
}

/** A run that submits and does not wait. */
async function submit(projectIds: readonly string[], inputs = {}): Promise<void> {
  const first = await stage.open({ comment: 'true', wait: 'false', ...inputs }, 'pull_request', { pr: 7 })
  const results = projectIds.map((projectId, n) => ({
    projectId,
    status: 'pending' as const,
    contentKey: `${n}`.repeat(64),
    script: `Text of ${projectId}, for @mona.`,
    ...(projectIds.length > 1 ? { file: `docs/${projectId}.md` } : {}),
  }))
  for (const { contentKey, projectId } of results) {
    await first.ledger?.remember(contentKey, submittedOf(projectId, Date.UTC(2026, 0, 1)))
  }
  await first.end(...results)
}

describe('a video that a run did not wait for', () => {
  it('says that it comes by itself', async () => {
    await submit(['p1'])
    expect((await bodies())[0]).toContain(
      'The run does not wait for it: the video appears here once it is collected, or when the job runs again.',
    )
  })

  it('completes the comment that waits for it, with the text that stands there', async () => {
    await submit(['p1'], { 'comment-tag': 'tour' })
    const before = (await bodies())[0] ?? ''
    const second = await stage.open(collecting('p1'), ...dispatch('p1'))
    expect(second.publisher.isForeign).toBe(false)
    await second.end(collected('p1'))
    const [body, ...others] = await bodies()
    expect(others).toEqual([])
    expect(body).toContain('### The tour')
    const fold = /<details>[\s\S]*/.exec(before)?.[0] ?? 'none'
    expect(body).toContain(fold)
    expect(fold).toContain('> Text of p1, for @\u200bmona.')
    expect(body).toContain('"tag":"tour"')
    expect(body).toContain(`"content-key":"${'0'.repeat(64)}"`)
  })

  it('leaves the others of its batch as they are', async () => {
    await submit(['p1', 'p2', 'p3'])
    const second = await stage.open(collecting('p2'), ...dispatch('p2'))
    await second.end(collected('p2'))
    const third = await stage.open(collecting('p1'), ...dispatch('p1'))
    await third.end({ ...collected('p1'), title: 'First' })
    const [body, ...others] = await bodies()
    expect(others).toEqual([])
    expect(body).toContain('### 2 of 3 videos are ready')
    expect(body).toContain(`**[docs/p2.md](${stage.media.url}/p2.mp4)**`)
    expect(body).toContain('| docs/p3.md |  | being made |')
    for (const id of ['p1', 'p2', 'p3']) expect(body).toContain(`> Text of ${id}, for @\u200bmona.`)
  })

  it('is found by a run that somebody starts by hand, too', async () => {
    await submit(['p1'])
    const second = await stage.open(collecting('p1'), 'workflow_dispatch')
    await second.end(collected('p1'))
    expect((await bodies())[0]).toContain('### The tour')
  })

  it('is remembered for the run after it', async () => {
    await submit(['p1'])
    const second = await stage.open(collecting('p1'), ...dispatch('p1'))
    await second.end(collected('p1'))
    const third = await stage.open({ comment: 'true' }, 'pull_request', { pr: 7 })
    const recalled = await third.ledger?.recall('0'.repeat(64), 'all')
    expect(recalled?.entries).toContainEqual(expect.objectContaining({ kind: 'submitted', projectId: 'p1' }))
  })
})

describe('a project that nothing waits for', () => {
  it('is foreign on repository_dispatch, and the run ends as skipped without a word to JoggAI', async () => {
    await submit(['p1'])
    const second = await stage.open(collecting('p9'), ...dispatch('p9'))
    expect(second.publisher.isForeign).toBe(true)
    const { world } = second
    expect(
      await run({ ...world, env: { ...world.env, ...toRunnerEnv({ 'api-url': 'http://127.0.0.1:1' }) } }),
    ).toBe(0)
    expect(world.seen.outputs).toMatchObject({ status: 'skipped', 'project-id': 'p9' })
    expect(world.seen.notices).toEqual([expect.stringContaining('waits for project p9')])
    expect(world.seen.errors).toEqual([])
  })

  it('is not foreign because a stranger wrote its id into a marker', async () => {
    const marker = '<!-- jogg-video-action:{"tag":"default","entries":[{"project-id":"p9"}],"past":[]} -->'
    await stage.github.addComment({ pr: 7, body: marker, author: 'mallory' })
    const second = await stage.open(collecting('p9'), ...dispatch('p9'))
    expect(second.publisher.isForeign).toBe(true)
  })

  it('gets a comment of its own on a pull request', async () => {
    const second = await stage.open(collecting('p9'), 'pull_request', { pr: 7 })
    expect(second.publisher.isForeign).toBe(false)
    await second.end(collected('p9'))
    expect(await bodies()).toEqual([expect.stringContaining('p9.mp4')])
  })

  it('is collected without a comment when somebody asks for it by hand', async () => {
    const second = await stage.open(collecting('p9'), 'workflow_dispatch')
    expect(second.publisher.isForeign).toBe(false)
    expect(second.world.seen.notices).toEqual([expect.stringContaining('no comment waits for project p9')])
  })

  it('is not called foreign when No access to GitHub', async () => {
    stage.github.fault({ kind: 'answer', ...badGateway, path: /issues\/comments$/, times: 3 })
    const second = await stage.open(collecting('p9'), ...dispatch('p9'))
    expect(second.publisher.isForeign).toBe(false)
    expect(second.world.seen.warnings).toHaveLength(1)
  })
})
