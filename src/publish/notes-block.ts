import * as v from 'valibot'
import { cutAtSentence } from '../captions/write.ts'
import { languageOf } from '../script/language.ts'
import { foldTexts } from './transcripts.ts'
import { type Frame, showVideos } from './video-sections.ts'
import { bounded, type VideoView } from './video-view.ts'

/**
 * Our part of a release's notes, between two markers, of which the first names the assets that belong to it: pure.
 * What the author wrote is never touched, byte for byte.
 */
export function writeBlock(
  tag: string,
  shown: readonly VideoView[],
  assets: readonly string[],
  { discloses = false, room = 0 }: BlockOptions = {},
): string {
  const json = JSON.stringify({ assets }).replace(/[<>]/g, sign => `\\u00${sign.charCodeAt(0).toString(16)}`)
  const videos = shown.map(bounded)
  const body = showVideos(videos, { ...FRAME, discloses }, MAX_ROWS)
  return `${startOf(tag)}${json} -->\n${body}${foldTexts(videos, room, text => text.length, untilSentence)}\n${endOf(tag)}`
}

export interface BlockOptions {
  /** Whether it is said that presenter and voice are generated. */
  readonly discloses?: boolean
  /** Characters for what is said in the videos, folded away. */
  readonly room?: number
}

/** The fold says by itself that there is more. */
function untilSentence(text: string, length: number): string {
  if (text.length <= length) return text
  return cutAtSentence(text, length + ELLIPSIS.length, languageOf(text) ?? 'en').slice(0, -ELLIPSIS.length)
}

const ELLIPSIS = ' …'

/** The notes with this block in the place of the one before, or below everything. */
export function putBlock(notes: string, tag: string, block: string): string {
  const old = findBlock(notes, tag)
  if (old) return notes.slice(0, old.start) + block + notes.slice(old.end)
  return notes === '' ? block : `${notes}\n\n${block}`
}

/** Whether the notes have this block, or another of this tag; GitHub's editor may have made line breaks of its own. */
export function blockIn(notes: string, tag: string, block: string): 'this' | 'another' | 'none' {
  const found = findBlock(notes, tag)
  if (!found) return 'none'
  const written = notes.slice(found.start, found.end).replaceAll('\r\n', '\n')
  return written === block ? 'this' : 'another'
}

/** The names of the assets that the block in the notes belongs to; empty where there is none. */
export function blockAssets(notes: string, tag: string): readonly string[] {
  return findBlock(notes, tag)?.assets ?? []
}

/** The names of the assets that blocks of other tags belong to. */
export function assetsOfOthers(notes: string, tag: string): readonly string[] {
  const tags = [...notes.matchAll(/<!-- jogg-video-action:release:(\S+) /g)].map(([, other = '']) => other)
  return tags.filter(other => other !== tag).flatMap(other => blockAssets(notes, other))
}

/** By how many characters notes with this block would be over what GitHub takes; 0 where they are not. */
export function excess(notes: string, tag: string, block: string): number {
  return Math.max(0, -roomBeside(notes, tag, block))
}

/** How many characters more notes with this block could have; below 0 where they have too many. */
export function roomBeside(notes: string, tag: string, block: string): number {
  return MAX_NOTES - putBlock(notes, tag, block).length
}

/** GitHub takes 125,000 characters. */
export const MAX_NOTES = 125_000

const FRAME: Frame = { runUrl: undefined, waits: true, isNotes: true }
const MAX_ROWS = 100

function startOf(tag: string): string {
  return `<!-- jogg-video-action:release:${tag} `
}

function endOf(tag: string): string {
  return `<!-- /jogg-video-action:release:${tag} -->`
}

const HEAD = v.object({ assets: v.array(v.string()) })

/** The last block: ours is put below everything, and what stands above may be anybody's. */
function findBlock(notes: string, tag: string) {
  const end = notes.lastIndexOf(endOf(tag))
  const start = end < 0 ? -1 : notes.lastIndexOf(startOf(tag), end)
  if (start < 0) return undefined
  const head = notes.slice(start + startOf(tag).length, end).split(' -->', 1)[0] ?? ''
  const parsed = v.safeParse(HEAD, parseJson(head))
  return { start, end: end + endOf(tag).length, assets: parsed.success ? parsed.output.assets : [] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
