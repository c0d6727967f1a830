/**
 * Writes `sandbox/github/openapi.json`: of GitHub's own OpenAPI description, the operations that this project uses,
 * with the components they refer to, and without prose and examples. Run it when GitHub's description moves on:
 *
 *   npm install --prefix /tmp/openapi @octokit/openapi@23.0.2
 *   node scripts/extract-github-openapi.ts /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json
 *   npx biome format --write sandbox/github/openapi.json
 */
import { readFileSync, writeFileSync } from 'node:fs'

const OPERATIONS = [
  'get /user',
  'get /repos/{owner}/{repo}',
  'get /repos/{owner}/{repo}/contents/{path}',
  'get /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'post /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'get /repos/{owner}/{repo}/issues/comments',
  'get /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'patch /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'delete /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'get /repos/{owner}/{repo}/pulls',
  'get /repos/{owner}/{repo}/pulls/{pull_number}',
  'get /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
  'get /repos/{owner}/{repo}/commits/{ref}',
  'post /repos/{owner}/{repo}/statuses/{sha}',
  'get /repos/{owner}/{repo}/releases',
  'post /repos/{owner}/{repo}/releases',
  'get /repos/{owner}/{repo}/releases/tags/{tag}',
  'get /repos/{owner}/{repo}/releases/{release_id}',
  'patch /repos/{owner}/{repo}/releases/{release_id}',
  'get /repos/{owner}/{repo}/releases/{release_id}/assets',
  'post /repos/{owner}/{repo}/releases/{release_id}/assets',
  'get /repos/{owner}/{repo}/releases/assets/{asset_id}',
  'patch /repos/{owner}/{repo}/releases/assets/{asset_id}',
  'delete /repos/{owner}/{repo}/releases/assets/{asset_id}',
  'post /repos/{owner}/{repo}/dispatches',
  'get /repos/{owner}/{repo}/git/matching-refs/{ref}',
  'post /repos/{owner}/{repo}/git/refs',
  'post /repos/{owner}/{repo}/git/trees',
  'post /repos/{owner}/{repo}/git/commits',
]

/** Keys that no check reads. A schema may have a property of such a name: below `properties` all keys stay. */
const PROSE = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'x-github',
  'x-octokit',
])

type Tree = { [key: string]: unknown }

const [source] = process.argv.slice(2)
if (!source)
  throw new Error('Which file? Usage: node scripts/extract-github-openapi.ts <api.github.com.json>')
const extracted = extract(JSON.parse(readFileSync(source, 'utf8')) as Tree)
writeFileSync(
  new URL('../sandbox/github/openapi.json', import.meta.url),
  `${JSON.stringify(extracted, null, 2)}\n`,
)

function extract(description: Tree): Tree {
  const paths: Record<string, Tree> = {}
  for (const [method = '', path = ''] of OPERATIONS.map(operation => operation.split(' '))) {
    const operation = at(description, ['paths', path, method])
    paths[path] = { ...paths[path], [method]: withoutProse(operation) }
  }
  const { version, license } = at(description, ['info']) as Tree
  const info = { title: 'An extract of the OpenAPI description of GitHub', version, license }
  return { openapi: description.openapi, info, paths, components: componentsFor(paths, description) }
}

/** All components that `paths` refers to, directly or through one another. */
function componentsFor(paths: Tree, description: Tree): Tree {
  const components: Record<string, Tree> = {}
  const waiting = new Set(references(paths))
  // A set hands out what is added while it is being walked.
  for (const reference of waiting) {
    const [, kind = '', name = ''] = reference.slice(2).split('/')
    const component = withoutProse(at(description, ['components', kind, name]))
    components[kind] = { ...components[kind], [name]: component }
    for (const further of references(component)) waiting.add(further)
  }
  return components
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) =>
    key === '$ref' ? [String(child)] : references(child),
  )
}

function withoutProse(value: unknown, keep = false): unknown {
  if (Array.isArray(value)) return value.map(item => withoutProse(item))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => keep || !PROSE.has(key))
  return Object.fromEntries(
    entries.map(([key, child]) => [key, withoutProse(child, !keep && key === 'properties')]),
  )
}

function at(tree: unknown, path: readonly string[]): unknown {
  const found = path.reduce<unknown>((node, key) => (node as Tree | undefined)?.[key], tree)
  if (found === undefined) throw new Error(`GitHub's description has no ${path.join(' › ')}`)
  return found
}
