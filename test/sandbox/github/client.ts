import { expect } from 'vitest'
import { loadContract } from '../../../sandbox/github/contract.ts'
import { asObject, type JsonObject } from '../../../sandbox/github/exchange.ts'
import { type GitHubStandIn, type Host, JOB_TOKEN } from '../../../sandbox/github/index.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: JsonObject
  /** The items, where the answer is a list. */
  readonly list: readonly JsonObject[]
}

export interface Question {
  readonly host?: Host
  readonly token?: string | null
  readonly json?: unknown
  readonly bytes?: Uint8Array<ArrayBuffer>
  readonly accept?: string
}

export type Client = (method: string, path: string, question?: Question) => Promise<Reply>

/** Asks with a job's token. `/repo` at the start stands for the repository; good answers are held to GitHub's schema. */
export function clientOf(github: GitHubStandIn): Client {
  return async (method, path, question = {}) => {
    const { host = 'api', token = JOB_TOKEN, json, bytes, accept } = question
    const full = path.replace(/^\/repo(?=\/|$|\?)/, `/repos/${github.repository}`)
    const response = await fetch(`${github.places[host]}${full}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(accept && { accept }),
        'content-type': bytes ? 'video/mp4' : 'application/json',
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(bytes && { body: bytes }),
    })
    const text = await response.text()
    const parsed: unknown = response.headers.get('content-type')?.includes('json')
      ? JSON.parse(text)
      : undefined
    if (response.status < 300 && host !== 'web') await expectSchema(method, full, response.status, parsed)
    const list = Array.isArray(parsed) ? parsed.map(asObject) : []
    return { status: response.status, headers: response.headers, body: asObject(parsed), list }
  }
}

/** GitHub answers `null` for the head repository of a pull request whose fork is gone; its description says never. */
const DELETED_FORK = /\/head\/(?:repo|user) must be object$/

async function expectSchema(method: string, target: string, status: number, body: unknown): Promise<void> {
  if (target.startsWith('/user-attachments/') || target === '/graphql') return
  const [path = '', query] = target.split('?')
  const call = { host: 'api', method, path, query: new URLSearchParams(query), headers: {} } as const
  const contract = await loadContract()
  const problems = contract.problemsWithAnswer({ ...call, body: Buffer.alloc(0) }, { status, body })
  expect(problems.filter(problem => !DELETED_FORK.test(problem))).toEqual([])
}
