/** The relay on Node: `npm run relay`, or the built single file in a container or under systemd. */
import { jsonLog, type Log } from './log.ts'
import { answer, tools } from './relay.ts'
import { type Handle, type Listen, startServer } from './server.ts'
import { type Env, readSettings } from './settings.ts'

const PORT_PROBLEM = 'PORT is not a number from 0 to 65535'

// A relay whose log nobody reads any more goes on relaying.
process.stdout.on('error', () => undefined)
const log = jsonLog(line => process.stdout.write(`${line}\n`))
await main(process.env, log)

async function main(env: Env, log: Log): Promise<void> {
  const read = readSettings(env)
  const listen = readListen(env)
  if (!read.ok || !listen) {
    return giveUp([...(read.ok ? [] : read.problems), ...(listen ? [] : [PORT_PROBLEM])], log)
  }
  const own = tools(log)
  await serve(listen, request => answer(request, read.settings, own), log)
}

async function serve(listen: Listen, handle: Handle, log: Log): Promise<void> {
  try {
    const server = await startServer(listen, handle)
    log('info', 'listening', { url: server.url })
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.stop())
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    giveUp([`${listen.host}:${listen.port} can't be listened on: ${code}`], log)
  }
}

function giveUp(problems: readonly string[], log: Log): void {
  log('error', 'not started', { problems })
  process.exitCode = 1
}

function readListen({ HOST, PORT }: Env): Listen | undefined {
  const port = String(PORT || 8787)
  const valid = /^\d{1,5}$/.test(port) && Number(port) <= 65_535
  return valid ? { host: String(HOST || '127.0.0.1'), port: Number(port) } : undefined
}
