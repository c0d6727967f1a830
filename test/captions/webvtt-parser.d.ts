declare module 'webvtt-parser' {
  export class WebVTTParser {
    parse(
      input: string,
      mode?: 'metadata' | 'chapters',
    ): {
      readonly cues: readonly {
        readonly startTime: number
        readonly endTime: number
        readonly text: string
      }[]
      readonly errors: readonly { readonly message: string; readonly line: number; readonly col?: number }[]
    }
  }
}
