import { getOctokit } from '@actions/github'
import { afterEach, describe, expect, it } from 'vitest'
import { badGateway, type GitHubStandIn, JOB_TOKEN, startGitHub } from '../../../sandbox/github/index.ts'

let github: GitHubStandIn

afterEach(() => github.close())

describe.each([
  ['three hosts', false],
  ['one host with prefixes, as GitHub Enterprise Server has it', true],
])("the toolkit's own client, against %s", (_, enterprise) => {
  it('pages, uploads and writes', async () => {
    github = await startGitHub({ enterprise })
    await github.addPullRequest({ number: 2, headSha: 'a'.repeat(40), headRef: 'topic' })
    for (let n = 0; n < 101; n += 1) await github.addComment({ pr: 2, body: `${n}` })
    const octokit = getOctokit(JOB_TOKEN, { baseUrl: github.places.api })
    const where = { owner: 'octo-org', repo: 'talking-docs' }

    const comments = { ...where, issue_number: 2, per_page: 100 }
    expect(await octokit.paginate(octokit.rest.issues.listComments, comments)).toHaveLength(101)

    const { id } = await github.addRelease({ tag: 'v1' })
    const release = await octokit.rest.repos.getRelease({ ...where, release_id: id })
    expect(release.data.upload_url.startsWith(`${github.places.uploads}/repos/`)).toBe(true)
    const asset = await octokit.rest.repos.uploadReleaseAsset({
      ...where,
      release_id: id,
      url: release.data.upload_url,
      name: 'video 1.mp4',
      data: Buffer.from('bytes') as unknown as string,
      headers: { 'content-type': 'video/mp4' },
    })
    expect(asset.data).toMatchObject({ name: 'video.1.mp4', size: 5 })
    expect((await github.releases())[0]?.assets[0]?.bytes.toString()).toBe('bytes')
    const page = await fetch(asset.data.browser_download_url)
    expect(await page.text()).toBe('bytes')
    expect(github.violations).toEqual([])
    expect(github.requests.filter(({ host }) => host === 'web').map(({ token }) => token)).toEqual([
      undefined,
      undefined,
    ])
  })

  it('sees what goes wrong', async () => {
    github = await startGitHub({ enterprise })
    const octokit = getOctokit(JOB_TOKEN, { baseUrl: github.places.api })
    github.fault({ kind: 'answer', ...badGateway, path: /\/user$/ })
    await expect(octokit.rest.users.getAuthenticated()).rejects.toMatchObject({ status: 502 })
    await expect(octokit.rest.users.getAuthenticated()).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    })
  })
})
