import { expect, it } from 'vitest'
import { runAgain } from '../../src/publish/run-again.ts'

const paid = (projectId: string) => ({ projectId, isForgotten: true })

it('is all there is to do where the next run finds the video', () => {
  expect(runAgain([{ projectId: 'p1' }])).toBe(
    'Run the job again: it takes this video up without paying again.',
  )
})

it.each([
  ['one', [paid('p1')], /^Run the job again with `project-id` set to `p1`: it takes that video up/],
  ['several', [paid('p1'), { projectId: 'p0' }, paid('p2')], /set to `p1` or `p2`: /],
  ['a translation', [{ ...paid('t1'), language: 'german' }], /^Take the translation from its address\./],
  ['a video and its translation', [paid('p1'), { ...paid('t1'), language: 'german' }], /set to `p1`: /],
])('names what the same job would pay for again: %s', (_, results, advice) => {
  expect(runAgain(results)).toMatch(advice)
  expect(runAgain(results)).toMatch(/The same job as it is pays again/)
})

it('names no more than a person reads', () => {
  const many = Array.from({ length: 30 }, (_, nth) => paid(`p${nth}`))
  expect(runAgain(many)).toContain('`p3` or `p4`: ')
})
