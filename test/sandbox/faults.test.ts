import { expect, test } from 'vitest'
import type { Fault, Sandbox } from '../../sandbox/index.ts'
import { type Answer, ask, CREATE, CREATE_V2, create, ORDER, ORDER_V2, openSandbox } from './client.ts'

type Spoiling = Extract<Fault, { accepted?: boolean }>

/** What a create meets, each once with the work done and once without. */
const REFUSALS: readonly [string, Omit<Spoiling, 'on'>, string][] = [
  ['a reset', { kind: 'reset' } as Spoiling, 'ECONNRESET'],
  ['a body cut short', { kind: 'truncate' } as Spoiling, 'UND_ERR_SOCKET'],
  ['HTML with 200', { kind: 'html' } as Spoiling, '200 undefined'],
  ['HTML with 502', { kind: 'html', status: 502 } as Spoiling, '502 undefined'],
  ['an empty 500', { kind: 'http', status: 500 } as Spoiling, '500 undefined'],
  ['an empty 503', { kind: 'http', status: 503 } as Spoiling, '503 undefined'],
  ['code 50000', { kind: 'code', code: 50_000 } as Spoiling, '200 50000'],
  ['code 429 with 200', { kind: 'code', code: 429, retryAfter: 7 } as Spoiling, '200 429'],
  ['code 12345', { kind: 'code', code: 12_345, msg: 'odd' } as Spoiling, '200 12345'],
  ['a redirect', { kind: 'redirect', location: 'http://127.0.0.2:9/' } as Spoiling, '302 undefined'],
  ['odd JSON', { kind: 'body', text: '[]' } as Spoiling, '200 undefined'],
]

for (const accepted of [false, true]) {
  test.each(REFUSALS)(`a create meets %s, accepted: ${accepted}`, async (_name, fault, outcome) => {
    const sandbox = await openSandbox()
    sandbox.faults.add({ ...fault, on: 'create', accepted } as Fault)
    expect(await meet(ask(sandbox, CREATE, ORDER))).toBe(outcome)
    expect([sandbox.acceptedCreates(), sandbox.credits()]).toEqual(accepted ? [1, 99] : [0, 100])
    expect(await meet(ask(sandbox, CREATE, ORDER))).toBe('200 0')
    expect(sandbox.requests.map(({ fault }) => fault)).toEqual([fault.kind, undefined])
  })
}

test.each(['stall', 'stall-body'] as const)('a create meets %s, and the client gives up', async kind => {
  const sandbox = await openSandbox()
  sandbox.faults.add({ on: 'create', kind, accepted: true })
  const patience = AbortSignal.timeout(200)
  expect(await meet(ask(sandbox, CREATE, ORDER, undefined, patience))).toBe('TimeoutError')
  expect(sandbox.acceptedCreates()).toBe(1)
})

test('headers come before a body that stalls, and none before one that stalls at once', async () => {
  const sandbox = await openSandbox()
  sandbox.faults.add({ on: 'quota', kind: 'stall-body' }, { on: 'quota', kind: 'stall' })
  const quota = () =>
    fetch(`${sandbox.url}/v2/user/remaining_quota`, {
      headers: { 'x-api-key': 'sandbox-key' },
      signal: AbortSignal.timeout(200),
    })
  const response = await quota()
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow('timeout')
  await expect(quota()).rejects.toThrow('timeout')
})

test('an unaccepted reset comes before the body is read', async () => {
  const sandbox = await openSandbox()
  sandbox.faults.add({ on: 'create', kind: 'reset' })
  await meet(ask(sandbox, CREATE, ORDER))
  expect(sandbox.requests[0]).toMatchObject({ body: '', status: undefined })
})

test('the wait after 429 is told as asked for', async () => {
  const sandbox = await openSandbox()
  const date = 'Thu, 15 Jan 2026 00:00:07 GMT'
  sandbox.faults.add(
    { on: 'create', kind: 'code', code: 429, status: 429, retryAfter: 3 },
    { on: 'create', kind: 'http', status: 429, retryAfter: date },
  )
  const [inBoth, inHeader] = [await ask(sandbox, CREATE, ORDER), await ask(sandbox, CREATE, ORDER)]
  expect([inBoth.status, inBoth.json.retryAfter, inBoth.headers.get('retry-after')]).toEqual([429, 3, '3'])
  expect([inHeader.status, inHeader.text, inHeader.headers.get('retry-after')]).toEqual([429, '', date])
})

test('the n-th request and the k from there on are hit, in the order of the queue', async () => {
  const sandbox = await openSandbox()
  sandbox.faults.add(
    { on: 'status', kind: 'code', code: 1, nth: 3, times: 2 },
    { on: 'any', kind: 'code', code: 2 },
  )
  const id = await create(sandbox).catch(() => create(sandbox))
  const codes = []
  for (let i = 0; i < 5; i += 1)
    codes.push((await ask(sandbox, `GET /v1/project?project_id=${id}`)).json.code)
  expect(codes).toEqual([0, 0, 1, 1, 0])
  expect(sandbox.faults.pending()).toEqual([])
})

test('faults can be dropped again', async () => {
  const sandbox = await openSandbox()
  sandbox.faults.add({ on: 'any', kind: 'reset', times: Infinity })
  await meet(ask(sandbox, CREATE, ORDER))
  sandbox.faults.clear()
  expect(await meet(ask(sandbox, CREATE, ORDER))).toBe('200 0')
})

test('odd answers to a create', async () => {
  const sandbox = await openSandbox()
  const shapes = ['no-project-id', 'project-key', 'no-code', 'no-rid', 'bare'] as const
  sandbox.faults.add(...shapes.map(shape => ({ on: 'create', kind: 'shape', shape }) as const))
  const answers = []
  for (const _ of shapes) answers.push((await ask(sandbox, CREATE, ORDER)).json)
  const [none, old, codeless, ridless, bare] = sandbox.projects.map(({ id }) => id)
  expect(none).toBeDefined()
  expect(answers).toEqual([
    { rid: expect.anything(), code: 0, msg: 'Success', data: {} },
    { rid: expect.anything(), code: 0, msg: 'Success', data: { project: old } },
    { rid: expect.anything(), msg: 'Success', data: { project_id: codeless } },
    { code: 0, msg: 'Success', data: { project_id: ridless } },
    { project_id: bare },
  ])
})

test('odd answers about a project', async () => {
  const sandbox = await openSandbox({ renderMs: 0 })
  const id = await create(sandbox)
  const read = async (fault: Fault) => {
    sandbox.faults.add(fault)
    return (await ask(sandbox, `GET /v1/project?project_id=${id}`)).json.data
  }
  expect(await read({ on: 'status', kind: 'status', value: 42 })).toMatchObject({ status_code: 42 })
  expect(await read({ on: 'status', kind: 'shape', shape: 'status-key' })).toMatchObject({ status: 4 })
  const contradiction = { status_code: 4, status_desc: 'processing' }
  expect(await read({ on: 'status', kind: 'shape', shape: 'contradiction' })).toMatchObject(contradiction)
  const silent = await read({ on: 'status', kind: 'shape', shape: 'no-video-url' })
  expect([silent.status_code, 'video_url' in silent]).toEqual([4, false])
  const sparse = await read({ on: 'status', kind: 'shape', shape: 'sparse' })
  expect(Object.keys(sparse).sort()).toEqual(['id', 'status_code', 'video_url'])
})

test('odd answers about a v2 video', async () => {
  const sandbox = await openSandbox({ renderMs: 0 })
  await ask(sandbox, CREATE_V2, ORDER_V2)
  const read = async (fault: Fault) => {
    sandbox.faults.add(fault)
    return (await ask(sandbox, `GET /v2/avatar_video/${sandbox.projects[0]?.id}`)).json.data
  }
  expect(await read({ on: 'status', kind: 'status', value: 'paused' })).toMatchObject({ status: 'paused' })
  expect(await read({ on: 'status', kind: 'shape', shape: 'success-word' })).toMatchObject({
    status: 'success',
  })
  const silent = await read({ on: 'status', kind: 'shape', shape: 'no-video-url' })
  expect([silent.status, 'video_url' in silent]).toEqual(['completed', false])
})

test('a late answer was worked on at once', async () => {
  const sandbox = await openSandbox()
  sandbox.faults.add({ on: 'create', kind: 'delay', ms: 150 })
  const late = ask(sandbox, CREATE, ORDER)
  await seen(sandbox, () => sandbox.acceptedCreates() === 1)
  expect(sandbox.requests[0]?.status).toBeUndefined()
  expect((await late).json.code).toBe(0)
})

test('a video is cut short at half its length', async () => {
  const sandbox = await openSandbox({ renderMs: 0 })
  const id = await create(sandbox)
  sandbox.faults.add({ on: 'video', kind: 'truncate' })
  const response = await fetch(`${sandbox.url}/res/${id}.mp4`)
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(5000)
  await expect(response.arrayBuffer()).rejects.toThrow('terminated')
})

test('closing ends stalled requests and delays', async () => {
  const sandbox = await openSandbox()
  sandbox.faults.add({ on: 'create', kind: 'stall' }, { on: 'create', kind: 'delay', ms: 60_000 })
  const waiting = [meet(ask(sandbox, CREATE, ORDER)), meet(ask(sandbox, CREATE, ORDER))]
  await seen(sandbox, () => sandbox.requests.length === 2)
  await sandbox.close()
  expect(await Promise.all(waiting)).toEqual(['UND_ERR_SOCKET', 'UND_ERR_SOCKET'])
})

/** `HTTP-status code`, or the name of what went wrong. */
async function meet(answer: Promise<Answer>): Promise<string> {
  try {
    const { status, json } = await answer
    return `${status} ${json.code}`
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } }
    return cause?.code ?? name
  }
}

async function seen(sandbox: Sandbox, condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i += 1) await new Promise(resolve => setTimeout(resolve, 5))
  if (!condition()) throw new Error(`never seen; requests: ${sandbox.requests.length}`)
}
