import { createHmac, randomBytes } from 'node:crypto'

/** The files that were uploaded, and the signed addresses that they may be put to. */
export interface Uploads {
  /** Opens a place for one file: where to put it, and where it will be read. */
  open(
    url: string,
    filename: string,
    contentType: string,
  ): { readonly putUrl: string; readonly assetUrl: string }
  /** Keeps the bytes; false when the address was not signed by us for this type. */
  store(
    id: string,
    filename: string,
    signature: string | null,
    contentType: string,
    content: Uint8Array,
  ): boolean
  find(id: string, filename: string): Uint8Array | undefined
  /** Whether something was uploaded to this asset address. */
  holds(assetUrl: string): boolean
}

export function createUploads(): Uploads {
  const secret = randomBytes(16)
  const stored = new Map<string, Uint8Array>()
  const sign = (place: string, type: string) =>
    createHmac('sha256', secret).update(`${place} ${type}`).digest('hex')
  return {
    open(url, filename, contentType) {
      const place = `${randomBytes(8).toString('hex')}/${encodeURIComponent(filename)}`
      const putUrl = `${url}/upload/${place}?signature=${sign(place, contentType)}`
      return { putUrl, assetUrl: `${url}/assets/${place}` }
    },
    store(id, filename, signature, contentType, content) {
      const place = `${id}/${encodeURIComponent(filename)}`
      if (signature !== sign(place, contentType)) return false
      stored.set(place, content)
      return true
    },
    find: (id, filename) => stored.get(`${id}/${encodeURIComponent(filename)}`),
    holds: assetUrl => stored.has(assetUrl.split('/assets/')[1] ?? ''),
  }
}
