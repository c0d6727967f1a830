import { type Prove, visibleOf, writeMarker } from './marker.ts'

/** Where the plan stands in the comment: right below the marker, above the videos that were made before. */

/** The plan's part of what a comment shows. @param isAlone whether nothing else follows */
export function planPart(text: string, isAlone: boolean): string {
  return `${text}\n\n${END}${isAlone ? '' : `\n\n${RULE}\n\n`}`
}

/** The plan that a comment shows, as Markdown; empty where it shows none. */
export function planTextOf(body: string): string {
  const visible = visibleOf(body.replaceAll('\r\n', '\n'))
  const end = visible.indexOf(`\n\n${END}`)
  return end === -1 ? '' : visible.slice(0, end)
}

/**
 * A comment with a plan that nothing vouches for, since the run has no API key: what the comment remembers and shows
 * stays as it is, to the letter, under the proof of those who wrote it.
 */
export function withUnsealedPlan(
  before: string | undefined,
  text: string,
  tag: string,
  prove: Prove,
): string {
  if (before === undefined)
    return `${writeMarker({ tag, entries: [], names: [] }, prove)}\n${planPart(text, true)}`
  const body = before.replaceAll('\r\n', '\n')
  const rest = restOf(visibleOf(body))
  return `${body.split('\n', 1)[0]}\n${planPart(text, rest === '')}${rest}`
}

/** How long it is without its plan, marker included. */
export function lengthWithoutPlan(before: string | undefined): number {
  if (before === undefined) return 0
  const body = before.replaceAll('\r\n', '\n')
  return body.length - visibleOf(body).length + restOf(visibleOf(body)).length
}

function restOf(visible: string): string {
  const end = visible.indexOf(`\n\n${END}`)
  if (end === -1) return visible
  const rest = visible.slice(end + END.length + 2).trim()
  return rest.startsWith(RULE) ? rest.slice(RULE.length).trim() : rest
}

/** No text of ours has a `<`: the first one is the plan's own. */
const END = '<!-- end of the plan -->'
const RULE = '---\n\n**So far:**'
