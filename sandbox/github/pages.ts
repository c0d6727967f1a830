import type { Answer, Call, JsonObject } from './exchange.ts'
import type { Service } from './service.ts'

/** The page of a list that the query asks for, and where the next one is. */
export function onePage(items: readonly JsonObject[], { path, query }: Call, { places }: Service): Answer {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100)
  const page = Number(query.get('page') ?? 1)
  const body = items.slice((page - 1) * size, page * size)
  if (page * size >= items.length) return { status: 200, body }
  const next = new URL(`${places.api}${path}?${query}`)
  next.searchParams.set('page', String(page + 1))
  return { status: 200, body, headers: { link: `<${next}>; rel="next"` } }
}
