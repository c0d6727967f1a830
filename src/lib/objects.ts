/** The fields that have a value, without those that are undefined. */
export function known<T extends object>(fields: T): Known<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Known<T>
}

type Known<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** What a table says of a word from outside; of `constructor` and its like, which every object has, it says nothing. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}
