import { afterEach } from 'vitest'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts'

const open: Sandbox[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map(sandbox => sandbox.close()))
})

/** A sandbox that ends with the test. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options)
  open.push(sandbox)
  return sandbox
}

/** A clock that stands still until it is moved. */
export function handClock() {
  let time = Date.UTC(2026, 0, 15)
  return {
    now: () => time,
    advance(ms: number) {
      time += ms
    },
  }
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Json
}

export interface Json {
  readonly code?: number
  readonly msg?: string
  readonly rid?: string
  readonly retryAfter?: number
  readonly data: Readonly<Record<string, unknown>>
}

/** One request with the default key, unless other headers are given. */
export async function ask(
  sandbox: Sandbox,
  request: string,
  body?: unknown,
  headers: Record<string, string> = { 'x-api-key': 'sandbox-key' },
  signal: AbortSignal | null = null,
): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ')
  const response = await fetch(new URL(path, sandbox.url), {
    method,
    headers,
    redirect: 'manual',
    signal,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parse(text) }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return { data: {} }
  }
}

export const CREATE = 'POST /v1/create_video_from_talking_avatar'
export const CREATE_V2 = 'POST /v2/create_video_from_avatar'

/** A create request that is accepted. */
export const ORDER = {
  script: 'Version two is out.',
  aspect_ratio: 1,
  screen_style: 1,
  avatar_id: 127,
  avatar_type: 0,
  voice_id: 'en-US-JennyNeural',
  caption: true,
  video_name: 'Release 2.0',
}

export const ORDER_V2 = {
  avatar: { avatar_type: 0, avatar_id: 127 },
  voice: { type: 'script', voice_id: 'en-US-JennyNeural', script: 'Version two is out.' },
  aspect_ratio: 'landscape',
  screen_style: 1,
  caption: true,
  video_name: 'Release 2.0',
}

/** Creates a video and says its id. */
export async function create(sandbox: Sandbox, order: object = ORDER): Promise<string> {
  const answer = await ask(sandbox, CREATE, order)
  if (answer.json.code !== 0) throw new Error(answer.text)
  return String(answer.json.data.project_id)
}
