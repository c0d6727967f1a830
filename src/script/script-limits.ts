/** Bytes a script may have, be it a file or an input: about an hour of speech. */
export const MAX_SCRIPT_BYTES = 65_536
