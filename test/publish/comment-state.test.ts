import { describe, expect, it } from 'vitest'
import { nameOf } from '../../src/ledger/entries.ts'
import { createSeal } from '../../src/ledger/seal.ts'
import {
  type CommentState,
  collected,
  concluded,
  merged,
  NOTHING,
  remembered,
  stateOf,
  turnedOver,
} from '../../src/publish/comment-state.ts'
import { showResult, type VideoView } from '../../src/publish/video-view.ts'
import { claimOf, submittedOf } from '../support/memory.ts'

/** What the comment remembers and shows, step by step; times are hours of one day. */
const hour = (n: number) => Date.UTC(2026, 0, 1, n)
const at = (n: number) => new Date(hour(n)).toISOString()
const [A, B, C] = ['aaaa', 'bbbb', 'cccc']
const view = (contentKey: string, projectId: string, n = 1): VideoView => ({
  ...{ contentKey, state: 'submitted', projectId, at: at(n) },
})
const EXTRAS = { now: at(9), show: showResult }
const seal = createSeal('key')
const stateWith = (...shown: VideoView[]): CommentState => ({ ...NOTHING, shown })

/** As the ledger has it remembered. */
function add(state: CommentState, contentKey: string, entry: ReturnType<typeof claimOf>): CommentState {
  return remembered(state, nameOf(entry, seal.idOf(contentKey), seal), { contentKey, entry })
}

describe('remembering', () => {
  it('keeps the name, and shows what is new below', () => {
    const state = add(stateWith(view(A, 'p1')), B, submittedOf('p4', hour(2)))
    expect(state.shown).toEqual([view(A, 'p1'), view(B, 'p4', 2)])
    expect(state.names).toHaveLength(1)
  })

  it('changes what is shown in its place, and keeps its title, nothing else', () => {
    const claimed = add(stateWith(view(B, 'p2')), A, claimOf(hour(1), { videoName: 'N' }))
    expect(claimed.shown[1]).toEqual({ contentKey: A, state: 'submitting', videoName: 'N', at: at(1) })
    const paid = add(claimed, A, submittedOf('p4', hour(2)))
    expect(paid.shown).toEqual([view(B, 'p2'), { ...view(A, 'p4', 2), videoName: 'N' }])
  })

  it('drops the claims of what is paid for, and those that another run brings back, and no others', () => {
    const claims = add(add(NOTHING, A, claimOf(hour(1))), B, claimOf(hour(1)))
    const paid = add(claims, A, submittedOf('p1', hour(2)))
    expect(paid.names).toEqual([claims.names[1], expect.stringContaining(`${seal.idOf(A)}-s`)])
    expect(merged(paid, { ...NOTHING, names: claims.names }).names.toSorted()).toEqual(paid.names.toSorted())
  })

  it.each(['abandoned', 'changed', 'still'] as const)('%s shows nothing', kind => {
    const state = add(stateWith(view(A, 'p1')), A, { kind, round: 1, at: hour(2) })
    expect(state.shown).toEqual([view(A, 'p1')])
    expect(state.names).toHaveLength(1)
  })

  it('shows a refusal as one', () => {
    const state = add(NOTHING, A, { kind: 'refused', round: 1, at: hour(2) })
    expect(state.shown).toEqual([{ contentKey: A, state: 'refused', at: at(2) }])
  })
})

describe('a run that makes videos', () => {
  it('begins with nothing shown, and remembers everything', () => {
    const state = { ...stateWith(view(A, 'p1')), names: ['n'] }
    expect(turnedOver(state)).toMatchObject({ shown: [], names: ['n'] })
  })

  it('ends with its own results, in their order', () => {
    const state = { ...stateWith(view(A, 'p1'), view(B, 'p2')), read: [view(C, 'p3')] }
    const results = [{ contentKey: C, projectId: 'p3', status: 'success' as const }, { contentKey: A }]
    expect(concluded(state, results, EXTRAS).shown).toEqual([
      { ...view(C, 'p3'), status: 'success' },
      view(A, 'p1'),
    ])
  })

  it('leaves what went wrong before behind', () => {
    const state = stateWith({ ...view(A, 'p1'), problem: 'Before' })
    expect(concluded(state, [{ contentKey: A, projectId: 'p1' }], EXTRAS).shown).toEqual([view(A, 'p1')])
  })

  it('has paid just now for a project that nobody remembers, and keeps what counts of the one before', () => {
    const state = stateWith({ ...view(A, 'p1'), coverUrl: 'https://a.b/old.jpg' })
    expect(concluded(state, [{ contentKey: A, projectId: 'p2' }], EXTRAS).shown).toEqual([
      { contentKey: A, state: 'submitted', projectId: 'p2', at: at(9) },
    ])
  })

  it('takes nothing from an entry of another content, nor from one without any', () => {
    const state = stateWith({ ...view(B, 'p1'), title: 'B' }, { title: 'None' })
    expect(concluded(state, [{ contentKey: A }, {}], EXTRAS).shown).toEqual([{ contentKey: A }, {}])
  })
})

describe('a run that collects', () => {
  it('changes the entry that waits for the project, and no other', () => {
    const state = stateWith(view(A, 'p1'), view(B, 'p2'))
    const result = { projectId: 'p2', status: 'success' as const }
    expect(collected(state, result, EXTRAS).shown).toEqual([
      view(A, 'p1'),
      { ...view(B, 'p2'), status: 'success' },
    ])
  })

  it('shows a project alone that nobody waits for', () => {
    const { shown } = collected(stateWith(view(A, 'p1')), { projectId: 'p9' }, EXTRAS)
    expect(shown).toEqual([{ state: 'submitted', projectId: 'p9', at: at(9) }])
  })
})

describe('what another run has written since', () => {
  const ready = { ...view(A, 'p1'), status: 'success' as const, videoUrl: 'https://a.b/1.mp4' }

  it('is shown of what this run has not changed', () => {
    const shown = [view(A, 'p1'), view(B, 'p2')]
    const state = { ...NOTHING, shown, read: shown }
    expect(merged(state, stateWith(ready, view(B, 'p2'))).shown).toEqual([ready, view(B, 'p2')])
  })

  it('is not shown of what this run has changed', () => {
    const read = [view(A, 'p1')]
    const state = { ...NOTHING, shown: [view(A, 'p5', 3)], read }
    expect(merged(state, stateWith(ready)).shown).toEqual([view(A, 'p5', 3)])
  })

  it('is remembered together with what this run remembers, each name once', () => {
    const state = { ...NOTHING, names: ['a', 'b'] }
    expect(merged(state, { ...NOTHING, names: ['b', 'c'] }).names).toEqual(['b', 'c', 'a'])
  })
})

it('a comment that was found has the folded texts that stand in it, by their places', () => {
  const body = '<!-- spoken:1 -->\n<details>\n<summary>x</summary>\n\n> Hello.\n\n</details>'
  const note = { tag: 'default', entries: [view(A, 'p1'), view(B, 'p2')], names: ['n'] }
  expect(stateOf(note, body)).toMatchObject({
    shown: [view(A, 'p1'), { ...view(B, 'p2'), keptText: '> Hello.' }],
    names: ['n'],
  })
})
