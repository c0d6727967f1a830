/**
 * Who may know whom, as docs/architecture.md tells it: data flows one way, and nothing further down calls back up.
 * A type counts as knowing; where only loading matters, types are left out.
 */

/** What decides and does nothing: no file, no network, no process. Hashing and paths are arithmetic. */
const PURE = [
  'src/(failure|fields|inputs|key|misspelt|nearest|output-file|outputs|reader|result|text|workspace)[.]ts',
  'src/script/(blocks|by-itself|count-of|edition|estimate|front-matter|importance|language|left-out|outline)[.]ts',
  'src/script/(own-block|plain|pronounce|section|sentences|shorten|speak|write)[.]ts',
  'src/script/(markdown|speech)/',
  'src/jogg/',
  'src/job/(?!cache-store)',
  'src/github/(?!event)',
  'src/publish/(comment|comment-body|cover|file-names|markdown|marker|memory|notes-block|pieces|shown|sticky|summary|texts|trouble-box)[.]ts',
  'src/catalog/',
]
const ARITHMETIC = ['buffer', 'crypto', 'path', 'util']

/** Loaded with `import()` by those who need it, so that a run pays for what it uses. */
const LAZY = [
  'src/(produce|media)[.]ts',
  'src/script/(audio|front-matter|section|shorten|speak)[.]ts',
  'src/job/cache-store[.]ts',
  'src/publish/(attachment|comment|download|release|video-cache)[.]ts',
  'node_modules/(@actions/(github|tool-cache)|js-yaml|mediabunny)/',
]
/** Loaded that late themselves that they load what they need at once. */
const LATE = ['media', 'script/speak', 'job/audio-url']

const rules = [
  never('no cycle of loading', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  never('nothing that is not there', {}, { couldNotResolve: true }),
  never('the product needs neither its doubles nor its tools', from('src/', 'relay/'), {
    path: oneOf('sandbox/', 'test/', 'scripts/'),
  }),
  never('the sandbox is made from the description of the API, not from our reading of it', from('sandbox/'), {
    path: oneOf('src/', 'relay/', 'test/', 'scripts/'),
  }),
  never('the product needs no development package', from('src/', 'relay/'), {
    dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
  }),

  only('script/', 'text: nothing of JoggAI or GitHub', [
    'script/',
    'inputs',
    'reader',
    'media',
    'text',
    'workspace',
  ]),
  only('jogg/', 'JoggAI: nothing of GitHub, nor of what it is for', ['jogg/', 'fields', 'text', 'world']),
  only('github/', 'GitHub: nothing of JoggAI, nor of what it is for', ['github/', 'text', 'world']),
  only('job/', 'the money: nothing of where a video goes', [
    ...['job/', 'jogg/', 'script/', 'cache-worker', 'failure', 'fields', 'inputs', 'nearest', 'prepare'],
    ...['reader', 'result', 'text', 'world'],
  ]),
  only('publish/', 'where a video goes: of the job its memory, of JoggAI what an address is', [
    ...['publish/', 'github/', 'job/ledger', 'jogg/address', 'failure', 'fields', 'media', 'prepare'],
    ...['result', 'text', 'workspace', 'world'],
  ]),
  only('catalog/', 'the second action: nothing of videos', [
    ...['catalog/', 'jogg/', 'publish/markdown', 'failure', 'fields', 'inputs', 'key', 'output-file'],
    ...['reader', 'real-world', 'text', 'world'],
  ]),
  never('the relay shares what judges addresses and the wire', from('relay/'), {
    path: '^src/(?!jogg/|text[.]ts)',
  }),
  never('the translation to the wire is known behind JoggApi alone', from('src/(?!jogg/)'), {
    path: '^src/jogg/(v1|v2|wire|items|result|catalog-v[12]|exchange|network|quota|http)[.]ts',
    dependencyTypesNot: ['type-only'],
  }),
  never('the real world is made at the entries', from('src/(?!(catalog/)?main[.]ts)'), {
    path: '^src/(real-world|main|catalog/main)[.]ts',
  }),

  never('what decides does nothing', from(...PURE), {
    dependencyTypes: ['core'],
    pathNot: `^(node:)?(${ARITHMETIC.join('|')})$`,
  }),
  never('one way to the network: the fetch that is handed in', from('src/'), {
    path: '^(node:)?(dgram|http|http2|https|net|tls|child_process|cluster|dns|inspector|vm)$|node_modules/undici/',
  }),
  never('one thread, for the cache', from('src/(?!cache-worker|job/cache-store)'), {
    path: '^(node:)?worker_threads$',
  }),
  never('the cache lives in that thread', from('src/(?!cache-worker)'), {
    path: 'node_modules/@actions/cache/',
  }),
  never('what only some runs need is loaded for them', from(`src/(?!(${LATE.join('|')})[.]ts)`), {
    path: oneOf(...LAZY),
    dynamic: false,
    dependencyTypesNot: ['type-only'],
  }),
]

/** @param {string} name @param {object} from @param {object} to */
function never(name, from, to) {
  return { name: name.replace(/[^a-z]+/gi, '-'), comment: name, severity: 'error', from, to }
}

/** A folder of `src` and everything in `src` that it may know. */
function only(folder, name, known) {
  return never(`${folder} knows ${name}`, from(`src/${folder}`), {
    path: '^src/',
    pathNot: oneOf(...known.map(path => (path.endsWith('/') ? `src/${path}` : `src/${path}[.]ts`))),
  })
}

function from(...paths) {
  return { path: oneOf(...paths) }
}

function oneOf(...paths) {
  return `^(${paths.join('|')})`
}

export default {
  forbidden: rules,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'] },
  },
}
