import { describe, expect, it } from 'vitest'
import { decideSubmitted, decideUnanswered } from '../../src/job/recall.ts'
import type { Video } from '../../src/jogg/domain.ts'

const reply = (video: Partial<Video>) => ({ ok: true, value: { projectId: 'p', ...video } as Video }) as const

describe('a claim without an answer', () => {
  it.each([
    [7, 7, 'submit'],
    [0, 0, 'submit'],
    [7, 6, 'stop'],
    [7, 8, 'stop'],
    [7, undefined, 'stop'],
    [undefined, 7, 'stop'],
    [undefined, undefined, 'stop'],
  ])('credits were %s and are %s: %s', (before, now, kind) => {
    expect(decideUnanswered(before, now).kind).toBe(kind)
  })

  it('says why it is paid for', () => {
    expect(decideUnanswered(1, 1)).toMatchObject({
      because: expect.stringContaining('no credits were taken'),
    })
  })
})

describe('a project that was paid for', () => {
  const success = reply({ status: 'success', videoUrl: 'https://v' })

  it.each(['pending', 'processing'] as const)(
    'and is %s is waited for, whatever its address does',
    status => {
      expect(decideSubmitted('p', reply({ status }), true)).toEqual({ kind: 'wait', projectId: 'p' })
    },
  )

  it('and is ready is used, unless its video is gone', () => {
    expect(decideSubmitted('p', success, false)).toEqual({ kind: 'use', video: success.value })
    expect(decideSubmitted('p', success, true)).toEqual({
      kind: 'submit',
      because: 'the video of project p is not there any more',
    })
  })

  it.each(['failed', 'deleted'] as const)('and is %s is made anew', status => {
    expect(decideSubmitted('p', reply({ status }), false)).toEqual({
      kind: 'submit',
      because: `project p ended as ${status}`,
    })
  })

  it('is made anew when nobody finds it, and only then', () => {
    const refused = (code: number) =>
      ({ ok: false, error: { kind: 'refused', httpStatus: 200, code } }) as const
    expect(decideSubmitted('p', refused(10104), false)).toEqual({
      kind: 'submit',
      because: 'project p is not found any more',
    })
    for (const code of [10105, 18025]) expect(decideSubmitted('p', refused(code), true).kind).toBe('wait')
    for (const kind of ['unreachable', 'unclear'] as const)
      expect(decideSubmitted('p', { ok: false, error: { kind, detail: 'x' } }, true).kind).toBe('wait')
  })
})
