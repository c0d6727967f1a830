import { pathToFileURL } from 'node:url'
import { run } from './run.ts'
import { realWorld } from './runtime/real-world.ts'

// A path that the bundler can't see through: the worker is an entry of its own, built beside the bundle.
const beside = pathToFileURL(`${import.meta.dirname}/`)

process.exitCode = await run(await realWorld(new URL('../cache/index.js', beside)))
