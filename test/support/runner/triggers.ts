import path from 'node:path'
import type { WorkflowTemplate } from '@actions/workflow-parser'
import type { JsonObject } from '../../../sandbox/github/exchange.ts'
import type { EventName } from '../../../sandbox/github/index.ts'

/** Whether GitHub starts the workflow on this event: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows */
export function starts(events: WorkflowTemplate['events'], name: EventName, payload: JsonObject): boolean {
  const filter = events[name] as Filter | undefined
  if (!filter) return false
  const types = filter.types ?? DEFAULT_TYPES[name]
  if (types && !types.includes(String(payload.action))) return false
  return name !== 'push' || (fitsRef(String(payload.ref), filter) && fits(filesOf(payload), filter.paths))
}

interface Filter {
  readonly types?: readonly string[]
  readonly branches?: readonly string[]
  readonly tags?: readonly string[]
  readonly paths?: readonly string[]
}

/** Where a workflow names no types, these events start it on some alone. */
const DEFAULT_TYPES: Readonly<Partial<Record<EventName, readonly string[]>>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
  pull_request_target: ['opened', 'synchronize', 'reopened'],
}

function fits(names: readonly string[], patterns: readonly string[] | undefined): boolean {
  return !patterns || names.some(name => patterns.some(pattern => path.matchesGlob(name, pattern)))
}

/** Who names branches alone means no tags, and the other way round. */
function fitsRef(ref: string, { branches, tags }: Filter): boolean {
  const isTag = ref.startsWith('refs/tags/')
  const [own, other] = isTag ? [tags, branches] : [branches, tags]
  return own ? fits([ref.replace(/^refs\/(heads|tags)\//, '')], own) : !other
}

function filesOf({ commits }: JsonObject): string[] {
  const all = commits as readonly { added: string[]; modified: string[]; removed: string[] }[]
  return all.flatMap(({ added, modified, removed }) => [...added, ...modified, ...removed])
}

/** The inputs of a manual start, with defaults, as the type says; nothing for any other event. */
export function dispatchInputs(
  events: WorkflowTemplate['events'],
  name: EventName,
  payload: JsonObject,
): Record<string, unknown> {
  if (name !== 'workflow_dispatch') return {}
  const given = payload.inputs as Readonly<Record<string, string>>
  const declared = events.workflow_dispatch?.inputs ?? {}
  return Object.fromEntries(
    Object.entries(declared).map(([input, { type, default: otherwise = '' }]) => {
      const value = given[input] ?? otherwise
      return [input, type === 'boolean' ? String(value) === 'true' : value]
    }),
  )
}
