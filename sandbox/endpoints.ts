import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { V1_EVENTS, V2_EVENTS } from './events.ts'
import { readBody } from './orders.ts'
import type { Call, Route } from './service.ts'
import type { Endpoint } from './webhooks.ts'
import { json, type Reply, refusal, success } from './wire.ts'

/** Where an account registers its webhooks; one register for both versions, which answer in different shapes. */
export const ENDPOINT_ROUTES: readonly Route[] = [...routesOf('v1'), ...routesOf('v2')]

type Version = 'v1' | 'v2'

const MOST_ENDPOINTS = 20

function routesOf(version: Version): Route[] {
  const point = 'endpoints'
  return [
    { method: 'GET', path: `/${version}/endpoints`, point, handle: call => listEndpoints(call, version) },
    { method: 'POST', path: `/${version}/endpoint`, point, handle: call => addEndpoint(call, version) },
    { method: 'PUT', path: `/${version}/endpoint/:id`, point, handle: call => changeEndpoint(call, version) },
    { method: 'DELETE', path: `/${version}/endpoint/:id`, point, handle: removeEndpoint },
    { method: 'GET', path: `/${version}/events`, point, handle: () => success({ events: EVENTS[version] }) },
  ]
}

const EVENTS: Record<Version, readonly string[]> = { v1: V1_EVENTS, v2: V2_EVENTS }

/** The real service takes https alone; a receiver on the same machine is what a sandbox is for. */
const RECEIVER = v.pipe(
  v.string(),
  v.url(),
  v.check(
    url => /^https:|^http:\/\/(127\.\d+\.\d+\.\d+|\[::1\]|localhost)(:\d+)?(\/|$)/.test(url),
    'must be https',
  ),
)
const STATUS = v.picklist(['enabled', 'disabled'])
const events = (version: Version) => v.pipe(v.array(v.picklist(EVENTS[version])), v.nonEmpty())

function addEndpoint(call: Call, version: Version): Reply {
  const schema = v.strictObject({
    url: RECEIVER,
    events: events(version),
    status: v.exactOptional(STATUS, 'enabled'),
  })
  const parsed = readBody(call, schema)
  if (!parsed.ok) return parsed.refusal
  const { service, account } = call
  if (own(call).length >= MOST_ENDPOINTS) return refusal(40000, `At most ${MOST_ENDPOINTS} webhook endpoints`)
  const endpoint: Endpoint = {
    id: randomBytes(16).toString('hex'),
    key: account.key,
    secret: randomBytes(8).toString('hex'),
    createdAt: service.now(),
    url: parsed.value.url,
    events: parsed.value.events,
    enabled: parsed.value.status === 'enabled',
  }
  service.webhooks.endpoints.push(endpoint)
  watchAll(call)
  return wrap(version, show(endpoint))
}

function changeEndpoint(call: Call, version: Version): Reply {
  const endpoint = own(call).find(({ id }) => id === call.params.id)
  if (endpoint === undefined) return refusal(10104, 'Record not found')
  const optional = v.exactOptional
  const schema = v.strictObject({
    url: optional(RECEIVER),
    events: optional(events(version)),
    status: optional(STATUS),
  })
  const parsed = readBody(call, schema)
  if (!parsed.ok) return parsed.refusal
  const { url = endpoint.url, events: wanted = endpoint.events, status } = parsed.value
  Object.assign(endpoint, { url, events: wanted })
  if (status !== undefined) endpoint.enabled = status === 'enabled'
  watchAll(call)
  return wrap(version, show(endpoint))
}

function removeEndpoint(call: Call): Reply {
  const endpoint = own(call).find(({ id }) => id === call.params.id)
  if (endpoint === undefined) return refusal(10104, 'Record not found')
  const { endpoints } = call.service.webhooks
  endpoints.splice(endpoints.indexOf(endpoint), 1)
  return success(null)
}

/** v1 answers without code and message around its list. */
function listEndpoints(call: Call, version: Version): Reply {
  const endpoints = own(call).map(show)
  return version === 'v1' ? json(200, { data: endpoints }) : success(endpoints)
}

function own({ service, account }: Call): Endpoint[] {
  return service.webhooks.endpoints.filter(({ key }) => key === account.key)
}

/** Videos that render already are reported to an endpoint that comes later. */
function watchAll({ service, account }: Call): void {
  for (const project of service.projects) {
    if (project.key === account.key) service.webhooks.watch(project)
  }
}

/** v1 answers with the endpoint itself, at the top level; v2 puts it into `data`. */
function wrap(version: Version, endpoint: ReturnType<typeof show>): Reply {
  return version === 'v1' ? json(200, endpoint) : success(endpoint)
}

function show({ id, url, secret, events, enabled, createdAt }: Endpoint) {
  return {
    endpoint_id: id,
    url,
    secret,
    status: enabled ? 'enabled' : 'disabled',
    events,
    username: 'sandbox',
    created_at: Math.floor(createdAt / 1000),
  }
}
