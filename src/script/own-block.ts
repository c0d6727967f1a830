/**
 * Release notes without the block that this action once put into them (`publish/notes-block.ts`, held together by a
 * test): spoken, it would make another text of the same notes, and another video to pay for.
 */
export function withoutOwnBlock(text: string): string {
  return text.replace(OWN_BLOCK, '').trimEnd()
}

const OWN_BLOCK =
  /<!-- jogg-video-action:release:([\w.-]{1,60})[ >][\s\S]*?<!-- \/jogg-video-action:release:\1 -->/g
