import { realWorld } from '../runtime/real-world.ts'
import { makeAvatar } from './make-avatar.ts'

process.exitCode = await makeAvatar(await realWorld())
