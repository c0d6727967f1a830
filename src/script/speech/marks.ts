/**
 * Stand-ins inside a text for what was taken out, until the words around it are mended. They are noncharacters, which
 * no document has any use for; what a document has of them is dropped first.
 */

/** An address, an issue number or a commit: "see ⟂" and "(closes ⟂)" go with it. */
export const REFERENCE = '\uFDD0'
/** A picture, an emoji, struck text: only the white space around it goes. */
export const GAP = '\uFDD1'
