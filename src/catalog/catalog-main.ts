import { realWorld } from '../runtime/real-world.ts'
import { listCatalog } from './list-catalog.ts'

process.exitCode = await listCatalog(await realWorld())
