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
  const manifest = JSON.parse(text) as Manifest
  const { name, version, license } = manifest
  if (!license) throw new Error(`${name} names no licence`)
  const files = (await readdir(folder)).filter(file => /^(licen[cs]e|notice|copying)/i.test(file)).sort()
  const texts = await Promise.all(files.map(file => readFile(path.join(folder, file), 'utf8')))
  return [
    `${name} ${version}`,
    license,
    ...sourcesOf(manifest),
    ...texts.map(whole => `\n${whole.replaceAll('\r\n', '\n').trim()}`),
    '',
  ].join('\n')
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly repository?: string | { readonly url: string }
}

/** Under the MPL, whoever gets a program must be told where its sources are (https://www.mozilla.org/MPL/2.0/, 3.2 a). */
function sourcesOf({ license = '', repository, name, version }: Manifest): string[] {
  if (!license.includes('MPL-')) return []
  const url = (typeof repository === 'string' ? repository : repository?.url)?.replace(/^git\+|\.git$/g, '')
  if (!url?.startsWith('https://'))
    throw new Error(`${name} is under ${license}, and does not say where its sources are`)
  return [`Source code, of which nothing was changed: ${url} (version ${version})`]
}
