import { describe, expect, it } from 'vitest'
import { showResult } from '../../src/publish/shown.ts'
import { summarise } from '../../src/publish/summary.ts'
import type { Result } from '../../src/result.ts'
import { read } from './support/rendered.ts'

const FRAME = { runUrl: undefined, waits: true }
const of = (...results: Result[]) => summarise(results, FRAME, showResult)

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

<a href="https://res.jogg.ai/p1.mp4"><img src="https://res.jogg.ai/p1.jpg" alt="Watch: The tour (1:01:14)" width="560"></a>

**[▶ Watch the video](https://res.jogg.ai/p1.mp4)** · 1:01:14 · project \`p1\`

[Comment on the pull request](https://github.com/o/r/pull/7#issuecomment-1)

<!-- spoken:0 -->
<details>
<summary>Spoken text</summary>

> Hello.
>
> Bye.

</details>
`)
  })

  it('of a batch is a table, with each trouble once', () => {
    const trouble = {
      title: 'No credits',
      happened: 'Code 18020.',
      means: 'Nothing was paid.',
      advice: 'Buy some.',
    }
    const summary = of(
      { status: 'success', projectId: 'p1', file: 'a.md', videoUrl: 'https://a.b/1.mp4', duration: 4 },
      { status: 'failed', file: 'b.md', trouble },
      { status: 'failed', file: 'c.md', trouble },
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

  it('of a dry run is a quotation', () => {
    const dry = { status: 'dry-run', script: 'Hello.' } as const
    const summary = of(
      { ...dry, file: 'a|b.md', estimatedDuration: 74, estimatedCredits: 1 },
      { ...dry, file: 'c.md', estimatedDuration: 192, estimatedCredits: 2 },
    )
    const { shown } = read(summary)
    expect(summary).toContain('| a\\|b.md | about 1 min 14 s | 1 credit |')
    expect(summary).toContain('| **Total** | about 4 min 26 s | **3 credits** |')
    expect(shown).toContain('Nothing was submitted, and nothing was paid.')
  })

  it('of a dry run of one video needs no total, and tells what it does not know', () => {
    const summary = of({ status: 'dry-run', title: 'The tour' })
    expect(summary).toContain('| The tour | not known | not known |')
    expect(summary).not.toContain('Total')
  })

  it('of nothing is nothing', () => {
    expect(of()).toBe('')
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
