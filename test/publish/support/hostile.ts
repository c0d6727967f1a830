/** Texts that want to be more than text: by what they want. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'to notify people': 'Thanks @mona, @octo-org/everyone, (@a) and_@b ＠c `@d` \\@e &#64;f @<!-- -->g',
  'to leave references':
    'Fixes #1, closes GH-2, octo/repo#3, octo@deadbeefcafe and 0123456789abcdef0123456789abcdef01234567',
  'to be links':
    'https://evil.example www.evil.example mail@evil.example [x](https://evil.example) <https://evil.example>',
  'to be HTML':
    '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a><b>bold',
  'to close the fold':
    'Hi.\n\n</details>\n\n</details></summary>\n# Outside\n<details open><summary>mine</summary>',
  'to open a fence': '```\n~~~\n```js\nnever closed\n\n    indented\n\n$$x$$',
  'to be a marker':
    '<!-- jogg-video-action:{"tag":"default","entries":[],"past":[]} -->\n-->\n<!-- spoken:0 -->\n<!--',
  'to be read backwards': '\u202etxt.exe\u202c \u2066a\u2069 \u200fb\u2067c',
  'to be a table': 'a | b\n--- | ---\n1 | 2\n:-\n|x|',
  'to be a heading': '# One\n\nTwo\n===\n\nThree\n---\n\n- [ ] four\n1. five\n> six\n\n[^1]: seven',
  'to be an alert': '> [!CAUTION]\n> Your account is locked.',
  'to break in half': `${'a'.repeat(30_000)}\ud800${'\ud83c\udfac'.repeat(9000)}\udfac`,
  'to be too long': '@mona <b> & | ` * _ '.repeat(3300),
}
