import * as v from 'valibot'
import { notFound, ranged } from './media.ts'
import { readBody } from './orders.ts'
import type { Call, Route } from './service.ts'
import { bytes, type Reply, success } from './wire.ts'

/** Uploading in two halves: an address is asked for with the key, and the bytes go there without it. */
export const UPLOAD_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v1/upload/asset', point: 'upload', handle: signV1 },
  { method: 'POST', path: '/v2/upload/asset', point: 'upload', handle: signV2 },
  { method: 'PUT', path: '/upload/:id/:filename', point: 'put', open: true, handle: put },
  { method: 'GET', path: '/assets/:id/:filename', point: 'asset', open: true, handle: asset },
]

const FILENAME = v.pipe(v.string(), v.nonEmpty(), v.regex(/^[^/\\]+$/, 'must be a file name'))

function signV1(call: Call): Reply {
  const parsed = readBody(call, v.strictObject({ filename: FILENAME }))
  if (!parsed.ok) return parsed.refusal
  const { service } = call
  const place = service.uploads.open(service.url, parsed.value.filename, 'application/octet-stream')
  return success({ sign_url: place.putUrl, asset_id: place.assetUrl })
}

const SIGN_V2 = v.strictObject({
  filename: FILENAME,
  content_type: v.pipe(v.string(), v.nonEmpty()),
  file_size: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(100 * 1024 * 1024))),
})

function signV2(call: Call): Reply {
  const parsed = readBody(call, SIGN_V2)
  if (!parsed.ok) return parsed.refusal
  const { service } = call
  const place = service.uploads.open(service.url, parsed.value.filename, parsed.value.content_type)
  return success({ sign_url: place.putUrl, asset_url: place.assetUrl })
}

/** The storage behind a signed address: another host, which must never see the API key. */
function put({ service, params, query, headers, body }: Call): Reply {
  if (headers['x-api-key'] !== undefined)
    return bytes(403, 'application/xml', '<Error>Unexpected x-api-key</Error>')
  const { id = '', filename = '' } = params
  const isKept = service.uploads.store(
    id,
    filename,
    query.get('signature'),
    headers['content-type'] ?? '',
    body,
  )
  return isKept
    ? bytes(200, 'text/plain', '')
    : bytes(403, 'application/xml', '<Error>SignatureDoesNotMatch</Error>')
}

function asset({ service, params, headers }: Call): Reply {
  const content = service.uploads.find(params.id ?? '', params.filename ?? '')
  return content === undefined ? notFound() : ranged('application/octet-stream', content, headers.range)
}
