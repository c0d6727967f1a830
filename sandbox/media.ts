import { readFileSync } from 'node:fs'
import { type Project, stageOf } from './projects.ts'
import type { Call, Route } from './service.ts'
import { wav } from './wav.ts'
import { bytes, type Reply } from './wire.ts'

/** Files that the sandbox serves: results, covers of avatars, samples of voices. No key is asked for, as on a CDN. */
export const MEDIA_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/res/:file', point: 'video', open: true, handle: result },
  { method: 'GET', path: '/covers/:file', point: 'cover', open: true, handle: avatarCover },
  { method: 'GET', path: '/samples/:file', point: 'cover', open: true, handle: sample },
]

/** The true duration of the committed videos. */
export const FIXTURE_SECONDS = 4

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))

const FILES: Readonly<Record<string, { readonly type: string; readonly content: Uint8Array }>> = {
  mp4: { type: 'video/mp4', content: fixture('video.mp4') },
  webm: { type: 'video/webm', content: fixture('video.webm') },
  jpg: { type: 'image/jpeg', content: fixture('cover.jpg') },
  srt: {
    type: 'application/x-subrip',
    content: Buffer.from('1\n00:00:00,000 --> 00:00:04,000\n(subtitles of the sandbox)\n'),
  },
}

function result({ service, params, headers }: Call): Reply {
  const [id, extension = ''] = (params.file ?? '').split('.')
  const project = service.projects.find(one => one.id === id)
  const file = FILES[extension]
  const isThere = project !== undefined && stageOf(project, service.now(), service.renderMs) === 4
  return isThere && file !== undefined && hasFile(project, extension)
    ? ranged(file.type, file.content, headers.range)
    : notFound()
}

export function videoUrl(url: string, project: Project): string {
  return `${url}/res/${project.id}.${project.transparent ? 'webm' : 'mp4'}`
}

export function coverUrl(url: string, project: Project): string {
  return `${url}/res/${project.id}.jpg`
}

export function subtitleUrl(url: string, project: Project): string {
  return `${url}/res/${project.id}.srt`
}

function hasFile(project: Project, extension: string): boolean {
  if (extension === 'mp4' || extension === 'webm') return project.transparent === (extension === 'webm')
  return extension === 'jpg' || project.kind === 'translation'
}

/** The whole file, or the part that one `bytes=` range asks for. */
export function ranged(type: string, content: Uint8Array, range: string | undefined): Reply {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '')
  if (asked === null || (asked[1] === '' && asked[2] === '')) {
    return bytes(200, type, content, { 'accept-ranges': 'bytes' })
  }
  const { length } = content
  const first = asked[1] === '' ? Math.max(0, length - Number(asked[2])) : Number(asked[1])
  const last = asked[1] === '' || asked[2] === '' ? length - 1 : Math.min(Number(asked[2]), length - 1)
  if (first > last) return bytes(416, 'text/plain', '', { 'content-range': `bytes */${length}` })
  return bytes(206, type, content.subarray(first, last + 1), {
    'accept-ranges': 'bytes',
    'content-range': `bytes ${first}-${last}/${length}`,
  })
}

function avatarCover({ service, params }: Call): Reply {
  const id = params.file?.replace(/\.svg$/, '')
  const avatar = service.catalog.avatars.find(one => one.id === id)
  return avatar === undefined ? notFound() : bytes(200, 'image/svg+xml', drawCover(avatar.name))
}

/** The avatar's initials on a colour of its own. */
function drawCover(name: string): string {
  const initials = (name.match(/\b\p{L}/gu) ?? []).slice(0, 2).join('').toUpperCase()
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7)
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="0 0 320 320">',
    `<rect width="320" height="320" fill="hsl(${hue} 40% 35%)"/>`,
    `<circle cx="160" cy="140" r="62" fill="hsl(${hue} 45% 75%)"/>`,
    `<path d="M40 320c8-76 60-104 120-104s112 28 120 104z" fill="hsl(${hue} 45% 75%)"/>`,
    `<text x="160" y="160" text-anchor="middle" font-family="sans-serif" font-size="56" fill="hsl(${hue} 40% 25%)">`,
    `${initials}</text></svg>`,
  ].join('')
}

function sample({ service, params, headers }: Call): Reply {
  const [, id = '', extension] = /^(.+)\.(wav|mp4)$/.exec(params.file ?? '') ?? []
  const { avatars, voices } = service.catalog
  if (extension === 'mp4' && avatars.some(avatar => avatar.id === id && avatar.kind !== 'photo'))
    return ranged('video/mp4', fixture('video.mp4'), headers.range)
  const isKnown = extension === 'wav' && voices.some(voice => voice.id === id)
  return isKnown ? ranged('audio/wav', TONE, headers.range) : notFound()
}

const TONE = tone()

/** Half a second of a quiet tone, 8 bit mono at 8 kHz. */
function tone(): Uint8Array {
  const rate = 8000
  const samples = Uint8Array.from(
    { length: rate / 2 },
    (_, i) => 128 + 24 * Math.sin((i * 2 * Math.PI * 330) / rate),
  )
  return wav(samples, rate)
}

export function notFound(): Reply {
  return bytes(404, 'text/plain', 'Not found')
}
