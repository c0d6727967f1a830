import type { Cue } from './cues.ts'
import { isRightToLeft } from './script.ts'
import { onOneLine, type Sentence } from './timeline.ts'

/**
 * The cues of a file that JoggAI made, SubRip or WebVTT. Forgiving as players are: blocks without a time, or without
 * words, are passed over, and so is markup. In order of their start.
 */
export function readSubtitles(file: string): Cue[] {
  const cues = file
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .flatMap(readBlock)
  const rightToLeft = isRightToLeft(cues.flatMap(({ lines }) => lines).join(' '))
  return cues.map(cue => ({ ...cue, rightToLeft })).toSorted((a, b) => a.start - b.start)
}

/** What is said, for a transcript: a line for each cue, as where sentences end is not known. */
export function linesOf(cues: readonly Cue[]): Omit<Sentence, 'offset' | 'spaced'>[] {
  return cues.map(({ lines, start, end }) => ({ text: lines.join(' '), start, end, endsLine: false }))
}

function readBlock(block: string): Cue[] {
  const rows = block.split('\n')
  const at = rows.findIndex(row => row.includes('-->'))
  const [from = '', to = ''] = rows[at]?.split('-->') ?? []
  const [start, end] = [secondsOf(from), secondsOf(to)]
  const lines = rows
    .slice(at + 1)
    .map(readLine)
    .filter(Boolean)
  if (start === undefined || end === undefined || end <= start || lines.length === 0) return []
  return [{ start, end, lines, rightToLeft: false }]
}

/** `00:01:02,500`, `01:02.500`; what WebVTT writes after it says where on the screen. */
function secondsOf(timestamp: string): number | undefined {
  const parts = /^\s*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,3})?)(?:\s|$)/.exec(timestamp)
  if (parts === null) return undefined
  const [, hours = '0', minutes = '0', seconds = '0'] = parts
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))
}

/** `{\an8}` and `<i>` are markup in both formats, `&lt;` is in one. Marks of direction are put again on writing. */
function readLine(row: string): string {
  const text = row.replace(/<\/?[a-z][^<>]*>|\{\\[^{}]*\}|[\u200e\u200f\u202a-\u202e]/gi, '')
  return onOneLine(text.replace(/&(lt|gt|amp|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? ''))
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: ' ' }
