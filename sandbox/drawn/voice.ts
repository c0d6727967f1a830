/** One word as the sandbox's voice says it. */
export interface SpokenWord {
  readonly text: string
  /** Seconds from the beginning; the pause after a word is not part of it. */
  readonly start: number
  readonly end: number
  /** A sentence begins with it. */
  readonly opens: boolean
}

export interface Speech {
  readonly words: readonly SpokenWord[]
  /** Whole ones, as JoggAI's answers tell them. */
  readonly seconds: number
}

/** How long the sandbox's own voice takes for each word of a script: by its letters, and by the pause after it. */
export function speak(script: string): Speech {
  const words: SpokenWord[] = []
  let now = LEAD
  let opens = true
  for (const text of wordsOf(script)) {
    const end = now + secondsFor(text)
    words.push({ text, start: now, end, opens })
    opens = SENTENCE_END.test(text)
    now = end + (opens ? 0.45 : /[,;:、，；：،]$/.test(text) ? 0.2 : 0.03)
  }
  return { words, seconds: Math.ceil(now) }
}

const LEAD = 0.1
const SENTENCE_END = /[\p{Sentence_Terminal}…]['"”’»」』）)]*$/u

/** `Intl.Segmenter` parts Chinese, Japanese and Thai; marks stay with the word before them. */
function wordsOf(script: string): string[] {
  const words: string[] = []
  for (const chunk of script.split(/\s+/).filter(Boolean)) {
    if (!/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(chunk)) words.push(chunk)
    else
      for (const { segment } of SEGMENTER.segment(chunk)) {
        const last = words.at(-1)
        if (last !== undefined && /^\P{L}+$/u.test(segment) && !/\d/.test(segment))
          words[words.length - 1] = last + segment
        else words.push(segment)
      }
  }
  return words
}

const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'word' })

function secondsFor(word: string): number {
  const count = (pattern: RegExp) => word.match(pattern)?.length ?? 0
  const syllables = count(/[\p{sc=Han}\p{sc=Hang}]/gu)
  const kana = count(/[\p{sc=Hira}\p{sc=Kana}]/gu)
  const letters = count(/\p{L}/gu) - syllables - kana
  return 0.05 + letters * 0.06 + syllables * 0.22 + kana * 0.13 + count(/\p{N}/gu) * 0.25
}
