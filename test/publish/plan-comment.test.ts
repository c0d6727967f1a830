import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitHubStandIn, JOB_TOKEN, startGitHub } from '../../sandbox/github/index.ts'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { run } from '../../src/run.ts'
import { quickClock, type TestWorld, testWorld } from '../support/world.ts'

/** A plan in the comment, and the run that pays for nothing else. JoggAI and GitHub are stand-ins; what is paid is counted there. */
let sandbox: Sandbox
let github: GitHubStandIn
let temp: string

beforeEach(async () => {
  ;[sandbox, github] = await Promise.all([
    startSandbox({ renderMs: 0, createsPerWindow: 0, accounts: { 'sandbox-key': { credits: 543 } } }),
    startGitHub(),
  ])
  temp = await mkdtemp(path.join(os.tmpdir(), 'plan-'))
  await github.addPullRequest({ number: 7, headSha: 'a'.repeat(40), headRef: 'branch' })
})

afterEach(async () => {
  expect(github.violations).toEqual([])
  await Promise.all([sandbox.close(), github.close(), rm(temp, { recursive: true })])
})

/** The scripts that are pushed, by their letters. */
const TEXTS: Readonly<Record<string, string>> = {
  A: 'The retry logic is in one place now. Nothing else changes.',
  B: 'The retry logic is in one place now. Passwords are checked twice.',
  C: 'This is about something else.',
}
const DRY = { 'dry-run': 'true' }
const HELD = { 'require-plan': 'true' }

/** @param meanwhile what happens while the run waits for its video, once */
async function start(
  inputs: Record<string, string>,
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<{ code: number; seen: TestWorld['seen'] }> {
  const clock = quickClock()
  let isOver = false
  const sleep: typeof clock.sleep = async (ms, signal) => {
    if (!isOver && paid().length > 0) {
      isOver = true
      await meanwhile()
    }
    await clock.sleep(ms, signal)
  }
  const world = testWorld(
    {
      ...(await github.writeEvent(temp, 'pull_request', { pr: 7 })),
      GITHUB_WORKSPACE: temp,
      RUNNER_TEMP: temp,
      'api-key': 'sandbox-key',
      'api-url': sandbox.url,
      'github-token': JOB_TOKEN,
      'avatar-id': '81',
      'avatar-type': 'public',
      'voice-id': 'en-US-ChristopherNeural',
      comment: 'true',
      ...inputs,
    },
    { ...clock, sleep },
  )
  return { code: await run(world), seen: world.seen }
}

const paid = () => sandbox.requests.filter(({ point, code }) => point === 'create' && code === 0)
const paidTexts = () =>
  paid().map(({ body }) => Object.entries(TEXTS).find(([, text]) => body.includes(text))?.[0])
const bodies = async () => (await github.comments(7)).map(({ body }) => body)
const onlyBody = async () => {
  const all = await bodies()
  expect(all.length).toBeLessThan(2)
  return all[0] ?? ''
}

/** As somebody does who may edit the comments of others. */
async function rewrite(change: (body: string) => string | undefined): Promise<void> {
  const [comment] = await github.comments(7)
  if (!comment) throw new Error('there is no comment')
  const body = change(comment.body)
  const answer = await fetch(
    `${github.places.api}/repos/${github.repository}/issues/comments/${comment.id}`,
    {
      method: body === undefined ? 'DELETE' : 'PATCH',
      headers: { authorization: `Bearer ${JOB_TOKEN}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify({ body }),
    },
  )
  expect(answer.ok).toBe(true)
}

/** What can happen to a pull request, one letter each; `A`, `B` and `C` push that script. */
const EVENTS: Readonly<Record<string, (script: string, saved: string[]) => Promise<unknown>>> = {
  plan: script => start({ script, ...DRY }),
  label: script => start({ script, ...HELD }),
  'plan without a key': script => start({ script, ...DRY, 'api-key': '' }),
  'plan with another key': script => start({ script, ...DRY, 'api-key': 'another-key' }),
  'edit the words': () => rewrite(body => body.replace('one place', 'two places')),
  'forge the key': () => rewrite(body => body.replaceAll(/"keys":\["../g, '"keys":["00')),
  'add a line': () => rewrite(body => `${body}\nLooks good to me.`),
  delete: () => rewrite(() => undefined),
  save: async (_, saved) => saved.push(await onlyBody()),
  restore: (_, saved) => rewrite(() => saved.at(-1)),
  'restore as GitHub stores it': (_, saved) => rewrite(() => `${saved.at(-1)?.replaceAll('\n', '\r\n')}\r\n`),
}

const ORDERS: readonly (readonly [string, string])[] = [
  ['A, plan, label', 'A'],
  ['A, plan, label, label', 'A'],
  ['A, label', ''],
  ['A, label, label', 'A'],
  ['A, plan, B, label', ''],
  ['A, plan, B, label, label', 'B'],
  ['A, plan, B, label, A, label', ''],
  ['A, plan, B, plan, label', 'B'],
  ['A, plan, B, plan, A, label', ''],
  ['A, plan, B, A, label', 'A'],
  ['A, plan, plan, label', 'A'],
  ['A, plan, label, plan, label', 'A'],
  ['A, plan, label, B, label', 'A'],
  ['A, plan, label, B, plan, label', 'AB'],
  ['A, plan, label, B, label, label, label', 'AB'],
  ['A, plan, label, B, plan, A, label', 'A'],
  ['A, plan, label, B, plan, A, plan, label', 'A'],
  ['A, plan, label, B, plan, label, A, plan, label, C, label', 'AB'],
  ['A, plan without a key, label', ''],
  ['A, plan, plan without a key, label', ''],
  ['A, plan, B, plan without a key, A, label', ''],
  ['A, plan, label, B, plan without a key, A, label, label', 'A'],
  ['A, plan with another key, label', ''],
  ['A, plan, label, plan with another key, plan, label', 'A'],
  ['A, plan, label, B, plan, forge the key, A, plan, label', 'A'],
  ['A, plan, label, B, plan, forge the key, A, label, label', 'A'],
  ['A, plan, edit the words, label', ''],
  ['A, plan, edit the words, plan, label', 'A'],
  ['A, plan, forge the key, label', ''],
  ['A, plan, add a line, label', ''],
  ['A, plan, label, B, plan, add a line, label, label', 'AB'],
  ['A, plan, delete, label', ''],
  ['A, plan, delete, label, label', 'A'],
  ['A, plan, save, B, plan, restore, label', ''],
  ['A, plan, save, B, plan, restore, A, label', 'A'],
  ['A, plan, save, restore as GitHub stores it, label', 'A'],
]

describe('nothing is paid whose text is another than the plan showed', () => {
  it.each(ORDERS)('%s: paid is "%s"', async (order, expected) => {
    let script = ''
    const saved: string[] = []
    for (const event of order.split(', ')) {
      const before = { paid: paid().length, body: await onlyBody() }
      if (TEXTS[event]) script = TEXTS[event]
      else await EVENTS[event]?.(script, saved)
      if (event !== 'label') expect(paid().length).toBe(before.paid)
      if (paid().length > before.paid) expect(before.body).toContain(script)
    }
    expect(paidTexts().join('')).toBe(expected)
    expect(sandbox.acceptedCreates()).toBe(expected.length)
  })
})

describe('the comment as a plan', () => {
  it('says what would be said, how long it takes and what it costs, and nothing of the balance', async () => {
    const { code, seen } = await start({ script: `# News\n\n${TEXTS.A}`, ...DRY })
    expect(code).toBe(0)
    const body = await onlyBody()
    expect(body).toMatch(
      /### Plan: Pull request 7 \(\\?#\u200b?7\)\n\n\*\*About \d+ s, 1 credit\*\*\. Nothing is paid yet\./,
    )
    for (const words of [TEXTS.A ?? '', '> News', '**To make this video**, set the label', '`video-preview`'])
      expect(body).toContain(words)
    expect(body).not.toMatch(/543|left/)
    expect(body).toContain(`"keys":["${seen.outputs['content-key']}"]`)
    expect(seen.outputs['comment-url']).toContain('/pull/7#issuecomment-')
    expect(seen.summary).toContain('[Comment on the pull request]')
    expect(seen.warnings).toEqual([])
  })

  it('shows the picture and the voice of those who were looked up', async () => {
    const names = { 'avatar-id': '', 'avatar-type': '', 'avatar-name': 'Lucía' }
    await start({ script: TEXTS.A ?? '', ...DRY, ...names, 'voice-id': '', 'voice-name': 'Elvira' })
    const body = await onlyBody()
    expect(body).toMatch(/<img src="http[^"]+318[^"]*" alt="Avatar Lucía" width="96">/)
    expect(body).toMatch(/Avatar: Lucía · Voice: Elvira · \[Listen to the voice\]\(http[^)]+\)/)
  })

  it('folds a long text away, and what was left out of it', async () => {
    const script = `# News\n\nThis is a door.\n\n${'- Fix a door that was closed for the whole of the week.\n'.repeat(400)}`
    await start({ script, ...DRY, 'shorten-to': '2m' })
    const body = await onlyBody()
    expect(body).toContain('<summary>What will be said</summary>')
    expect(body).toMatch(/<summary>\d+ items left out \(shorten-to\)<\/summary>/)
    expect(body.length).toBeLessThan(65_000)
  })

  it('after a video says what changed in the words, and keeps the video', async () => {
    await start({ script: TEXTS.A ?? '' })
    await start({ script: TEXTS.B ?? '', ...DRY })
    const body = await onlyBody()
    expect(body).toContain(
      '**Changed since the last video**\n\n- Added: Passwords are checked twice.\n- Removed: Nothing else changes.\n',
    )
    expect(body.indexOf('### Plan')).toBeLessThan(body.indexOf('▶ Watch the video'))
    await start({ script: TEXTS.A ?? '', ...DRY })
    expect(await onlyBody()).toContain('paid for already')
    await start({ script: TEXTS.B ?? '', ...DRY, 'api-key': '' })
    expect(await onlyBody()).toContain('▶ Watch the video')
  })

  it('becomes the video', async () => {
    await start({ script: TEXTS.A ?? '', ...DRY })
    const { code } = await start({ script: TEXTS.A ?? '', ...HELD })
    expect(code).toBe(0)
    const body = await onlyBody()
    expect(body).toContain('▶ Watch the video')
    expect(body).not.toContain('Plan:')
  })

  it('is taken up again by the run that is started again, without paying', async () => {
    await start({ script: TEXTS.A ?? '', ...DRY })
    await start({ script: TEXTS.A ?? '', ...HELD, wait: 'false' })
    const { code, seen } = await start({ script: TEXTS.A ?? '', ...HELD })
    expect([code, seen.outputs.reused, seen.outputs.status]).toEqual([0, 'true', 'success'])
    expect(paidTexts()).toEqual(['A'])
  })

  it('that is written while a video is being made stays above it, and loses nothing', async () => {
    await start({ script: TEXTS.A ?? '', ...DRY })
    await start({ script: TEXTS.A ?? '', ...HELD }, () => start({ script: TEXTS.B ?? '', ...DRY }))
    const body = await onlyBody()
    for (const words of ['### Plan', 'Passwords are checked twice', '▶ Watch the video'])
      expect(body).toContain(words)
    expect((await start({ script: TEXTS.B ?? '', ...HELD })).code).toBe(0)
    await start({ script: TEXTS.A ?? '' })
    expect(paidTexts()).toEqual(['A', 'B'])
  })

  it('of more than a hundred videos counts for exactly all of them', async () => {
    const files = Array.from({ length: 101 }, (_, n) => `${n}.md`)
    await Promise.all(files.map(file => writeFile(path.join(temp, file), `This is file ${file}.`)))
    await start({ 'script-file': '*.md', ...DRY })
    const body = await onlyBody()
    expect(body.length).toBeLessThan(65_000)
    expect(body).toContain('### Plan: 101 videos')
    await writeFile(path.join(temp, '100.md'), 'This is another text.')
    const other = await start({ 'script-file': '*.md', ...HELD })
    expect([other.code, paid()]).toEqual([1, []])
    expect((await start({ 'script-file': '*.md', ...HELD, wait: 'false' })).code).toBe(0)
    expect(sandbox.acceptedCreates()).toBe(101)
  })

  it('stays when a video is collected that was waited for, and still counts', async () => {
    const { seen } = await start({ script: TEXTS.A ?? '', wait: 'false' })
    await start({ script: TEXTS.B ?? '', ...DRY })
    expect(await onlyBody()).toContain('The video is being made')
    await start({ 'project-id': seen.outputs['project-id'] ?? '' })
    const body = await onlyBody()
    for (const words of ['### Plan', 'Passwords are checked twice', '▶ Watch the video', TEXTS.A ?? ''])
      expect(body).toContain(words)
    expect((await start({ script: TEXTS.B ?? '', ...HELD })).code).toBe(0)
    expect(paidTexts()).toEqual(['A', 'B'])
  })

  it('is left alone by a dry run that fails, and by one that collects', async () => {
    await start({ script: TEXTS.A ?? '', ...DRY })
    const before = await onlyBody()
    await start({ script: TEXTS.B ?? '', ...DRY, 'avatar-type': '', 'avatar-id': '999999' })
    await start({ 'project-id': 'p1', ...DRY })
    expect(await onlyBody()).toBe(before)
  })

  it('without a key says in the log that it does not count', async () => {
    const { seen } = await start({ script: TEXTS.A ?? '', ...DRY, 'api-key': '' })
    expect(seen.notices.join()).toContain('`require-plan` does not accept it')
    expect(await onlyBody()).toContain('`require-plan` does not accept it')
  })

  it('can be refused by GitHub, which is a warning that says that nothing was paid', async () => {
    github.fault({
      kind: 'answer',
      status: 403,
      body: { message: 'Resource not accessible by integration' },
      method: 'POST',
      path: /comments$/,
      times: 9,
    })
    const { code, seen } = await start({ script: TEXTS.A ?? '', ...DRY })
    expect(code).toBe(0)
    expect(seen.warnings.join()).toMatch(/could not be written.*Nothing was paid/s)
  })
})

describe('require-plan', () => {
  const TITLE = 'The plan does not show this video'

  it('is a problem of the inputs without a comment', async () => {
    const { seen } = await start({ script: TEXTS.A ?? '', ...HELD, comment: 'false' })
    expect(seen.errors[0]?.message).toContain('`require-plan`')
    expect(sandbox.requests).toEqual([])
  })

  it('fails the step with the new plan, under a title of its own', async () => {
    await start({ script: TEXTS.A ?? '', ...DRY })
    const { code, seen } = await start({ script: TEXTS.B ?? '', ...HELD })
    expect(code).toBe(1)
    expect(seen.errors).toEqual([
      { title: TITLE, message: expect.stringContaining('Nothing was submitted, and nothing was paid.') },
    ])
    expect(seen.outputs).toMatchObject({
      status: 'failed',
      'comment-url': expect.stringContaining('/pull/7'),
    })
    expect(await onlyBody()).toContain('### Plan')
  })

  it('holds every video of a batch to the plan', async () => {
    const write = (name: string, text = '') => writeFile(path.join(temp, name), text)
    const batch = { 'script-file': '*.md' }
    await write('a.md', TEXTS.A)
    await start({ ...batch, ...DRY })
    await write('b.md', TEXTS.B)
    expect((await start({ ...batch, ...HELD })).code).toBe(1)
    expect(paid()).toEqual([])
    const body = await onlyBody()
    for (const words of [
      '### Plan: 2 videos',
      '| a.md | About',
      '**About',
      '2 credits',
      'What will be said in b.md',
    ])
      expect(body).toContain(words)
    expect((await start({ ...batch, ...HELD })).code).toBe(0)
    expect(paidTexts().toSorted()).toEqual(['A', 'B'])
  })

  it('pays nothing where another voice would say it', async () => {
    await start({ script: TEXTS.A ?? '', ...DRY })
    await start({ script: TEXTS.A ?? '', ...HELD, 'voice-id': 'en-US-GuyNeural' })
    expect(paid()).toEqual([])
  })

  it.each([
    [
      'can not be read',
      { kind: 'answer', status: 500, body: {}, method: 'GET', path: /comments/, times: 99 },
    ],
    [
      'can not be read any more',
      { kind: 'answer', status: 500, body: {}, method: 'GET', path: /comments\/\d+$/, times: 99 },
    ],
  ] as const)('pays nothing where the comment %s', async (_, fault) => {
    await start({ script: TEXTS.A ?? '', ...DRY })
    github.fault(fault)
    const { code, seen } = await start({ script: TEXTS.A ?? '', ...HELD })
    expect([code, seen.errors[0]?.title]).toEqual([1, TITLE])
    expect(paid()).toEqual([])
  })

  it('pays nothing where there is no pull request', async () => {
    const { code, seen } = await start({ script: TEXTS.A ?? '', ...HELD, 'github-token': '' })
    expect([code, seen.errors[0]?.title]).toEqual([1, TITLE])
    expect(paid()).toEqual([])
  })
})
