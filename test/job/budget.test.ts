import { describe, expect, it } from 'vitest'
import { budgetRefusal, estimateSpeech, noticeOfPrice, totalCredits } from '../../src/job/budget.ts'
import type { VideoSpec } from '../../src/job/video-spec.ts'
import { type Diagnostic, diagnosticText } from '../../src/outputs/diagnostics.ts'
import { estimate } from '../../src/script/estimate.ts'

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

  const spec = (text: string) => ({ label: 'notes.md', speech: script(text) }) as VideoSpec

  it('refuses what is above, and nothing else', () => {
    const results = [{ contentKey: 'a', estimatedCredits: 3 }]
    expect(budgetRefusal([], results, 2)?.title).toBe('The video would cost more than allowed')
    expect(diagnosticText(budgetRefusal([], results, 2.5) as Diagnostic)).toBe(
      [
        '1 video would cost about 3 credits, and `max-credits` is 2.5.',
        'Nothing was submitted, and nothing was paid.',
        'Shorten the script, which `shorten-to` does (e.g. `shorten-to: 2m`), or raise `max-credits`. `dry-run: true` shows what each video would cost.',
      ].join('\n'),
    )
    expect(budgetRefusal([], results, 3)).toBeUndefined()
    expect(budgetRefusal([], results, undefined)).toBeUndefined()
  })

  it('refuses a script of over 15 minutes that the workflow does not say it pays for', () => {
    const words = Array.from({ length: 200 }, (_, nth) => 'The door is open. '.repeat(nth * 10))
    const first = words.findIndex(text => estimate(text).atMost > 900)
    const [short = '', long = ''] = [words[first - 1], words[first]]
    const results = [{ contentKey: 'a', estimatedCredits: 8 }]
    expect(budgetRefusal([spec(short)], results, undefined)).toBeUndefined()
    expect(budgetRefusal([spec(long)], results, 8)).toBeUndefined()
    expect(budgetRefusal([spec(short), spec(long), spec(long)], results, undefined)).toEqual({
      title: 'The script is too long',
      happened: expect.stringMatching(
        /^notes\.md would be a video of up to 15 min \d+ s, and 1 more script too long: over 15 min nothing is paid for unless `max-credits` allows it\. The run would cost about 8 credits\.$/,
      ),
      means: 'Nothing was submitted, and nothing was paid.',
      advice:
        'Have it edited down with `shorten-to` (e.g. `shorten-to: 2m`), or set `max-credits: 8` to pay for all of it.',
    })
  })

  it('says what a script of over 2 minutes costs, and how it costs less', () => {
    const long = spec('The door is open. '.repeat(100))
    expect(noticeOfPrice(spec('The door is open.'), false)).toEqual([])
    expect(noticeOfPrice(long, false)).toEqual([
      {
        label: 'notes.md',
        text: 'over 2 min of speech, which costs 2 credits. `shorten-to: 2m` edits a script down to 1 credit.',
      },
    ])
    expect(noticeOfPrice(long, true)[0]?.text).toBe('over 2 min of speech, which costs 2 credits.')
    const audio = { kind: 'audio-url' as const, url: 'https://a.example/x.mp3' }
    expect(noticeOfPrice({ label: 'audio', speech: audio }, false)).toEqual([])
  })
})
