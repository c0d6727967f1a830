/**
 * Who may know whom, as docs/architecture.md tells it: data flows one way, and nothing further down calls back up.
 * A type counts as knowing; where only loading matters, types are left out.
 */

/** What decides and does nothing: no file, no network, no process. Hashing and paths are arithmetic. */
const PURE = [
  'src/(inputs|outputs)/',
  'src/lib/(objects|text|workspace-paths)[.]ts',
  'src/plan[.]ts',
  'src/script/(?!audio|read-scripts)',
  'src/captions/',
  'src/jogg/',
  'src/job/',
  'src/ledger/',
  'src/github/(?!event)',
  'src/publish/page/',
  'src/publish/(changed-words|comment|comment-body|comment-state|cover|diagnostic-box|file-names|markdown|marker|notes-block|plan-body|plan-comment|plan-view|sticky|summary|transcripts|video-sections|video-view|words)[.]ts',
  'src/catalog/',
]
const ARITHMETIC = ['buffer', 'crypto', 'path', 'util']

/** Loaded with `import()` by those who need it, so that a run pays for what it uses. */
const LAZY = [
  'src/(produce|script-from|make-videos|lib/mediabunny|lib/picture)[.]ts',
  'src/script/(audio|front-matter|read-scripts|section|shorten|speak)[.]ts',
  'src/job/(resolve-presenters|resolve-templates|settle|template-purchase)[.]ts',
  'src/jogg/templates[.]ts',
  'src/ledger/(cache-keeper|refs-keeper)[.]ts',
  'src/publish/(attachment|comment|comment-media|download|release|video-cache)[.]ts',
  'node_modules/(@actions/(github|tool-cache)|js-yaml|mediabunny)/',
]
/** Loaded that late themselves that they load what they need at once. */
const LATE = ['lib/mediabunny', 'script/speak', 'job/audio-url', 'job/resolve-templates']

const rules = [
  never('no circle, types included', {}, { circular: true }),
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

  only('lib/', 'nothing of what it is used for', ['lib/']),
  only('runtime/', 'the process: nothing of what runs in it', ['runtime/', 'lib/']),
  only('inputs/', 'what is asked for: of JoggAI its words', [
    ...['inputs/', 'lib/', 'jogg/address', 'jogg/domain', 'runtime/world'],
  ]),
  only('outputs/', 'what became known: of JoggAI its words', [
    ...['outputs/', 'lib/', 'jogg/domain', 'runtime/world'],
  ]),
  only('script/', 'text: nothing of JoggAI or GitHub', ['script/', 'inputs/', 'lib/']),
  only('captions/', 'text and times: nothing of where they come from or go', ['captions/']),
  only('jogg/', 'JoggAI: nothing of GitHub, nor of what it is for', ['jogg/', 'lib/', 'runtime/world']),
  only('github/', 'GitHub: nothing of JoggAI, nor of what it is for', ['github/', 'lib/', 'runtime/world']),
  only('job/', 'the money: nothing of where a video goes', [
    ...['job/', 'ledger/', 'jogg/', 'script/', 'inputs/', 'lib/', 'outputs/', 'plan', 'runtime/world'],
  ]),
  only('ledger/', 'what was paid for, and where that is kept: nothing of what is decided on it', [
    ...['ledger/', 'github/client', 'github/github-error', 'lib/', 'runtime/world'],
  ]),
  only('publish/', 'where a video goes: of the job its memory, of JoggAI what an address is', [
    ...['publish/', 'captions/', 'github/', 'ledger/', 'jogg/address', 'lib/', 'outputs/', 'plan'],
    'runtime/world',
  ]),
  only('avatar/', 'the third action: nothing of videos', [
    ...['avatar/', 'github/', 'job/', 'jogg/', 'ledger/', 'inputs/', 'lib/', 'outputs/', 'runtime/'],
  ]),
  only('catalog/', 'the second action: nothing of videos', [
    ...['catalog/', 'jogg/', 'publish/markdown', 'inputs/', 'lib/', 'outputs/', 'runtime/'],
  ]),
  never('the relay shares what judges addresses and the wire', from('relay/'), {
    path: '^src/(?!jogg/|lib/text[.]ts|runtime/world[.]ts)',
  }),
  never('the translation to the wire is known behind JoggApi alone', from('src/(?!jogg/)'), {
    path: '^src/jogg/(v1|v2|wire|items|finished-video|catalog-v[12]|exchange|network|quota|http)[.]ts',
    dependencyTypesNot: ['type-only'],
  }),
  never(
    'the real world is made at the entries',
    from('src/(?!(catalog/catalog-|avatar/avatar-)?main[.]ts)'),
    {
      path: '^src/(runtime/real-world|main|catalog/catalog-main|avatar/avatar-main)[.]ts',
    },
  ),

  never('what decides does nothing', from(...PURE), {
    dependencyTypes: ['core'],
    pathNot: `^(node:)?(${ARITHMETIC.join('|')})$`,
  }),
  never('one way to the network: the fetch that is handed in', from('src/'), {
    path: '^(node:)?(dgram|http|http2|https|net|tls|child_process|cluster|dns|inspector|vm)$|node_modules/undici/',
  }),
  never('no thread', from('src/'), { path: '^(node:)?worker_threads$' }),
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
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
