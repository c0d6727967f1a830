import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, openHub, type WorkflowRun } from './hub.ts'

// What the examples' tests rely on: that this runner does what GitHub's does.
let hub: Hub
beforeAll(async () => {
  hub = await openHub({ secrets: { JOGG_API_KEY: 'k', OTHER: 'o' } })
})
afterAll(() => hub.close())

const HEAD = 'on: {workflow_dispatch: {inputs: {loud: {type: boolean}}}}\npermissions: {contents: read}\n'
const JOB = 'runs-on: ubuntu-latest'

async function run(jobs: string, head = HEAD): Promise<WorkflowRun> {
  const file = path.join(hub.repository, 'w.yml')
  await writeFile(file, `${head}jobs:\n${jobs}`)
  return hub.run(file, { name: 'workflow_dispatch', inputs: { loud: 'true' } })
}

const outcomes = ({ jobs }: WorkflowRun) => jobs.flatMap(job => job.steps).map(step => step.conclusion)

// The scripts are for bash, as they are on GitHub's Linux.
describe.skipIf(process.platform === 'win32')('steps', () => {
  it('run in order, each seeing what those before it left', async () => {
    const { jobs, summary } = await run(`
  a:
    ${JOB}
    env: {LEVEL: job, BOTH: job}
    outputs: {word: "\${{ steps.one.outputs.word }}"}
    steps:
      - id: one
        run: |
          echo word=hi >> "$GITHUB_OUTPUT"
          echo LATER=yes >> "$GITHUB_ENV"
      - env: {BOTH: step, WORD: "\${{ steps.one.outputs.word }}", LOUD: "\${{ inputs.loud && 'loud' }}"}
        run: echo "$WORD $LATER $LEVEL $BOTH $LOUD" >> "$GITHUB_STEP_SUMMARY"
`)
    expect(summary).toBe('hi yes job step loud\n')
    expect(jobs[0]?.outputs).toEqual({ word: 'hi' })
  })

  it('that fail stop the others, but for those that want to run all the same', async () => {
    const failed = await run(`
  a:
    ${JOB}
    steps:
      - {run: exit 1, continue-on-error: true}
      - run: "false | true; exit 1"
      - run: echo
      - {if: always(), run: echo}
      - {if: failure(), run: echo}
      - {if: success(), run: echo}
`)
    expect(outcomes(failed)).toEqual(['success', 'failure', 'skipped', 'success', 'success', 'skipped'])
    expect(failed.conclusion).toBe('failure')
  })

  it('fail in a pipe only where the shell is named', async () => {
    const { conclusion } = await run(`  a: {${JOB}, steps: [{run: "false | true"}]}`)
    expect(conclusion).toBe('success')
    const named = await run(`  a: {${JOB}, steps: [{run: "false | true", shell: bash}]}`)
    expect(named.conclusion).toBe('failure')
  })
})

describe.skipIf(process.platform === 'win32')('jobs', () => {
  it('wait for what they need, and are skipped with it', async () => {
    const { jobs } = await run(`
  c: {needs: b, ${JOB}, steps: [{run: echo}]}
  b: {needs: a, ${JOB}, steps: [{run: exit 1}]}
  d: {needs: [b, c], if: always(), ${JOB}, steps: [{run: echo}]}
  e: {needs: c, if: failure(), ${JOB}, steps: [{run: echo}]}
  a: {${JOB}, steps: [{run: echo}]}
`)
    const ended = jobs.map(({ id, conclusion }) => `${id} ${conclusion}`)
    expect(ended).toEqual(['a success', 'b failure', 'c skipped', 'd success', 'e skipped'])
  })

  it('run once for each combination of a matrix', async () => {
    const matrix = '{x: [1, 2], y: "${{ fromJSON(\'[true, false]\') }}"}'
    const { jobs, summary } = await run(`
  a:
    strategy: {matrix: ${matrix}}
    ${JOB}
    steps: [{env: {XY: "\${{ matrix.x }}-\${{ matrix.y }}"}, run: echo "$XY" >> "$GITHUB_STEP_SUMMARY"}]
`)
    expect(jobs).toHaveLength(4)
    expect(summary).toBe('1-true\n1-false\n2-true\n2-false\n')
  })
})

describe('a run', () => {
  it('tells which secrets it used', async () => {
    const { secretsUsed } = await run(
      `  a: {${JOB}, steps: [{if: false, run: x, env: {A: "\${{ secrets.OTHER }}"}}, {uses: actions/checkout@v7, with: {token: "\${{ secrets.JOGG_API_KEY }}"}}]}`,
    )
    expect(secretsUsed).toEqual(['JOGG_API_KEY'])
  })

  it('has no more rights than its permissions', async () => {
    const checkout = `  a: {${JOB}, steps: [{uses: actions/checkout@v7}]}`
    await expect(run(checkout, HEAD.replace('{contents: read}', '{}'))).rejects.toThrow('contents: read')
    await expect(run(checkout, HEAD.replace(/permissions:.*\n/, ''))).rejects.toThrow('no `permissions:`')
  })

  it('does not begin where GitHub would refuse the workflow', async () => {
    await expect(run(`  a: {${JOB}, steps: [{use: x}]}`)).rejects.toThrow('use')
    await expect(run(`  a: {${JOB}, steps: [{run: x, if: nope.x}]}`)).rejects.toThrow('nope')
    await expect(run(`  a: {needs: b, ${JOB}, steps: [{run: x}]}`)).rejects.toThrow()
    await expect(run(`  a: {${JOB}, steps: [{uses: some/thing@v1}]}`)).rejects.toThrow('some/thing')
  })
})

describe.skipIf(process.platform === 'win32')('a reusable workflow', () => {
  const CALLED = 'org/jogg-video-action/.github/workflows/release-video.yml@v1'
  const call = (lines: string, permissions = '{contents: write}') =>
    run(`  a:\n    uses: ${CALLED}\n    permissions: ${permissions}\n    ${lines}`)
  const key = 'secrets: {api-key: "${{ secrets.JOGG_API_KEY }}"}'

  it('is given what its caller names, and no other secret', async () => {
    const { jobs, secretsUsed } = await call(`with: {tag: v1, avatar-id: "127"}\n    ${key}`)
    expect(secretsUsed).toEqual(['JOGG_API_KEY'])
    expect(jobs[0]?.outputs).toMatchObject({ status: 'failed', 'video-url': '' })
    expect(jobs[0]?.conclusion).toBe('failure')
  })

  it('does not begin where GitHub would refuse the call', async () => {
    await expect(call(`with: {avatar-id: "1"}\n    ${key}`)).rejects.toThrow('needs the input tag')
    await expect(call('with: {tag: v1}')).rejects.toThrow('needs the secret api-key')
    await expect(call(`with: {tag: v1, tags: v2}\n    ${key}`)).rejects.toThrow('no input tags')
    await expect(call(`with: {tag: v1, publish: "yes"}\n    ${key}`)).rejects.toThrow('is no boolean')
    await expect(call(`with: {tag: v1}\n    ${key}`, '{contents: read}')).rejects.toThrow(
      'asks for `contents: write`',
    )
  })
})
