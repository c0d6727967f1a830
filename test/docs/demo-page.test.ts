import { expect, it } from 'vitest'
import { demoPage } from '../../scripts/demo/page.ts'
import { commentBody } from '../../src/publish/comment-body.ts'
import { writeBlock } from '../../src/publish/notes-block.ts'
import { summarise } from '../../src/publish/summary.ts'
import { showResult } from '../../src/publish/video-view.ts'

const GONE = 'http://127.0.0.1:4711'
const RUN = `${GONE}/o/r/actions/runs/1`
const READY = {
  status: 'success',
  title: 'The tour',
  videoUrl: `${GONE}/1.mp4?a=1`,
  coverUrl: `${GONE}/1.jpg`,
  commentUrl: `${GONE}/o/r/pull/7#issuecomment-1`,
  releaseAssetUrl: `${GONE}/o/r/releases/download/v1/tour.mp4`,
} as const

it('leads nowhere that is gone when the demo has ended', () => {
  const shown = showResult(READY)
  const page = demoPage({
    comment: commentBody(
      { tag: 'default', prove: () => '', shown: [shown], names: [] },
      { runUrl: RUN, waits: true },
    ),
    notes: `## 1.0\n\n${writeBlock('default', [shown], ['tour.mp4'])}`,
    summary: summarise([READY], showResult, { waits: true }),
    video: 'tour.mp4',
    cover: 'cover.jpg',
    catalog: `<a href="${GONE}/covers/81.svg"><img src="${GONE}/covers/81.svg" alt=""></a>`,
    places: {
      [READY.videoUrl]: 'tour.mp4',
      [READY.releaseAssetUrl]: 'tour.mp4',
      [READY.coverUrl]: 'cover.jpg',
      [READY.commentUrl]: '#comment',
      [RUN]: '#summary',
      [`${GONE}/covers/81.svg`]: '81.svg',
      '': 'nothing',
    },
  })
  const addresses = [...page.matchAll(/(?:href|src|poster)="([^"]*)"/g)].map(([, address]) => address)
  expect(new Set(addresses)).toEqual(
    new Set(['tour.mp4', 'cover.jpg', '81.svg', 'data:,', '#comment', '#summary']),
  )
  expect(page).toContain('<img src="81.svg" alt=""')
  expect(page).toContain('<video controls muted playsinline src="tour.mp4"')
  for (const id of ['comment', 'summary', 'notes', 'catalog']) expect(page).toContain(`<h2 id="${id}">`)
})
