import { known } from '../lib/objects.ts'
import type { Result } from '../outputs/results.ts'

/** Name and value of every output that is known. */
export function avatarOutputs({
  status,
  projectId,
  avatarId,
  reused,
  contentKey,
}: Result): Record<string, string> {
  const outputs = {
    status,
    'avatar-id': avatarId,
    'avatar-type': avatarId && 'custom',
    'motion-id': projectId,
    reused: reused === undefined ? undefined : String(reused),
    'content-key': contentKey,
  }
  return known(outputs) as Record<string, string>
}
