import { parseArgs } from 'node:util'
import { DEFAULT_KEY, type SandboxOptions, startSandbox } from './index.ts'
import { complain, say } from './terminal.ts'

/** Starts a sandbox on its own, says how to use it, and ends on SIGINT or SIGTERM. */
async function main(): Promise<void> {
  if (process.argv.includes('--help')) return say(FLAGS_USAGE)
  const settings = readSettings()
  if (typeof settings === 'string') return complain(settings)
  const sandbox = await startSandbox(settings).catch((error: Error) => error)
  if (sandbox instanceof Error)
    return complain(
      `The sandbox can't start: ${sandbox.message}. Another port: --port 0 takes any that is free.`,
    )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say('The sandbox stops.')
      void sandbox.close()
    })
  }
  say(usage(sandbox.url, settings))
}

const FLAGS = {
  port: { type: 'string', default: '8788' },
  'render-seconds': { type: 'string', default: '8' },
  credits: { type: 'string', default: '100' },
  'creates-per-minute': { type: 'string', default: '20' },
} as const

const FLAGS_USAGE = `npm run sandbox -- ${Object.entries(FLAGS)
  .map(([flag, { default: value }]) => `--${flag} ${value}`)
  .join(' ')}
    starts it; what is left out is as above`

interface Settings extends SandboxOptions {
  readonly accounts: Readonly<Record<string, { readonly credits: number }>>
  readonly renderMs: number
}

/** The flags, or what is wrong with them. */
function readSettings(): Settings | string {
  try {
    const { values } = parseArgs({ options: FLAGS })
    return {
      port: number('port', values.port, 65_535),
      draws: true,
      renderMs: number('render-seconds', values['render-seconds'], 86_400) * 1000,
      accounts: { [DEFAULT_KEY]: { credits: number('credits', values.credits, 1e9) } },
      createsPerWindow: number('creates-per-minute', values['creates-per-minute'], 1e9),
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${FLAGS_USAGE}`
  }
}

function number(flag: keyof typeof FLAGS, text: string, max: number): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= max) return value
  throw new Error(`--${flag} is "${text}": a number from 0 to ${max} is allowed`)
}

function usage(url: string, { renderMs, accounts }: Settings): string {
  return `The JoggAI sandbox listens on ${url}; Ctrl+C ends it.

  API key            ${DEFAULT_KEY} (${accounts[DEFAULT_KEY]?.credits} credits; a video takes ${renderMs / 1000} s)
  in the action      api-url: ${url}
  avatars, voices    curl -H 'x-api-key: ${DEFAULT_KEY}' ${url}/v1/avatars
  what it has seen   curl ${url}/_sandbox/state
  let it fail        curl ${url}/_sandbox/faults -d '{"on":"create","kind":"reset","accepted":true}'
  steer a project    curl -X POST ${url}/_sandbox/projects/ID/finish   (or fail, remove)
`
}

await main()
