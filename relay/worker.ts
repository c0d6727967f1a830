import { answer, say, type Tools } from './relay.ts'
import { type Env, readSettings } from './settings.ts'

/** The part of a Worker's context that is used here; other web-standard hosts have none. */
interface Context {
  waitUntil(promise: Promise<unknown>): void
}

/** What a Cloudflare Worker exports: https://developers.cloudflare.com/workers/runtime-apis/handlers/fetch/ */
export interface Worker {
  /** @param env the settings, as bindings. Without all of them nothing is received: 503, and the log says why. */
  fetch(request: Request, env: Env, context?: Context): Promise<Response>
}

export function worker(tools: Tools): Worker {
  return {
    async fetch(request, env, context) {
      const read = readSettings(env)
      if (!read.ok) {
        tools.log('error', 'not set up', { problems: read.problems })
        return say(503, 'The relay is not set up; see its log')
      }
      const answering = answer(request, read.settings, tools)
      // A sender that hangs up must not end the dispatch that is under way.
      context?.waitUntil(answering)
      return answering
    },
  }
}
