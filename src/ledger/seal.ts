import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'

/**
 * What makes a memory this account's own: whoever does not have the API key can neither write an entry that is
 * believed nor read one. Both keys are derived from it (HKDF, https://www.rfc-editor.org/rfc/rfc5869). All that comes out is
 * lower-case hexadecimal: some cache servers fold the case of keys (https://github.com/nektos/act).
 */
export interface Seal {
  /** Stands for a content in public; the same for the same content and account. 32 digits. */
  idOf(contentKey: string): string
  /** Encrypted and authenticated, for one purpose; the same text gives the same seal. */
  close(purpose: string, text: string): string
  /** Undefined for what was not sealed with this account's key for this purpose. */
  open(purpose: string, sealed: string): string | undefined
  /** Proof that a public text was written with this account's key. 32 digits. */
  sign(purpose: string, text: string): string
}

export function createSeal(apiKey: string): Seal {
  const keys = Buffer.from(hkdfSync('sha256', apiKey, 'jogg-video-action', 'memory 2', 64))
  const [signing, sealing] = [keys.subarray(0, 32), keys.subarray(32)]
  const mac = (...parts: string[]) => createHmac('sha256', signing).update(JSON.stringify(parts)).digest()
  return {
    idOf: contentKey => mac('id', contentKey).toString('hex', 0, 16),
    sign: (purpose, text) => mac('sign', purpose, text).toString('hex', 0, 16),
    close(purpose, text) {
      // Made of the text: no nonce is used for two texts, however many runs seal.
      const nonce = mac('nonce', purpose, text).subarray(0, NONCE)
      const cipher = createCipheriv(CIPHER, sealing, nonce).setAAD(Buffer.from(purpose))
      const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return Buffer.concat(parts).toString('hex')
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'hex')
      if (bytes.length < NONCE + TAG || bytes.length * 2 !== sealed.length) return undefined
      const decipher = createDecipheriv(CIPHER, sealing, bytes.subarray(0, NONCE), { authTagLength: TAG })
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG))
      try {
        const text = decipher.update(bytes.subarray(NONCE, -TAG))
        return Buffer.concat([text, decipher.final()]).toString()
      } catch {
        return undefined
      }
    },
  }
}

const CIPHER = 'aes-256-gcm'
/** Bytes. */
const NONCE = 12
const TAG = 16
