import { type Answer, jsonBody } from './exchange.ts'
import type { Context } from './service.ts'

/** Git's own objects and refs, as far as the emulator has them; GitHub words one refusal otherwise. */

export async function matchingRefs({ call, service }: Context): Promise<Answer> {
  return service.emulator.request('GET', decodeURIComponent(call.path))
}

export async function createRef(context: Context): Promise<Answer> {
  const answer = await created(context)
  const isUnknown = answer.status === 422 && JSON.stringify(answer.body).includes('Invalid sha')
  return isUnknown ? { ...answer, body: { message: 'Object does not exist', status: '422' } } : answer
}

export function createObject(context: Context): Promise<Answer> {
  return created(context)
}

function created({ call, service }: Context): Promise<Answer> {
  return service.emulator.request('POST', call.path, { json: jsonBody(call) })
}
