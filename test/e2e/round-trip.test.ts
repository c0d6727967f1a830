import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { DEFAULT_KEY } from '../../sandbox/index.ts'
import { DESCRIPTION, openRoundTrip, type RoundTrip } from '../support/round-trip.ts'

vi.setConfig({ testTimeout: 60_000 })

let trip: RoundTrip
beforeAll(async () => {
  trip = await openRoundTrip()
})
afterAll(() => trip.close())

const project = () => trip.hub.sandbox.projects[0]
const count = (point: string) => trip.hub.sandbox.requests.filter(seen => seen.point === point).length
const comments = () => trip.hub.github.comments(7)

it('run one submits, says so in a comment, and does not wait', async () => {
  const run = await trip.submit()
  expect(run.log).not.toContain('::error')
  expect(run.conclusion).toBe('success')
  expect(run.jobs[0]?.steps[0]?.outputs).toMatchObject({ status: 'pending', 'project-id': project()?.id })
  expect(count('create')).toBe(1)
  expect(count('status')).toBe(0)
  const [comment, ...more] = await comments()
  expect(more).toEqual([])
  expect(comment?.body).toContain(project()?.id)
  expect(comment?.body).not.toContain('.mp4')
})

it('JoggAI’s signed webhook becomes a dispatch, by way of the relay', async () => {
  const { sandbox, github } = trip.hub
  await trip.finish(project()?.id ?? '')
  expect(sandbox.deliveries.map(({ status }) => status)).toEqual([202])
  expect(github.dispatches).toEqual([
    {
      eventType: 'jogg-video',
      clientPayload: {
        event_id: expect.stringMatching(/^evt_/),
        event: 'generated_video_success',
        'project-id': project()?.id,
      },
    },
  ])
})

it('run two completes that comment, asks once, and pays nothing', async () => {
  const [waiting] = await comments()
  const run = await trip.collect()
  expect(run.log).not.toContain('::error')
  expect(run.conclusion).toBe('success')
  expect(run.jobs[0]?.steps[0]?.outputs).toMatchObject({ status: 'success', 'project-id': project()?.id })
  const [comment, ...more] = await comments()
  expect(more).toEqual([])
  expect(comment?.id).toBe(waiting?.id)
  expect(comment?.body).toContain(`${project()?.id}.mp4`)
  expect(comment?.body).toContain(DESCRIPTION)
  expect(count('create')).toBe(1)
  expect(count('status')).toBe(1)
})

it('a dispatch that comes twice leaves the same comment', async () => {
  const [before] = await comments()
  await trip.collect()
  const [after, ...more] = await comments()
  expect(more).toEqual([])
  expect(visible(after?.body)).toBe(visible(before?.body))
})

it('a video that another repository asked for ends as skipped, and is not shown', async () => {
  const foreign = await submitElsewhere(trip.hub.sandbox.url)
  await trip.finish(foreign)
  const before = await comments()
  const run = await trip.collect()
  expect(run.conclusion).toBe('success')
  expect(run.jobs[0]?.steps[0]?.outputs.status).toBe('skipped')
  expect(run.log).toContain('::notice')
  expect(await comments()).toEqual(before)
})

it('no secret is in a log, a dispatch or a comment', async () => {
  const { github, sandbox } = trip.hub
  const told = [trip.relayLog(), JSON.stringify(github.dispatches), JSON.stringify(await comments())].join(
    '\n',
  )
  for (const secret of [DEFAULT_KEY, 'github_pat_ofTheRelay', sandbox.webhooks[0]?.secret ?? ''])
    expect(told).not.toContain(secret)
  expect(github.violations).toEqual([])
})

function visible(body = ''): string {
  return body.replace(/<!--.*?-->/gs, '')
}

/** @returns the project's id */
async function submitElsewhere(joggUrl: string): Promise<string> {
  const response = await fetch(`${joggUrl}/v1/create_video_from_talking_avatar`, {
    method: 'POST',
    headers: { 'x-api-key': DEFAULT_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({
      script: 'Not of this repository.',
      avatar_id: 127,
      avatar_type: 0,
      voice_id: 'en-US-ChristopherNeural',
      screen_style: 1,
      caption: true,
    }),
  })
  const { data } = (await response.json()) as { data: { project_id: string } }
  return data.project_id
}
