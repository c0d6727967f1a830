import * as v from 'valibot'
import type { Answer, GitHub, Params } from './client.ts'

/** Items on a page: the most that GitHub gives. */
export const PAGE_SIZE = 100

/** A list from its first page to its last, or to as many as are wanted: nothing is asked for ever. */
export async function readPages<T>(
  github: GitHub,
  route: string,
  params: Params,
  item: v.GenericSchema<unknown, T>,
  maxPages: number,
): Promise<Answer<readonly T[]>> {
  const all: T[] = []
  for (let page = 1; page <= maxPages; page += 1) {
    const answer = await github.call(route, { ...params, per_page: PAGE_SIZE, page }, v.array(item))
    if (!answer.ok) return answer
    all.push(...answer.value)
    if (!answer.more) break
  }
  return { ok: true, value: all, more: false }
}
