import { describe, expect, it } from 'vitest'
import { decideSubmitted, decideUnanswered } from '../../src/job/recall.ts'
import { OPEN_MS, type Standing, standingOf } from '../../src/job/standing.ts'
import type { Video } from '../../src/jogg/domain.ts'
import type { JoggError } from '../../src/jogg/jogg-error.ts'
import type { Entry } from '../../src/ledger/entries.ts'
import { claimOf, submittedOf } from '../support/memory.ts'

const NOW = Date.UTC(2026, 0, 1)
const LONG_AGO = NOW - OPEN_MS - 1
const claim = (round: number, at = LONG_AGO) => claimOf(at, { round })
const said = (kind: 'refused' | 'abandoned' | 'changed', round: number, at = LONG_AGO): Entry => ({
  kind,
  round,
  at,
})
const standing = (...entries: Entry[]) => standingOf(entries.toReversed(), NOW)

describe('how a content stands', () => {
  it('of which nothing is remembered: free', () => {
    expect(standing()).toEqual({
      ...{ payments: [], lastRound: 0, unanswered: undefined },
      ...{ isChanged: false, isAbandoned: false, openMs: 0 },
    })
  })

  it('with a claim: open until its create is certainly answered, and its balance certainly shown', () => {
    expect(standing(claim(1, NOW - 1000)).openMs).toBe(OPEN_MS - 1000)
    expect(OPEN_MS).toBeGreaterThan(110_000 + 60_000)
    expect(standing(claim(1))).toMatchObject({ openMs: 0, unanswered: { round: 1 }, lastRound: 1 })
  })

  it('with a claim that was renewed: open from the last of them', () => {
    expect(standing(claim(1), claim(1, NOW - 10)).openMs).toBe(OPEN_MS - 10)
  })

  it.each<[string, Entry[]]>([
    ['refused after it', [submittedOf('p1', NOW - 50), said('refused', 2, NOW - 10)]],
    [
      'a refused claim after it',
      [submittedOf('p1', NOW - 50), claim(2, NOW - 20), said('refused', 2, NOW - 10)],
    ],
    ['refused in the same round', [submittedOf('p1', NOW - 50), said('refused', 1, NOW - 10)]],
    ['a claim of the same round that is found later', [submittedOf('p1', NOW - 50), claim(1, NOW - 60)]],
    ['an older doubt', [claim(1), said('changed', 1), submittedOf('p1', NOW - 50, 2)]],
  ])('what was paid for counts, whatever came later: %s', (_, entries) => {
    expect(standing(...entries)).toMatchObject({ unanswered: undefined, isChanged: false, openMs: 0 })
    expect(standing(...entries).payments.map(({ projectId }) => projectId)).toEqual(['p1'])
  })

  it('what was paid for twice: both, the last one last, the same project once', () => {
    const { payments } = standing(
      submittedOf('p1', NOW - 9),
      submittedOf('p2', NOW - 5, 2),
      submittedOf('p1', NOW - 8),
    )
    expect(payments.map(({ projectId }) => projectId)).toEqual(['p1', 'p2'])
  })

  it('a claim after what was paid for: another run pays for a video that was lost', () => {
    expect(standing(submittedOf('p1', LONG_AGO), claim(2, NOW - 10))).toMatchObject({ openMs: OPEN_MS - 10 })
  })

  it('a claim that another one has settled is no doubt; one that it overlapped is', () => {
    const later = claim(2, LONG_AGO)
    const settled = standing(claim(1, LONG_AGO - OPEN_MS), later, said('refused', 2))
    expect(settled.unanswered).toBeUndefined()
    const overlapped = standing(claim(1, LONG_AGO - 1000), later, said('refused', 2))
    expect(overlapped.unanswered?.round).toBe(1)
  })

  it('that somebody saw changed stays in doubt until it is paid for, and nobody waits for it', () => {
    expect(standing(claim(1, NOW - 10), said('changed', 1))).toMatchObject({ isChanged: true, openMs: 0 })
    expect(standing(said('changed', 1), claim(2), said('refused', 2)).isChanged).toBe(true)
  })

  it('whose run has given up is open all the same: its create may be accepted late', () => {
    const { openMs, isAbandoned } = standing(claim(1, NOW - 10), said('abandoned', 1, NOW - 5))
    expect([openMs, isAbandoned]).toEqual([OPEN_MS - 10, true])
  })
})

describe('a claim that nobody answered', () => {
  const open = standing(claim(1))
  const balance = { before: 7, now: 7, isStill: false }

  it('may be paid for where the credits stand as before', () => {
    expect(decideUnanswered(open, balance).kind).toBe('submit')
  })

  it.each([
    ['fewer credits', open, { ...balance, now: 6 }],
    ['more credits', open, { ...balance, now: 8 }],
    ['credits that could not be read then', open, { ...balance, before: undefined }],
    ['credits that can’t be read now', open, { ...balance, now: undefined }],
    ['credits that can’t be read at all', open, { ...balance, before: undefined, now: undefined }],
    ['a balance that stood still over a payment', open, { ...balance, isStill: true }],
    ['a change that was seen once, and is gone', { ...open, isChanged: true }, balance],
  ] as const)('stops with %s', (_, how, credits) => {
    expect(decideUnanswered(how, credits)).toEqual({ kind: 'stop' })
  })

  it('stops where two were paid for already', () => {
    const twice = standing(submittedOf('p1', 1), submittedOf('p2', 2, 2), claim(3))
    expect(decideUnanswered(twice, balance).kind).toBe('enough')
  })
})

describe('what was paid for', () => {
  const once = standing(submittedOf('p1', LONG_AGO))
  const twice = standing(submittedOf('p0', LONG_AGO), submittedOf('p1', LONG_AGO, 2))
  const decide = (video: Partial<Video>, isGone = false, how: Standing = once) =>
    decideSubmitted(how, {
      projectId: 'p1',
      reply: { ok: true, value: { projectId: 'p1', status: 'success', ...video } },
      isGone,
    })
  const refuse = (error: JoggError) =>
    decideSubmitted(once, { projectId: 'p1', reply: { ok: false, error }, isGone: false })

  it.each([
    ['is used when it is ready', decide({ videoUrl: 'https://a.b/c' }), 'use'],
    ['is waited for', decide({ status: 'processing' }), 'wait'],
    ['is paid for again when it failed', decide({ status: 'failed' }), 'submit'],
    ['is paid for again when it was deleted', decide({ status: 'deleted' }), 'submit'],
    ['is paid for again when its address is certainly dead', decide({}, true), 'submit'],
    ['is paid for again when it is not found', refuse({ kind: 'refused', code: 10104, msg: '' }), 'submit'],
    ['is not when the answer makes no sense', decide({ status: 'failed', isOdd: true }), 'wait'],
    ['is not when JoggAI is out of reach', refuse({ kind: 'unreachable', detail: '' }), 'wait'],
    ['is not when the key is refused', refuse({ kind: 'refused', code: 10105, msg: '' }), 'wait'],
    ['is not a third time', decide({ status: 'failed' }, false, twice), 'enough'],
  ] as const)('%s', (_, decision, kind) => {
    expect(decision.kind).toBe(kind)
  })
})
