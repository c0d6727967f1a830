/** The relay as a Cloudflare Worker, or on any host that takes a web-standard handler. */
import { jsonLog } from './log.ts'
import { tools } from './relay.ts'
import { worker } from './worker.ts'

export default worker(tools(jsonLog(line => console.log(line))))
