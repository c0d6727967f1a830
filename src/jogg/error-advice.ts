import { CODES, type JoggError, quoteError } from './jogg-error.ts'

/** One line of advice for each code that JoggAI documents; the messages and `docs/errors.md` are made from it. */
export const ADVICE: readonly { readonly code: number; readonly meaning: string; readonly advice: string }[] =
  [
    {
      code: CODES.rateLimit,
      meaning: 'too many requests',
      advice:
        'JoggAI accepts 20 POST requests a minute for each key: run fewer jobs at once, or raise `timeout-minutes` so that the action can wait for its turn.',
    },
    {
      code: CODES.notFound,
      meaning: 'record not found',
      advice:
        'Check the project, avatar and voice ids, and that they belong to the account of this API key: another account’s are not found either.',
    },
    {
      code: CODES.invalidKey,
      meaning: 'invalid API key',
      advice:
        'Copy the key from app.jogg.ai (click your avatar, then **API**) into the repository’s secret under Settings → Secrets and variables → Actions, and hand it over with `api-key: ${{ secrets.JOGG_API_KEY }}`.',
    },
    {
      code: CODES.noCredit,
      meaning: 'insufficient credit',
      advice:
        'Buy credits at app.jogg.ai for the account that this API key belongs to, or shorten the script, then run the job again.',
    },
    {
      code: CODES.noPermission,
      meaning: 'no permission to call APIs',
      advice:
        'The account’s plan does not include the API: choose a plan with API access at app.jogg.ai (**API** there shows what yours includes), or use the key of an account that has one.',
    },
    {
      code: CODES.parameter,
      meaning: 'parameter error',
      advice: 'JoggAI names the field in its message, quoted above: correct the input that it comes from.',
    },
    {
      code: CODES.system,
      meaning: 'system error',
      advice:
        'The service has a problem of its own: look at status.jogg.ai, and send the rid to support@jogg.ai if it lasts.',
    },
  ]

const UNREACHABLE =
  'Check `api-url`, and the runner’s way out: behind a proxy set HTTPS_PROXY, with an own certificate authority NODE_EXTRA_CA_CERTS. status.jogg.ai tells whether the service is up.'
const NOT_THE_API =
  'Check `api-url` (JoggAI’s own is the default), and what stands between the runner and it: this answer is not JoggAI’s. If it lasts, send it to support@jogg.ai.'
const UNCLEAR = 'Look at status.jogg.ai; if it lasts, send the quoted answer to support@jogg.ai.'

/** What to do about a problem, in one line. */
export function adviceFor(error: JoggError): string {
  if (error.kind === 'unreachable') return UNREACHABLE
  const code = error.kind === 'rate-limited' ? CODES.rateLimit : error.code
  const known = ADVICE.find(entry => entry.code === code)
  if (known) return known.advice
  return isForeign(error) ? NOT_THE_API : UNCLEAR
}

/** Whether something answered that is not JoggAI: a web site, a proxy. */
export function isForeign(error: JoggError): boolean {
  if (error.kind !== 'unclear' || error.code !== undefined || error.rid !== undefined) return false
  return error.httpStatus !== undefined && error.httpStatus < 500
}

/** What was being done and what came back: `Asking for the video 7 failed: code 10105, "Invalid API key", rid 9f`. */
export function describeError(doing: string, error: JoggError): string {
  if (error.kind === 'unreachable') return `${doing} failed: JoggAI could not be reached (${error.detail}).`
  return `${doing} failed: ${quoteError(error)}.`
}
