import { describe, expect, it } from 'vitest'
import type { Estimate, Result } from '../../src/outputs/results.ts'
import { summarise } from '../../src/publish/summary.ts'
import { showResult } from '../../src/publish/video-view.ts'
import { read } from './support/rendered.ts'

const of = (...results: Result[]) => summarise(results, showResult, { waits: true })
const ofDryRun = (estimate: Estimate, ...results: Result[]) =>
  summarise(results, showResult, { waits: true, estimate })

describe('the summary', () => {
  it('of one video is what the comment shows, and leads there', () => {
    const summary = of({
      status: 'success',
      projectId: 'p1',
      title: 'The tour',
      videoUrl: 'https://res.jogg.ai/p1.mp4',
      coverUrl: 'https://res.jogg.ai/p1.jpg',
      duration: 3674,
      script: 'Hello.\n\nBye.',
      commentUrl: 'https://github.com/o/r/pull/7#issuecomment-1',
    })
    expect(summary).toBe(`### The tour

<a href="https://res.jogg.ai/p1.mp4"><img src="https://res.jogg.ai/p1.jpg" alt="Watch the video: The tour (1:01:14)" width="560"></a>

**[▶ Watch the video](https://res.jogg.ai/p1.mp4)** · 1:01:14

<sub>JoggAI project \`p1\`</sub>

[Comment on the pull request](https://github.com/o/r/pull/7#issuecomment-1)

<!-- spoken:0 -->
<details>
<summary>Transcript</summary>

> Hello.
>
> Bye.

</details>
`)
  })

  it('of a batch is a table, with each diagnostic once', () => {
    const diagnostic = {
      title: 'No credits',
      happened: 'Code 18020.',
      means: 'Nothing was paid.',
      advice: 'Buy some.',
    }
    const summary = of(
      { status: 'success', projectId: 'p1', file: 'a.md', videoUrl: 'https://a.b/1.mp4', duration: 4 },
      { status: 'failed', file: 'b.md', diagnostic },
      { status: 'failed', file: 'c.md', diagnostic },
      { status: 'unknown', file: 'd.md' },
      { status: 'pending', projectId: 'p2', file: 'e.md' },
    )
    expect(summary).toContain('### 1 of 5 videos are ready')
    expect(summary).toContain('| **[a.md](https://a.b/1.mp4)** | 0:04 |')
    expect(summary).toContain('| b.md |  | no video |')
    expect(summary).toContain('| d.md |  | not known |')
    expect(summary).toContain('| e.md |  | being made |')
    expect(
      summary.match(
        /> \[!CAUTION\]\n> \*\*No credits\*\*\n>\n> Code 18020\.\n>\n> Nothing was paid\.\n>\n> Buy some\./g,
      ),
    ).toHaveLength(1)
  })

  it('of a batch keeps every cell in its place, whatever a file is called', () => {
    const ready = { status: 'success', videoUrl: 'https://a.b/1.mp4', duration: 4 } as const
    const { html } = read(of({ ...ready, file: 'a|b.md', coverUrl: 'https://a.b/1.jpg' }, ready))
    expect(html).toContain('alt="Watch the video: a&#124;b.md (0:04)"')
    expect(html).toMatch(/<a href="https:\/\/a\.b\/1\.mp4">a\|b\.md<\/a><\/strong><\/td>\s*<td>0:04<\/td>/)
  })

  it('of a dry run is a quotation', () => {
    const dry = { status: 'dry-run', script: 'Hello.' } as const
    const summary = ofDryRun(
      { credits: 3, left: 100 },
      { ...dry, file: 'a|b.md', estimatedDuration: 74, estimatedCredits: 1 },
      { ...dry, file: 'c.md', estimatedDuration: 192, estimatedCredits: 2 },
    )
    const { shown } = read(summary)
    expect(summary).toContain('| a\\|b.md | about 1 min 14 s | 1 credit |')
    expect(summary).toContain('| **Total** | about 4 min 26 s | **3 credits** |')
    expect(shown).toContain('Nothing was submitted, and nothing was paid.')
    expect(summary).toMatch(/\n\n> Nothing .* The account has 100 credits left\.\n\n<!-- spoken/)
  })

  it('of a dry run of one video needs no total, and tells what it does not know', () => {
    const summary = ofDryRun({ credits: 5, left: undefined }, { status: 'dry-run', title: 'The tour' })
    expect(summary).toContain('| The tour | not known | not known |')
    expect(summary).not.toContain('Total')
    expect(summary).toContain('What the account has left could not be asked.')
  })

  it.each([
    [3, 'The account has 3 credits left.'],
    [2, 'The account has 2 credits left, which is too little.'],
  ])('of a dry run counts the same video once, and tells whether %d credits will do', (left, words) => {
    const twin = { status: 'dry-run', contentKey: 'c0ffee', estimatedCredits: 3 } as const
    const summary = ofDryRun({ credits: 3, left }, { ...twin, file: 'a.md' }, { ...twin, file: 'b.md' })
    expect(summary).toContain('| **Total** | not known | **3 credits** |')
    expect(summary).toContain(words)
  })

  it('tells what could not be brought where it was to go, below the videos', () => {
    const setback = {
      title: 'No upload',
      happened: 'It broke.',
      means: 'Nothing is lost.',
      advice: 'Add to the workflow:\n\npermissions:\n  contents: write\n  pull-requests: write',
    }
    const ready = { status: 'success', title: 'The tour', videoUrl: 'https://a.b/1.mp4' } as const
    const summary = summarise([ready], showResult, { waits: true, diagnostics: [setback] })
    expect(summary).toContain('### The tour\n\n**[▶ Watch the video]')
    expect(summary).toContain('> [!WARNING]\n> **No upload**\n>\n> It broke.')
    expect(summary).toContain(
      '> ```yaml\n> permissions:\n>   contents: write\n>   pull-requests: write\n> ```\n',
    )
  })

  it('stays under a megabyte, whatever is said', () => {
    const script = '介绍 & <b>\n'.repeat(6000)
    const results = Array.from({ length: 40 }, (_, n) => ({
      status: 'failed' as const,
      file: `${n}.md`,
      script,
    }))
    const summary = of(...results)
    expect(Buffer.byteLength(summary)).toBeLessThan(1_000_000)
    expect(summary.match(/<details>/g)).toHaveLength(40)
    expect(summary).toContain('… and so on: the rest does not fit here.')
  })
})
