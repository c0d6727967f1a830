import { coverUrl, subtitleUrl, videoUrl } from './media.ts'
import { type Project, stageOf } from './projects.ts'
import type { Service } from './service.ts'
import type { Event } from './webhooks.ts'
import { wireId, wireInteger } from './wire.ts'

/** What v1 can report. */
export const V1_EVENTS = ['generated_video_success', 'generated_video_failed']

/** What v2 can report; the sandbox makes avatar and template videos, translations and photo avatars only. Source: https://docs.jogg.ai. */
export const V2_EVENTS = [
  ...V1_EVENTS,
  'generated_product_video_success',
  'generated_product_video_failed',
  'generated_avatar_video_success',
  'generated_avatar_video_failed',
  'generated_template_video_success',
  'generated_template_video_failed',
  'generated_translate_video_success',
  'generated_translate_video_failed',
  'generated_photo_avatar_success',
  'generated_photo_avatar_failed',
]

const SUBJECTS: Record<Project['kind'], { readonly event: string; readonly id: string }> = {
  'template-v1': { event: 'generated_video', id: 'project_id' },
  'template-v2': { event: 'generated_template_video', id: 'video_id' },
  'photo-v1': { event: 'generated_photo_avatar', id: 'avatar_id' },
  'photo-v2': { event: 'generated_photo_avatar', id: 'avatar_id' },
  v1: { event: 'generated_video', id: 'project_id' },
  v2: { event: 'generated_avatar_video', id: 'video_id' },
  translation: { event: 'generated_translate_video', id: 'video_translate_id' },
}

/** The event of a project that has succeeded or failed; nothing is said about a removed one. */
export function describeEnding(
  service: Pick<Service, 'url' | 'now' | 'renderMs'>,
  project: Project,
): Event | undefined {
  const { event, id } = SUBJECTS[project.kind]
  const { madeAvatar } = project
  const ids = { [id]: madeAvatar ? wireInteger(madeAvatar.id) : wireId(project.id) }
  const stage = stageOf(project, service.now(), service.renderMs)
  if (stage === 4) return { name: `${event}_success`, data: { ...ids, ...results(service.url, project) } }
  if (project.ending?.kind !== 'failed') return undefined
  const error = { message: project.ending.message }
  const status = project.kind === 'v1' || project.kind === 'template-v1' ? {} : { status: 'failed' }
  return { name: `${event}_failed`, data: { ...ids, ...status, error } }
}

function results(url: string, project: Project) {
  const { kind, madeAvatar } = project
  const preview = videoUrl(url, project)
  if (madeAvatar) return { status: 'completed', preview_url: preview, cover_url: madeAvatar.photoUrl }
  const shared = { video_url: preview, duration: project.seconds }
  if (kind === 'v1' || kind === 'template-v1') return shared
  const more = { status: 'completed', cover_url: coverUrl(url, project) }
  return kind === 'translation'
    ? { ...shared, ...more, subtitle_url: subtitleUrl(url, project) }
    : { ...shared, ...more }
}
