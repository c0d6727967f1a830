import { load } from 'js-yaml'

/**
 * What this project asks of every workflow that it runs or shows, beyond what GitHub asks: each action pinned by its
 * commit with the version beside it, permissions named, no code of a stranger run with rights, and no expression
 * inside a script.
 *
 * @param whole whether it is a workflow as it stands, and not a part of one
 * @returns the problems, each in one line
 */
export function policyProblems(text: string, whole: boolean): string[] {
  const workflow = load(text) as Workflow
  const steps = Object.values(workflow.jobs ?? {}).flatMap(job => job.steps ?? [])
  return [
    ...pinProblems(text),
    ...(whole ? permissionProblems(workflow) : []),
    ...steps
      .filter(runsExpression)
      .map(({ run }) => `an expression inside a script is code: ${firstLine(run)}`),
    ...(actsForStrangers(workflow) ? steps.filter(takesTheirCode).map(() => STRANGE_CODE) : []),
  ]
}

interface Workflow {
  readonly on?: unknown
  readonly permissions?: unknown
  readonly jobs?: Readonly<
    Record<string, { readonly steps?: readonly Step[]; readonly permissions?: unknown }>
  >
}

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

const STRANGE_CODE = 'checks out the code of a pull request in a run with secrets'

/** Our own action by its major version, as its users write it; what stands in this repository needs no version. */
const FREE = /^(?:org\/jogg-video-action(?:\/(?:catalog|avatar))?@v1|\.\/.*|\.)$/
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}\s+# v\d+(?:\.\d+)*$/

function pinProblems(text: string): string[] {
  const lines = [...text.matchAll(/^\s*(?:- )?uses: *(.+)$/gm)].map(([, used = '']) => used.trim())
  return lines
    .filter(used => !FREE.test(used) && !PINNED.test(used))
    .map(used => `not pinned by commit with its version as a comment: ${used}`)
}

function permissionProblems({ permissions, jobs = {} }: Workflow): string[] {
  const all = [permissions, ...Object.values(jobs).map(job => job.permissions)]
  const missing = permissions === undefined ? ['no `permissions:` at the top'] : []
  return [...missing, ...all.filter(one => one === 'write-all').map(() => '`permissions: write-all`')]
}

function runsExpression({ run = '' }: Step): boolean {
  return run.includes('${{')
}

/** Events that run with secrets and a token that writes, whoever caused them. */
const FOR_STRANGERS = ['pull_request_target', 'issue_comment', 'workflow_run']

function actsForStrangers({ on }: Workflow): boolean {
  const events = typeof on === 'object' && on !== null && !Array.isArray(on) ? Object.keys(on) : [on].flat()
  return events.some(event => FOR_STRANGERS.includes(String(event)))
}

function takesTheirCode({ uses = '', run = '', with: inputs = {} }: Step): boolean {
  const isCheckout = uses.startsWith('actions/checkout@')
  const from = `${inputs.ref ?? ''} ${inputs.repository ?? ''}`
  const isTheirs = /head|pull_request|refs\/pull|merge/.test(from)
  return (isCheckout && isTheirs) || /gh pr checkout|refs\/pull\//.test(run)
}

function firstLine(text = ''): string {
  return text.split('\n')[0] ?? ''
}
