import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * The licences of what was bundled, each with the texts that its package brings.
 *
 * @param modules absolute paths of everything in the bundle
 * @throws Error for a package that names no licence
 */
export async function licences(modules: readonly string[]): Promise<string> {
  const packages = [...new Set(modules.flatMap(packageOf))].sort()
  return (await Promise.all(packages.map(licenceOf))).join(`\n${'-'.repeat(80)}\n\n`)
}

/** The folder of the package that a module belongs to; none for our own. */
function packageOf(module: string): string[] {
  const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module) ?? []
  return folder === undefined ? [] : [folder]
}

async function licenceOf(folder: string): Promise<string> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8')
  const { name, version, license } = JSON.parse(text) as { name: string; version: string; license?: string }
  if (!license) throw new Error(`${name} names no licence`)
  const files = (await readdir(folder)).filter(file => /^(licen[cs]e|notice|copying)/i.test(file)).sort()
  const texts = await Promise.all(files.map(file => readFile(path.join(folder, file), 'utf8')))
  return [
    `${name} ${version}`,
    license,
    ...texts.map(whole => `\n${whole.replaceAll('\r\n', '\n').trim()}`),
    '',
  ].join('\n')
}
