import { run } from './run.ts'
import { realWorld } from './runtime/real-world.ts'

process.exitCode = await run(await realWorld())
