import { readFileSync } from 'node:fs'
import type { Avatar } from './catalog.ts'
import { type Project, stageOf } from './projects.ts'
import type { Call, Route } from './service.ts'
import type { Template } from './template-catalog.ts'
import { wav } from './wav.ts'
import { bytes, type Reply } from './wire.ts'

/** Files that the sandbox serves: results, covers of avatars and templates, samples of voices, music and templates. No key is asked for, as on a CDN. */
export const MEDIA_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/res/:file', point: 'video', open: true, handle: result },
  { method: 'GET', path: '/covers/:file', point: 'cover', open: true, handle: coverOf },
  { method: 'GET', path: '/samples/:file', point: 'cover', open: true, handle: sample },
]

/** The true duration of the committed videos, which all get that are not drawn. */
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

async function result({ service, params, headers }: Call): Promise<Reply> {
  const [id, extension = ''] = (params.file ?? '').split('.')
  const project = service.projects.find(one => one.id === id)
  const file = FILES[extension]
  const isThere = project !== undefined && stageOf(project, service.now(), service.renderMs) === 4
  if (!isThere || file === undefined || !hasFile(project, extension)) return notFound()
  const drawn = extension === 'mp4' ? await service.drawings?.get(project.id) : undefined
  return ranged(file.type, drawn ?? file.content, headers.range)
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

/** One id can stand in two lists. */
export function avatarCoverUrl(url: string, avatar: Avatar): string {
  return `${url}/covers/${avatarCoverName(avatar)}`
}

function avatarCoverName({ id, kind }: Avatar): string {
  return `${kind === 'library' ? '' : 'own-'}${id}.svg`
}

export function templateCoverUrl(url: string, { id }: Template): string {
  return `${url}/covers/template-${id}.svg`
}

/** A moving sample. */
export function templatePreviewUrl(url: string, { id }: Template): string {
  return `${url}/samples/template-${id}.mp4`
}

function coverOf({ service, params }: Call): Reply {
  const { avatars, templates = [] } = service.catalog
  const avatar = avatars.find(one => avatarCoverName(one) === params.file)
  const template = templates.find(({ id }) => `template-${id}.svg` === params.file)
  const made = service.projects.find(({ madeAvatar }) => `own-${madeAvatar?.id}.svg` === params.file)
  if (avatar) return draw(avatar.name, avatar.traits?.aspectRatio)
  if (template) return draw(template.name, template.aspectRatio)
  return made ? draw(made.title) : notFound()
}

function draw(name: string, aspectRatio: 0 | 1 | 2 = 2): Reply {
  return bytes(200, 'image/svg+xml', drawCover(name, aspectRatio))
}

/** Pixels, by the number that stands for a shape on the wire; the account's own avatars are square. */
const SIZES = { 0: [270, 480], 1: [480, 270], 2: [320, 320] } as const

/** Initials on a colour of their own, in the shape of the videos. */
function drawCover(name: string, aspectRatio: 0 | 1 | 2): string {
  const [width, height] = SIZES[aspectRatio]
  const initials = (name.match(/\b\p{L}/gu) ?? []).slice(0, 2).join('').toUpperCase()
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7)
  const [middle, size] = [width / 2, Math.min(width, height)]
  const [head, shoulders] = [height * 0.44, size * 0.38]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="hsl(${hue} 40% 35%)"/>`,
    `<circle cx="${middle}" cy="${head}" r="${size * 0.19}" fill="hsl(${hue} 45% 75%)"/>`,
    `<ellipse cx="${middle}" cy="${height}" rx="${shoulders}" ry="${height * 0.32}" fill="hsl(${hue} 45% 75%)"/>`,
    `<text x="${middle}" y="${head + size * 0.06}" text-anchor="middle" font-family="sans-serif" font-size="${size * 0.17}" fill="hsl(${hue} 40% 25%)">`,
    `${initials}</text></svg>`,
  ].join('')
}

function sample({ service, params, headers }: Call): Reply {
  const { avatars, voices, music = [], templates = [] } = service.catalog
  const sounds = [...voices.map(({ id }) => `${id}.wav`), ...music.map(({ id }) => `music-${id}.wav`)]
  const clips = [
    ...avatars.filter(({ kind }) => kind !== 'photo').map(({ id }) => `${id}.mp4`),
    ...templates.map(({ id }) => `template-${id}.mp4`),
  ]
  const { file = '' } = params
  if (clips.includes(file)) return ranged('video/mp4', fixture('video.mp4'), headers.range)
  return sounds.includes(file) ? ranged('audio/wav', TONE, headers.range) : notFound()
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
