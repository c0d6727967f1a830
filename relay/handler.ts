/** The relay as a Cloudflare Worker: https://developers.cloudflare.com/workers/runtime-apis/handlers/fetch/ */
import { jsonLog } from './log.ts'
import { answer, say, tools } from './relay.ts'
import { type Env, readSettings } from './settings.ts'

const log = jsonLog(line => console.log(line))
const own = tools(log)

/** The part of a Worker's context that is used here; other web-standard hosts have none. */
interface Context {
  waitUntil(promise: Promise<unknown>): void
}

export default {
  /** @param env the settings, as bindings. Without all of them nothing is received: 503, and the log says why. */
  async fetch(request: Request, env: Env, context?: Context): Promise<Response> {
    const read = readSettings(env)
    if (!read.ok) {
      log('error', 'not set up', { problems: read.problems })
      return say(503, 'The relay is not set up; see its log')
    }
    const answering = answer(request, read.settings, own)
    // A sender that hangs up must not end the dispatch that is under way.
    context?.waitUntil(answering)
    return answering
  },
}
