import * as core from '@actions/core'
import { hello } from './x/hello.ts'
const run = async (): Promise<void> => { core.info(hello()); if (process.env.H) { const g = await import('@actions/github'); core.info(String(typeof g.getOctokit)) } ; core.setFailed('x') }
await run()
