/** `npm run relay:register`: see relay/README.md. */
import { register } from '../relay/register.ts'

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())

process.exitCode = await register(process.argv.slice(2), {
  env: process.env,
  fetch,
  signal: stop.signal,
  print: line => void process.stdout.write(`${line}\n`),
})
