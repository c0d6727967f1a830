import { describe, expect, it } from 'vitest'
import type { LedgerEntry } from '../../src/job/ledger.ts'
import {
  type CommentState,
  collected,
  concluded,
  merged,
  recalled,
  remembered,
  stateOf,
  turnedOver,
} from '../../src/publish/comment-state.ts'
import { showResult, type VideoView } from '../../src/publish/video-view.ts'

/** What the comment remembers and shows, step by step; times are hours of one day. */
const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`
const paid = (projectId: string, hour = 1): LedgerEntry => ({ state: 'submitted', projectId, at: at(hour) })
const [A, B, C] = ['aaaa', 'bbbb', 'cccc']
const entry = (contentKey: string, projectId: string, hour = 1): VideoView => ({
  contentKey,
  ...paid(projectId, hour),
})
const EMPTY: CommentState = { shown: [], past: [] }
const EXTRAS = { now: at(9), show: showResult }

describe('what is remembered', () => {
  it('is found by its content key, shown or past, and by no other', () => {
    const state = { shown: [entry(A, 'p1')], past: [entry(B, 'p2')] }
    expect(recalled(state, A)).toEqual(paid('p1'))
    expect(recalled(state, B)).toEqual(paid('p2'))
    expect(recalled(state, C)).toBeUndefined()
  })

  it.each<[string, LedgerEntry]>([
    ['a claim', { state: 'submitting', credits: 7, videoName: 'n', at: at(1), claim: '1-1-m-2-x' }],
    [
      'a claim without credits',
      { state: 'submitting', credits: undefined, videoName: 'n', at: at(1), claim: '' },
    ],
    ['a payment', paid('p1')],
    ['a refusal', { state: 'refused', at: at(1) }],
  ])('%s comes back as it was', (_, memory) => {
    expect(recalled(remembered(EMPTY, A, memory), A)).toEqual(memory)
  })

  it.each<[string, VideoView]>([
    ['no time', { contentKey: A, state: 'submitted', projectId: 'p1' }],
    ['no state', { contentKey: A, at: at(1) }],
    ['no project, though submitted', { contentKey: A, state: 'submitted', at: at(1) }],
  ])('is nothing in an entry with %s', (_, shown) => {
    expect(recalled({ shown: [shown], past: [] }, A)).toBeUndefined()
  })

  it('of a claim that was written without a name or a claimant has empty ones', () => {
    const shown = [{ contentKey: A, state: 'submitting', at: at(1) } as const]
    expect(recalled({ shown, past: [] }, A)).toEqual({
      state: 'submitting',
      credits: undefined,
      videoName: '',
      at: at(1),
      claim: '',
    })
  })
})

describe('remembering', () => {
  it('shows what is new below, and takes it out of the past', () => {
    const state = { shown: [entry(A, 'p1')], past: [entry(B, 'p2'), entry(C, 'p3')] }
    expect(remembered(state, B, paid('p4', 2))).toEqual({
      shown: [entry(A, 'p1'), entry(B, 'p4', 2)],
      past: [entry(C, 'p3')],
    })
  })

  it('changes what is shown in its place, and keeps its name, nothing else', () => {
    const state = {
      shown: [{ ...entry(A, 'p1'), videoName: 'N', status: 'failed' }, entry(B, 'p2')],
      past: [],
    }
    expect(remembered(state as CommentState, A, paid('p4', 2)).shown).toEqual([
      { ...entry(A, 'p4', 2), videoName: 'N' },
      entry(B, 'p2'),
    ])
  })

  it('leaves no name where there was none', () => {
    const [shown] = remembered({ shown: [entry(A, 'p1')], past: [] }, A, paid('p2')).shown
    expect(shown).not.toHaveProperty('videoName')
  })
})

describe('a run that makes videos', () => {
  it('begins with nothing shown, everything remembered, each content once and as it was shown', () => {
    const shown = [entry(A, 'p1'), { projectId: 'p9' }]
    const past = [entry(A, 'p0'), entry(B, 'p2'), entry(B, 'p3')]
    expect(turnedOver({ shown, past })).toEqual({ shown: [], past: [entry(A, 'p1'), entry(B, 'p2')] })
  })

  it('ends with its own results, in their order, and the rest as past', () => {
    const state = {
      shown: [entry(A, 'p1'), entry(B, 'p2')],
      past: [entry(C, 'p3'), { projectId: 'no content' }],
    }
    const results = [{ contentKey: C, projectId: 'p3', status: 'success' as const }, { contentKey: A }]
    expect(concluded(state, results, EXTRAS)).toEqual({
      shown: [{ ...entry(C, 'p3'), status: 'success' }, entry(A, 'p1')],
      past: [entry(B, 'p2')],
    })
  })

  it('leaves what went wrong before behind', () => {
    const state = { shown: [{ ...entry(A, 'p1'), problem: 'Before' }], past: [] }
    expect(concluded(state, [{ contentKey: A, projectId: 'p1' }], EXTRAS).shown).toEqual([entry(A, 'p1')])
  })

  it('has paid just now for a project that nobody remembers, and keeps what counts of the one before', () => {
    const state = {
      shown: [{ ...entry(A, 'p1'), coverUrl: 'https://a.b/old.jpg', videoName: 'N' }],
      past: [],
    }
    expect(concluded(state, [{ contentKey: A, projectId: 'p2' }], EXTRAS).shown).toEqual([
      { contentKey: A, videoName: 'N', state: 'submitted', projectId: 'p2', at: at(9) },
    ])
  })

  it('takes nothing from an entry of another content, nor from one without any', () => {
    const state = { shown: [{ ...entry(B, 'p1'), title: 'B' }, { title: 'None' }], past: [] }
    expect(concluded(state, [{ contentKey: A }, {}], EXTRAS).shown).toEqual([{ contentKey: A }, {}])
  })
})

describe('a run that collects', () => {
  it('changes the entry that waits for the project, and no other', () => {
    const state = { shown: [entry(A, 'p1'), entry(B, 'p2')], past: [entry(C, 'p3')] }
    const result = { projectId: 'p2', status: 'success' as const }
    expect(collected(state, result, EXTRAS)).toEqual({
      shown: [entry(A, 'p1'), { ...entry(B, 'p2'), status: 'success' }],
      past: [entry(C, 'p3')],
    })
  })

  it('shows a project alone that nobody waits for, and forgets nothing', () => {
    const state = { shown: [entry(A, 'p1')], past: [entry(B, 'p2')] }
    expect(collected(state, { projectId: 'p9' }, EXTRAS)).toEqual({
      shown: [{ state: 'submitted', projectId: 'p9', at: at(9) }],
      past: [entry(A, 'p1'), entry(B, 'p2')],
    })
  })
})

describe('what another run has written since', () => {
  const note = (entries: VideoView[], past: VideoView[] = []) => ({ tag: 'default', entries, past })

  it('counts where it is newer, shown or past', () => {
    const state = { shown: [entry(A, 'p1', 2)], past: [entry(B, 'p2', 2)] }
    const both = merged(state, note([entry(A, 'p8', 3)], [entry(B, 'p9', 3)]))
    expect([recalled(both, A), recalled(both, B)]).toEqual([paid('p8', 3), paid('p9', 3)])
  })

  it.each([1, 2])('does not count where it is not: hour %i against 2', hour => {
    const state = { shown: [entry(A, 'p1', 2)], past: [] }
    expect(merged(state, note([entry(A, 'p8', hour)]))).toEqual(state)
  })

  it('is remembered where it is unknown here, without what is only shown', () => {
    const theirs = { ...entry(B, 'p2'), title: 'T', videoUrl: 'https://a.b/v.mp4' }
    expect(merged({ shown: [], past: [entry(A, 'p1')] }, note([theirs]))).toEqual({
      shown: [],
      past: [entry(A, 'p1'), entry(B, 'p2')],
    })
  })

  it('is nothing where it has no content, or says nothing that counts', () => {
    const state = { shown: [entry(A, 'p1')], past: [] }
    expect(merged(state, note([{ projectId: 'p9' }, { contentKey: A, title: 'Only shown' }]))).toEqual(state)
  })
})

it('a comment that was found has the folded texts that stand in it, by their places', () => {
  const body = '<!-- spoken:1 -->\n<details>\n<summary>x</summary>\n\n> Hello.\n\n</details>'
  const note = { tag: 'default', entries: [entry(A, 'p1'), entry(B, 'p2')], past: [entry(C, 'p3')] }
  expect(stateOf(note, body)).toEqual({
    shown: [entry(A, 'p1'), { ...entry(B, 'p2'), keptText: '> Hello.' }],
    past: [entry(C, 'p3')],
  })
})
