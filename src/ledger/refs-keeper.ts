import * as v from 'valibot'
import type { Answer, GitHub } from '../github/client.ts'
import { type GitHubError, githubErrorText } from '../github/github-error.ts'
import type { World } from '../runtime/world.ts'

/**
 * Git refs as a keeper of names (ledger.ts), in a namespace of our own that is in no list of branches or tags, starts
 * no workflow and is fetched by nobody unless asked for. A ref is made once: GitHub refuses the second, which locks for the
 * whole repository. Names say everything, so that all of them lead to one commit, and reading is one request.
 */
export function refsKeeper(github: GitHub, { actions, signal }: RefsWorld): RefsKeeper {
  let commit: string = COMMIT
  let isDenied = false
  const deny = (error: GitHubError) => {
    if (!isDenied && !signal.aborted)
      actions.notice(`${CANT} (${githubErrorText(error)}). ${ADVICE}`, { title: 'JoggAI video' })
    isDenied = error.kind === 'forbidden' || error.kind === 'missing'
    return 'failed' as const
  }
  const makeOnce = async (name: string): Promise<'made' | 'exists' | 'failed'> => {
    if (isDenied) return 'failed'
    let created = await createRef(github, name, commit)
    if (!created.ok && created.error.kind === 'refused' && !EXISTS.test(created.error.message)) {
      const made = await createCommit(github)
      if (!made.ok) return deny(made.error)
      commit = made.value
      created = await createRef(github, name, commit)
    }
    if (created.ok) return 'made'
    return EXISTS.test(created.error.message) ? 'exists' : deny(created.error)
  }
  // An answer that was lost shows as the next one's refusal.
  const make = async (name: string) => {
    let made = await makeOnce(name)
    for (let tries = 1; made === 'failed' && tries < MAX_TRIES && !isDenied; tries++)
      made = await makeOnce(name)
    return made
  }
  return {
    async names(beginning) {
      const found = await github.call(MATCHING, { ref: NAMESPACE + pathOf(beginning) }, v.array(REF))
      if (found.ok) return found.value.map(nameOf)
      return found.error.kind === 'unclear' || found.error.kind === 'rate-limited' ? undefined : []
    },
    async add(name) {
      return (await make(name)) === 'failed' ? 'failed' : 'kept'
    },
    async lock(name) {
      const made = await make(name)
      if (made === 'failed') return 'none'
      return made === 'made' ? 'taken' : 'refused'
    },
  }
}

export interface RefsKeeper {
  names(beginning: string): Promise<readonly string[] | undefined>
  add(name: string): Promise<'kept' | 'failed'>
  lock(name: string): Promise<'taken' | 'refused' | 'none'>
}

type RefsWorld = Pick<World, 'actions' | 'signal'>

const NAMESPACE = 'jogg-video/'
const MATCHING = 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}'
const MAX_TRIES = 3
const EXISTS = /already exists/i
const CANT = 'What is paid for can’t be kept in the repository'
const ADVICE =
  'Add `contents: write` to the job’s `permissions:`, or set `memory: cache`. The other memories go on.'

/** A part of a ref's path is a file's name on a server's disk: 255 bytes at most. */
function pathOf(name: string): string {
  return (name.match(/.{1,200}/g) ?? []).join('/')
}

const REF = v.object({ ref: v.string() })

function nameOf({ ref }: v.InferOutput<typeof REF>): string {
  return ref.slice(`refs/${NAMESPACE}`.length).replaceAll('/', '')
}

function createRef(github: GitHub, name: string, sha: string): Promise<Answer<unknown>> {
  const ref = `refs/${NAMESPACE}${pathOf(name)}`
  return github.call('POST /repos/{owner}/{repo}/git/refs', { ref, sha }, v.unknown())
}

/** Once in a repository's life: the same everywhere, so that its name is known beforehand (git hashes what it says). */
async function createCommit(github: GitHub): Promise<Answer<string>> {
  const tree = [{ path: 'README.md', mode: '100644', type: 'blob', content: README }]
  const made = await github.call('POST /repos/{owner}/{repo}/git/trees', { tree }, SHA)
  if (!made.ok) return made
  const by = {
    name: 'jogg-video-action',
    email: 'jogg-video-action@users.noreply.github.com',
    date: '2026-01-01T00:00:00Z',
  }
  const commit = { message: MESSAGE, tree: made.value, parents: [], author: by, committer: by }
  return github.call('POST /repos/{owner}/{repo}/git/commits', commit, SHA)
}

const SHA = v.pipe(
  v.object({ sha: v.string() }),
  v.transform(({ sha }) => sha),
)
const MESSAGE = 'What jogg-video-action remembers of videos that were paid for'
const README = `${MESSAGE}.

The names of the refs that lead here say everything. Without them a video may be paid for again.
`
/** Of that commit. */
const COMMIT = 'f53e4167c1826d333917172a9440feb02c30ed44'
