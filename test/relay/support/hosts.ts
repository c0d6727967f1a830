import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import { build } from 'rolldown'
import { jsonLog } from '../../../relay/log.ts'
import { answer, LIMITS, type Limits, tools } from '../../../relay/relay.ts'
import { startServer } from '../../../relay/server.ts'
import { readSettings } from '../../../relay/settings.ts'

export interface Running {
  readonly url: string
  /** Everything that was logged so far. */
  log(): string
  stop(): Promise<void>
}

/** Where the relay runs. Time limits are the test's own where waiting for the real ones would take too long. */
export interface Host {
  readonly name: string
  start(env: Readonly<Record<string, string>>, limits?: Partial<Limits>): Promise<Running>
}

export const HOSTS: readonly Host[] = [
  { name: "Node's server", start: startOnNode },
  { name: 'workerd', start: startOnWorkerd },
]

async function startOnNode(
  env: Readonly<Record<string, string>>,
  limits: Partial<Limits> = {},
): Promise<Running> {
  const lines: string[] = []
  const own = tools(
    jsonLog(line => lines.push(line)),
    { ...LIMITS, ...limits },
  )
  const read = readSettings(env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const server = await startServer({ host: '127.0.0.1', port: 0 }, request =>
    answer(request, read.settings, own),
  )
  return { url: server.url, log: () => lines.join('\n'), stop: () => server.stop() }
}

/** The real Worker in the real runtime; with limits, the same relay behind a Worker that hands them in. */
async function startOnWorkerd(
  env: Readonly<Record<string, string>>,
  limits?: Partial<Limits>,
): Promise<Running> {
  let output = ''
  const worker = new Miniflare({
    modules: true,
    script: await bundle(
      limits ? workerWith(limits) : `export { default } from '${relayFile('handler.ts')}'`,
    ),
    compatibilityDate: await deployedDate(),
    bindings: { ...env },
    cf: false,
    host: '127.0.0.1',
    handleRuntimeStdio(stdout: Readable, stderr: Readable) {
      for (const stream of [stdout, stderr]) stream.on('data', (data: Buffer) => (output += data))
    },
  })
  const url = (await worker.ready).origin
  return { url, log: () => output, stop: () => worker.dispose() }
}

function workerWith(limits: Partial<Limits>): string {
  return `
    import { jsonLog } from '${relayFile('log.ts')}'
    import { LIMITS, tools } from '${relayFile('relay.ts')}'
    import { worker } from '${relayFile('worker.ts')}'
    export default worker(tools(jsonLog(line => console.log(line)), { ...LIMITS, ...${JSON.stringify(limits)} }))`
}

/** The runtime's behaviour that the Worker is deployed with. */
async function deployedDate(): Promise<string> {
  const config = await readFile(relayFile('wrangler.jsonc'), 'utf8')
  return /"compatibility_date": "([^"]+)"/.exec(config)?.[1] ?? ''
}

async function bundle(source: string): Promise<string> {
  const entry = 'worker.js'
  const { output } = await build({
    input: entry,
    platform: 'browser',
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === entry ? entry : null),
        load: id => (id === entry ? source : null),
      },
    ],
  })
  return output[0].code
}

function relayFile(name: string): string {
  return fileURLToPath(new URL(`../../../relay/${name}`, import.meta.url))
}
