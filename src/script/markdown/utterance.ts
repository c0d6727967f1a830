/**
 * What the reading of a document comes to: things to say one after the other, and places where something was left
 * out on purpose (`silence`: code, a picture).
 */
export type Utterance =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly joins: boolean }
  | { readonly kind: 'silence' }

/** @param joins whether it follows the one before closely, as the items of a list do */
export function textUtterance(text: string, joins = false): Utterance {
  return { kind: 'text', text, joins }
}

export const SILENCE: Utterance = { kind: 'silence' }
