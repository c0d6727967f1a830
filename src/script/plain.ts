/**
 * A script that is plain text, as the voice gets it: the words untouched, white space tidied. Control characters
 * become spaces, lines lose the spaces around them, and one blank line parts paragraphs.
 */
export function speakPlain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]|\uFEFF/gu, ' ')
    .split('\n')
    .map(line => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
