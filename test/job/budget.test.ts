import { describe, expect, it } from 'vitest'
import { estimateSpeech, holdBudget, totalCredits, warnOfLength } from '../../src/job/budget.ts'
import { DiagnosticError } from '../../src/outputs/diagnostics.ts'

const script = (text: string) => ({ kind: 'script' as const, text })

describe('the budget', () => {
  it('estimates scripts and audio files, and knows nothing of an address', () => {
    expect(estimateSpeech(script('word '.repeat(500)))).toMatchObject({ estimatedCredits: 2 })
    const audio = {
      kind: 'audio-file' as const,
      path: 'a.mp3',
      format: 'mp3' as const,
      sha256: 'x',
      seconds: 121.4,
    }
    expect(estimateSpeech(audio)).toEqual({ estimatedDuration: 121, estimatedCredits: 2 })
    expect(estimateSpeech({ kind: 'audio-url', url: 'https://a.example/x.mp3' })).toEqual({})
  })

  it('counts identical videos once, and takes the most for what is not known', () => {
    const one = { contentKey: 'a', estimatedCredits: 2 }
    expect(totalCredits([one, one, { contentKey: 'b', estimatedCredits: 1 }])).toBe(3)
    expect(totalCredits([{ contentKey: 'c' }])).toBe(5)
    expect(totalCredits([{ estimatedCredits: 1 }, { estimatedCredits: 1 }])).toBe(2)
  })

  it('refuses what is above, and nothing else', () => {
    const results = [{ contentKey: 'a', estimatedCredits: 3 }]
    expect(() => holdBudget(results, 2)).toThrow(DiagnosticError)
    expect(() => holdBudget(results, 2.5)).toThrow(
      [
        '1 video would cost about 3 credits, and `max-credits` is 2.5.',
        'Nothing was submitted, and nothing was paid.',
        'Shorten the script, or raise `max-credits`. `dry-run: true` shows what each video would cost.',
      ].join('\n'),
    )
    expect(() => holdBudget(results, 3)).not.toThrow()
    expect(() => holdBudget(results, undefined)).not.toThrow()
  })

  it('warns of a text that the editor would not take', () => {
    expect(warnOfLength({ label: 'notes.md', speech: script('x'.repeat(13_800)) })).toEqual([])
    expect(warnOfLength({ label: 'notes.md', speech: script('x'.repeat(13_801)) })).toEqual([
      {
        label: 'notes.md',
        text: "longer than the 13,800 characters (about 15 minutes) that JoggAI's own editor takes; what its API takes is not documented.",
      },
    ])
    const audio = { kind: 'audio-url' as const, url: 'https://a.example/x.mp3', text: 'x'.repeat(13_801) }
    expect(warnOfLength({ label: 'notes.md', speech: audio })).toEqual([])
  })
})
