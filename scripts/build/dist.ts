import { cp, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

export async function replace(dist: string, built: string): Promise<undefined> {
  await rm(dist, { recursive: true, force: true })
  await cp(built, dist, { recursive: true })
}

/** Says how many files are the same. @returns what is different, and what to do */
export async function compare(built: string, dist: string): Promise<string | undefined> {
  const [ours, theirs] = await Promise.all([readAll(built), readAll(dist)])
  const names = [...new Set([...ours.keys(), ...theirs.keys()])]
  const different = names.filter(name => ours.get(name) !== theirs.get(name))
  if (different.length > 0)
    return `dist/ is not what the sources build: ${different.join(', ')}. Run \`npm run build\` and commit dist/.`
  process.stdout.write(`dist/ is what the sources build: ${names.length} files\n`)
  return undefined
}

async function readAll(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      files.map(async file => [path.relative(folder, file), await readFile(file, 'latin1')] as const),
    ),
  )
}
