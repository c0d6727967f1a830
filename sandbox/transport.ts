import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Outcome } from './faults.ts'
import { encode, type Reply } from './wire.ts'

/** Larger bodies are cut off: nothing that JoggAI takes is over 100 MB. */
const BODY_LIMIT = 101 * 1024 * 1024

/** The whole body; undefined when the client went away, or sent too much. */
export async function readBytes(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > BODY_LIMIT) return undefined
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch {
    return undefined
  }
}

/** Lets the client see the outcome: a whole answer, part of one, or none. */
export function deliver(response: ServerResponse, outcome: Outcome): void {
  if (outcome.manner === 'reset') reset(response)
  if (!('reply' in outcome)) return
  const { manner, reply } = outcome
  writeHead(response, reply)
  if (manner === 'whole') response.end(encode(reply))
  else if (manner === 'half-then-silence') response.write(half(reply))
  else response.write(half(reply), () => response.destroy())
}

/** A TCP reset, not an orderly end. */
export function reset(response: ServerResponse): void {
  const { socket } = response
  if (socket !== null && 'resetAndDestroy' in socket) socket.resetAndDestroy()
}

function writeHead(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': encode(reply).length })
}

function half(reply: Reply): Uint8Array {
  const body = encode(reply)
  return body.subarray(0, Math.ceil(body.length / 2))
}
