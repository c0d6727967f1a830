import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { gh } from '../support/runner/gh.ts'
import { type Hub, openHub, type Trigger } from '../support/runner/hub.ts'

// Every way in which releases are made, for every kind of release: in the end the video is on it, and it is published.
vi.setConfig({ testTimeout: 60_000 })

interface Kind {
  /** Whether the repository's releases can't be changed once they are published. */
  readonly immutable: boolean
  /** Whether the release is made as a draft, which the workflow publishes with its video. */
  readonly draft: boolean
}

const KINDS: Readonly<Record<string, Kind>> = {
  'that can change': { immutable: false, draft: false },
  'that is a draft first': { immutable: true, draft: true },
  'that is immutable and published': { immutable: true, draft: false },
}

/** What happens, and the workflow that it starts. */
interface Way {
  /** What a person, or somebody else's tool, has done before the workflow starts. */
  readonly before?: (tag: string, kind: Kind) => Promise<void>
  readonly workflow: (kind: Kind) => Promise<string>
  readonly event: (tag: string, kind: Kind) => Trigger
  readonly tag?: (number: number) => string
}

const example = (name: string) => readFile(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
/** The example of a tool, which publishes the draft where the tool makes one. */
const calling = async (name: string, { draft }: Kind) => {
  const text = await example(name)
  return draft ? text.replace(/^ {6}voice-id: .*$/m, '$&\n      publish: true') : text
}
const toolOn = (name: string): Way => ({
  workflow: kind => calling(name, kind),
  event: () => ({ name: 'push' }),
})

const BY_HAND = `on: {workflow_dispatch: {inputs: {tag: {required: true}}}}
permissions: {contents: write}
jobs:
  video:
    uses: org/jogg-video-action/.github/workflows/release-video.yml@v1
    with:
      tag: \${{ inputs.tag }}
      publish: true
      avatar-id: \${{ vars.JOGG_AVATAR_ID }}
      voice-id: \${{ vars.JOGG_VOICE_ID }}
    secrets: {api-key: "\${{ secrets.JOGG_API_KEY }}"}
`

const withGh = (options: string) => `on: {workflow_dispatch: {inputs: {tag: {required: true}}}}
permissions: {contents: write}
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - run: gh release create "$TAG" ${options} --generate-notes
        env:
          GH_TOKEN: \${{ github.token }}
          GH_REPO: \${{ github.repository }}
          TAG: \${{ inputs.tag }}
${BY_HAND.slice(BY_HAND.indexOf('  video:')).replace('  video:\n', '  video:\n    needs: release\n')}`

const WAYS: Readonly<Record<string, Way>> = {
  'by hand': {
    before: (tag, kind) => made(tag, kind),
    // A draft starts no workflow: its author does.
    workflow: ({ draft }) => (draft ? Promise.resolve(BY_HAND) : example('release-announcement.yml')),
    event: (tag, { draft }) =>
      draft ? { name: 'workflow_dispatch', inputs: { tag } } : { name: 'release', release: tag },
  },
  'by release-please': toolOn('release-please.yml'),
  'by changesets': { ...toolOn('changesets.yml'), tag: number => `@octo/docs@${number}.0.0` },
  'by semantic-release': toolOn('semantic-release.yml'),
  'by `gh release create` in a workflow': {
    workflow: async ({ draft }) => withGh(draft ? '--draft' : ''),
    event: tag => ({ name: 'workflow_dispatch', inputs: { tag } }),
  },
  "by a tag's workflow": {
    workflow: async ({ draft }) => {
      const text = await example('draft-first.yml')
      return draft ? text : text.replace(' --draft', '')
    },
    event: tag => ({ name: 'push', ref: `refs/tags/${tag}` }),
  },
}

const hubs: Hub[] = []
const hubOf = ({ immutable }: Kind) => hubs[Number(immutable)] as Hub
/** What the tools release when they are run next. */
let next: { readonly tag: string; readonly kind: Kind } | undefined
let number = 0

async function made(tag: string, kind: Kind): Promise<void> {
  const body = `## ${tag}\n\n* Searching is twice as fast since ${tag}.\n`
  await hubOf(kind).github.addRelease({ tag, name: tag, draft: kind.draft, body })
}

async function release(): Promise<string> {
  if (!next) throw new Error('nothing is to be released')
  await made(next.tag, next.kind)
  return next.tag
}

const others = {
  'googleapis/release-please-action': async () => ({ tag_name: await release() }),
  'cycjimmy/semantic-release-action': async () => ({ new_release_git_tag: await release() }),
  'changesets/action': async () => {
    const [, name, version] = /^(.+)@(.+)$/.exec(await release()) ?? []
    return { published: 'true', publishedPackages: JSON.stringify([{ name, version }]) }
  },
}

beforeAll(async () => {
  const secrets = { JOGG_API_KEY: 'sandbox-key', NPM_TOKEN: 'n' }
  const programs = { gh, npm: '#!/bin/sh\n' }
  for (const immutableReleases of [false, true])
    hubs.push(await openHub({ secrets, programs, others, immutableReleases }))
})
afterAll(async () => {
  await Promise.all(hubs.map(hub => hub.close()))
})

const cases = Object.entries(WAYS).flatMap(([how, way]) =>
  Object.entries(KINDS).map(([what, kind]) => ({ how, way, what, kind })),
)

describe.skipIf(process.platform === 'win32')('a release', () => {
  it('is made in six ways and of three kinds', () => expect(cases).toHaveLength(18))

  it.each(cases)('$what, made $how, has its video', async ({ way, kind }) => {
    number += 1
    const tag = way.tag?.(number) ?? `v${number}.0.0`
    const hub = hubOf(kind)
    const creates = hub.sandbox.acceptedCreates()
    next = { tag, kind }
    await way.before?.(tag, kind)
    const file = path.join(hub.repository, 'release.yml')
    await writeFile(file, await way.workflow(kind))
    const run = await hub.run(file, way.event(tag, kind))
    expect(run.log).not.toContain('::error')
    expect(run.conclusion).toBe('success')

    const found = (await hub.github.releases()).find(one => one.tag === tag)
    expect(found?.draft).toBe(false)
    expect(found?.body).toContain('Searching is twice as fast')
    const takesFiles = kind.draft || !kind.immutable
    expect(found?.assets).toHaveLength(takesFiles ? 1 : 0)
    const { id = '' } = hub.sandbox.projects.at(-1) ?? {}
    expect(decodeURIComponent(found?.body ?? '')).toContain(takesFiles ? found?.assets[0]?.url : `${id}.mp4`)
    expect(hub.sandbox.acceptedCreates()).toBe(creates + 1)
  })

  it('is asked of GitHub in its own words, and nothing that is sent could move "Latest"', () => {
    const sent = hubs.flatMap(({ github }) => {
      expect(github.violations).toEqual([])
      return github.requests
        .filter(({ method, path }) => method === 'PATCH' && /\/releases\/\d+$/.test(path))
        .map(({ body }) => Object.keys(body as object).join())
    })
    expect(new Set(sent)).toEqual(new Set(['body', 'draft']))
    expect(sent.filter(keys => keys === 'draft')).toHaveLength(6)
  })
})
