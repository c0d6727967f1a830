import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { WorkflowRun } from '../support/runner/hub.ts'
import { type Hub, openHub } from '../support/runner/hub.ts'

vi.setConfig({ testTimeout: 60_000 })

let hub: Hub
beforeAll(async () => {
  hub = await openHub()
  await mkdir(path.join(hub.repository, 'video'))
  await write('en', 'en-US-ChristopherNeural', 'Hello, this is version two.')
  await write('de', 'de-DE-KatjaNeural', 'Hallo, das ist Version zwei.')
  await write('es', 'es-ES-ElviraNeural', 'Hola, esta es la versión dos.')
  await writeFile(path.join(hub.repository, 'video/README.md'), 'One file a language.')
})
afterAll(() => hub.close())

const write = (language: string, voice: string, text: string) =>
  writeFile(path.join(hub.repository, `video/${language}.md`), `---\nvoice-id: ${voice}\n---\n${text}\n`)
const start = () => hub.run('batch-languages.yml', { name: 'workflow_dispatch' })

function results(run: WorkflowRun, format: string): Record<string, unknown>[] {
  const job = run.jobs.find(one => one.matrix['aspect-ratio'] === format)
  const step = job?.steps.find(one => one.what.includes('/jogg-video-action@'))
  return JSON.parse(step?.outputs.results ?? '[]')
}

it('makes one video of each script in each format, each with the voice that its script names', async () => {
  const run = await start()
  expect(run.log).not.toContain('::error')
  expect(run.conclusion).toBe('success')
  for (const format of ['landscape', 'portrait']) {
    const files = results(run, format).map(({ file, status, reused }) => ({ file, status, reused }))
    expect(files).toEqual(
      ['de', 'en', 'es'].map(name => ({ file: `video/${name}.md`, status: 'success', reused: false })),
    )
  }
  const creates = hub.sandbox.requests
    .filter(({ point }) => point === 'create')
    .map(({ body }) => JSON.parse(body))
  const asked = creates.map(({ voice_id, aspect_ratio }) => `${voice_id} ${aspect_ratio}`)
  const voices = ['de-DE-KatjaNeural', 'en-US-ChristopherNeural', 'es-ES-ElviraNeural']
  expect(asked.sort()).toEqual(voices.flatMap(voice => [`${voice} 0`, `${voice} 1`]))
})

it('keeps every video, apart by format', async () => {
  for (const format of ['landscape', 'portrait']) {
    expect(await readdir(hub.artifacts.get(`videos-${format}`) ?? '')).toHaveLength(3)
  }
})

it('pays again for the script that was changed, and for no other', async () => {
  await write('de', 'de-DE-KatjaNeural', 'Hallo, das ist Version drei.')
  const run = await start()
  expect(hub.sandbox.acceptedCreates()).toBe(6 + 2)
  const reused = results(run, 'portrait').map(one => `${one.file} ${one.reused}`)
  expect(reused).toEqual(['video/de.md false', 'video/en.md true', 'video/es.md true'])
})

it('starts on a push to the default branch that touches a script', async () => {
  const push = async (ref: string, file: string) => {
    const commits = [{ added: [], removed: [], modified: [file] }]
    return (await hub.run('batch-languages.yml', { name: 'push', ref, payload: { commits } })).conclusion
  }
  expect(await push('refs/heads/main', 'src/index.ts')).toBe('not started')
  expect(await push('refs/heads/try', 'video/de.md')).toBe('not started')
  expect(await push('refs/heads/main', 'video/de.md')).toBe('success')
  expect(hub.sandbox.acceptedCreates()).toBe(6 + 2)
})
