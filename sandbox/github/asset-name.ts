/**
 * The name under which GitHub keeps a release asset. GitHub documents only that it renames; these are the rules by
 * which its CLI foresees the new name: accents go, every run of characters other than letters, digits, `_`, `-`, `+`
 * and `@` becomes one dot, dots at both ends go, and `default` stands in for a missing stem. Letters that are no
 * accented Latin ones (æ, ß, ł) GitHub spells out and this does not: trust the name in the answer.
 */
export function normalisedAssetName(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{Mark}/gu, '')
  const stemmed = plain.startsWith('.') ? `default${plain}` : plain
  const dotted = stemmed.replace(/[^\w@+-]+/g, '.').replace(/^\.|\.$/g, '')
  if (dotted === name || dotted.includes('.')) return dotted
  return dotted ? `default.${dotted}` : 'default'
}
