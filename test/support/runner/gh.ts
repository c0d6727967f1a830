/**
 * Of GitHub's own program, the two commands that examples use, as a script: `gh release view TAG`, which finds drafts
 * too, and `gh release create TAG [--draft] --generate-notes`. It asks the stand-in with the token of the job.
 */
export const gh = `#!${process.execPath}
const { GITHUB_API_URL, GH_REPO, GH_TOKEN } = process.env
const [, command, tag, ...options] = process.argv.slice(2)
const headers = { authorization: 'Bearer ' + GH_TOKEN, 'user-agent': 'gh', 'content-type': 'application/json' }
const ask = async (query, init) => {
  const response = await fetch(GITHUB_API_URL + '/repos/' + GH_REPO + '/releases' + query, { headers, ...init })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}
const create = () => {
  const body = "## What's Changed\\n\\n* Searching is twice as fast since " + tag + ".\\n"
  const release = { tag_name: tag, name: tag, body, draft: options.includes('--draft') }
  return ask('', { method: 'POST', body: JSON.stringify(release) })
}
const view = async () => {
  const releases = await ask('?per_page=100')
  if (!releases.some(release => release.tag_name === tag)) throw new Error('release not found')
}
const run = command === 'create' ? create : view
run().catch(error => {
  console.error(error.message)
  process.exitCode = 1
})
`
