/**
 * What the reading of a document comes to: things to say one after the other, and places where something was left
 * out on purpose (`silence`: code, a picture).
 */
export type Utterance =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly joins: boolean; readonly isItem?: true }
  | { readonly kind: 'silence' }
  /** What is folded away begins with its summary; it ends here. */
  | { readonly kind: 'summary'; readonly text: string }
  | { readonly kind: 'details-end' }

/** @param joins whether it follows the one before closely, as the items of a list do */
export function textUtterance(text: string, joins = false): Utterance {
  return { kind: 'text', text, joins }
}

/** The same in a list. */
export function itemUtterance(text: string, joins: boolean): Utterance {
  return { kind: 'text', text, joins, isItem: true }
}

export const SILENCE: Utterance = { kind: 'silence' }
