import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAction } from '../support/action.ts'
import { type CacheService, startCacheService } from '../support/cache-service.ts'
import { type Scene, setTheScene } from '../support/sandboxed.ts'

let scene: Scene
let cache: CacheService
beforeAll(async () => {
  scene = await setTheScene({ renderMs: 200 })
  cache = await startCacheService()
})
afterAll(() => Promise.all([scene.close(), cache.close()]))

function translate(languages: string) {
  const inputs = { ...scene.inputs, ...cache.env, GITHUB_SERVER_URL: 'https://github.com' }
  const job = { 'api-version': 'v2', 'script-file': 'notes.md', 'translate-to': languages }
  return runAction({ ...inputs, ...job }, { workspace: scene.workspace })
}

it('a script file becomes a video, and one more for each language', async () => {
  const { code, outputs, log, summary } = await translate('spanish, german')
  expect(log).not.toContain('::error')
  expect(code).toBe(0)
  const [video, ...translations] = scene.sandbox.projects
  expect(outputs).toMatchObject({ status: 'success', 'project-id': video?.id })
  const results = JSON.parse(outputs.results ?? '') as Record<string, unknown>[]
  expect(results).toMatchObject([
    { 'project-id': video?.id, file: 'notes.md' },
    { language: 'spanish', status: 'success', 'subtitle-url': expect.stringMatching(/\.srt$/) },
    { language: 'german', status: 'success', 'subtitle-url': expect.stringMatching(/\.srt$/) },
  ])
  for (const { id } of translations) expect(log).toContain(`submitted as project ${id}`)
  expect(summary).toContain('notes.md (spanish)')
})

it('the next run takes all of them up, and pays for the new language alone', async () => {
  const credits = scene.sandbox.credits()
  const { code, outputs } = await translate('spanish, german, french')
  expect(code).toBe(0)
  const results = JSON.parse(outputs.results ?? '') as Record<string, unknown>[]
  expect(results.map(({ reused }) => reused)).toEqual([true, true, true, false])
  expect(scene.sandbox.credits()).toBe(credits - 0.5)
})
