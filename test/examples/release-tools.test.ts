import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Hub, openHub } from '../support/runner/hub.ts'

// The tools make their releases as they do on GitHub, published and by the token of the job; what they make them of is
// their own affair.
vi.setConfig({ testTimeout: 60_000 })

const NOTES = '## Features\n\n* Searching is twice as fast.\n'

let hub: Hub
/** What the tool releases on the next push. */
let tags: readonly string[] = []
beforeAll(async () => {
  const release = async () => {
    for (const tag of tags)
      await hub.github.addRelease({ tag, name: tag, body: NOTES, author: 'github-actions[bot]' })
  }
  hub = await openHub({
    secrets: { JOGG_API_KEY: 'sandbox-key', NPM_TOKEN: 'n' },
    programs: { npm: '#!/bin/sh\n' },
    others: {
      'googleapis/release-please-action': async () => {
        await release()
        return tags[0] ? { release_created: 'true', tag_name: tags[0] } : {}
      },
      'cycjimmy/semantic-release-action': async () => {
        await release()
        return tags[0] ? { new_release_published: 'true', new_release_git_tag: tags[0] } : {}
      },
      'changesets/action': async () => {
        await release()
        const packages = tags.map(tag => {
          const at = tag.lastIndexOf('@')
          return { name: tag.slice(0, at), version: tag.slice(at + 1) }
        })
        return { published: String(tags.length > 0), publishedPackages: JSON.stringify(packages) }
      },
    },
  })
})
afterAll(() => hub.close())

const push = (workflow: string, releases: readonly string[]) => {
  tags = releases
  return hub.run(workflow, { name: 'push' })
}

describe.skipIf(process.platform === 'win32').each([
  ['release-please.yml', ['v1.0.0']],
  ['semantic-release.yml', ['v2.0.0']],
  ['changesets.yml', ['@octo/docs@3.0.0', '@octo/cli@3.1.0']],
])('%s', (workflow, releases) => {
  it('gives every release that the tool makes its video', async () => {
    const run = await push(workflow, releases)
    expect(run.log).not.toContain('::error')
    expect(run.conclusion).toBe('success')
    const videos = run.jobs.filter(({ id }) => id === 'video')
    expect(videos.map(({ outputs }) => outputs)).toEqual(
      releases.map(() => ({
        status: 'success',
        'video-url': expect.stringContaining('http'),
        'project-id': expect.stringMatching(/./),
      })),
    )
    for (const tag of releases) {
      const found = (await hub.github.releases()).find(one => one.tag === tag)
      expect(found).toMatchObject({ draft: false, assets: [{ contentType: 'video/mp4' }] })
      expect(found?.body).toContain(NOTES)
      expect(found?.body).toContain(found?.assets[0]?.url)
    }
  })

  it('makes no video where there is no release', async () => {
    const creates = hub.sandbox.acceptedCreates()
    const run = await push(workflow, [])
    expect(run.jobs.map(({ id, conclusion }) => [id, conclusion])).toEqual([
      ['release', 'success'],
      ['video', 'skipped'],
    ])
    expect(run.secretsUsed).not.toContain('JOGG_API_KEY')
    expect(hub.sandbox.acceptedCreates()).toBe(creates)
  })

  it('needs at most 12 lines for it', async () => {
    const text = await readFile(new URL(`../../examples/${workflow}`, import.meta.url), 'utf8')
    const lines = text
      .slice(text.indexOf('\n  video:\n') + 1)
      .trimEnd()
      .split('\n')
    // With `publish: true`, for who makes drafts.
    expect(lines.filter(line => !/^ *#/.test(line)).length + 1).toBeLessThanOrEqual(12)
  })
})

it('asks GitHub for nothing that its token may not do', () => {
  expect(hub.github.violations).toEqual([])
  expect(hub.github.requests.filter(({ status }) => status === 401 || status === 403)).toEqual([])
})
