import type { Fault, Point } from './faults.ts'

/** One request as the sandbox saw it. */
export interface SeenRequest {
  readonly method: string
  /** Path and query, as sent. */
  readonly path: string
  readonly point: Point
  readonly headers: Readonly<Record<string, string>>
  /** The body as text; '' until it was read, and for good when it was not. */
  body: string
  /** By the sandbox's clock. */
  readonly at: number
  /** The HTTP status that was sent; undefined while there is none, and for good after a reset or a stall. */
  status: number | undefined
  /** `code` in JoggAI's envelope, when the answer has one. */
  code: number | undefined
  fault: Fault['kind'] | undefined
}

/** Every request so far, and how many were in flight at once. */
export interface RequestLog {
  readonly requests: readonly SeenRequest[]
  begin(seen: SeenRequest): void
  end(seen: SeenRequest): void
  /** The most requests of this kind (or of any) that were open at the same time. */
  peakInFlight(point?: Point): number
}

export function createRequestLog(): RequestLog {
  const requests: SeenRequest[] = []
  const open = new Set<SeenRequest>()
  const peaks = new Map<Point | 'any', number>()
  const raise = (key: Point | 'any', count: number) => peaks.set(key, Math.max(count, peaks.get(key) ?? 0))
  return {
    requests,
    begin(seen) {
      requests.push(seen)
      open.add(seen)
      raise('any', open.size)
      raise(seen.point, [...open].filter(({ point }) => point === seen.point).length)
    },
    end: seen => void open.delete(seen),
    peakInFlight: (point?: Point) => peaks.get(point ?? 'any') ?? 0,
  }
}
