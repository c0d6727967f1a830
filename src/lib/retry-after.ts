/**
 * How long a service asks to wait, from its `Retry-After`: seconds, or a date
 * (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after). A date is held against the service's own clock where the
 * answer has a `Date`: a runner's clock can be minutes off.
 *
 * @param now milliseconds since the epoch, for an answer without `Date`
 * @returns milliseconds from now; undefined where the header says nothing that makes sense
 */
export function retryAfterMs(
  { retryAfter, date }: { readonly retryAfter: Header; readonly date: Header },
  now: number | undefined,
): number | undefined {
  const asked = String(retryAfter ?? '').trim()
  if (/^\d+(\.\d+)?$/.test(asked)) return Number(asked) * 1000
  const until = parseDate(asked)
  const from = parseDate(String(date ?? '')) ?? now
  return until === undefined || from === undefined ? undefined : Math.max(0, until - from)
}

type Header = string | number | null | undefined

/** The three forms that HTTP knows (https://www.rfc-editor.org/rfc/rfc9110#http.date), all in GMT, one without saying so. */
function parseDate(text: string): number | undefined {
  if (!/^[A-Z][a-z]{2,8},? [\w :-]+$/.test(text)) return undefined
  const ms = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(ms) ? undefined : ms
}
