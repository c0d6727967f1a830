import { realWorld } from './real-world.ts'
import { run } from './run.ts'

process.exitCode = await run(realWorld())
