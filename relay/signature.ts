/**
 * Whether `signature` is the lower-case hex HMAC-SHA256 of `bytes` under one of the secrets. Capitals are refused:
 * JoggAI writes none, and so every changed character of a signature makes it a wrong one.
 */
export async function isSigned(
  bytes: Uint8Array<ArrayBuffer>,
  signature: string | null,
  secrets: readonly string[],
): Promise<boolean> {
  if (!signature || !/^[0-9a-f]{64}$/.test(signature)) return false
  const mac = fromHex(signature)
  const matches = await Promise.all(secrets.map(secret => matchesSecret(bytes, mac, secret)))
  return matches.includes(true)
}

/** The signature that `isSigned` accepts. */
export async function sign(bytes: Uint8Array<ArrayBuffer>, secret: string): Promise<string> {
  return toHex(await crypto.subtle.sign('HMAC', await importKey(secret), bytes))
}

/** Lower-case hex SHA-256. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', bytes))
}

// `verify` compares in constant time: https://www.w3.org/TR/webcrypto-2/#hmac-operations-verify
async function matchesSecret(
  bytes: Uint8Array<ArrayBuffer>,
  mac: Uint8Array<ArrayBuffer>,
  secret: string,
): Promise<boolean> {
  return crypto.subtle.verify('HMAC', await importKey(secret), mac, bytes)
}

function importKey(secret: string) {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), hmac, false, ['sign', 'verify'])
}

function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  )
}
