import { isMainThread } from 'node:worker_threads'

/** Root can put its rights down for a while, but not in a thread of its own (`npm run mutate`); Windows has no such rights. */
export const HAS_RIGHTS_TO_LOSE = process.platform !== 'win32' && (isMainThread || process.geteuid?.() !== 0)

/** What a person without rights would see: root reads and writes whatever a file says of itself. */
export async function unprivileged<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return await act()
  process.seteuid?.(NOBODY)
  try {
    return await act()
  } finally {
    process.seteuid?.(0)
  }
}

const NOBODY = 65534
