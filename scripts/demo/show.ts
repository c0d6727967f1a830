import { copyFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { say } from '../../sandbox/terminal.ts'
import { type DemoParts, demoPage } from './page.ts'
import type { Ran } from './run.ts'

/** What the run has left on GitHub. */
export interface Published extends Pick<DemoParts, 'comment' | 'notes'> {
  readonly runUrl: string
}

/**
 * Prints what was published, and writes the page on which it can be looked at, while the sandbox is still there.
 *
 * @param folder where the page is written, and the run put the video
 * @param catalog the summary of the second action
 * @returns the page's file
 */
export async function showPublished(
  folder: string,
  { outputs, summary }: Ran,
  { comment, notes, runUrl }: Published,
  catalog: string,
): Promise<string> {
  say(`\nThe pull request comment:\n\n${indent(comment)}\n\nThe release notes:\n\n${indent(notes)}`)
  const video = path.basename(outputs['video-path'] ?? '')
  const cover = 'cover.jpg'
  await copyFile(COVER, path.join(folder, cover))
  const places = { ...placesOf(outputs, { video, cover, runUrl }), ...(await keepMedia(folder, catalog)) }
  const page = path.join(folder, 'index.html')
  await writeFile(page, demoPage({ comment, notes, summary, catalog, video, cover, places }))
  return page
}

const COVER = path.resolve(import.meta.dirname, '../../sandbox/fixtures/cover.jpg')

/** The page of the run is the one that has its summary. */
function placesOf(
  outputs: Ran['outputs'],
  { video, cover, runUrl }: { video: string; cover: string; runUrl: string },
): DemoParts['places'] {
  return {
    [outputs['video-url'] ?? '']: video,
    [outputs['release-asset-url'] ?? '']: video,
    [outputs['cover-url'] ?? '']: cover,
    [outputs['comment-url'] ?? '']: '#comment',
    [runUrl]: '#summary',
  }
}

/** Keeps the catalog's pictures and samples as files beside the page. @returns their names there, by their addresses */
async function keepMedia(folder: string, catalog: string): Promise<DemoParts['places']> {
  const addresses = [...new Set(catalog.match(/http:\/\/127\.0\.0\.1:\d+\/[\w/.-]+/g))]
  const names = addresses.map(address => path.posix.basename(address))
  for (const [nth, address] of addresses.entries()) {
    const file = await fetch(address)
    await writeFile(path.join(folder, names[nth] ?? ''), await file.bytes())
  }
  return Object.fromEntries(addresses.map((address, nth) => [address, names[nth] ?? '']))
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}
