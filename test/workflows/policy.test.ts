import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { policyProblems } from '../support/workflow-policy.ts'
import { blocksOf, findSources, ROOT } from '../support/workflow-sources.ts'

const sources = await findSources()

it.each(sources)('$name keeps the rules of the house', ({ text, whole }) => {
  expect(policyProblems(text, whole)).toEqual([])
})

it.each(sources.filter(source => source.shown && source.whole))(
  '$name can be copied as it is',
  ({ text }) => {
    expect(text).toMatch(/^name: \S/m)
    expect(text).not.toMatch(/sandbox|127\.0\.0\.1|api-url/)
  },
)

it.each(sources.filter(({ name }) => name.startsWith('examples')))(
  '$name begins with what it does, costs and needs, in 3 to 6 lines',
  ({ text }) => {
    const head = /^(?:# .+\n)+/.exec(text)?.[0] ?? ''
    expect(head.trim().split('\n').length).toBeGreaterThanOrEqual(3)
    expect(head.trim().split('\n').length).toBeLessThanOrEqual(6)
    expect(head).toMatch(/^# Costs: /m)
    expect(head).toMatch(/^# Needs: /m)
  },
)

it('covers the examples, this repository’s own workflows, and the documents', () => {
  const names = sources.map(({ name }) => name.replace(/:\d+$/, ''))
  expect(names).toEqual(expect.arrayContaining(['examples/catalog.yml', '.github/workflows/ci.yml']))
  expect(names).toEqual(expect.arrayContaining(['README.md', 'relay/README.md', 'docs/cost.md']))
})

describe('the rules', () => {
  const workflow = (step: string, on = 'push') =>
    `on: ${on}\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`
  const pinned = `actions/checkout@${'0'.repeat(40)} # v7.0.1`
  const head = '\n        with: {ref: "${{ github.event.pull_request.head.sha }}"}'

  it.each([
    ['a tag', workflow('uses: actions/checkout@v7'), 'not pinned'],
    ['a short commit', workflow('uses: actions/checkout@3d3c42e # v7.0.1'), 'not pinned'],
    ['a commit without its version', workflow(`uses: actions/checkout@${'0'.repeat(40)}`), 'not pinned'],
    ['another action of the same name', workflow('uses: evil/jogg-video-action@v1'), 'not pinned'],
    ['no permissions', workflow('run: "true"').replace('permissions: {}\n', ''), 'no `permissions:`'],
    ['all permissions', workflow('run: "true"').replace('{}', 'write-all'), 'write-all'],
    ['a script with an expression', workflow('run: echo ${{ github.event.release.body }}'), 'is code'],
    ['a stranger’s code', workflow(`uses: ${pinned}${head}`, 'pull_request_target'), 'checks out the code'],
    [
      'the same after a comment',
      workflow(`uses: ${pinned}${head}`, '[issue_comment]'),
      'checks out the code',
    ],
    ['the same by hand', workflow('run: gh pr checkout 7', '{workflow_run: {}}'), 'checks out the code'],
  ])('refuse %s', (_, text, problem) => {
    expect(policyProblems(text, true).join('\n')).toContain(problem)
  })

  it.each([
    ['a pinned action', workflow(`uses: ${pinned}`)],
    ['our own', workflow('uses: org/jogg-video-action/catalog@v1')],
    ['what stands here', workflow('uses: ./catalog')],
    ['a pull request’s code without secrets', workflow(`uses: ${pinned}${head}`, 'pull_request')],
    ['the base in a run with secrets', workflow(`uses: ${pinned}`, 'pull_request_target')],
  ])('allow %s', (_, text) => {
    expect(policyProblems(text, true)).toEqual([])
  })
})

describe('blocks in documents', () => {
  const block = (yaml: string) => `Text\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`

  it.each([
    ['steps', '- uses: a/b@v1\n- run: x'],
    ['a step', 'uses: org/jogg-video-action@v1\nwith:\n  script: a'],
    ['inputs', 'with:\n  script: a'],
    ['permissions', 'permissions:\n  contents: write'],
    ['jobs', 'jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: y'],
  ])('%s become a workflow', (_, yaml) => {
    const [source] = blocksOf('a.md', block(yaml))
    expect(source).toMatchObject({ name: 'a.md:4', whole: false })
    expect(source?.text).toContain('jobs:')
  })

  it('what is about something else is left alone; what uses an action and makes no sense is an error', () => {
    expect(blocksOf('a.md', block('voice-id: x'))).toEqual([])
    expect(() => blocksOf('a.md', block('a: 1\nb:\n  uses: x/y@v1'))).toThrow('a.md:4')
  })

  it('one that stands in a list is found too', async () => {
    const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8')
    const moved = readme.replace(/^/gm, '   ')
    expect(blocksOf('README.md', moved)).toEqual(blocksOf('README.md', readme))
  })
})
