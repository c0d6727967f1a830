import type { Account } from '../jogg/api.ts'
import type { TemplateRequest, TemplateValue } from '../jogg/domain.ts'
import { adviceFor, describeError } from '../jogg/error-advice.ts'
import type { TemplateApi } from '../jogg/templates.ts'
import { uploadAsset } from '../jogg/upload.ts'
import { known } from '../lib/objects.ts'
import { quoted } from '../lib/text.ts'
import { DiagnosticError, NOTHING_PAID } from '../outputs/diagnostics.ts'
import type { World } from '../runtime/world.ts'
import { estimateSpeech } from './budget.ts'
import type { Purchase } from './deps.ts'
import type { TemplateSpec } from './resolve-templates.ts'
import { readTemplateFile, type TemplateFile } from './template-files.ts'
import type { Filling } from './template-values.ts'
import { cancelled } from './video-diagnostics.ts'

/** Makes purchases of template videos; each file is uploaded once, when it is about to be needed and not before. */
export function templatePurchases(
  account: Account,
  workspace: string,
  world: World,
  api: Pick<TemplateApi, 'find'>,
): (spec: TemplateSpec) => Purchase<TemplateRequest> {
  const uploaded = new Map<string, Promise<string>>()
  const addressOf = (file: TemplateFile) => {
    const address = uploaded.get(file.sha256) ?? upload(file, account, workspace, world)
    uploaded.set(file.sha256, address)
    return address
  }
  return spec => ({
    label: spec.label,
    name: spec.name,
    contentKey: spec.contentKey,
    credits: estimateSpeech(spec.speech).estimatedCredits,
    request: async () =>
      toRequest(spec, await Promise.all(spec.fillings.map(one => toValue(one, addressOf)))),
    listed: {
      async find(name, signal) {
        const reply = await api.find(name, signal)
        return reply.ok ? { ok: true, value: reply.value.map(({ id }) => id) } : reply
      },
      isComplete: true,
    },
  })
}

function toRequest(spec: TemplateSpec, values: readonly TemplateValue[]): TemplateRequest {
  const { templateId, templateKind, language, caption, name, avatar, voiceId, musicId } = spec
  return { templateId, templateKind, language, caption, name, values, ...known({ avatar, voiceId, musicId }) }
}

async function toValue(
  filling: Filling,
  addressOf: (file: TemplateFile) => Promise<string>,
): Promise<TemplateValue> {
  if (!('file' in filling)) return filling
  const { kind, name, file } = filling
  return { kind, name, url: await addressOf(file) }
}

/** The bytes must still be those that were checked: the content key, by which a paid video is found again, is theirs. */
async function upload(
  { path, sha256, extension, mimeType }: TemplateFile,
  account: Account,
  workspace: string,
  world: World,
): Promise<string> {
  const read = await readTemplateFile(path, workspace)
  if (!read.ok || read.file.sha256 !== sha256) {
    throw new DiagnosticError({
      title: 'A file changed during the run',
      happened: `The file ${quoted(path, 300)} is not the one that was checked at the start of the run any more.`,
      means: NOTHING_PAID,
      advice: 'Let the step that writes it end before this one begins, then run the job again.',
    })
  }
  const asset = { filename: `${sha256.slice(0, 16)}.${extension}`, mimeType, bytes: read.bytes }
  const reply = await uploadAsset(world, account, asset)
  if (reply.ok) return reply.value
  if (world.signal.aborted) throw new DiagnosticError(cancelled({ label: path }, undefined))
  throw new DiagnosticError({
    title: 'A file could not be uploaded',
    happened: describeError(`Uploading ${quoted(path, 300)}`, reply.error),
    means: NOTHING_PAID,
    advice: adviceFor(reply.error),
  })
}
