import { count } from './text.ts'

/** Something to be said of a script, an input, a video. */
export interface Labelled {
  readonly label: string
  readonly text: string
}

/** What is said of several in the same words is one message, which names the first of them. */
export function alike(messages: readonly Labelled[]): string[] {
  const groups = Map.groupBy(messages, ({ text }) => text)
  return [...groups].map(([text, group]) => {
    const labels = [...new Set(group.map(({ label }) => label))]
    const others = labels.length > 1 ? ` and ${count(labels.length - 1, 'more', 'more')}` : ''
    return `${labels[0]}${others}: ${text}`
  })
}
