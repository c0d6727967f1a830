import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a file whole or not at all; a link of its name is replaced, and not followed out of the workspace. */
export async function putFile(file: string, content: string): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${randomUUID()}.part`)
  try {
    await writeFile(temporary, content, { flag: 'wx' })
    await rename(temporary, file)
  } finally {
    await rm(temporary, { force: true })
  }
}
