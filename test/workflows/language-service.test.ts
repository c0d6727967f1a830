import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ActionsMetadataProvider } from '@actions/languageservice'
import { load } from 'js-yaml'
import { describe, expect, it, vi } from 'vitest'
import { languageService } from '../support/runner/github-packages.ts'
import { findSources, ROOT, type Source } from '../support/workflow-sources.ts'

// GitHub's own language service, as its editor extension uses it: the workflow's form, its expressions, and the inputs
// that are given to our action, held against its action.yml.
vi.setConfig({ testTimeout: 30_000 })

type Metadata = Awaited<ReturnType<ActionsMetadataProvider['fetchActionMetadata']>>

const read = async (folder: string) =>
  load(await readFile(path.join(ROOT, folder, 'action.yml'), 'utf8')) as NonNullable<Metadata>
const OURS: Readonly<Record<string, Metadata>> = {
  '': await read('.'),
  catalog: await read('catalog'),
  avatar: await read('avatar'),
}

/** Of other people's actions nothing is known here, so nothing is said about their inputs. */
const actionsMetadataProvider: ActionsMetadataProvider = {
  fetchActionMetadata: async ({ owner, name, path: folder = '' }) =>
    `${owner}/${name}` === 'org/jogg-video-action' ? OURS[folder] : { name, description: '' },
}

async function problemsWith({ name, text, whole }: Omit<Source, 'shown'>): Promise<string[]> {
  const start = { line: 0, character: 0 }
  const document = {
    uri: `file:///${encodeURIComponent(name)}.yml`,
    languageId: 'yaml',
    version: 1,
    lineCount: text.split('\n').length,
    // `./` and `./catalog` are what this repository calls the same actions.
    getText: () => text.replace(/uses: \.(\/\w+)?\/?$/gm, 'uses: org/jogg-video-action$1@v1'),
    positionAt: () => start,
    offsetAt: () => 0,
    getLineRange: () => ({ start, end: start }),
    getEOLCharacters: () => '\n',
  }
  const found = await languageService.validate(document, { actionsMetadataProvider })
  return found
    .filter(({ message }) => whole || !String(message).startsWith('Missing required input'))
    .map(({ range, message }) => `line ${range.start.line + 1}: ${message}`)
}

it.each(await findSources())('GitHub finds nothing wrong with $name', async source => {
  expect(await problemsWith(source)).toEqual([])
})

describe('and it would find', () => {
  const step = (lines: string) =>
    `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${lines}`
  const ours = 'uses: org/jogg-video-action@v1\n        with:\n          api-key: k\n'
  it.each([
    ['an input that is not there', step(`${ours}          avatar: 81`), "Invalid action input 'avatar'"],
    [
      'a missing key',
      step('uses: ./\n        with:\n          script: a'),
      'Missing required input `api-key`',
    ],
    ['an input that only the other action has', step(`${ours}          search: x`), 'search'],
    ['an unknown catalog input', step('uses: ./catalog\n        with: {api-key: k, voice: x}'), "'voice'"],
    ['a context that is not there', step('run: echo\n        env: {A: "${{ secret.X }}"}'), 'secret'],
    ['an event that is not there', 'on: release_published\njobs: {}', 'release_published'],
  ])('%s', async (name, text, problem) => {
    expect((await problemsWith({ name, text, whole: true })).join('\n')).toContain(problem)
  })
})
