import { DETAILS_END, SUMMARY } from '../speech/marks.ts'

/**
 * A block of HTML as Markdown: its text, a paragraph for each block element, without tags, comments, scripts and
 * preformatted code. What is folded away in `<details>` is text like any other, and its summary comes first.
 */
export function htmlAsMarkdown(html: string): string {
  return withoutTags(withFolds(withoutHidden(html)))
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Shows where an item begins, and where what is folded away does and ends, since a summary alone says nothing. */
function withFolds(html: string): string {
  return html
    .replace(ANCHOR, (_, url: string, words: string) => `[${words}](${url})`)
    .replace(/<summary(?![\w-])[^<>]*>\s*/gi, `\n\n${SUMMARY}`)
    .replace(/<li(?![\w-])[^<>]*>\s*/gi, '\n\n• ')
    .replace(/<\/details\s*>/gi, `\n\n${DETAILS_END}\n\n`)
}

/** What a link leads to is known to be a person, a change or a page: see `links.ts`. */
const ANCHOR =
  /<a(?=\s)[^<>]{0,200}?\shref="([^"<>\s()[\]\\]{1,300})"[^<>]{0,200}>((?:(?!<\/?a[\s>])[^[\]]){0,300}?)<\/a>/gi

/** Takes out comments and the elements whose content is not prose. Time grows with the length alone. */
export function withoutHidden(html: string): string {
  return HIDDEN.reduce((text, [open, close]) => withoutSpans(text, open, close), html)
}

const HIDDEN = [
  ['<!--', '-->'],
  ['<script', '</script>'],
  ['<style', '</style>'],
  ['<pre', '</pre>'],
  ['<svg', '</svg>'],
] as const

/** An element that is never closed goes on to the end, as it does in a browser. */
function withoutSpans(text: string, open: string, close: string): string {
  const lower = text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
  const kept: string[] = []
  let from = 0
  for (let at = lower.indexOf(open); at >= 0; at = lower.indexOf(open, from)) {
    kept.push(text.slice(from, at))
    const end = lower.indexOf(close, at + open.length)
    if (end < 0) return kept.join(' ')
    from = end + close.length
  }
  return [...kept, text.slice(from)].join(' ')
}

export function withoutTags(html: string): string {
  return html.replace(CELL, ', ').replace(BLOCK, '\n\n').replace(TAG, '')
}

const CELL = /<\/t[dh]\s*>(?=\s*<t[dh]\b)/gi
const BLOCK =
  /<\/?(?:address|article|blockquote|br|center|dd|details|div|dl|dt|h[1-6]|hr|li|ol|p|section|summary|table|tr|ul)(?![\w-])[^<>]*>/gi
const TAG = /<[/!?]?[a-z][^<>]*>/gi
