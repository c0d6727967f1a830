import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { documents, root } from './files.ts'

/** Files of `src/` that have no test of their own name, and the tests that hold them. A folder ends in `/`. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  // What has no behaviour of its own: types, lists, re-exports, entries.
  'src/main.ts': 'test/e2e/main-job.test.ts',
  'src/run.ts': 'test/faults.test.ts',
  'src/plan.ts': 'test/prepare.test.ts',
  'src/produce.ts': 'test/faults.test.ts',
  'src/runtime/world.ts': 'test/runtime/real-world.test.ts',
  'src/catalog/catalog-main.ts': 'test/e2e/catalog.test.ts',
  'src/avatar/avatar-main.ts': 'test/avatar/make-avatar.test.ts',
  'src/avatar/avatar-inputs.ts': 'test/avatar/action-yml.test.ts',
  'src/avatar/avatar-outputs.ts': 'test/avatar/action-yml.test.ts',
  'src/avatar/find-voice.ts': 'test/avatar/make-avatar.test.ts',
  'src/avatar/open-memory.ts': 'test/avatar/make-avatar.test.ts',
  'src/job/settle-lost.ts': 'test/job/settle.test.ts',
  'src/inputs/template-inputs.ts': 'test/templates.test.ts',
  'src/job/resolve-templates.ts': 'test/templates.test.ts',
  'src/job/template-purchase.ts': 'test/templates.test.ts',
  'src/catalog/templates.ts': 'test/catalog/catalog-summary.test.ts',
  'src/jogg/api.ts': 'test/jogg/v1.test.ts',
  'src/jogg/open-api.ts': 'test/jogg/v1.test.ts',
  'src/jogg/domain.ts': 'test/jogg/every-field.test.ts',
  'src/jogg/catalog-lists.ts': 'test/jogg/catalog.test.ts',
  'src/jogg/catalog-v1.ts': 'test/jogg/catalog.test.ts',
  'src/jogg/catalog-v2.ts': 'test/jogg/catalog.test.ts',
  'src/job/deps.ts': 'test/job/batch.test.ts',
  'src/lib/mediabunny.ts': 'test/publish/check-video.test.ts',
  'src/publish/publication.ts': 'test/publish/publisher.test.ts',
  // Parts of a whole that is tested as one.
  'src/inputs/mask-inputs.ts': 'test/e2e/secrecy.test.ts',
  'src/inputs/raw-input.ts': 'test/inputs/inputs.values.test.ts',
  'src/inputs/source.ts': 'test/inputs/inputs.test.ts',
  'src/inputs/reader.ts': 'test/inputs/inputs.values.test.ts',
  'src/outputs/output-file.ts': 'test/e2e/full-disk.test.ts',
  'src/outputs/results.ts': 'test/outputs/outputs.test.ts',
  'src/lib/workspace-file.ts': 'test/script/audio.test.ts',
  'src/lib/objects.ts': 'test/inputs/inputs.properties.test.ts',
  'src/lib/workspace-paths.ts': 'test/script/read-scripts.test.ts',
  'src/jogg/exchange.ts': 'test/jogg/http.test.ts',
  'src/jogg/jogg-error.ts': 'test/jogg/error-advice.test.ts',
  'src/jogg/quota.ts': 'test/jogg/v2.test.ts',
  'src/jogg/wire.ts': 'test/jogg/answers.properties.test.ts',
  'src/job/claim.ts': 'test/job/paid-once.model.test.ts',
  'src/job/decide.ts': 'test/job/make.test.ts',
  'src/job/recall.ts': 'test/job/standing.test.ts',
  'src/job/settled.ts': 'test/job/make.test.ts',
  'src/ledger/ledger.ts': 'test/ledger/cache-keeper.test.ts',
  'src/job/credits.ts': 'test/job/make.test.ts',
  'src/job/dry-run.ts': 'test/dry-run.test.ts',
  'src/job/follow.ts': 'test/job/wait.test.ts',
  'src/job/gate.ts': 'test/job/submit.test.ts',
  'src/job/pay.ts': 'test/job/paid-once.model.test.ts',
  'src/job/proposal.ts': 'test/publish/plan-comment.test.ts',
  'src/outputs/proposal.ts': 'test/publish/plan-comment.test.ts',
  'src/publish/plan-body.ts': 'test/publish/plan-comment.test.ts',
  'src/job/presenter-messages.ts': 'test/job/resolve-presenters.test.ts',
  'src/github/account.ts': 'test/publish/comment.test.ts',
  'src/github/comments.ts': 'test/publish/comment.test.ts',
  'src/github/event.ts': 'test/github/context.test.ts',
  'src/github/github-error.ts': 'test/github/client.test.ts',
  'src/github/pagination.ts': 'test/publish/comment.test.ts',
  'src/github/pull-request.ts': 'test/publish/comment.test.ts',
  'src/github/releases.ts': 'test/publish/release.test.ts',
  'src/catalog/gallery.ts': 'test/catalog/catalog-summary.test.ts',
  'src/catalog/voices.ts': 'test/catalog/catalog-summary.test.ts',
  'src/publish/assets.ts': 'test/publish/release.test.ts',
  'src/publish/comment-media.ts': 'test/publish/cover.test.ts',
  'src/publish/diagnostic-box.ts': 'test/publish/comment-trouble.test.ts',
  'src/publish/publish.ts': 'test/publish/publisher.test.ts',
  'src/publish/sticky.ts': 'test/publish/comment.test.ts',
  'src/publish/left-out-list.ts': 'test/dry-run.test.ts',
  'src/script/edit-script.ts': 'test/script/write-scripts.test.ts',
  'src/script/count-of.ts': 'test/script/estimate.test.ts',
  'src/captions/script.ts': 'test/captions/cues.test.ts',
  'src/captions/timeline.ts': 'test/captions/measured.test.ts',
  'src/captions/words.ts': 'test/captions/cues.test.ts',
  'src/publish/page/': 'test/publish/video-page.test.ts',
  'src/script/blocks.ts': 'test/script/section.test.ts',
  'src/script/by-itself.ts': 'test/script/shorten.test.ts',
  'src/script/edition.ts': 'test/script/shorten.test.ts',
  'src/script/importance.ts': 'test/script/shorten.test.ts',
  'src/script/left-out.ts': 'test/script/shorten.test.ts',
  'src/script/outline.ts': 'test/script/shorten.test.ts',
  'src/script/sentences.ts': 'test/script/shorten.test.ts',
  'src/catalog/snippet.ts': 'test/catalog/catalog-summary.test.ts',
  'src/github/commit.ts': 'test/publish/commit-status.test.ts',
  'src/github/announced.ts': 'test/publish/release.test.ts',
  'src/lib/retry-after.ts': 'test/jogg/http.test.ts',
  'src/publish/put-file.ts': 'test/publish/caption-files.test.ts',
  'src/publish/subtitles.ts': 'test/publish/caption-files.test.ts',
  'src/publish/release-notes.ts': 'test/publish/release.test.ts',
  'src/publish/release-title.ts': 'test/publish/release.test.ts',
  'src/publish/release-uploads.ts': 'test/publish/release.test.ts',
  'src/job/as-given.ts': 'test/job/resolve-specs.test.ts',
  'src/job/thrown-patch.ts': 'test/job/batch.test.ts',
  'src/lib/labelled.ts': 'test/inputs/inputs.test.ts',
  'src/make-videos.ts': 'test/faults.test.ts',
  'src/script/script-limits.ts': 'test/script/read-scripts.test.ts',
  'src/script/markdown/': 'test/script/markdown.parts.test.ts',
  'src/script/speech/': 'test/script/speak.test.ts',
  'src/script/boilerplate.ts': 'test/script/references.cases.test.ts',
  'src/script/lead-ins.ts': 'test/script/references.cases.test.ts',
  'src/script/sections.ts': 'test/script/references.cases.test.ts',
}

const files = documents(/^(?:src|test)\/.*\.ts$/).map(({ file }) => file)
const sources = files.filter(file => file.startsWith('src/'))

it('finds the sources', () => expect(sources.length).toBeGreaterThan(100))

it('every file of src/ has a test of its name, or stands in the list', () => {
  expect(sources.filter(file => !hasOwnTest(file) && keyOf(file) === undefined)).toEqual([])
})

it('the list names what is there, and nothing that has a test of its own', () => {
  const needed = sources.filter(file => !hasOwnTest(file)).map(keyOf)
  expect(Object.keys(ELSEWHERE).filter(key => !needed.includes(key))).toEqual([])
  expect(Object.values(ELSEWHERE).filter(test => !existsSync(path.join(root, test)))).toEqual([])
})

function hasOwnTest(file: string): boolean {
  const name = file.replace(/^src/, 'test').replace(/\.ts$/, '.')
  return files.some(other => other.startsWith(name) && other.endsWith('.test.ts'))
}

function keyOf(file: string): string | undefined {
  return Object.keys(ELSEWHERE).find(key => (key.endsWith('/') ? file.startsWith(key) : file === key))
}
