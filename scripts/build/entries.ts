/** What Node starts by itself, and what it says on its own, where nothing is set for it. */
export interface Entry {
  /** Its file in `dist/`, without `.js`. */
  readonly name: string
  /** In `src/`, without `.ts`. */
  readonly source: string
  readonly says: string
}

export const ENTRIES: readonly Entry[] = [
  { name: 'index', source: 'main', says: '::error' },
  { name: 'catalog/index', source: 'catalog/catalog-main', says: '::error' },
  { name: 'avatar/index', source: 'avatar/avatar-main', says: '::error' },
]

/** All that is bundled, below `dist/`: the entries share it. */
export const PARTS = 'parts'

/** One bundle with everything: what several entries load is there once. */
export function bundleOf(entries: readonly Entry[]): string {
  const starts = entries.map(({ name, source }) => `  '${name}': () => import('./${source}.js'),\n`)
  return `export const start = {\n${starts.join('')}}\n`
}

/** @see action.yml, `runs.using` */
const NODE_MAJOR = 24

/**
 * An entry's script. Any Node parses it, so that one which is too old says so; everything newer than that is in the
 * bundle. `require` loads an ES module since Node 22, and `import()` would be a syntax error before Node 10.
 */
export function scriptOf({ name }: Entry): string {
  const parts = `${'../'.repeat(name.split('/').length - 1) || './'}${PARTS}/index.js`
  return `'use strict'
if (parseInt(process.versions.node, 10) < ${NODE_MAJOR}) {
  console.log('::error title=Node ${NODE_MAJOR} is needed::' + process.execPath + ' is Node ' + process.versions.node + ${JSON.stringify(` ${ADVICE}`)})
  process.exitCode = 1
} else {
  require('${parts}').start['${name}']()
}
`
}

/** One line: the runner reads an annotation up to the line's end. */
const ADVICE = [
  `and can't run this action, which needs Node ${NODE_MAJOR} or newer. Nothing was submitted, and nothing was paid.`,
  'On your own runner: update it to 2.327.1 or newer, on a 64-bit system (on 32-bit Arm, it brings no newer Node).',
  `With act: choose an image that has Node ${NODE_MAJOR}.`,
].join(' ')
