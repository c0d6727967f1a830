/** Reads the runner's output file: `name<<delimiter`, the value's lines, the delimiter; the last one of a name counts. */
export function parseOutputs(file: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [, name, , value] of file.matchAll(/^(.+?)<<(.+)\r?\n([\s\S]*?)\r?\n?\2\r?$/gm)) {
    if (name !== undefined) outputs[name] = value ?? ''
  }
  return outputs
}
