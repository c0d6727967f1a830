import * as v from 'valibot'
import { ID_TEXT } from './domain.ts'

/**
 * JoggAI's JSON, as far as every answer shares it: the envelope, and ids that are integers of up to 19 digits, which
 * a JavaScript number can't hold. They are text from here on, and are written back as the digits they came as.
 */

/** Undefined when the text is not JSON. Integers beyond 2^53 come back as strings of their digits. */
export function parseWire(text: string): unknown {
  try {
    return JSON.parse(text, keepLongIntegers as Reviver)
  } catch {
    return undefined
  }
}

type Reviver = (key: string, value: unknown) => unknown

// The third argument is https://tc39.es/proposal-json-parse-with-source/, which Node 24 has and TypeScript's
// library does not describe yet; so is rawJSON below.
function keepLongIntegers(_key: string, value: unknown, context: { readonly source?: string }): unknown {
  const isLong =
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context.source ?? '')
  return isLong ? context.source : value
}

const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown }

/** An id that the API wants as an integer. */
export function integer(digits: string): unknown {
  return rawJSON(BigInt(digits).toString())
}

/** An id as it comes, an integer or a string. */
export const ID = v.pipe(
  v.union([v.pipe(v.string(), v.trim(), v.regex(ID_TEXT)), v.pipe(v.number(), v.integer())]),
  v.transform(String),
)

/** A number, or its digits as text; JSON can say numbers that are too large for one (`1e999`). */
export const NUMBER = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.decimal(), v.transform(Number))]),
  v.finite(),
)

/** Undefined where the schema does not fit: what was paid for is not lost because of what stands beside it. */
export function lenient<S extends v.GenericSchema>(schema: S) {
  return v.fallback(v.optional(schema), undefined)
}

/** Every answer: https://docs.jogg.ai; `rid` may be absent, a missing `code` beside `data` has meant success. */
export const ENVELOPE = v.pipe(
  v.looseObject({
    rid: lenient(v.nullish(ID)),
    code: v.nullish(v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/))]), v.transform(Number))),
    msg: lenient(v.nullish(v.string())),
    data: v.nullish(v.unknown()),
    retryAfter: lenient(v.nullish(NUMBER)),
  }),
  v.check(({ code, data }) => code != null || data != null, 'there is neither `code` nor `data`'),
)

export type Envelope = v.InferOutput<typeof ENVELOPE>

/** A text that may be absent, null or empty; undefined in all three cases. */
export const TEXT = v.pipe(
  v.nullish(v.string()),
  v.transform(text => text?.trim() || undefined),
)
