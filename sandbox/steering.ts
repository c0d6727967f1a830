import * as v from 'valibot'
import { FaultSchema } from './faults.ts'
import { type Ending, isOver, type Project, stageOf } from './projects.ts'
import type { RequestLog } from './record.ts'
import type { Service } from './service.ts'
import { json, type Reply, readJson } from './wire.ts'

/** Brings single projects to their end, whatever the clock says. */
export interface Steering {
  /** Rendered; `seconds` is the duration that the answers will tell. */
  finish(id: string, seconds?: number): void
  fail(id: string, message: string): void
  /** Deleted in the dashboard. */
  remove(id: string): void
}

export function createSteering(service: Service): Steering {
  const end = (id: string, ending: Ending) => {
    const project = service.projects.find(one => one.id === id)
    if (project === undefined) throw new Error(`The sandbox has no project ${id}`)
    project.ending = ending
    service.webhooks.announce(project)
  }
  return {
    finish(id, seconds) {
      const project = service.projects.find(one => one.id === id)
      if (project !== undefined && seconds !== undefined) project.seconds = seconds
      end(id, { kind: 'finished' })
    },
    fail: (id, message) => end(id, { kind: 'failed', message }),
    remove: id => end(id, { kind: 'removed' }),
  }
}

/** Paths under this are the sandbox's own: no key, no faults, not recorded. */
export const STEERING_PATH = '/_sandbox/'

/** The same controls for another process; answers 400 with `error` to what makes no sense. */
export function steer(
  service: Service,
  log: RequestLog,
  method: string,
  path: string,
  body: Uint8Array,
): Reply {
  const text = Buffer.from(body).toString()
  const request = text === '' ? {} : readJson(text)
  const project = /^\/_sandbox\/projects\/([^/]+)\/(finish|fail|remove)$/.exec(path)
  if (method === 'GET' && path === '/_sandbox/state') return json(200, stateOf(service, log))
  if (method === 'POST' && path === '/_sandbox/faults') return queueFaults(service, request)
  if (method === 'DELETE' && path === '/_sandbox/faults') return dropFaults(service)
  if (method === 'POST' && project !== null)
    return steerProject(service, `${project[1]}`, `${project[2]}`, request)
  return json(404, { error: `The sandbox has no ${method} ${path}` })
}

/** Takes one fault, or a list of them. */
function queueFaults(service: Service, request: unknown): Reply {
  const parsed = v.safeParse(v.array(FaultSchema), Array.isArray(request) ? request : [request])
  if (!parsed.success) return json(400, { error: v.summarize(parsed.issues) })
  service.faults.add(...parsed.output)
  return json(200, { faults: service.faults.pending() })
}

function dropFaults(service: Service): Reply {
  service.faults.clear()
  return json(200, { faults: [] })
}

const FINISH = v.object({ seconds: v.optional(v.pipe(v.number(), v.minValue(0))) })
const FAIL = v.object({ message: v.optional(v.string(), 'Rendering failed') })

function steerProject(service: Service, id: string, verb: string, request: unknown): Reply {
  const known = service.projects.find(project => project.id === id)
  if (known === undefined) return json(404, { error: `The sandbox has no project ${id}` })
  const parsed = v.safeParse(v.intersect([FINISH, FAIL]), request)
  if (!parsed.success) return json(400, { error: v.summarize(parsed.issues) })
  const steering = createSteering(service)
  if (verb === 'finish') steering.finish(id, parsed.output.seconds)
  else if (verb === 'fail') steering.fail(id, parsed.output.message)
  else steering.remove(id)
  return json(200, { project: showProject(service, known) })
}

function stateOf(service: Service, log: RequestLog) {
  const { accounts, projects, faults, webhooks } = service
  return {
    credits: Object.fromEntries([...accounts.values()].map(({ key, credits }) => [key, credits])),
    projects: projects.map(project => showProject(service, project)),
    faults: faults.pending(),
    requests: log.requests.map(({ method, path, point, status, code, fault }) => ({
      method,
      path,
      point,
      status,
      code,
      fault,
    })),
    deliveries: webhooks.deliveries.map(({ url, event, projectId, attempt, status }) => ({
      url,
      event,
      projectId,
      attempt,
      status,
    })),
  }
}

function showProject({ now, renderMs }: Service, project: Project) {
  const { id, kind, title, price, createdAt } = project
  const stage = stageOf(project, now(), renderMs)
  return { id, kind, title, price, createdAt, stage, over: isOver(stage) }
}
