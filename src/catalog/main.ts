import { realWorld } from '../real-world.ts'
import { listCatalog } from './run.ts'

process.exitCode = await listCatalog(realWorld())
