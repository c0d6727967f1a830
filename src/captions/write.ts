import type { Cue } from './cues.ts'
import { onOneLine, segmenter } from './timeline.ts'

/**
 * Strict WebVTT: no header lines, a blank line between cues, text without markup.
 *
 * @see https://www.w3.org/TR/webvtt1/#file-structure
 */
export function webVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ start, end, lines, rightToLeft }) => {
    const text = lines.map(line => (rightToLeft ? `${RIGHT_TO_LEFT_MARK}${escaped(line)}` : escaped(line)))
    return `${timing(start, end, '.')}\n${text.join('\n')}\n`
  })
  return ['WEBVTT\n', ...blocks].join('\n')
}

/** SubRip has no specification; this is what every player reads: UTF-8, CRLF, numbers from 1, no markup. */
export function subRip(cues: readonly Cue[]): string {
  const blocks = cues.map(({ start, end, lines, rightToLeft }, i) => {
    const text = lines.map(line => (rightToLeft ? `${EMBED_RIGHT_TO_LEFT}${line}${POP}` : line))
    return `${i + 1}\n${timing(start, end, ',')}\n${text.join('\n')}\n`
  })
  return blocks.join('\n').replaceAll('\n', '\r\n')
}

/** The text as it was said: a sentence a line, and a blank line where a paragraph, heading or item ends. */
export function transcript(text: string, language: string): string {
  const paragraphs = text.split(/\n+/).map(onOneLine).filter(Boolean)
  const sentences = segmenter(language, 'sentence')
  return `${paragraphs
    .map(paragraph => Array.from(sentences.segment(paragraph), ({ segment }) => segment.trim()).join('\n'))
    .join('\n\n')}\n`
}

/**
 * As many sentences from the beginning as there is room for, with an ellipsis where some are left out. Where not even
 * one fits, its words.
 *
 * @param room UTF-16 units
 */
export function cutAtSentence(text: string, room: number, language: string): string {
  if (text.length <= room) return text
  const ends = ['sentence', 'word', 'grapheme'] as const
  for (const granularity of ends) {
    const kept = beginning(text, room - ELLIPSIS.length, segmenter(language, granularity))
    if (kept !== '') return `${kept}${ELLIPSIS}`
  }
  return ''
}

const ELLIPSIS = ' …'

function beginning(text: string, room: number, parts: Intl.Segmenter): string {
  let end = 0
  for (const { segment, index } of parts.segment(text)) {
    if (index + segment.trimEnd().length > room) break
    end = index + segment.length
  }
  return text.slice(0, end).trim()
}

/** The first strong letter decides how a line of WebVTT runs, and that may be a name in Latin. */
const RIGHT_TO_LEFT_MARK = '\u200f'
/** Players of SubRip take every line for left to right, so the line itself has to say. */
const EMBED_RIGHT_TO_LEFT = '\u202b'
const POP = '\u202c'

/** `>` need not be, but so no `-->` can come about. */
function escaped(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** At least a millisecond: WebVTT wants the end after the start. */
function timing(start: number, end: number, point: '.' | ','): string {
  const from = Math.round(start * 1000)
  const to = Math.max(Math.round(end * 1000), from + 1)
  return `${timestamp(from, point)} --> ${timestamp(to, point)}`
}

function timestamp(ms: number, point: string): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const rest = String(ms % 1000).padStart(3, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${point}${rest}`
}
