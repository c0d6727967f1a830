/**
 * Words that are written twice and heard once: "Fixed: Fix the door" is "Fixed the door.", "Door: Door opens" "Door
 * opens", and a slip such as "the the" one word.
 */
export function dropDoubled(text: string): string {
  return text
    .replace(TWICE, '$1')
    .replace(LABELLED_HAN, '')
    .replace(LABELLED, (found, label: string, word: string) => {
      if (!isSameWord(label, word)) return found
      return isEnglishPast(label, word) ? label : matchCase(word, found)
    })
}

function matchCase(word: string, label: string): string {
  return /^\p{Lu}/u.test(label) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** Small words that never stand twice in a row on purpose. */
const TWICE =
  /(?<![\p{L}\p{N}’'-])(the|an?|of|to|for|and|with|from|by|at|und|für|mit|les|des|pour|avec|los|las|para|per|della) \1(?![\p{L}\p{N}’'-])/giu

/** A label of one or two words, of which the last counts: "Bug fix: Fix the door". */
const LABELLED =
  /^(?:\p{L}{1,20} )?(\p{L}{2,20})(?: ?[:：] ?|, (?=\p{Lu})| (?=\p{Lu}\p{Ll}))(\p{L}{2,20})(?![\p{L}\p{N}'’:-])/u

const LABELLED_HAN = /^(\p{sc=Han}{2,4})[:：] ?(?=\1)/u

/** The same stem: "Fixed" and "Fix", "Corrigé" and "Corrige" are. */
function isSameWord(label: string, word: string): boolean {
  const [one, other] = [stem(label), stem(word)]
  return (one === other && label.length > 2) || IRREGULAR.has(`${label} ${word}`.toLowerCase())
}

const IRREGULAR = new Set([
  'behoben behebt',
  'behoben behebe',
  'hinzugefügt fügt',
  'aggiunto aggiunge',
  'corretto corregge',
  'corregido corrige',
  'geändert ändert',
  'geändert ändere',
  'rewritten rewrite',
])

function stem(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/(?<=\p{L}{3})(?:id[oa]s?|ad[oa]s?|ations?|itions?|ments?|ions?|ings?|es|ed|e?s|e[rt]?|d)$/u, '')
    .replace(/(\p{sc=Latn})\1$/u, '$1')
}

function isEnglishPast(label: string, word: string): boolean {
  return /ed$/i.test(label) && !/ed$/i.test(word)
}
