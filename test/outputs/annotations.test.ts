import { describe, expect, it } from 'vitest'
import { alike } from '../../src/lib/labelled.ts'
import { annotate, boundedActions } from '../../src/outputs/annotations.ts'
import { testWorld } from '../support/world.ts'

function start() {
  const { actions, seen } = testWorld({})
  return { actions: boundedActions(actions), seen }
}

/** What the runner shows of an annotation. */
const MOST = 4096

describe.each(['notice', 'warning', 'error'] as const)('a %s', kind => {
  const shown = ({ seen }: ReturnType<typeof start>) =>
    kind === 'error' ? seen.errors.map(({ message }) => message) : seen[`${kind}s`]

  it('is shown ten times at most, and what is over is in the log', () => {
    const run = start()
    for (let nth = 1; nth <= 25; nth++) run.actions[kind](`message ${nth}`)
    expect(shown(run)).toHaveLength(10)
    expect(run.seen.info).toEqual(Array.from({ length: 15 }, (_, nth) => `message ${nth + 11}`))
  })

  it('is shown once, however often it is said', () => {
    const run = start()
    for (let nth = 1; nth <= 25; nth++) run.actions[kind]('the same')
    expect([shown(run), run.seen.info]).toEqual([['the same'], []])
  })

  it('that is too long is cut, and whole in the log', () => {
    const run = start()
    const long = `${'x'.repeat(3990)}😀${'y'.repeat(200)}`
    run.actions[kind](long)
    const [first = ''] = shown(run)
    expect(first.length).toBeLessThan(MOST)
    expect(first).toMatch(/^x+… \(the whole text is in the log, below\)$/)
    expect(run.seen.info).toEqual([long])
  })
})

describe('a diagnostic', () => {
  const diagnostic = (happened: string) => ({
    title: 'Title',
    happened,
    means: 'Nothing was paid.',
    advice: 'Correct the workflow.',
  })

  it('says what happened, what it means, what to do', () => {
    const { actions, seen } = start()
    annotate(actions, diagnostic('It broke.'))
    expect(seen.errors).toEqual([
      { title: 'Title', message: 'It broke.\nNothing was paid.\nCorrect the workflow.' },
    ])
    expect(seen.info).toEqual([])
  })

  it('that is too long begins with money and advice, and is whole in the log', () => {
    const { actions, seen } = start()
    const happened = Array.from({ length: 200 }, (_, nth) => `- problem ${nth} of the inputs`).join('\n')
    annotate(actions, diagnostic(happened))
    const [{ message } = { message: '' }] = seen.errors
    expect(message.length).toBeLessThan(MOST)
    expect(message).toMatch(/^Nothing was paid\.\nCorrect the workflow\.\n- problem 0 of/)
    expect(seen.info).toEqual([`${happened}\nNothing was paid.\nCorrect the workflow.`])
  })
})

it('what is said of many in the same words is one message', () => {
  const of = (label: string, text: string) => ({ label, text })
  expect(alike([of('a', 'x'), of('b', 'y'), of('c', 'x'), of('d', 'x')])).toEqual(['a and 2 more: x', 'b: y'])
  expect(alike([])).toEqual([])
})
