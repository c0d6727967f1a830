import type { SpokenWord } from './voice.ts'

export const WIDTH = 640
export const HEIGHT = 360

/**
 * The presenter of `fixtures/face.html`, moved aside for the words.
 *
 * @param said the words of the sentence so far; the last one is being said while the mouth is open
 * @param mouth 0 is closed, 1 is wide open
 */
export function picture(said: readonly SpokenWord[], mouth: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 480 270">
<defs>
<linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2b3a67"/><stop offset="1" stop-color="#496a81"/></linearGradient>
<linearGradient id="jacket" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#e07a5f"/><stop offset="1" stop-color="#b9553d"/></linearGradient>
</defs>
<rect width="480" height="270" fill="url(#wall)"/>
<rect y="236" width="480" height="34" fill="#1d2a4d"/>
${lines(said, mouth)}
<g transform="translate(118 0)">
<path d="M140 270C150 205 195 190 240 190C285 190 330 205 340 270Z" fill="url(#jacket)"/>
<path d="M222 168h36v30q-18 16-36 0Z" fill="#e3b08c"/>
<ellipse cx="240" cy="112" rx="66" ry="72" fill="#4a2f27"/>
<ellipse cx="240" cy="122" rx="54" ry="62" fill="#f4c9a4"/>
<path d="M184 122C178 34 302 34 296 122C290 104 276 94 262 90C240 104 206 100 184 122Z" fill="#4a2f27"/>
<path d="M207 108q10-6 20-1M253 107q10-5 20 1" stroke="#4a2f27" stroke-width="4" fill="none" stroke-linecap="round"/>
<ellipse cx="217" cy="120" rx="6" ry="7" fill="#23304f"/><ellipse cx="263" cy="120" rx="6" ry="7" fill="#23304f"/>
<path d="M240 124q-7 16 2 18" stroke="#d79f78" stroke-width="3" fill="none" stroke-linecap="round"/>
<path fill="#8c2f39" d="M${222 + 4 * mouth} ${154 - 3 * mouth}Q240 ${158 - 3 * mouth} ${258 - 4 * mouth} ${154 - 3 * mouth}Q240 ${166 + 14 * mouth} ${222 + 4 * mouth} ${154 - 3 * mouth}Z"/>
</g>
</svg>`
}

/** The words so far, the last one in the colour of the voice. */
function lines(said: readonly SpokenWord[], mouth: number): string {
  const all = wrap(said)
  const shown = all.slice(-MAX_LINES)
  const rows = shown.map((words, i) => {
    const y = 62 + i * 22
    const texts = words.map((word, j) => {
      const isNow = i === shown.length - 1 && j === words.length - 1 && mouth > 0
      return isNow ? `<tspan fill="#f2cc8f">${escaped(word)}</tspan>` : escaped(word)
    })
    const isCjk = words.some(word => CJK.test(word))
    return `<text x="26" y="${y}" fill="#fff" font-size="16" font-weight="600" font-family="Inter, Segoe UI, Noto Sans, DejaVu Sans, sans-serif" xml:space="preserve">${texts.join(isCjk ? '' : ' ')}</text>`
  })
  return rows.join('\n')
}

const MAX_LINES = 8
const LINE_WIDTH = 25
const CJK = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu

function wrap(said: readonly SpokenWord[]): string[][] {
  const all: string[][] = []
  let width = Number.POSITIVE_INFINITY
  for (const { text } of said) {
    const own = text.length + (text.match(CJK)?.length ?? 0) + 1
    if (width + own > LINE_WIDTH) {
      all.push([])
      width = 0
    }
    all.at(-1)?.push(text)
    width += own
  }
  return all
}

function escaped(text: string): string {
  return text.replace(/[&<\p{Cc}]/gu, sign => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : ''))
}
