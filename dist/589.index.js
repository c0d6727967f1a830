export const id = 589;
export const ids = [589,221];
export const modules = {

/***/ 4589:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  produce: () => (/* binding */ produce)
});

// EXTERNAL MODULE: ./src/failure.ts
var failure = __webpack_require__(1633);
;// CONCATENATED MODULE: ./src/jogg/reply.ts
const CODES = {
    success: 0,
    rateLimit: 429,
    notFound: 10104,
    invalidKey: 10105,
    noCredit: 18020,
    noPermission: 18025,
    parameter: 40000,
    system: 50000,
};
/** The codes that mean "no, and nothing was done". Any other leaves open what happened (50000 above all). */
const REFUSALS = [
    CODES.notFound,
    CODES.invalidKey,
    CODES.noCredit,
    CODES.noPermission,
    CODES.parameter,
];
function isRefusal(code) {
    return REFUSALS.includes(code);
}
/** `code 18020, "insufficient credit", rid 9f2c`: what is known, in the order support asks for it. */
function quoteSaid(problem) {
    if (problem.kind === 'unreachable')
        return problem.detail;
    const parts = [
        problem.kind === 'unclear' ? problem.detail : undefined,
        problem.code === undefined ? undefined : `code ${problem.code}`,
        problem.msg ? JSON.stringify(problem.msg) : undefined,
        problem.rid ? `rid ${problem.rid}` : undefined,
        problem.httpStatus === undefined || problem.httpStatus === 200 ? undefined : `HTTP ${problem.httpStatus}`,
    ];
    return parts.filter(part => part !== undefined).join(', ');
}

;// CONCATENATED MODULE: ./src/jogg/errors.ts

/** One line of advice for each code that JoggAI documents; the messages and `docs/errors.md` are made from it. */
const ADVICE = [
    {
        code: CODES.rateLimit,
        meaning: 'too many requests',
        advice: 'JoggAI accepts 20 POST requests a minute for each key: run fewer jobs at once, or raise `timeout-minutes` so that the action can wait for its turn.',
    },
    {
        code: CODES.notFound,
        meaning: 'record not found',
        advice: 'Check the project, avatar and voice ids, and that they belong to the account of this API key: another account’s are not found either.',
    },
    {
        code: CODES.invalidKey,
        meaning: 'invalid API key',
        advice: 'Copy the key from app.jogg.ai (click your avatar, then «API») into the repository’s secret under Settings → Secrets and variables → Actions, and hand it over with `api-key: ${{ secrets.JOGG_API_KEY }}`.',
    },
    {
        code: CODES.noCredit,
        meaning: 'insufficient credit',
        advice: 'Buy credits at app.jogg.ai for the account that this API key belongs to, or shorten the script, then run the job again.',
    },
    {
        code: CODES.noPermission,
        meaning: 'no permission to call APIs',
        advice: 'The account’s plan does not include the API: choose a plan with API access at app.jogg.ai («API» shows what yours includes), or use the key of an account that has one.',
    },
    {
        code: CODES.parameter,
        meaning: 'parameter error',
        advice: 'JoggAI names the field in its message, quoted above: correct the input that it comes from.',
    },
    {
        code: CODES.system,
        meaning: 'system error',
        advice: 'The service has a problem of its own: look at status.jogg.ai, and send the rid to support@jogg.ai if it lasts.',
    },
];
const UNREACHABLE = 'Check `api-url`, and the runner’s way out: behind a proxy set HTTPS_PROXY, with an own certificate authority NODE_EXTRA_CA_CERTS. status.jogg.ai tells whether the service is up.';
const UNCLEAR = 'Look at status.jogg.ai; if it lasts, send the quoted answer to support@jogg.ai.';
/** What to do about a problem, in one line. */
function adviceFor(problem) {
    if (problem.kind === 'unreachable')
        return UNREACHABLE;
    const code = problem.kind === 'rate-limited' ? CODES.rateLimit : problem.code;
    return ADVICE.find(entry => entry.code === code)?.advice ?? UNCLEAR;
}
/** What was being done and what came back: `Asking for the video 7 failed: code 10105, "Invalid API key", rid 9f`. */
function describeProblem(doing, problem) {
    if (problem.kind === 'unreachable')
        return `${doing} failed: JoggAI could not be reached (${problem.detail}).`;
    return `${doing} failed: ${quoteSaid(problem)}.`;
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./src/jogg/address.ts
var address = __webpack_require__(117);
;// CONCATENATED MODULE: ./src/jogg/again.ts
/**
 * Asks again, a few times, while a request that costs nothing meets something that may pass: no connection, no clear
 * answer, too many requests. Never for a create.
 *
 * @returns the first answer, or the last problem
 */
async function askAgain(ask, { clock, signal }) {
    for (let attempt = 1;; attempt++) {
        const reply = await ask();
        if (reply.ok || attempt === ATTEMPTS || signal.aborted || !mayPass(reply.problem))
            return reply;
        await clock.sleep(pauseAfter(reply.problem, attempt), signal);
    }
}
const ATTEMPTS = 4;
/** The window of the vendor's rate limit, in milliseconds: no pause is longer, whatever the service says. */
const RATE_WINDOW_MS = 60_000;
function pauseAfter(problem, attempt) {
    const told = problem.kind === 'rate-limited' ? (problem.retryAfterMs ?? RATE_WINDOW_MS) : 0;
    return Math.min(Math.max(told, 500 * 2 ** attempt), RATE_WINDOW_MS);
}
/** A page that is not there, or moved, will not be there in a second either; anything else unclear may be. */
function mayPass(problem) {
    if (problem.kind !== 'unclear')
        return problem.kind !== 'refused';
    const { httpStatus = 200 } = problem;
    return httpStatus < 300 || httpStatus >= 500;
}

// EXTERNAL MODULE: ./src/text.ts
var src_text = __webpack_require__(8992);
;// CONCATENATED MODULE: ./src/jogg/network.ts
/**
 * Tells the network errors that came before any byte of a request was sent (nothing arrived, nothing can have been
 * paid) from all others (nobody knows). Only what is certain counts as the first kind.
 *
 * @param timedOutAfterMs when our own time limit ended the request
 */
function networkProblem(error, timedOutAfterMs) {
    if (timedOutAfterMs !== undefined) {
        return { kind: 'unclear', detail: `no complete answer within ${Math.round(timedOutAfterMs / 1000)} s` };
    }
    const causes = causesOf(error);
    const detail = describe(causes);
    return causes.some(isBeforeConnection) ? { kind: 'unreachable', detail } : { kind: 'unclear', detail };
}
/** The error and what it was caused by, outermost first. */
function causesOf(error) {
    const causes = [];
    let current = error;
    while (typeof current === 'object' && current !== null && causes.length < 8) {
        causes.push(current);
        current = current.cause;
    }
    return causes;
}
// Refused, no such name, no route, no connection in time: https://nodejs.org/api/errors.html#common-system-errors
// and https://github.com/nodejs/undici/blob/main/docs/docs/api/Errors.md
const BEFORE_CONNECTION = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
]);
function isBeforeConnection(error) {
    // Several addresses were tried at once: every attempt must have ended before a connection.
    if (error.errors && error.errors.length > 0)
        return error.errors.every(one => isBeforeConnection(one));
    if (error.code === 'ETIMEDOUT')
        return error.syscall === 'connect';
    return BEFORE_CONNECTION.has(error.code ?? '') || isUntrustedCertificate(error.code ?? '');
}
/** Node ends the connection before it sends a request: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function isUntrustedCertificate(code) {
    return /^(CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS_CERT_ALTNAME_INVALID)/.test(code);
}
function describe(causes) {
    const last = causes.at(-1);
    const inner = last?.errors?.[0] ?? last;
    const text = [inner?.code, inner?.message].filter(Boolean).join(': ');
    return text || 'the connection failed without a reason';
}

;// CONCATENATED MODULE: ./src/jogg/wire.ts

/**
 * JoggAI's JSON, as far as every answer shares it: the envelope, and ids that are integers of up to 19 digits, which
 * a JavaScript number can't hold. They are text from here on, and are written back as the digits they came as.
 */
/** Undefined when the text is not JSON. Integers beyond 2^53 come back as strings of their digits. */
function parseWire(text) {
    try {
        return JSON.parse(text, keepLongIntegers);
    }
    catch {
        return undefined;
    }
}
// The third argument is https://tc39.es/proposal-json-parse-with-source/, which Node 24 has and TypeScript's
// library does not describe yet; so is rawJSON below.
function keepLongIntegers(_key, value, context) {
    const isLong = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context.source ?? '');
    return isLong ? context.source : value;
}
const { rawJSON } = JSON;
/** An id that the API wants as an integer. */
function integer(digits) {
    return rawJSON(BigInt(digits).toString());
}
/** An id as it comes, an integer or a string. */
const ID = dist/* pipe */.FsL(dist/* union */.KCZ([dist/* pipe */.FsL(dist/* string */.YjP(), dist/* trim */.Bqr(), dist/* minLength */.BpQ(1)), dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf())]), dist/* transform */.pdi(String));
/** Every answer: https://docs.jogg.ai; `rid` may be absent, a missing `code` beside `data` has meant success. */
const ENVELOPE = dist/* pipe */.FsL(dist/* looseObject */._H3({
    rid: dist/* nullish */.cl6(dist/* string */.YjP()),
    code: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* union */.KCZ([dist/* number */.aig(), dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d+$/))]), dist/* transform */.pdi(Number))),
    msg: dist/* nullish */.cl6(dist/* string */.YjP()),
    data: dist/* nullish */.cl6(dist/* unknown */.L5J()),
    retryAfter: dist/* nullish */.cl6(dist/* number */.aig()),
}), dist/* check */.z6Y(({ code, data }) => code != null || data != null, 'there is neither `code` nor `data`'));
/** A text that may be absent, null or empty; undefined in all three cases. */
const TEXT = dist/* pipe */.FsL(dist/* nullish */.cl6(dist/* string */.YjP()), dist/* transform */.pdi(text => text?.trim() || undefined));

;// CONCATENATED MODULE: ./src/jogg/http.ts





/**
 * One request to JoggAI: sent once, with the key, to the configured host alone. It never throws and never repeats:
 * only who called knows whether a second request would be paid for a second time.
 */
function joggHttp(world, apiUrl, apiKey) {
    return async (call, schema) => {
        const answer = await exchange(world, `${apiUrl.href}${call.path}`, apiKey, call);
        return answer.ok ? judge(answer.value, schema) : answer;
    };
}
async function exchange(world, url, apiKey, call) {
    const timeout = AbortSignal.timeout(call.timeoutMs);
    try {
        const response = await world.fetch(url, {
            method: call.method,
            headers: { 'x-api-key': apiKey, accept: 'application/json', 'content-type': 'application/json' },
            body: call.body === undefined ? null : JSON.stringify(call.body),
            // Following would carry the key to another host: fetch drops only `authorization` and `cookie` on the way
            // (https://fetch.spec.whatwg.org/#http-redirect-fetch).
            redirect: 'manual',
            signal: AbortSignal.any([call.signal, timeout]),
        });
        return {
            ok: true,
            value: { status: response.status, headers: response.headers, text: await readText(response) },
        };
    }
    catch (error) {
        const late = timeout.aborted && !call.signal.aborted;
        return { ok: false, problem: networkProblem(error, late ? call.timeoutMs : undefined) };
    }
}
/** Bytes: far above any answer of this API, far below what would hurt a runner. */
const MAX_ANSWER = 16 * 1024 * 1024;
/** @throws Error when the connection breaks, or the answer is far too long */
async function readText(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > MAX_ANSWER)
            throw new Error(`the answer is over ${MAX_ANSWER} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function judge(received, schema) {
    const envelope = dist/* safeParse */.xLC(ENVELOPE, parseWire(received.text));
    const said = envelope.success ? readSaid(envelope.output, received.status) : { httpStatus: received.status };
    const problem = findProblem(received, envelope.success ? envelope.output : undefined, said);
    if (problem)
        return { ok: false, problem };
    const data = dist/* safeParse */.xLC(schema, envelope.output);
    if (data.success)
        return { ok: true, value: data.output };
    return unclear(`the answer is not what the API describes: ${dist/* summarize */.ehc(data.issues).replace(/\s+/g, ' ')}`, said);
}
function unclear(detail, said) {
    return { ok: false, problem: { kind: 'unclear', detail, ...said } };
}
function findProblem(received, envelope, said) {
    const code = envelope?.code ?? undefined;
    if (received.status === 429 || code === CODES.rateLimit) {
        return { kind: 'rate-limited', retryAfterMs: readRetryAfter(received.headers, envelope), ...said };
    }
    if (received.status >= 500)
        return { kind: 'unclear', detail: 'the service answered with a server error', ...said };
    if (!envelope)
        return { kind: 'unclear', detail: `the answer is not the API's JSON: ${glance(received.text)}`, ...said };
    if (code !== undefined && isRefusal(code))
        return { kind: 'refused', ...said };
    if (code !== undefined && code !== CODES.success) {
        return { kind: 'unclear', detail: 'the service answered with an error', ...said };
    }
    if (received.status >= 300)
        return { kind: 'unclear', detail: 'the answer is neither a success nor an error', ...said };
    return undefined;
}
function readSaid(envelope, httpStatus) {
    return {
        httpStatus,
        ...(envelope.code == null ? {} : { code: envelope.code }),
        ...(envelope.msg ? { msg: (0,src_text/* plain */.pj)(envelope.msg, 500) } : {}),
        ...(envelope.rid ? { rid: (0,src_text/* plain */.pj)(envelope.rid, 100) } : {}),
    };
}
/** Milliseconds, from the body's `retryAfter` or the `Retry-After` header in seconds; undefined if neither says. */
function readRetryAfter(headers, envelope) {
    const header = headers.get('retry-after');
    const seconds = envelope?.retryAfter ?? (header && /^\d+(\.\d+)?$/.test(header) ? Number(header) : -1);
    return seconds >= 0 ? seconds * 1000 : undefined;
}
/** The beginning of an answer that is no JSON: often a proxy's page that says what is wrong. */
function glance(text) {
    return text === '' ? 'it is empty' : JSON.stringify((0,src_text/* plain */.pj)(text, 120));
}

;// CONCATENATED MODULE: ./src/jogg/quota.ts

/** The account's remaining credits. One endpoint tells them to keys of either version: https://docs.jogg.ai. */
function askCredits(http, limits, signal) {
    return http({ method: 'GET', path: '/v2/user/remaining_quota', timeoutMs: limits.other, signal }, QUOTA);
}
const QUOTA = dist/* pipe */.FsL(dist/* object */.Ikc({
    data: dist/* object */.Ikc({
        remaining_quota: dist/* union */.KCZ([dist/* number */.aig(), dist/* pipe */.FsL(dist/* string */.YjP(), dist/* decimal */._aC(), dist/* transform */.pdi(Number))]),
    }),
}), dist/* transform */.pdi(({ data }) => data.remaining_quota));

;// CONCATENATED MODULE: ./src/jogg/result.ts


/**
 * The video that a person can rely on: a success without an address, with one that is not safe to fetch or link, or
 * a status nobody described is a failure that says what came, never "still working".
 */
function finishVideo(apiUrl, raw) {
    const oddity = findOddity(apiUrl, raw);
    const createdAt = readDate(raw.createdAt);
    const error = oddity ?? raw.error;
    const isSafe = (url) => url !== undefined && (0,address/* isSafeResult */.L1)(url, apiUrl);
    return {
        projectId: raw.projectId,
        status: oddity || !raw.status ? 'failed' : raw.status,
        ...(raw.title ? { title: (0,src_text/* plain */.pj)(raw.title, 300) } : {}),
        ...(raw.videoUrl && !oddity ? { videoUrl: raw.videoUrl } : {}),
        ...(isSafe(raw.coverUrl) ? { coverUrl: raw.coverUrl } : {}),
        ...(isSafe(raw.subtitleUrl) ? { subtitleUrl: raw.subtitleUrl } : {}),
        ...(raw.seconds !== undefined && raw.seconds > 0 ? { duration: raw.seconds } : {}),
        ...(createdAt ? { createdAt } : {}),
        ...(error ? { error: (0,src_text/* plain */.pj)(error, 500) } : {}),
    };
}
function findOddity(apiUrl, { status, statusWord, videoUrl }) {
    if (!status)
        return `JoggAI reports ${statusWord}, which its API description does not have`;
    if (status !== 'success')
        return undefined;
    if (!videoUrl)
        return 'JoggAI reports success, but gives no video address';
    if ((0,address/* isSafeResult */.L1)(videoUrl, apiUrl))
        return undefined;
    return `JoggAI reports success with an address that is not https: ${JSON.stringify((0,src_text/* plain */.pj)(videoUrl, 200))}`;
}
function readDate(value) {
    if (value === undefined)
        return undefined;
    const date = new Date(typeof value === 'number' ? value * 1000 : value);
    return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? undefined : date;
}

;// CONCATENATED MODULE: ./src/jogg/v1.ts




/** The API's first version: its words, and nothing of them beyond this file. Source: https://docs.jogg.ai. */
function joggV1(http, apiUrl, limits) {
    return {
        create: (request, signal) => http({
            method: 'POST',
            path: '/v1/create_video_from_talking_avatar',
            body: writeCreate(request),
            timeoutMs: limits.create,
            signal,
        }, CREATED),
        async video(projectId, signal) {
            const path = `/v1/project?project_id=${encodeURIComponent(projectId)}`;
            const reply = await http({ method: 'GET', path, timeoutMs: limits.status, signal }, PROJECT);
            return reply.ok ? { ok: true, value: readProject(projectId, reply.value, apiUrl) } : reply;
        },
        credits: signal => askCredits(http, limits, signal),
    };
}
const ASPECT_RATIOS = { portrait: 0, landscape: 1, square: 2 };
const SCREEN_STYLES = { background: 1, 'green-screen': 2, transparent: 3 };
const AVATAR_TYPES = { public: 0, custom: 1 };
/** Unused fields are left out: an empty `audio_url` beside a script is refused. */
function writeCreate(request) {
    const { speech } = request;
    return {
        ...(speech.kind === 'script' ? { script: speech.text } : { audio_url: speech.url }),
        aspect_ratio: ASPECT_RATIOS[request.aspectRatio],
        screen_style: SCREEN_STYLES[request.screenStyle],
        avatar_id: integer(request.avatar.id),
        avatar_type: AVATAR_TYPES[request.avatar.type],
        voice_id: request.voiceId,
        caption: request.caption,
        video_name: request.name,
    };
}
/** The guides call it `project_id`, one old sample calls it `project`. */
const CREATED = dist/* pipe */.FsL(dist/* object */.Ikc({ data: dist/* union */.KCZ([dist/* object */.Ikc({ project_id: ID }), dist/* object */.Ikc({ project: ID })]) }), dist/* transform */.pdi(({ data }) => ('project_id' in data ? data.project_id : data.project)));
const STATUS_NUMBER = dist/* nullish */.cl6(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()]));
/** Some samples call `status_code` `status`; `status_desc` is known to contradict it and is not read. */
const PROJECT = dist/* pipe */.FsL(dist/* object */.Ikc({
    data: dist/* object */.Ikc({
        status_code: STATUS_NUMBER,
        status: STATUS_NUMBER,
        title: TEXT,
        video_url: TEXT,
        cover_url: TEXT,
        video_duration: dist/* nullish */.cl6(dist/* number */.aig()),
        created_at: dist/* nullish */.cl6(dist/* number */.aig()),
    }),
}), dist/* transform */.pdi(({ data }) => data), dist/* check */.z6Y(data => (data.status_code ?? data.status) != null, 'there is no `status_code`'));
const STATUSES = {
    1: 'pending',
    2: 'pending',
    3: 'processing',
    4: 'success',
    5: 'failed',
    99: 'deleted',
};
function readProject(projectId, project, apiUrl) {
    const code = String(project.status_code ?? project.status);
    return finishVideo(apiUrl, {
        projectId,
        status: STATUSES[code],
        statusWord: `status_code ${code}`,
        title: project.title,
        videoUrl: project.video_url,
        coverUrl: project.cover_url,
        seconds: project.video_duration ?? undefined,
        createdAt: project.created_at ?? undefined,
    });
}

;// CONCATENATED MODULE: ./src/jogg/v2.ts





/**
 * The API's second version: the same job in other words, and nothing of them beyond this file. Source: https://docs.jogg.ai.
 *
 * @param webhookUrl where each video is reported; empty for nowhere
 */
function joggV2(http, apiUrl, limits, webhookUrl) {
    return {
        create: (request, signal) => http({
            method: 'POST',
            path: '/v2/create_video_from_avatar',
            body: v2_writeCreate(request, webhookUrl),
            timeoutMs: limits.create,
            signal,
        }, v2_CREATED),
        async video(videoId, signal) {
            const path = `/v2/avatar_video/${encodeURIComponent(videoId)}`;
            const reply = await http({ method: 'GET', path, timeoutMs: limits.status, signal }, VIDEO);
            return reply.ok ? { ok: true, value: readVideo(videoId, reply.value, apiUrl) } : reply;
        },
        credits: signal => askCredits(http, limits, signal),
    };
}
/** The numbers that v2 kept are v1's. */
function v2_writeCreate(request, webhookUrl) {
    const { speech, avatar, voiceId } = request;
    const said = speech.kind === 'script'
        ? { type: 'script', script: speech.text }
        : { type: 'audio', audio_url: speech.url };
    return {
        avatar: { avatar_type: AVATAR_TYPES[avatar.type], avatar_id: integer(avatar.id) },
        voice: { ...said, voice_id: voiceId },
        aspect_ratio: request.aspectRatio,
        screen_style: SCREEN_STYLES[request.screenStyle],
        caption: request.caption,
        video_name: request.name,
        ...(webhookUrl ? { webhook_url: webhookUrl } : {}),
    };
}
/** Live answers have called it `project_id` too: what was paid for is taken under either name. */
const v2_CREATED = dist/* pipe */.FsL(dist/* object */.Ikc({ data: dist/* union */.KCZ([dist/* object */.Ikc({ video_id: ID }), dist/* object */.Ikc({ project_id: ID })]) }), dist/* transform */.pdi(({ data }) => ('video_id' in data ? data.video_id : data.project_id)));
/** Undefined where the schema does not fit: a video is not lost because of its cover. */
function odd(schema) {
    return dist/* fallback */.NpB(dist/* optional */.lqM(schema), undefined);
}
/** What every kind of video tells of where it stands. */
const STATE = {
    status: dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig()]),
    error: odd(dist/* nullish */.cl6(dist/* object */.Ikc({ code: odd(dist/* number */.aig()), message: TEXT }))),
};
/** Its status apart, anything may be missing. */
const VIDEO = dist/* pipe */.FsL(dist/* object */.Ikc({
    data: dist/* object */.Ikc({
        ...STATE,
        title: odd(TEXT),
        video_url: odd(TEXT),
        cover_url: odd(TEXT),
        duration: odd(dist/* nullish */.cl6(dist/* number */.aig())),
        created_at: odd(dist/* nullish */.cl6(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()]))),
    }),
}), dist/* transform */.pdi(({ data }) => data));
/** The documentation says `completed`, the live service has been seen to say `success`. */
const v2_STATUSES = {
    pending: 'pending',
    processing: 'processing',
    completed: 'success',
    success: 'success',
    failed: 'failed',
};
function readState({ status, error }) {
    const code = error?.code === undefined ? '' : ` (code ${error.code})`;
    return {
        status: v2_STATUSES[String(status).trim().toLowerCase()],
        statusWord: `status ${JSON.stringify(status)}`,
        error: error?.message && `${error.message}${code}`,
    };
}
function readVideo(videoId, video, apiUrl) {
    return finishVideo(apiUrl, {
        projectId: videoId,
        ...readState(video),
        title: video.title,
        videoUrl: video.video_url,
        coverUrl: video.cover_url,
        seconds: video.duration ?? undefined,
        createdAt: video.created_at ?? undefined,
    });
}

;// CONCATENATED MODULE: ./src/jogg/api.ts



const LIMITS = { create: 120_000, status: 30_000, other: 10_000 };
function joggApi(world, account) {
    const { apiUrl, apiKey, apiVersion, limits = LIMITS, webhookUrl = '' } = account;
    const http = joggHttp(world, apiUrl, apiKey);
    return apiVersion === 'v1' ? joggV1(http, apiUrl, limits) : joggV2(http, apiUrl, limits, webhookUrl);
}

;// CONCATENATED MODULE: ./src/jogg/upload.ts







/**
 * Brings a file to JoggAI's storage: asks for a signed address with the key, and puts the bytes there without it.
 * Both cost nothing, so both are tried again while what is wrong may pass.
 *
 * @returns the address under which JoggAI finds the file
 */
async function uploadAsset(world, account, asset) {
    const signed = await askAgain(() => askForPlace(world, account, asset), world);
    if (!signed.ok)
        return signed;
    const { signUrl, assetUrl, contentType } = signed.value;
    const unsafe = [signUrl, assetUrl].some(url => !(0,address/* isSafeResult */.L1)(url, account.apiUrl));
    if (unsafe)
        return upload_unclear('the service names an address for the upload that is not https');
    const stored = await askAgain(() => put(world, signUrl, contentType, asset.bytes), world);
    return stored.ok ? { ok: true, value: assetUrl } : stored;
}
async function askForPlace(world, account, asset) {
    const { apiUrl, apiKey, apiVersion, limits = LIMITS } = account;
    const { filename, mimeType } = asset;
    const isV1 = apiVersion === 'v1';
    const body = isV1 ? { filename } : { filename, content_type: mimeType, file_size: asset.bytes.byteLength };
    const call = { path: `/${apiVersion}/upload/asset`, body, timeoutMs: limits.status, signal: world.signal };
    const reply = await joggHttp(world, apiUrl, apiKey)({ method: 'POST', ...call }, SIGNED);
    if (!reply.ok)
        return reply;
    return { ok: true, value: { ...reply.value, contentType: isV1 ? 'application/octet-stream' : mimeType } };
}
/** v1 calls the address of the file `asset_id`, v2 `asset_url`: https://docs.jogg.ai. */
const SIGNED = dist/* pipe */.FsL(dist/* object */.Ikc({
    data: dist/* union */.KCZ([
        dist/* object */.Ikc({ sign_url: dist/* string */.YjP(), asset_url: dist/* string */.YjP() }),
        dist/* object */.Ikc({ sign_url: dist/* string */.YjP(), asset_id: dist/* string */.YjP() }),
    ]),
}), dist/* transform */.pdi(({ data }) => ({
    signUrl: data.sign_url,
    assetUrl: 'asset_url' in data ? data.asset_url : data.asset_id,
})));
/** Milliseconds: 20 MB over a line of 1 Mbit/s. */
const PUT_TIMEOUT_MS = 180_000;
/**
 * The storage is another house: it gets neither the key nor anything of this run but the file, and is not followed.
 * The guides show it answering in JoggAI's envelope, where HTTP 200 may still be a refusal.
 */
async function put(world, url, contentType, bytes) {
    const timeout = AbortSignal.timeout(PUT_TIMEOUT_MS);
    try {
        const response = await world.fetch(url, {
            method: 'PUT',
            headers: { 'content-type': contentType },
            body: bytes,
            redirect: 'manual',
            signal: AbortSignal.any([world.signal, timeout]),
        });
        const envelope = dist/* safeParse */.xLC(ENVELOPE, parseWire(await readText(response)));
        const code = (envelope.success && envelope.output.code) || 0;
        if (response.ok && code === 0)
            return { ok: true, value: undefined };
        return upload_unclear(`the storage did not take the file${code ? ` (code ${code})` : ''}`, response.status);
    }
    catch (error) {
        const late = timeout.aborted && !world.signal.aborted;
        return { ok: false, problem: networkProblem(error, late ? PUT_TIMEOUT_MS : undefined) };
    }
}
function upload_unclear(detail, httpStatus) {
    return {
        ok: false,
        problem: { kind: 'unclear', detail, ...(httpStatus === undefined ? {} : { httpStatus }) },
    };
}

// EXTERNAL MODULE: ./src/script/audio.ts
var audio = __webpack_require__(6221);
;// CONCATENATED MODULE: ./src/job/trouble.ts



/** How a line of the log begins. */
function labelOf({ label, language }) {
    return language ? `${label} (${language})` : label;
}
/** As in "asking for the …". */
function nounOf({ label, language }) {
    return language ? `translation of ${label} into ${language}` : `video of ${label}`;
}
function kindOf({ language }) {
    return language ? 'translation' : 'video';
}
/** @param credits the balance, where it was asked for and answered */
function createRefused(subject, problem, credits) {
    const balance = credits === undefined ? '' : ` The account has ${(0,src_text/* count */.U9)(credits, 'credit')} left.`;
    const kind = kindOf(subject);
    return {
        title: problem.kind === 'refused' ? `JoggAI refused the ${kind}` : `The ${kind} could not be submitted`,
        happened: `${describeProblem(`Creating the ${nounOf(subject)}`, problem)}${balance}`,
        means: unpaid(subject),
        advice: adviceFor(problem),
    };
}
function unpaid({ language }) {
    if (language)
        return 'The translation was not submitted, and nothing was paid for it.';
    return 'Nothing was submitted, and nothing was paid.';
}
function createUnknown(subject, videoName, happened, credits) {
    const again = 'Run the job again: it compares the credits once more, and submits if still nothing was taken. To be sure, look';
    const look = `${isUntouched(credits) ? again : 'Look'} for «${videoName}» in the dashboard at app.jogg.ai.`;
    return {
        title: `It is not known whether this ${kindOf(subject)} was paid for`,
        happened,
        means: `${suggest(credits)} It is not sent again by itself: a second request would be a second payment.`,
        advice: `${look} ${goOn(subject)}`,
    };
}
function goOn({ label, language }) {
    if (!language) {
        return `If it is there, run again with \`project-id\` set to its id: that costs nothing. If it is not, run again with \`reuse: false\`: that submits ${label} anew.`;
    }
    return `If it is there, take it from there, and leave ${language} out of \`translate-to\`. If it is not, \`reuse: false\` submits it anew, but ${label} too: both are paid for.`;
}
function answerLost(subject, problem) {
    return `${describeProblem(`Creating the ${nounOf(subject)}`, problem)} The request was sent, and no answer says whether a video is being made.`;
}
/** Credits that are the same as before the create was sent show that nothing was taken. */
function isUntouched({ before, now }) {
    return before !== undefined && before === now;
}
function suggest({ before, now }) {
    if (before === undefined || now === undefined) {
        const [was, is] = [before, now].map(one => (one === undefined ? 'could not be read' : `${one}`));
        return `The remaining credits (before: ${was}, now: ${is}) can't tell whether it was paid for.`;
    }
    const figures = `The account had ${(0,src_text/* count */.U9)(before, 'credit')} before and has ${(0,src_text/* count */.U9)(now, 'credit')} now:`;
    if (before === now)
        return `${figures} that suggests that nothing was taken, and no video is being made.`;
    return `${figures} that suggests that the video was accepted and paid for, if nothing else used the account meanwhile.`;
}
function videoFailed(subject, video) {
    const kind = kindOf(subject);
    return {
        title: `JoggAI could not make the ${kind}`,
        happened: `The ${nounOf(subject)}, project ${video.projectId}, failed: ${video.error ?? 'JoggAI gives no reason'}.`,
        means: 'Its credits were taken when it was submitted; whether JoggAI gives them back for a failed video is not documented.',
        advice: `Send the project id to support@jogg.ai. Running the job again submits the ${kind} anew, which is paid for again.`,
    };
}
function videoDeleted(subject, projectId) {
    const kind = kindOf(subject);
    return {
        title: `The ${kind} was deleted`,
        happened: `The ${nounOf(subject)}, project ${projectId}, was deleted at JoggAI.`,
        means: 'It was paid for, and is not there any more.',
        advice: `If that was not intended, ask support@jogg.ai. Running the job again submits the ${kind} anew, which is paid for again.`,
    };
}
/** @param maxSeconds what JoggAI translates at most */
function tooLongToTranslate(subject, seconds, maxSeconds) {
    return {
        title: 'The video is too long to be translated',
        happened: `There is no ${nounOf(subject)}: the video is ${(0,src_text/* duration */.p0)(seconds)} long, and JoggAI translates at most ${(0,src_text/* duration */.p0)(maxSeconds)}.`,
        means: `The video itself is ready. ${unpaid(subject)}`,
        advice: 'Shorten the script, or leave `translate-to` empty.',
    };
}
const GOES_ON = 'It is paid for, and JoggAI goes on rendering it: nothing is lost.';
/** Only a video can be collected by its id: a translation has another endpoint, and another text beside it. */
function runAgain(subject, projectId) {
    const again = `Run the job again: it picks this ${kindOf(subject)} up without paying again.`;
    return subject.language ? again : `${again} \`project-id: ${projectId}\` does so from any job.`;
}
function notReady(subject, projectId, waitedMs, problem) {
    const instead = problem ? ` ${describeProblem('The last status request', problem)}` : '';
    const [usual, stuck] = subject.language
        ? ['JoggAI usually takes 10 to 20 minutes for a translation', 'after much longer']
        : ['JoggAI calls a video stuck after 15 minutes', 'then'];
    return {
        title: `The ${kindOf(subject)} is not ready yet`,
        happened: `The ${nounOf(subject)}, project ${projectId}, was not ready after ${(0,src_text/* duration */.p0)(waitedMs / 1000)} (\`timeout-minutes\`).${instead}`,
        means: GOES_ON,
        advice: `${runAgain(subject, projectId)} ${usual}: ${stuck} send the project id to support@jogg.ai.`,
    };
}
function statusRefused(subject, projectId, problem, isOurs) {
    const kind = kindOf(subject);
    const means = isOurs
        ? `The ${kind} was submitted and paid for by this action; what has become of it is not known.`
        : 'Collecting a video costs nothing: nothing was submitted, and nothing was paid.';
    return {
        title: isMissing(problem)
            ? 'JoggAI does not know this project'
            : `JoggAI does not tell about the ${kind}`,
        happened: describeProblem(`Asking for the ${nounOf(subject)}, project ${projectId},`, problem),
        means,
        advice: adviceFor(problem),
    };
}
function cancelled(subject, projectId) {
    if (!projectId) {
        return {
            title: 'The run was cancelled',
            happened: `The run was cancelled before the ${nounOf(subject)} was submitted.`,
            means: unpaid(subject),
            advice: `Run the job again when the ${kindOf(subject)} is wanted.`,
        };
    }
    return {
        title: 'The run was cancelled',
        happened: `The run was cancelled while it waited for the ${nounOf(subject)}, project ${projectId}.`,
        means: GOES_ON,
        advice: runAgain(subject, projectId),
    };
}
function isMissing(problem) {
    return problem.kind === 'refused' && problem.code === CODES.notFound;
}
/** The log's line while a create waits for its turn. */
function pauseLine(problem, pause) {
    const why = problem.kind === 'rate-limited' ? 'JoggAI asks to slow down' : 'JoggAI can not be reached';
    return `${why} (${quoteSaid(problem)}); nothing was submitted yet, next try in ${pause}`;
}

;// CONCATENATED MODULE: ./src/job/audio-url.ts





/**
 * Tells where JoggAI finds the audio of an order, when a create is about to be sent and not before: a file is
 * uploaded then. Empty where a script is spoken.
 *
 * @returns a function that throws Failure when the file can't be uploaded; nothing is paid then
 */
function audioUrls(account, workspace, world) {
    return async (order) => {
        const { label, speech } = order;
        if (speech.kind === 'script')
            return '';
        if (speech.kind === 'audio-url')
            return speech.url;
        const reply = await uploadAsset(world, account, await openAsset(speech, workspace));
        if (reply.ok)
            return reply.value;
        if (world.signal.aborted)
            throw new failure/* Failure */.HR(cancelled(order, undefined));
        throw new failure/* Failure */.HR({
            title: 'The audio could not be uploaded',
            happened: describeProblem(`Uploading ${label}`, reply.problem),
            means: 'Nothing was submitted, and nothing was paid.',
            advice: adviceFor(reply.problem),
        });
    };
}
const MIME_TYPES = {
    mp3: 'audio/mpeg',
    wav: 'audio/wav',
    m4a: 'audio/mp4',
};
/** The bytes must still be those that were checked: the content key, by which a paid video is found again, is theirs. */
async function openAsset({ path, sha256, format }, workspace) {
    const read = await (0,audio/* readAudio */.r)(path, workspace);
    if (!read.ok || read.sha256 !== sha256)
        throw new failure/* Failure */.HR(changed(path));
    // A name of our own: the file's own may have characters that the service refuses, or the wrong extension.
    return { filename: `${sha256.slice(0, 16)}.${format}`, mimeType: MIME_TYPES[format], bytes: read.bytes };
}
function changed(path) {
    return {
        title: 'The audio file changed during the run',
        happened: `The file ${JSON.stringify(path)} is not the one that was checked at the start of the run any more.`,
        means: 'Nothing was submitted, and nothing was paid.',
        advice: 'Let the step that writes it end before this one begins, then run the job again.',
    };
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/job/wait.ts

/**
 * Asks for the video at an even pace until it has ended, one way or the other. Anything transient is survived until
 * the deadline; the last question is asked at the deadline itself, so that a video that is ready by then is seen.
 */
async function waitForVideo(api, projectId, pace) {
    const { clock, signal } = pace;
    let last;
    let problem;
    for (let next = pace.firstAt;; next = nextAt(next, problem, pace)) {
        await clock.sleep(Math.min(next, pace.deadline) - clock.now(), signal);
        if (signal.aborted)
            return { kind: 'cancelled', last };
        pace.onQuestion();
        const reply = await api.video(projectId, signal);
        if (reply.ok) {
            last = reply.value;
            pace.onAnswer(last);
            if (hasEnded(last))
                return { kind: 'ended', video: last };
        }
        else if (isFinal(reply.problem, clock.now() < pace.freshUntil)) {
            return { kind: 'refused', problem: reply.problem, last };
        }
        problem = reply.ok ? undefined : reply.problem;
        if (signal.aborted)
            return { kind: 'cancelled', last };
        if (clock.now() >= pace.deadline)
            return { kind: 'deadline', last, problem };
    }
}
/** How long a project may be unknown to its own service after it was created, in milliseconds. */
const FRESH_MS = 30_000;
function hasEnded({ status }) {
    return status !== 'pending' && status !== 'processing';
}
/** The pace is counted from request to request, not from answer to request: a slow answer delays nothing. */
function nextAt(previous, problem, { clock, intervalMs }) {
    const told = problem?.kind === 'rate-limited' ? (problem.retryAfterMs ?? 0) : 0;
    const missed = Math.max(0, Math.ceil((clock.now() - previous) / intervalMs) - 1);
    return Math.max(previous + (1 + missed) * intervalMs, clock.now() + told);
}
function isFinal(problem, isFresh) {
    if (problem.kind !== 'refused')
        return false;
    return !(problem.code === CODES.notFound && isFresh);
}

;// CONCATENATED MODULE: ./src/job/follow.ts



/**
 * Waits for a project and learns what becomes of it; the log shows each change, and a line a minute in between. Where
 * the workflow does not want to wait, it asks once.
 */
async function follow(subject, projectId, desk, origin) {
    const { clock, signal } = desk.world;
    const start = clock.now();
    const log = progressLog(labelOf(subject), desk.world);
    const outcome = await waitForVideo(desk.api, projectId, {
        clock,
        signal,
        firstAt: origin === 'submitted' ? start + desk.pollIntervalMs * desk.phase : start,
        intervalMs: desk.pollIntervalMs,
        deadline: start + (desk.wait ? desk.timeoutMs : 0),
        freshUntil: origin === 'submitted' ? start + FRESH_MS : start,
        onQuestion: () => log.beat(),
        onAnswer(video) {
            log.change(video.status);
            desk.learn(newsOf(video));
        },
    });
    const news = settle(subject, projectId, outcome, { waitedMs: clock.now() - start, origin, wait: desk.wait });
    if (news)
        desk.learn(news);
}
/** What an answer about a video adds to what is known of it. */
function newsOf(video) {
    const { projectId, status, title, videoUrl, coverUrl, subtitleUrl, duration, createdAt } = video;
    return {
        projectId,
        status,
        ...(title === undefined ? {} : { title }),
        ...(videoUrl === undefined ? {} : { videoUrl }),
        ...(coverUrl === undefined ? {} : { coverUrl }),
        ...(subtitleUrl === undefined ? {} : { subtitleUrl }),
        ...(duration === undefined ? {} : { duration }),
        ...(createdAt === undefined ? {} : { createdAt: createdAt.toISOString() }),
    };
}
/** What the end of waiting adds; undefined for a video that is ready. */
function settle(subject, projectId, outcome, { waitedMs, origin, wait }) {
    switch (outcome.kind) {
        case 'ended':
            return end(subject, outcome.video);
        case 'refused': {
            const trouble = statusRefused(subject, projectId, outcome.problem, origin !== 'named');
            return {
                ...(isMissing(outcome.problem) || origin === 'named' ? { status: 'failed' } : {}),
                trouble,
            };
        }
        case 'deadline': {
            if (!wait)
                return outcome.last ? undefined : { status: 'pending' };
            const trouble = notReady(subject, projectId, waitedMs, outcome.problem);
            return { ...(outcome.last || origin !== 'named' ? {} : { status: 'unknown' }), trouble };
        }
        case 'cancelled':
            return { trouble: cancelled(subject, projectId) };
    }
}
function end(subject, video) {
    if (video.status === 'failed')
        return { trouble: videoFailed(subject, video) };
    if (video.status === 'deleted')
        return { trouble: videoDeleted(subject, video.projectId) };
    return undefined;
}
const MINUTE_MS = 60_000;
function progressLog(label, { actions, clock }) {
    const start = clock.now();
    let status = 'pending';
    let shownAt = start;
    const show = () => {
        shownAt = clock.now();
        actions.info(`${label}: ${status} (after ${(0,src_text/* duration */.p0)((shownAt - start) / 1000)})`);
    };
    return {
        change(next) {
            if (next === status)
                return;
            status = next;
            show();
        },
        beat() {
            if (clock.now() - shownAt >= MINUTE_MS)
                show();
        },
    };
}

;// CONCATENATED MODULE: ./src/job/submit.ts
/**
 * Sends one create request, which is one payment. It is sent again only when it certainly did not arrive, or was
 * refused for being one too many; anything else is an unknown outcome, and never sent again from here.
 */
async function submit_submit(api, request, patience) {
    const { clock, signal, lastCall } = patience;
    const started = clock.now();
    for (let attempt = 0;; attempt++) {
        await patience.gate.pass(signal);
        if (signal.aborted)
            return { kind: 'cancelled' };
        const reply = await api.create(request, lastCall);
        if (reply.ok)
            return { kind: 'submitted', projectId: reply.value };
        const { problem } = reply;
        if (problem.kind === 'unclear')
            return { kind: 'unknown', problem };
        const pause = pauseBefore(problem, attempt, clock.now() - started, patience.rateLimitMs);
        if (pause === undefined)
            return { kind: 'refused', problem };
        patience.onPause(problem, pause);
        if (problem.kind === 'rate-limited')
            patience.gate.close(pause);
        else
            await clock.sleep(pause, signal);
    }
}
function createGate(clock) {
    let opensAt = 0;
    return {
        async pass(signal) {
            while (clock.now() < opensAt && !signal.aborted)
                await clock.sleep(opensAt - clock.now(), signal);
        },
        close(ms) {
            opensAt = Math.max(opensAt, clock.now() + ms);
        },
    };
}
/** How long the service may stay out of reach before giving up, in milliseconds. */
const UNREACHABLE_MS = 30_000;
/** The window of the vendor's rate limit, in milliseconds: what to wait when a 429 does not say. */
const submit_RATE_WINDOW_MS = 60_000;
/** Milliseconds until the next attempt, or undefined when there is to be none. */
function pauseBefore(problem, attempt, spentMs, rateLimitMs) {
    if (problem.kind === 'rate-limited') {
        const pause = Math.max(problem.retryAfterMs ?? submit_RATE_WINDOW_MS, 1000);
        return spentMs + pause <= rateLimitMs ? pause : undefined;
    }
    if (problem.kind !== 'unreachable')
        return undefined;
    const pause = Math.min(1000 * 2 ** attempt, 8000);
    return spentMs + pause <= UNREACHABLE_MS ? pause : undefined;
}

;// CONCATENATED MODULE: ./src/job/pay.ts



/**
 * The step that costs money: asks for the credits, remembers that it is about to pay, pays, and remembers what came
 * of it. Whatever moment the job dies at, the next run finds enough to know whether it may pay again.
 *
 * @returns the project id, or undefined when there is none; why was learnt
 */
async function pay(purchase, desk) {
    const request = await purchase.request();
    const before = await readCredits(desk);
    if (desk.world.signal.aborted) {
        desk.learn({ trouble: cancelled(purchase, undefined) });
        return undefined;
    }
    const memory = { state: 'submitting', credits: before, videoName: purchase.name, at: now(desk) };
    await desk.ledger.remember(purchase.contentKey, memory);
    const submission = await submit_submit(desk.api, request, {
        clock: desk.world.clock,
        signal: desk.world.signal,
        lastCall: desk.world.lastCall,
        rateLimitMs: desk.timeoutMs,
        gate: desk.gate,
        onPause: (problem, ms) => desk.world.actions.info(`${labelOf(purchase)}: ${pauseLine(problem, (0,src_text/* duration */.p0)(ms / 1000))}`),
    });
    return conclude(purchase, desk, submission, before);
}
/** The account's remaining credits; undefined when they can't be read. Asked even while the run is being cancelled. */
async function readCredits({ api, world }) {
    const reply = await api.credits(world.lastCall);
    return reply.ok ? reply.value : undefined;
}
async function conclude(purchase, desk, submission, before) {
    const { name, contentKey } = purchase;
    switch (submission.kind) {
        case 'submitted':
            return await keep(purchase, desk, submission.projectId);
        case 'refused':
            await desk.ledger.remember(contentKey, { state: 'refused', at: now(desk) });
            desk.learn({
                status: 'failed',
                trouble: createRefused(purchase, submission.problem, await readCredits(desk)),
            });
            return undefined;
        case 'cancelled':
            await desk.ledger.remember(contentKey, { state: 'refused', at: now(desk) });
            desk.learn({ trouble: cancelled(purchase, undefined) });
            return undefined;
        case 'unknown': {
            const happened = answerLost(purchase, submission.problem);
            const credits = { before, now: await readCredits(desk) };
            desk.learn({ status: 'unknown', trouble: createUnknown(purchase, name, happened, credits) });
            return undefined;
        }
    }
}
/**
 * The project id is what was paid for: it is out, and remembered, before anything else happens. Of the title nobody may
 * tell later on.
 */
async function keep(purchase, desk, projectId) {
    desk.learn({ projectId, status: 'pending', reused: false, title: purchase.name });
    desk.world.actions.info(`${labelOf(purchase)}: submitted as project ${projectId}; its credits are taken.`);
    await desk.ledger.remember(purchase.contentKey, { state: 'submitted', projectId, at: now(desk) });
    return projectId;
}
function now({ world }) {
    return new Date(world.clock.now()).toISOString();
}

;// CONCATENATED MODULE: ./src/job/recall.ts


/**
 * A create was announced, and no project id was remembered: the run died in between, or its answer was lost.
 *
 * @param before the credits just before that create; undefined when they could not be read
 */
function decideUnanswered(before, now) {
    if (before === undefined || before !== now)
        return { kind: 'stop' };
    return { kind: 'submit', because: 'an earlier run stopped while submitting it, and no credits were taken' };
}
/**
 * @param reply what JoggAI says of the project now
 * @param isGone whether the address of a finished video is certainly dead
 */
function decideSubmitted(projectId, reply, isGone) {
    if (!reply.ok) {
        // Out of reach is not gone: waiting asks again until the deadline, and costs nothing.
        return isMissing(reply.problem)
            ? { kind: 'submit', because: `project ${projectId} is not found any more` }
            : { kind: 'wait', projectId };
    }
    const video = reply.value;
    if (!hasEnded(video))
        return { kind: 'wait', projectId };
    if (video.status !== 'success')
        return { kind: 'submit', because: `project ${projectId} ended as ${video.status}` };
    return isGone
        ? { kind: 'submit', because: `the video of project ${projectId} is not there any more` }
        : { kind: 'use', video };
}

;// CONCATENATED MODULE: ./src/job/make.ts




/**
 * Makes one video, or one translation: takes up what an earlier run paid for, or submits it, and waits for it. Everything that becomes
 * known goes to `desk.learn` at once; trouble is learnt like anything else, so that other videos go on.
 */
async function makeVideo(purchase, desk) {
    const label = labelOf(purchase);
    const decision = desk.reuse ? await recall(purchase, desk) : { kind: 'submit', because: '' };
    switch (decision.kind) {
        case 'use':
            desk.world.actions.info(`${label}: project ${decision.video.projectId} is ready since an earlier run: nothing is paid.`);
            return desk.learn({ reused: true, ...newsOf(decision.video) });
        case 'wait':
            desk.world.actions.info(`${label}: project ${decision.projectId} was submitted by an earlier run: nothing is paid again.`);
            desk.learn({ reused: true, projectId: decision.projectId, status: 'pending' });
            return desk.wait ? await follow(purchase, decision.projectId, desk, 'earlier') : undefined;
        case 'stop':
            return;
        case 'submit':
            if (decision.because)
                desk.world.actions.info(`${label}: submitted anew, because ${decision.because}.`);
            return await submitAndFollow(purchase, desk);
    }
}
async function submitAndFollow(purchase, desk) {
    const projectId = await desk.turn(() => pay(purchase, desk));
    if (projectId && desk.wait)
        await follow(purchase, projectId, desk, 'submitted');
}
async function recall(purchase, desk) {
    const memory = await desk.ledger.recall(purchase.contentKey);
    if (!memory || memory.state === 'refused')
        return { kind: 'submit', because: '' };
    if (memory.state === 'submitted') {
        const reply = await desk.api.video(memory.projectId, desk.world.signal);
        return decideSubmitted(memory.projectId, reply, reply.ok && (await isGone(reply.value, desk)));
    }
    const credits = { before: memory.credits, now: await readCredits(desk) };
    const decision = decideUnanswered(credits.before, credits.now);
    if (decision.kind === 'stop') {
        const happened = `An earlier run submitted the ${nounOf(purchase)} at ${memory.at} and never learnt its project id.`;
        desk.learn({
            status: 'unknown',
            trouble: createUnknown(purchase, memory.videoName, happened, credits),
        });
    }
    return decision;
}
/** Only an address that certainly is no more counts: a video is not paid for again because a request failed. */
async function isGone(video, { world }) {
    if (!video.videoUrl)
        return false;
    const signal = AbortSignal.any([world.signal, AbortSignal.timeout(ALIVE_MS)]);
    try {
        // Not HEAD: an address that was signed for GET may well refuse it.
        const { status, body } = await world.fetch(video.videoUrl, { headers: { range: 'bytes=0-0' }, signal });
        await body?.cancel();
        return status === 404 || status === 410;
    }
    catch {
        return false;
    }
}
const ALIVE_MS = 10_000;

;// CONCATENATED MODULE: ./src/job/batch.ts




/**
 * Makes all videos of a run side by side: creates in turns and behind one gate, status requests spread over the
 * interval and a few at a time. What has the same content is one video; one that fails loses none of the others.
 *
 * @param learnOf told what becomes known of each purchase, by its place
 */
async function makeVideos(purchases, shop, learnOf) {
    const gate = createGate(shop.world.clock);
    const turn = (0,p_limit/* default */.A)(AT_ONCE);
    const api = fewAtOnce(shop.api);
    const groups = [...Map.groupBy(purchases.entries(), ([, { contentKey }]) => contentKey).values()];
    const making = groups.map(async (group, index) => {
        const learn = (news) => {
            for (const [place] of group)
                learnOf(place, news);
        };
        const desk = { ...shop, api, gate, turn, phase: (index + 1) / groups.length, learn };
        const [first] = group;
        if (first)
            await makeVideo(first[1], desk).catch(thrown => learn(newsOfThrown(thrown, shop.world)));
    });
    await Promise.all(making);
}
/** Creates under way at once, and status requests under way at once: with the rest of a run, never ten. */
const AT_ONCE = 4;
function fewAtOnce(api) {
    const limit = (0,p_limit/* default */.A)(AT_ONCE);
    return { ...api, video: (projectId, signal) => limit(() => api.video(projectId, signal)) };
}
/** A failure before the create means that there is no video; of a defect nobody knows what it means. */
function newsOfThrown(thrown, { signal }) {
    const trouble = (0,failure/* toTrouble */.fQ)(thrown);
    return thrown instanceof failure/* Failure */.HR && !signal.aborted ? { status: 'failed', trouble } : { trouble };
}

;// CONCATENATED MODULE: ./src/script/estimate.ts
/**
 * How long a voice takes to say a text, and what the video costs: known before anything is paid. Every script counts
 * at its own pace and mixed texts add up; digits and signs count as the words they are read as; sentences, commas and
 * paragraphs add their pauses. How it compares with measured speech stands in `test/script/fixtures/spoken`.
 *
 * @returns whole seconds, and credits by the vendor's rule
 */
function estimate(text) {
    const letters = COUNTED.reduce((sum, { letters, perMinute }) => sum + countOf(text, letters) / perMinute, 0);
    const words = countOf(text, DIGITS_AND_SIGNS) + countOf(text, ABBREVIATIONS);
    const pauses = PAUSES.reduce((sum, pause) => sum + countOf(text, pause.at) * pause.seconds, 0);
    const seconds = Math.round((letters + words / SHORT_WORDS) * 60 + pauses);
    return { seconds, credits: creditsFor(seconds) };
}
/** One credit for each started two minutes of video, and at least one: the vendor's price list. */
function creditsFor(seconds) {
    return Math.max(1, Math.ceil(seconds / SECONDS_PER_CREDIT));
}
const SECONDS_PER_CREDIT = 120;
/** Characters that the vendor's own editor takes, for about 15 minutes; what the API takes is not documented. */
const SCRIPT_EDITOR_LIMIT = 13_800;
/**
 * Families of languages by their scripts: `words` a minute of `size` letters each, without the pauses between
 * sentences. Counting letters keeps long words long, so that one figure holds German and Vietnamese. Where no spaces
 * part words, or a sign is a syllable, a "word" is one sign. Neural voices read English prose at 150 to 165 words a
 * minute, pauses included, which is 175 without; the others keep the relation to it that espeak-ng gives them.
 */
const PACES = [
    // English, German, French, Polish, Turkish, Vietnamese and all others in Latin letters.
    { scripts: 'Latn', words: 175, size: 5 },
    // Russian, Ukrainian, Greek: the words are longer.
    { scripts: 'Cyrl Grek', words: 135, size: 6 },
    // Arabic, Persian, Urdu, Hebrew: short vowels are said but not written, so a letter takes longer.
    { scripts: 'Arab Hebr Syrc', words: 120, size: 4.5 },
    // Hindi, Bengali, Tamil and their like: vowel signs count too, they are half of what is heard.
    { scripts: 'Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh', words: 150, size: 5 },
    // Chinese: a character is a syllable. In Japanese it is two, but short ones.
    { scripts: 'Han Bopo', words: 215, size: 1 },
    // Japanese kana: a short syllable, seven a second.
    { scripts: 'Hira Kana', words: 430, size: 1 },
    // Korean: a block is a syllable, five a second.
    { scripts: 'Hang', words: 300, size: 1 },
    // Thai, Lao, Khmer, Burmese: three letters and marks to a syllable.
    { scripts: 'Thai Laoo Khmr Mymr', words: 620, size: 1 },
];
/** Georgian, Armenian, Amharic and whatever else has letters. */
const OTHERS = { words: 140, size: 5 };
const COUNTED = [
    ...PACES.map(pace => ({
        letters: new RegExp(`[${classOf(pace)}]`, 'gu'),
        perMinute: pace.words * pace.size,
    })),
    {
        letters: new RegExp(`[\\p{L}--[${PACES.map(classOf).join('')}]]`, 'gv'),
        perMinute: OTHERS.words * OTHERS.size,
    },
];
function classOf({ scripts }) {
    return scripts.replace(/\w+ ?/g, script => `\\p{sc=${script.trim()}}`);
}
/** Each is read as about one short word: the digits of "20.19.0" and its points, "%", "€", "&", "≥". */
const DIGITS_AND_SIGNS = /\p{Nd}|(?<=\p{Nd})\.(?=\p{Nd})|[%‰$€£¥&+=<>≤≥×÷±°©®™@#~^]/gu;
/** `API` and `CVE` are spelled, which takes about a word more than their letters would. */
const ABBREVIATIONS = /(?<![\p{L}\p{N}])\p{Lu}{2,4}(?!\p{L})/gu;
/** A minute. */
const SHORT_WORDS = 165;
/** Seconds of silence. The end of a line ends a paragraph or an item, which takes a breath more than a sentence does. */
const PAUSES = [
    { at: /(?<=[[\p{Sentence_Terminal}…]--[。！？]])['"”’»」』）\)\]]{0,3}(?=\s|$)|[。！？]/gv, seconds: 0.4 },
    { at: /[,;:،؛](?=\s)|[，、；：]|(?<=\s)[–—](?=\s)/gu, seconds: 0.2 },
    { at: /\n+/g, seconds: 0.3 },
];
function countOf(text, pattern) {
    return text.match(pattern)?.length ?? 0;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/job/nearest.ts

/**
 * The entries that somebody who wrote `wanted` most likely meant, best first: those that contain it or are contained
 * in it, then those that take the fewest changes of a character (Levenshtein's distance).
 */
function nearest(wanted, entries, text, most) {
    const target = (0,src_text/* fold */.AU)(wanted);
    const ranked = entries.map(entry => ({ entry, rank: rank(target, (0,src_text/* fold */.AU)(text(entry))) }));
    return ranked
        .sort((a, b) => a.rank - b.rank)
        .slice(0, most)
        .map(({ entry }) => entry);
}
/** Characters of a text that are compared: names that differ only further on are equally near. */
const COMPARED = 40;
function rank(target, candidate) {
    const [a, b] = [target.slice(0, COMPARED), candidate.slice(0, COMPARED)];
    if (b === '')
        return Number.POSITIVE_INFINITY;
    const isPart = a.includes(b) || b.includes(a);
    return isPart ? Math.abs(a.length - b.length) / (2 * COMPARED) : distance(a, b);
}
/** How many characters must be changed, added or removed to turn one text into the other. */
function distance(a, b) {
    const row = Uint32Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let i = 1; i <= a.length; i++) {
        let diagonal = i - 1;
        let left = i;
        row[0] = i;
        for (let j = 1; j <= b.length; j++) {
            const above = row[j] ?? 0;
            const changed = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1);
            left = Math.min(changed, above + 1, left + 1);
            row[j] = left;
            diagonal = above;
        }
    }
    return row[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./src/job/translation.ts




/** What a translation of a video is, what it costs, and when there is none: pure. */
/** Seconds: JoggAI translates no video that is longer. */
const MAX_SECONDS = 180;
/** Credits: half a one for each started 20 seconds of the video. */
function translationCredits(seconds) {
    return 0.5 * Math.max(1, Math.ceil(seconds / 20));
}
/** Raised whenever the same translation must count as another one; a test pins known keys to it. */
const KEY_VERSION = 1;
/** SHA-256, in hex, of which video is translated into what, as `contentKey` is for the video itself. */
function translationKey(videoKey, language) {
    const canonical = [KEY_VERSION, 'translation', videoKey, (0,src_text/* fold */.AU)(language)];
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(canonical)).digest('hex');
}
/** The results that a run begins with: each video, and right after it one for each language. */
function withTranslations(videos, languages) {
    return videos.flatMap(video => [video, ...languages.map(language => begin(video, language))]);
}
/** Where the results have the video of an order; its translations follow in the order of their languages. */
function placeOfVideo(order, languages) {
    return order * (1 + languages.length);
}
function begin({ contentKey, file, estimatedDuration }, language) {
    return {
        language,
        ...(contentKey ? { contentKey: translationKey(contentKey, language) } : {}),
        ...(file ? { file } : {}),
        ...(estimatedDuration === undefined
            ? {}
            : { estimatedDuration, estimatedCredits: translationCredits(estimatedDuration) }),
    };
}
/** What is wrong with translating a video before there is one; the same words as for an input. */
function checkLength(label, { estimatedDuration = 0 }) {
    if (estimatedDuration <= MAX_SECONDS)
        return [];
    return [
        `${label}: the video would be about ${(0,src_text/* duration */.p0)(estimatedDuration)} long, and JoggAI translates videos of at most ${(0,src_text/* duration */.p0)(MAX_SECONDS)}: shorten it, or leave \`translate-to\` empty`,
    ];
}
/** What keeps a video from being translated, as what its translation becomes; undefined for nothing. */
function whyNot(subject, video) {
    if (video.status !== 'success' || !video.videoUrl)
        return { status: 'skipped' };
    if (video.duration === undefined || video.duration <= MAX_SECONDS)
        return undefined;
    return { status: 'failed', trouble: tooLongToTranslate(subject, video.duration, MAX_SECONDS) };
}
/** The wanted languages as JoggAI spells them; what it does not have is a problem that names the nearest. */
function matchLanguages(wanted, offered) {
    const found = wanted.map(word => offered.find(language => (0,src_text/* fold */.AU)(language) === (0,src_text/* fold */.AU)(word)));
    const problems = wanted
        .filter((_, place) => found[place] === undefined)
        .map(word => {
        const near = nearest(word, offered, language => language, MOST_NEAREST);
        return `input \`translate-to\`: JoggAI does not translate into ${JSON.stringify(word)}; the nearest that it has: ${near.map(language => `\`${language}\``).join(', ')}`;
    });
    return { languages: found.filter(language => language !== undefined), problems };
}
const MOST_NEAREST = 5;

;// CONCATENATED MODULE: ./src/job/budget.ts




/** What videos cost, known before anything is paid; all pure. */
/** Seconds and credits, as far as they can be told: of audio behind an address nothing is known. */
function estimateSpeech(speech) {
    if (speech.kind === 'audio-url')
        return {};
    const { seconds, credits } = speech.kind === 'script'
        ? estimate(speech.text)
        : { seconds: Math.round(speech.seconds), credits: creditsFor(speech.seconds) };
    return { estimatedDuration: seconds, estimatedCredits: credits };
}
/** The most that a video of audio, or its translation, can cost: JoggAI takes 10 minutes of it, and translates 3. */
const MOST_OF_AUDIO = creditsFor(600);
const MOST_OF_TRANSLATION = translationCredits(MAX_SECONDS);
/** Credits of the whole run; identical videos are paid for once. */
function totalCredits(results) {
    const distinct = new Map(results.map((result, place) => [result.contentKey || place, result]));
    const credits = [...distinct.values()].map(({ estimatedCredits, language }) => estimatedCredits ?? (language ? MOST_OF_TRANSLATION : MOST_OF_AUDIO));
    return credits.reduce((sum, one) => sum + one, 0);
}
/** @throws Failure when the run is estimated to cost more than the workflow allows */
function holdBudget(results, maxCredits) {
    const total = totalCredits(results);
    if (maxCredits === undefined || total <= maxCredits)
        return;
    throw new failure/* Failure */.HR({
        title: 'The video would cost more than allowed',
        happened: `${(0,src_text/* count */.U9)(results.length, 'video')} would cost about ${(0,src_text/* count */.U9)(total, 'credit')}, and \`max-credits\` is ${maxCredits}.`,
        means: 'Nothing was submitted, and nothing was paid.',
        advice: 'Shorten the script, or raise `max-credits`. `dry-run: true` shows what each video would cost.',
    });
}
/** A warning for each text that the vendor's own editor would not take. */
function warnOfLength({ label, speech }) {
    if (speech.kind !== 'script' || speech.text.length <= SCRIPT_EDITOR_LIMIT)
        return [];
    return [
        `${label} has ${(0,src_text/* count */.U9)(speech.text.length, 'character')}: JoggAI's own editor takes ${(0,src_text/* count */.U9)(SCRIPT_EDITOR_LIMIT, 'character')}, about 15 minutes; what its API takes is not documented.`,
    ];
}

;// CONCATENATED MODULE: ./src/job/dry-run.ts



/**
 * Ends a dry run: nothing is submitted; the log says what each video and all of them would cost, and what the account
 * has left where there is a key to ask with.
 *
 * @returns a line for the summary
 */
async function endDryRun(results, api, world) {
    for (const [place, result] of results.all.entries()) {
        world.actions.info(`${result.file ?? 'video'}${result.language ? `, ${result.language}` : ''}: ${dry_run_describe(result)}`);
        results.learn(place, { status: 'dry-run' });
    }
    const left = api ? await readCredits({ api, world }) : undefined;
    const line = `In all about ${(0,src_text/* count */.U9)(totalCredits(results.all), 'credit')}; ${balance(left)}. Nothing was submitted, and nothing was paid.`;
    world.actions.info(line);
    return line;
}
function dry_run_describe({ estimatedDuration, estimatedCredits }) {
    if (estimatedDuration === undefined || estimatedCredits === undefined)
        return 'its length is not known before it is made';
    return `about ${(0,src_text/* duration */.p0)(estimatedDuration)}, ${(0,src_text/* count */.U9)(estimatedCredits, 'credit')}`;
}
function balance(left) {
    return left === undefined
        ? 'what the account has left could not be asked'
        : `the account has ${(0,src_text/* count */.U9)(left, 'credit')} left`;
}

;// CONCATENATED MODULE: ./src/job/cache-ledger.ts
/**
 * Keeps the ledger in the Actions cache. Entries can't be changed, so each memory is an entry of its own under the
 * content key's prefix, and the newest one counts; everything is in the entry's key, so that recalling is one look-up
 * and downloads nothing.
 */
function cacheLedger(store) {
    return {
        async recall(contentKey) {
            const key = await store.newest(prefixOf(contentKey));
            return key === undefined ? undefined : readKey(contentKey, key);
        },
        remember: (contentKey, memory) => store.add(writeKey(contentKey, memory)),
    };
}
/** The number is the format's: another one finds nothing of what this one wrote. */
function prefixOf(contentKey) {
    return `jogg-video-1-${contentKey}-`;
}
/** Keys are at most 512 characters, without commas (https://github.com/actions/toolkit/tree/main/packages/cache). */
const MAX_NAME = 100;
function writeKey(contentKey, memory) {
    return `${prefixOf(contentKey)}${Buffer.from(memory.at).toString('base64url')}.${writeState(memory)}`;
}
function writeState(memory) {
    if (memory.state === 'submitted')
        return `submitted.${memory.projectId}`;
    if (memory.state === 'refused')
        return 'refused';
    const name = Buffer.from(memory.videoName.slice(0, MAX_NAME)).toString('base64url');
    return `submitting.${String(memory.credits ?? 'none').replace('.', '_')}.${name}`;
}
/** Undefined for a key that this format does not write. */
function readKey(contentKey, key) {
    const prefix = prefixOf(contentKey);
    if (!key.startsWith(prefix))
        return undefined;
    const [time = '', state, first, second] = key.slice(prefix.length).split('.');
    const at = Buffer.from(time, 'base64url').toString();
    if (state === 'refused')
        return { state, at };
    if (state === 'submitted' && first)
        return { state, projectId: first, at };
    if (state !== 'submitting' || !first)
        return undefined;
    const credits = first === 'none' ? undefined : Number(first.replace('_', '.'));
    return { state, credits, videoName: Buffer.from(second ?? '', 'base64url').toString(), at };
}

;// CONCATENATED MODULE: ./src/job/ledger.ts
/** Several keepers as one: what was remembered last counts, wherever it was kept. None remember nothing. */
function combine(keepers) {
    return {
        async recall(contentKey) {
            const memories = await Promise.all(keepers.map(keeper => keeper.recall(contentKey)));
            return memories
                .filter(memory => memory !== undefined)
                .sort((one, other) => (one.at < other.at ? 1 : -1))[0];
        },
        async remember(contentKey, memory) {
            await Promise.all(keepers.map(keeper => keeper.remember(contentKey, memory)));
        },
    };
}

;// CONCATENATED MODULE: ./src/job/memory.ts


/**
 * Opens every place that this run can keep its memory in: the Actions cache where the runner offers one, and the
 * comment where there is one. The cache's client is loaded only then.
 */
async function openLedger(world, comment) {
    const cache = await openCache(world);
    const keepers = [...(comment ? [comment] : []), ...(cache ? [cacheLedger(cache)] : [])];
    return { ...combine(keepers), [Symbol.asyncDispose]: async () => void (await cache?.close()) };
}
/** Undefined where the runner offers this step no cache. */
async function openCache(world) {
    const { env, cacheWorker } = world;
    if (!cacheWorker || !env.ACTIONS_RUNTIME_TOKEN || !(env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL))
        return undefined;
    const { cacheStore } = await __webpack_require__.e(/* import() */ 565).then(__webpack_require__.bind(__webpack_require__, 1565));
    return cacheStore(world, cacheWorker);
}

// EXTERNAL MODULE: ./src/job/order.ts
var job_order = __webpack_require__(5887);
;// CONCATENATED MODULE: ./src/jogg/catalog-v1.ts

/** Where the API's first version lists avatars and voices, and which filters each list has: https://docs.jogg.ai. */
const LISTS_V1 = {
    avatars: {
        photo: { path: '/v1/avatars/photo_avatars', filters: [] },
        instant: { path: '/v1/avatars/custom', filters: [] },
        library: { path: '/v1/avatars', filters: ['gender', 'aspect_ratio'] },
    },
    voices: {
        custom: { path: '/v1/voices/custom', filters: ['language'] },
        library: { path: '/v1/voices', filters: ['language', 'gender'] },
    },
    aspectRatio: ratio => String(ASPECT_RATIOS[ratio]),
};

;// CONCATENATED MODULE: ./src/jogg/catalog-v2.ts
/** Where the API's second version lists avatars and voices, and which filters each list has: https://docs.jogg.ai. */
const LISTS_V2 = {
    avatars: {
        photo: { path: '/v2/avatars/photo_avatars', filters: [] },
        instant: { path: '/v2/avatars/custom', filters: [] },
        library: { path: '/v2/avatars/public', filters: ['gender', 'aspect_ratio'] },
    },
    voices: {
        custom: { path: '/v2/voices/custom', filters: ['language'] },
        library: { path: '/v2/voices', filters: ['language', 'gender'] },
    },
    aspectRatio: ratio => ratio,
};

;// CONCATENATED MODULE: ./src/jogg/items.ts




/**
 * One entry of a list, of either API version: the guides, the schemas and the live service name the same things
 * differently, and every spelling is understood. What has no usable id is nothing that could be asked for.
 */
/** Undefined for an odd item. */
function readAvatar(item, kind, apiUrl) {
    const parsed = dist/* safeParse */.xLC(AVATAR, item);
    if (!parsed.success)
        return undefined;
    const { output } = parsed;
    return {
        id: output.avatar_id ?? output.id ?? '',
        name: output.name ?? '',
        kind,
        type: kind === 'library' ? 'public' : 'custom',
        // The guides show library avatars with `status: 0`, and they can be used all the same.
        status: kind === 'library' ? 'ready' : readStatus(output.avatar_status ?? output.status),
        ...known({
            failMessage: output.fail_msg,
            coverUrl: safe(output.cover_url, apiUrl),
            aspectRatio: items_ASPECT_RATIOS[String(output.aspect_ratio)],
            gender: output.gender,
            style: output.style,
            age: output.age,
        }),
    };
}
/** Undefined for an odd item. */
function readVoice(item, kind, apiUrl) {
    const parsed = dist/* safeParse */.xLC(VOICE, item);
    if (!parsed.success)
        return undefined;
    const { voice_id, id, name, language, gender, age, audio_url, audition_url } = parsed.output;
    return {
        id: voice_id ?? id ?? '',
        name: name ?? '',
        kind,
        ...known({ language, gender, age, sampleUrl: safe(audio_url ?? audition_url, apiUrl) }),
    };
}
const LONGEST_TEXT = 300;
/** What is absent, or is no text, is simply not known: it is no reason to lose an avatar. */
const LABEL = dist/* fallback */.NpB(dist/* pipe */.FsL(TEXT, dist/* transform */.pdi(text => (text && (0,src_text/* plain */.pj)(text, LONGEST_TEXT)) || undefined)), undefined);
const URL_TEXT = dist/* fallback */.NpB(TEXT, undefined);
const WORD = dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig()])), undefined);
const AVATAR_ID = dist/* fallback */.NpB(dist/* optional */.lqM(dist/* pipe */.FsL(ID, dist/* regex */.yGV(/^\d{1,19}$/))), undefined);
const VOICE_ID = dist/* fallback */.NpB(dist/* optional */.lqM(dist/* pipe */.FsL(ID, dist/* regex */.yGV(/^[^\p{Cc}]+$/u), dist/* maxLength */.Ru6(LONGEST_TEXT))), undefined);
const AVATAR = dist/* pipe */.FsL(dist/* object */.Ikc({
    avatar_id: AVATAR_ID,
    id: AVATAR_ID,
    name: LABEL,
    cover_url: URL_TEXT,
    avatar_status: WORD,
    status: WORD,
    fail_msg: LABEL,
    aspect_ratio: WORD,
    gender: LABEL,
    style: LABEL,
    age: LABEL,
}), dist/* check */.z6Y(item => (item.avatar_id ?? item.id) !== undefined, 'there is no id'));
const VOICE = dist/* pipe */.FsL(dist/* object */.Ikc({
    voice_id: VOICE_ID,
    id: VOICE_ID,
    name: LABEL,
    language: LABEL,
    gender: LABEL,
    age: LABEL,
    audio_url: URL_TEXT,
    audition_url: URL_TEXT,
}), dist/* check */.z6Y(item => (item.voice_id ?? item.id) !== undefined, 'there is no id'));
const items_ASPECT_RATIOS = {
    0: 'portrait',
    1: 'landscape',
    2: 'square',
    portrait: 'portrait',
    landscape: 'landscape',
    square: 'square',
};
const items_STATUSES = {
    0: 'in-progress',
    2: 'failed',
    pending: 'in-progress',
    processing: 'in-progress',
    failed: 'failed',
};
/** An avatar is only kept from being used by a status that is known to mean so. */
function readStatus(word) {
    return items_STATUSES[String(word).toLowerCase()] ?? 'ready';
}
function safe(url, apiUrl) {
    return url && (0,address/* isSafeResult */.L1)(url, apiUrl) ? url : undefined;
}
/** Without the fields that are undefined. */
function known(fields) {
    const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./src/jogg/pages.ts

/**
 * Reads a list to its end. Some lists have pages and say whether there are more, some only say how many entries there
 * are, some say nothing, and some give everything whatever page is asked for: each is read without asking for ever.
 *
 * @param ask one page, counted from 1
 * @param read undefined for an item that makes no sense
 */
async function readPages(ask, read) {
    const found = new Map();
    let fullPage = DEFAULT_PAGE_SIZE;
    for (let page = 1; page <= MAX_PAGES; page++) {
        const reply = await ask(page);
        if (!reply.ok)
            return reply;
        const before = found.size;
        for (const item of reply.value.items)
            add(found, item, read(item));
        const bringsNothing = found.size === before;
        fullPage = Math.max(fullPage, reply.value.items.length);
        if (bringsNothing || isLast(reply.value, found.size, fullPage))
            return { ok: true, value: toListing(found, false) };
    }
    return { ok: true, value: toListing(found, true) };
}
/** Items a page is asked to have: the most that JoggAI's second version allows. */
const PAGE_SIZE = 100;
/** Far more than any account is known to have: 20,000 entries. */
const MAX_PAGES = 200;
/** Items on a page of a list that does not let its page size be chosen: the smallest known. */
const DEFAULT_PAGE_SIZE = 10;
/** A page as it comes; an empty list may be null, as may be all of `data`. */
function pageOf(key) {
    return dist/* pipe */.FsL(dist/* object */.Ikc({
        data: dist/* nullable */.mee(dist/* looseObject */._H3({
            [key]: dist/* nullable */.mee(dist/* array */.YOg(dist/* unknown */.L5J())),
            total: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* number */.aig()), undefined),
            has_more: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* boolean */.zMY()), undefined),
        })),
    }), dist/* transform */.pdi(({ data }) => ({
        items: data?.[key] ?? [],
        total: data?.total ?? undefined,
        hasMore: data?.has_more ?? undefined,
    })));
}
/** The first of two entries with the same id stays; an item that makes no sense is known by all of itself. */
function add(found, item, entry) {
    const key = entry ? `id ${entry.id}` : JSON.stringify(item);
    if (!found.has(key))
        found.set(key, entry);
}
/** What the service says counts; where it says nothing, a page that is shorter than others is the last. */
function isLast({ items, total, hasMore }, seen, fullPage) {
    if (hasMore !== undefined)
        return !hasMore;
    if (total !== undefined)
        return seen >= total;
    return items.length < fullPage;
}
function toListing(found, isCut) {
    const items = [...found.values()].filter(entry => entry !== undefined);
    return { items, skipped: found.size - items.length, isCut };
}
/** The first of several entries with the same id stays: an avatar of a photo may stand among the instant ones too. */
function distinctById(entries) {
    const seen = new Set();
    return entries.filter(({ id }) => !seen.has(id) && seen.add(id));
}

;// CONCATENATED MODULE: ./src/jogg/catalog.ts







/**
 * The avatars and voices that an account can use. Each list is fetched when it is first asked for, all its pages,
 * once; what may pass is asked again, since reading costs nothing. Nothing throws.
 */
function joggCatalog(world, { apiUrl, apiKey, apiVersion, limits = LIMITS }, filters = {}) {
    const http = joggHttp(world, apiUrl, apiKey);
    const lists = apiVersion === 'v1' ? LISTS_V1 : LISTS_V2;
    const wanted = spell(filters, lists);
    const ask = (list, key) => (page) => {
        const call = { path: pathOf(list, page, wanted), timeoutMs: limits.status, signal: world.signal };
        return askAgain(() => http({ method: 'GET', ...call }, pageOf(key)), world);
    };
    return {
        avatars: once(kind => readPages(ask(lists.avatars[kind], 'avatars'), item => readAvatar(item, kind, apiUrl))),
        voices: once(kind => readPages(ask(lists.voices[kind], 'voices'), item => readVoice(item, kind, apiUrl))),
    };
}
/** Pages are asked for even where none are documented: an endpoint that has none answers with everything. */
function pathOf({ path, filters }, page, wanted) {
    const query = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE) });
    for (const name of filters) {
        const word = wanted[name];
        if (word)
            query.set(name, word);
    }
    return `${path}?${query}`;
}
function spell({ language, gender, aspectRatio }, lists) {
    return { language, gender, aspect_ratio: aspectRatio && lists.aspectRatio(aspectRatio) };
}
function once(fetch) {
    const fetched = new Map();
    return kind => {
        const known = fetched.get(kind) ?? fetch(kind);
        fetched.set(kind, known);
        return known;
    };
}

// EXTERNAL MODULE: ./src/reader.ts
var reader = __webpack_require__(2804);
;// CONCATENATED MODULE: ./src/job/find.ts



/** How many candidates a message names. */
const MOST_CANDIDATES = 5;
/** The first shelf that has the name exactly wins; then the first that has it but for upper and lower case. */
async function findByName(name, shelves) {
    const read = [];
    for (const shelf of shelves) {
        const reply = await shelf.fetch();
        if (!reply.ok)
            return { kind: 'unread', shelf: shelf.name, problem: reply.problem };
        const [entry, ...more] = reply.value.items.filter(item => item.name.normalize() === name.normalize());
        if (entry)
            return more.length > 0 ? ambiguous([entry, ...more]) : { kind: 'found', entry, others: [] };
        read.push(reply.value);
    }
    for (const { items } of read) {
        const [entry, ...more] = items.filter(item => (0,src_text/* fold */.AU)(item.name) === (0,src_text/* fold */.AU)(name));
        if (entry)
            return more.length > 0 ? ambiguous([entry, ...more]) : { kind: 'alike', entry };
    }
    return missing(read, items => nearest(name, items, item => item.name, MOST_CANDIDATES));
}
/** All shelves are looked through: that an id stands on a later one too is worth knowing. */
async function findById(id, shelves) {
    const replies = await Promise.all(shelves.map(async (shelf) => ({ shelf, reply: await shelf.fetch() })));
    const read = [];
    for (const { shelf, reply } of replies) {
        if (!reply.ok)
            return { kind: 'unread', shelf: shelf.name, problem: reply.problem };
        read.push(reply.value);
    }
    const [entry, ...others] = read.flatMap(({ items }) => items.filter(item => item.id === id));
    if (entry)
        return { kind: 'found', entry, others };
    return missing(read, items => nearest(id, items, item => item.id, MOST_CANDIDATES));
}
/** One shelf made of several lists, fetched together; the first of two entries with the same id stays. */
function joinLists(name, ...lists) {
    return {
        name,
        async fetch() {
            const replies = await Promise.all(lists.map(fetch => fetch()));
            const read = [];
            for (const reply of replies) {
                if (!reply.ok)
                    return reply;
                read.push(reply.value);
            }
            const joined = join(read);
            return { ok: true, value: { ...joined, items: distinctById(joined.items) } };
        },
    };
}
function join(read) {
    return {
        items: read.flatMap(({ items }) => items),
        skipped: read.reduce((sum, { skipped }) => sum + skipped, 0),
        isCut: read.some(({ isCut }) => isCut),
    };
}
function ambiguous(entries) {
    return { kind: 'ambiguous', entries };
}
function missing(read, pick) {
    const { items, skipped, isCut } = join(read);
    return { kind: 'missing', nearest: pick(items), isPartial: skipped > 0 || isCut };
}

;// CONCATENATED MODULE: ./src/job/cast-texts.ts



function wantedAvatar({ avatarId, avatarName, avatarType }) {
    const given = avatarId ? `\`avatar-id\` is ${(0,reader/* quote */.hD)(avatarId)}` : `\`avatar-name\` is ${(0,reader/* quote */.hD)(avatarName)}`;
    const what = avatarType === 'custom' ? 'custom avatar' : avatarType === 'public' ? 'library avatar' : 'avatar';
    return { given, isId: avatarId !== '', what, idInput: 'avatar-id' };
}
function wantedVoice({ voiceName }) {
    return { given: `\`voice-name\` is ${(0,reader/* quote */.hD)(voiceName)}`, isId: false, what: 'voice', idInput: 'voice-id' };
}
function avatar({ id, name, kind, status, aspectRatio }) {
    const readiness = status === 'ready' ? undefined : status === 'failed' ? 'failed' : 'not ready yet';
    return entry(name, id, [kind, aspectRatio, readiness]);
}
function voice({ id, name, kind, language }) {
    return entry(name, id, [kind, language]);
}
function entry(name, id, facts) {
    return `${(0,reader/* quote */.hD)(name)} (id ${id}, ${facts.filter(Boolean).join(', ')})`;
}
function cast_texts_missing({ given, isId, what }, nearest, isPartial) {
    const partial = isPartial ? ' Some entries of the lists could not be read.' : '';
    const found = nearest.length > 0
        ? `The nearest: ${nearest.join(', ')}.`
        : `The account of this API key has no ${what} at all.`;
    return `${given}: no ${what} has this ${isId ? 'id' : 'name'}. ${found}${partial} The catalog action lists them all.`;
}
function cast_texts_ambiguous({ given, what, idInput }, entries) {
    const shown = entries.slice(0, MOST_CANDIDATES);
    const more = entries.length - shown.length;
    const rest = more > 0 ? `, and ${(0,src_text/* count */.U9)(more, 'more', 'more')}` : '';
    return `${given}: ${(0,src_text/* count */.U9)(entries.length, what)} have this name; set \`${idInput}\` to one of ${shown.join(', ')}${rest}`;
}
function cast_texts_notReady({ given }, found) {
    const { status, failMessage } = found;
    if (status === 'failed') {
        const reason = failMessage ? `: ${(0,reader/* quote */.hD)(failMessage)}` : ', and gives no reason';
        return `${given}: JoggAI could not make the avatar ${avatar(found)}${reason}. Make it anew at app.jogg.ai, or choose another`;
    }
    return `${given}: JoggAI is still making the avatar ${avatar(found)}. Run the job again when app.jogg.ai shows it as ready`;
}
/** Only ids can stand in two lists without being a problem. */
function twice({ given }, taken, left) {
    return `${given}, which stands in two lists: taken is your own ${taken}. For ${left} set \`avatar-type: public\`.`;
}
function alike({ given }, taken) {
    return `${given}: taken is ${taken}, whose name differs in upper and lower case only.`;
}
/** The drafts that a message is about. */
function who(labels) {
    const [first = ''] = labels;
    return labels.length > 1 ? `${first} and ${(0,src_text/* count */.U9)(labels.length - 1, 'more', 'more')}` : first;
}

;// CONCATENATED MODULE: ./src/job/cast.ts





/**
 * Finds who is meant by the names and ids of the drafts. An id with an explicit type, and a voice's id, are taken as
 * they are; anything else is looked up, each choice once, in no more lists than needed. Whatever can't be cast is
 * told together, before anything is paid.
 *
 * @throws Failure when a choice can't be cast, or the lists can't be read
 */
async function castDrafts(drafts, catalog, { actions, signal }) {
    const [avatars, voices] = await Promise.all([
        decide(drafts, avatarChoice, face => castAvatar(face, catalog)),
        decide(drafts, voiceChoice, face => castVoice(face, catalog)),
    ]);
    const all = [...avatars.values(), ...voices.values()];
    stopUnread(all, signal);
    stopProblems(all);
    tellNotices(all, actions);
    return drafts.map(({ face }) => ({
        avatar: chosen(avatars, avatarChoice(face)),
        voiceId: chosen(voices, voiceChoice(face)),
    }));
}
/** Whether a draft's face can be cast without asking JoggAI. */
function isCast(face) {
    return isTyped(face) && face.voiceId !== '';
}
function stopUnread(all, signal) {
    for (const { labels, verdict } of all) {
        if (verdict.kind !== 'unread')
            continue;
        throw new failure/* Failure */.HR(signal.aborted ? cancelled({ label: who(labels) }, undefined) : lookUpFailed(verdict));
    }
}
function lookUpFailed({ shelf, problem }) {
    return {
        title: 'Avatars and voices could not be looked up',
        happened: describeProblem(`Reading the ${shelf}`, problem),
        means: 'Nothing was submitted, and nothing was paid.',
        advice: adviceFor(problem),
    };
}
function stopProblems(all) {
    const problems = all.flatMap(({ labels, verdict }) => verdict.kind === 'problem' ? `${who(labels)}: ${verdict.text}` : []);
    if (problems.length > 0)
        throw new failure/* Failure */.HR((0,failure/* inputTrouble */.KL)(problems));
}
function tellNotices(all, actions) {
    for (const { labels, verdict } of all) {
        if (verdict.kind !== 'cast' || !verdict.notice)
            continue;
        actions.notice(`${who(labels)}: ${verdict.notice}`, { title: 'JoggAI video' });
    }
}
/** Many drafts make the same choice: each is decided once. */
async function decide(drafts, choiceOf, cast) {
    const groups = Map.groupBy(drafts, ({ face }) => choiceOf(face));
    const decided = [...groups].map(async ([choice, group]) => {
        const [first] = group;
        const labels = group.map(({ label }) => label);
        return first ? [[choice, { labels, verdict: await cast(first.face) }]] : [];
    });
    return new Map((await Promise.all(decided)).flat());
}
function avatarChoice({ avatarId, avatarName, avatarType }) {
    return JSON.stringify([avatarId, avatarName, avatarType ?? 'auto']);
}
function voiceChoice({ voiceId, voiceName }) {
    return JSON.stringify([voiceId, voiceName]);
}
function chosen(decided, choice) {
    const verdict = decided.get(choice)?.verdict;
    if (verdict?.kind !== 'cast')
        throw new Error(`nothing was decided for ${choice}`);
    return verdict.value;
}
function isTyped(face) {
    return face.avatarId !== '' && (face.avatarType === 'custom' || face.avatarType === 'public');
}
async function castAvatar(face, catalog) {
    if (isTyped(face))
        return { kind: 'cast', value: { id: face.avatarId, type: face.avatarType }, notice: undefined };
    const shelves = avatarShelves(face.avatarType, catalog);
    const wanted = wantedAvatar(face);
    const finding = face.avatarId
        ? await findById(face.avatarId, shelves)
        : await findByName(face.avatarName, shelves);
    const verdict = cast_judge(finding, wanted, avatar);
    if (verdict.kind !== 'cast')
        return verdict;
    const { id, type, status } = verdict.value;
    if (status !== 'ready')
        return { kind: 'problem', text: cast_texts_notReady(wanted, verdict.value) };
    return { ...verdict, value: { id, type } };
}
async function castVoice(face, catalog) {
    if (face.voiceId)
        return { kind: 'cast', value: face.voiceId, notice: undefined };
    const finding = await findByName(face.voiceName, voiceShelves(catalog));
    const verdict = cast_judge(finding, wantedVoice(face), voice);
    return verdict.kind === 'cast' ? { ...verdict, value: verdict.value.id } : verdict;
}
/** Custom before library: what an account made for itself is what it means. */
function avatarShelves(type, catalog) {
    const custom = joinLists('custom avatars', () => catalog.avatars('photo'), () => catalog.avatars('instant'));
    const library = { name: 'library avatars', fetch: () => catalog.avatars('library') };
    if (type === 'custom')
        return [custom];
    return type === 'public' ? [library] : [custom, library];
}
function voiceShelves(catalog) {
    return [
        { name: 'custom voices', fetch: () => catalog.voices('custom') },
        { name: 'library voices', fetch: () => catalog.voices('library') },
    ];
}
function cast_judge(finding, wanted, show) {
    switch (finding.kind) {
        case 'found': {
            const [other] = finding.others;
            return {
                kind: 'cast',
                value: finding.entry,
                notice: other && twice(wanted, show(finding.entry), show(other)),
            };
        }
        case 'alike':
            return { kind: 'cast', value: finding.entry, notice: alike(wanted, show(finding.entry)) };
        case 'ambiguous':
            return { kind: 'problem', text: cast_texts_ambiguous(wanted, finding.entries.map(show)) };
        case 'missing':
            return { kind: 'problem', text: cast_texts_missing(wanted, finding.nearest.map(show), finding.isPartial) };
        case 'unread':
            return finding;
    }
}

;// CONCATENATED MODULE: ./src/job/place.ts





/**
 * Makes an order of every draft: who is meant by its names and ids is looked up at JoggAI, in as few lists as needed,
 * or none.
 *
 * @throws Failure when somebody can't be found, or the lists can't be read; nothing is paid then
 */
async function placeOrders({ drafts, context }, account, world) {
    const { apiKey, apiVersion } = account;
    if (!apiKey)
        tellUncast(drafts, world);
    const castable = drafts.filter(draft => apiKey || isCast(draft.face));
    const casts = await castDrafts(castable, joggCatalog(world, account), world);
    const found = new Map(castable.map((draft, place) => [draft, casts[place]]));
    const naming = { repository: context.repository, refName: context.refName, isBatch: drafts.length > 1 };
    return drafts.map(draft => {
        const cast = found.get(draft);
        const order = (0,job_order/* toOrder */.A$)(draft, cast ?? uncast(draft), apiVersion, naming);
        return cast ? order : { ...order, contentKey: '' };
    });
}
/** What is known of a video before anything is sent. */
function knownOf(order) {
    return {
        ...(order.contentKey ? { contentKey: order.contentKey } : {}),
        ...(order.speech.kind === 'script' ? { script: order.speech.text } : {}),
        ...(order.file ? { file: order.file } : {}),
        ...estimateSpeech(order.speech),
    };
}
/** Only a dry run comes here without a key; it does what can be done without. */
function tellUncast(drafts, { actions }) {
    const labels = drafts.filter(({ face }) => !isCast(face)).map(({ label }) => label);
    if (labels.length === 0)
        return;
    actions.notice(`Avatars and voices were not looked up, and there is no \`content-key\`, since \`api-key\` is empty: ${who(labels)}`, { title: 'JoggAI video' });
}
function uncast({ face }) {
    return { avatar: { id: face.avatarId, type: 'public' }, voiceId: face.voiceId };
}

;// CONCATENATED MODULE: ./src/jogg/v2-translation.ts







/**
 * Translations of finished videos, which only the API's second version has: paid for and asked for like a video, at
 * addresses of their own. Source: https://docs.jogg.ai.
 */
function joggTranslations(world, account) {
    const { apiUrl, apiKey, limits = LIMITS } = account;
    const http = joggHttp(world, apiUrl, apiKey);
    return {
        create(request, signal) {
            const call = {
                path: '/v2/video_translate/',
                body: v2_translation_writeCreate(request),
                timeoutMs: limits.create,
                signal,
            };
            return http({ method: 'POST', ...call }, v2_translation_CREATED);
        },
        async video(translationId, signal) {
            const path = `/v2/video_translate/${encodeURIComponent(translationId)}`;
            const reply = await http({ method: 'GET', path, timeoutMs: limits.status, signal }, TRANSLATION);
            return reply.ok ? { ok: true, value: readTranslation(translationId, reply.value, apiUrl) } : reply;
        },
        credits: signal => askCredits(http, limits, signal),
        languages(signal) {
            const call = { path: '/v2/video_translate/target_languages', timeoutMs: limits.other, signal };
            return http({ method: 'GET', ...call }, LANGUAGES);
        },
    };
}
function v2_translation_writeCreate({ videoUrl, language, name }) {
    return { video_url: videoUrl, output_language: language, title: name };
}
const v2_translation_CREATED = dist/* pipe */.FsL(dist/* object */.Ikc({ data: dist/* object */.Ikc({ video_translate_id: ID }) }), dist/* transform */.pdi(({ data }) => data.video_translate_id));
const TRANSLATION = dist/* pipe */.FsL(dist/* object */.Ikc({ data: dist/* object */.Ikc({ ...STATE, title: odd(TEXT), url: odd(TEXT), subtitle_url: odd(TEXT) }) }), dist/* transform */.pdi(({ data }) => data));
function readTranslation(translationId, translation, apiUrl) {
    return finishVideo(apiUrl, {
        projectId: translationId,
        ...readState(translation),
        title: translation.title,
        videoUrl: translation.url,
        subtitleUrl: translation.subtitle_url,
    });
}
const LANGUAGE = dist/* pipe */.FsL(dist/* union */.KCZ([
    dist/* string */.YjP(),
    dist/* pipe */.FsL(dist/* object */.Ikc({ language: dist/* string */.YjP() }), dist/* transform */.pdi(({ language }) => language)),
    dist/* pipe */.FsL(dist/* object */.Ikc({ name: dist/* string */.YjP() }), dist/* transform */.pdi(({ name }) => name)),
]), dist/* trim */.Bqr(), dist/* nonEmpty */.hq());
const LIST = dist/* pipe */.FsL(dist/* array */.YOg(LANGUAGE), dist/* nonEmpty */.hq());
/** Which shape the list has is not documented: words or objects with a name, in `data` or one level below. */
const LANGUAGES = dist/* pipe */.FsL(dist/* object */.Ikc({ data: dist/* union */.KCZ([LIST, dist/* object */.Ikc({ languages: LIST }), dist/* object */.Ikc({ target_languages: LIST })]) }), dist/* transform */.pdi(({ data }) => {
    if ('languages' in data)
        return data.languages;
    return 'target_languages' in data ? data.target_languages : data;
}));

;// CONCATENATED MODULE: ./src/job/translate.ts







/**
 * Makes one more video for each language from each video that is ready, paid for once like the video itself. Where
 * there is no video there is no translation; a translation that fails leaves the video as it is.
 *
 * @param orders those of the videos, in the results' order
 */
async function translateVideos(orders, languages, shop, results) {
    const wanted = orders.flatMap((order, nth) => wantedOf(order, placeOfVideo(nth, languages), languages));
    const possible = wanted.filter(one => prepare(one, shop.world, results));
    const purchases = possible.map(one => toPurchase(one, results.all[one.videoPlace]));
    await makeVideos(purchases, shop, (nth, news) => {
        const place = possible[nth]?.place;
        if (place !== undefined)
            results.learn(place, news);
    });
}
/**
 * The languages of a run as JoggAI spells them, looked up where that can be done, and whether everything that is to be
 * translated is short enough; before anything is paid.
 *
 * @param videos what is known of the videos, in the order of `orders`
 * @throws Failure that names every language that JoggAI does not have, and everything that is too long
 */
async function findLanguages(wanted, orders, videos, account, world) {
    if (wanted.length === 0)
        return [];
    const lengths = orders.flatMap(({ label }, nth) => checkLength(label, videos[nth] ?? {}));
    // A dry run may have no key to ask with.
    const offered = account.apiKey ? await readLanguages(account, world) : undefined;
    const { languages, problems } = offered
        ? matchLanguages(wanted, offered)
        : { languages: wanted, problems: [] };
    if (lengths.length + problems.length > 0)
        throw new failure/* Failure */.HR((0,failure/* inputTrouble */.KL)([...problems, ...lengths]));
    return languages;
}
async function readLanguages(account, world) {
    const api = joggTranslations(world, account);
    const reply = await askAgain(() => api.languages(world.signal), world);
    if (reply.ok)
        return reply.value;
    if (!world.signal.aborted) {
        const happened = describeProblem('Reading the languages that JoggAI translates into', reply.problem);
        world.actions.warning(`${happened} \`translate-to\` is taken as it stands: what JoggAI does not know is refused once the video is there.`, { title: 'JoggAI video' });
    }
    return undefined;
}
function wantedOf(order, videoPlace, languages) {
    return languages.map((language, nth) => ({ order, language, videoPlace, place: videoPlace + 1 + nth }));
}
/** Learns what the video tells of its translation, or why there will be none. */
function prepare({ order, language, place, videoPlace }, world, results) {
    const video = results.all[videoPlace] ?? {};
    const subject = { label: order.label, language };
    const refusal = whyNot(subject, video);
    if (refusal) {
        results.learn(place, refusal);
        if (refusal.status === 'skipped')
            world.actions.info(`${labelOf(subject)}: not translated, since there is no video.`);
        return false;
    }
    const { coverUrl, duration } = video;
    results.learn(place, {
        ...(coverUrl ? { coverUrl } : {}),
        ...(duration === undefined ? {} : { estimatedCredits: translationCredits(duration) }),
    });
    return true;
}
function toPurchase({ order, language }, video) {
    const name = `${order.name} (${language})`;
    const request = { videoUrl: video?.videoUrl ?? '', language, name };
    return {
        label: order.label,
        language,
        name,
        contentKey: translationKey(order.contentKey, language),
        request: async () => request,
    };
}

// EXTERNAL MODULE: ./src/publish/destination.ts
var publish_destination = __webpack_require__(63);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
var external_node_os_default = /*#__PURE__*/__webpack_require__.n(external_node_os_);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./src/publish/stream.ts
var stream = __webpack_require__(9603);
;// CONCATENATED MODULE: ./src/publish/cover.ts

/** Whether GitHub can show the picture: its proxy takes images of up to about 5 MB. */
async function isUsableCover(url, { world, apiUrl }) {
    const signal = AbortSignal.any([world.signal, AbortSignal.timeout(COVER_MS)]);
    try {
        const response = await (0,stream/* follow */.e)(url, apiUrl, hop => world.fetch(hop, { redirect: 'manual', signal }));
        if (typeof response === 'string')
            return false;
        const isPicture = response.status === 200 && PICTURE.test(response.headers.get('content-type') ?? '');
        return isPicture && (await isSmall(response));
    }
    catch {
        return false;
    }
}
const PICTURE = /^image\/(jpeg|png|gif|webp|avif)\b/i;
const MAX_COVER = 5_000_000;
const COVER_MS = 10_000;
/** Counted, whatever the server announces. */
async function isSmall(response) {
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
        bytes += chunk.byteLength;
        if (bytes > MAX_COVER)
            return false;
    }
    return bytes > 0;
}

;// CONCATENATED MODULE: ./src/publish/media.ts





const NO_MEDIA = {
    files: new Map(),
    troubles: [],
    covers: new Set(),
    players: new Map(),
    shapes: new Map(),
    dispose: () => Promise.resolve(),
};
async function gatherMedia(round) {
    const { destination } = round.targets;
    const needed = destination !== undefined || round.targets.release !== undefined || needsPlayer(round);
    const hasReady = round.results.all.some(isReady);
    const folder = needed && hasReady && !destination ? await temporaryFolder(round) : undefined;
    const dispose = async () => {
        if (folder)
            await (0,promises_.rm)(folder, { recursive: true, force: true });
    };
    const [{ files, troubles }, covers] = await Promise.all([
        needed && hasReady ? download(round, destination, folder) : NO_DOWNLOADS,
        usableCovers(round),
    ]);
    const players = await findPlayers(round, files);
    return { files, troubles, covers, players, shapes: shapesOf(round, files), dispose };
}
const NO_DOWNLOADS = { files: new Map(), troubles: [] };
function isReady({ status, videoUrl }) {
    return status === 'success' && videoUrl !== undefined;
}
/** A player is made once: an earlier run's is taken again. */
function needsPlayer({ targets, results, plan }) {
    const { comment } = targets;
    if (!comment || !plan.inputs.targets.attachmentToken)
        return false;
    return results.all.some(result => isReady(result) && !comment.playerOf(result));
}
function temporaryFolder({ world }) {
    return (0,promises_.mkdtemp)(external_node_path_default().join(world.env.RUNNER_TEMP || external_node_os_default().tmpdir(), 'jogg-video-'));
}
/** What was only wanted for a player is not worth failing for. */
async function download(round, destination, folder) {
    const { results, plan, world, targets } = round;
    const [{ downloadVideos }, { openVideoCache }] = await Promise.all([
        __webpack_require__.e(/* import() */ 801).then(__webpack_require__.bind(__webpack_require__, 6801)),
        __webpack_require__.e(/* import() */ 711).then(__webpack_require__.bind(__webpack_require__, 1711)),
    ]);
    const temporary = { folder: folder ?? '', fileName: undefined, workspace: folder ?? '' };
    const downloads = await downloadVideos(results, {
        world,
        apiUrl: plan.apiUrl,
        destination: destination ?? temporary,
        cache: openVideoCache(world.env),
        isAsked: destination !== undefined,
    });
    if (destination || targets.release)
        return downloads;
    for (const { happened } of downloads.troubles)
        world.actions.notice(`No player: ${happened}`, PLAYER);
    return { ...downloads, troubles: [] };
}
const PLAYER = { title: 'Inline player' };
const media_AT_ONCE = 4;
async function usableCovers({ results, plan, world }) {
    const urls = [...new Set(results.all.filter(isReady).flatMap(result => result.coverUrl ?? []))];
    const turn = (0,p_limit/* default */.A)(media_AT_ONCE);
    const courier = { world, apiUrl: plan.apiUrl };
    const usable = await Promise.all(urls.map(url => turn(() => isUsableCover(url, courier))));
    return new Set(urls.filter((_, index) => usable[index]));
}
async function findPlayers({ targets, results, plan, world }, files) {
    const players = new Map();
    const token = plan.inputs.targets.attachmentToken;
    if (!targets.comment || !token)
        return players;
    for (const [place, result] of results.all.entries()) {
        const file = files.get(place);
        const { videoUrl } = result;
        if (!isReady(result) || !videoUrl || players.has(videoUrl))
            continue;
        const earlier = targets.comment.playerOf(result);
        if (earlier)
            players.set(videoUrl, earlier);
        if (earlier || !file)
            continue;
        const { uploadAttachment } = await __webpack_require__.e(/* import() */ 574).then(__webpack_require__.bind(__webpack_require__, 9574));
        const uploaded = await uploadAttachment(file, token, { world, context: plan.context });
        if ('url' in uploaded)
            players.set(videoUrl, uploaded.url);
        else
            world.actions.notice(`The comment shows the cover instead of a player: ${uploaded.why}.`, PLAYER);
    }
    return players;
}
function shapesOf({ results }, files) {
    const shapes = [...files].map(([place, { width, height }]) => {
        const shape = width === height ? 'square' : width < height ? 'portrait' : 'landscape';
        return [results.all[place]?.videoUrl ?? '', shape];
    });
    return new Map(shapes);
}

// EXTERNAL MODULE: ./src/publish/shown.ts
var publish_shown = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/publish/markdown.ts
var markdown = __webpack_require__(1886);
// EXTERNAL MODULE: ./src/publish/pieces.ts
var pieces = __webpack_require__(5588);
// EXTERNAL MODULE: ./src/publish/texts.ts
var texts = __webpack_require__(7303);
;// CONCATENATED MODULE: ./src/publish/summary.ts





/** The job summary's part of a run, as Markdown: the pieces of the comment, or what a dry run would cost. */
function summarise(results, frame, show) {
    if (results.length === 0)
        return '';
    const shown = results.map(result => (0,publish_shown/* bounded */.Mm)(show(result)));
    const told = results.some(result => result.status === 'dry-run')
        ? summary_estimate(results, shown)
        : tell(shown, frame);
    const comment = results.find(result => result.commentUrl)?.commentUrl;
    const body = comment ? `${told}\n\n${(0,markdown/* link */.nf)('Comment on the pull request', comment)}` : told;
    return `${body}${(0,texts/* foldTexts */.a)(shown, MAX_BYTES - bytes(body), bytes)}\n`;
}
/** GitHub drops a step's summary over 1 MiB, and other steps of the job must not pay for this one. */
const MAX_BYTES = 900_000;
const MAX_ROWS = 500;
const bytes = (text) => Buffer.byteLength(text);
function tell(shown, frame) {
    const [first] = shown;
    return first && shown.length === 1 ? (0,pieces/* showOne */.oZ)(first, frame) : (0,pieces/* showMany */.dH)(shown, frame, MAX_ROWS);
}
function summary_estimate(results, shown) {
    const rows = results.slice(0, MAX_ROWS).map((result, place) => estimateRow(result, shown[place] ?? {}));
    const total = [
        '**Total**',
        about(sum(results.map(result => result.estimatedDuration))),
        `**${credits(sum(results.map(result => result.estimatedCredits)))}**`,
    ];
    const all = results.length > 1 ? [...rows, total] : rows;
    const note = 'Nothing was submitted, and nothing was paid. JoggAI takes one credit for each started 2 minutes.';
    return `### Estimate\n\n${(0,markdown/* table */.tp)(['Video', 'Length', 'Credits'], all)}\n\n${(0,markdown/* quote */.hD)(note)}`;
}
function estimateRow({ estimatedDuration, estimatedCredits }, shown) {
    return [(0,markdown/* escapeMarkdown */.FV)((0,publish_shown/* nameOf */.Vb)(shown)), about(estimatedDuration), credits(estimatedCredits)];
}
function about(seconds) {
    return seconds === undefined ? 'not known' : `about ${(0,src_text/* duration */.p0)(seconds)}`;
}
function credits(number) {
    return number === undefined ? 'not known' : (0,src_text/* count */.U9)(number, 'credit');
}
/** Undefined as soon as one is not known. */
function sum(numbers) {
    return numbers.reduce((total, number) => (total === undefined || number === undefined ? undefined : total + number), 0);
}

;// CONCATENATED MODULE: ./src/publish/publish.ts




/**
 * Brings the videos to every target, each whatever happens to the others: first what the comment links to, then the
 * comment, then the summary, which links to that. A run that is being cancelled only says what is going on.
 *
 * @returns what was asked for and failed
 */
async function publishAll(round) {
    const isCancelled = round.world.signal.aborted;
    const troubles = [];
    const media = isCancelled ? NO_MEDIA : await attempt(troubles, () => gatherMedia(round), NO_MEDIA);
    troubles.push(...media.troubles);
    const show = result => showWith(media, round, result);
    const release = isCancelled ? [] : await attempt(troubles, () => attach(round, media, show), []);
    troubles.push(...release);
    if (isCancelled)
        await Promise.all([comment(round, show, troubles), summary(round, show, troubles)]);
    else {
        await comment(round, show, troubles);
        await summary(round, show, troubles);
    }
    await media.dispose();
    return troubles;
}
async function attempt(troubles, step, otherwise) {
    try {
        return await step();
    }
    catch (thrown) {
        troubles.push((0,failure/* toTrouble */.fQ)(thrown));
        return otherwise;
    }
}
async function attach({ targets, results }, { files }, show) {
    if (!targets.release || files.size === 0)
        return [];
    const { attachVideos } = await __webpack_require__.e(/* import() */ 946).then(__webpack_require__.bind(__webpack_require__, 3946));
    return attachVideos(targets.release, results, files, show);
}
async function comment({ targets, results }, show, troubles) {
    await attempt(troubles, async () => targets.comment?.publish(results, show), undefined);
}
async function summary({ results, plan, world }, show, troubles) {
    if (!plan.inputs.targets.jobSummary)
        return;
    const frame = { runUrl: undefined, waits: plan.inputs.job.wait };
    await attempt(troubles, () => world.actions.appendSummary(summarise(results.all, frame, show)), undefined);
}
function showWith(media, { plan }, result) {
    const { coverUrl, ...shown } = (0,publish_shown/* showResult */.L$)(result);
    const [draft, ...others] = plan.drafts;
    const asked = others.length === 0 ? draft?.looks.aspectRatio : undefined;
    const shape = media.shapes.get(result.videoUrl ?? '') ?? asked;
    const playerUrl = media.players.get(result.videoUrl ?? '');
    return {
        ...shown,
        ...(coverUrl && media.covers.has(coverUrl) ? { coverUrl } : {}),
        ...(shape ? { shape } : {}),
        ...(playerUrl ? { playerUrl } : {}),
    };
}

;// CONCATENATED MODULE: ./src/publish/publisher.ts



/**
 * Where the video goes. Everything that can be wrong with a target is found here, before anything is paid; at the
 * end each target is tried, whatever happens to the others. What only one target needs is loaded for it alone.
 *
 * @throws Failure when a download or a release that was asked for can't work
 */
async function openPublisher(plan, world) {
    const { downloadTo } = plan.inputs.targets;
    const destination = downloadTo ? await (0,publish_destination/* findDestination */.Ye)(downloadTo, plan.context.workspace) : undefined;
    const github = await connect(plan, world);
    const [release, comment] = await Promise.all([
        prepareRelease(github, plan),
        prepareComment(github, plan, world),
    ]);
    const targets = { destination, release, comment: comment.kind === 'open' ? comment : undefined };
    return {
        ledger: targets.comment?.ledger,
        isForeign: comment.kind === 'foreign',
        publish: results => publishAll({ targets, results, plan, world }),
    };
}
/** Undefined where no target needs GitHub, or where it can't be asked. */
async function connect({ inputs, context }, world) {
    const { comment, attachToRelease, githubToken } = inputs.targets;
    if (!(comment && !inputs.job.dryRun) && !attachToRelease)
        return undefined;
    if (!githubToken || !context.repository)
        return undefined;
    const { openGitHub } = await __webpack_require__.e(/* import() */ 584).then(__webpack_require__.bind(__webpack_require__, 6584));
    return openGitHub(context, githubToken, world);
}
async function prepareRelease(github, plan) {
    if (!plan.inputs.targets.attachToRelease)
        return undefined;
    if (!github)
        throw new failure/* Failure */.HR(NO_ACCESS);
    const { openRelease } = await __webpack_require__.e(/* import() */ 946).then(__webpack_require__.bind(__webpack_require__, 3946));
    return openRelease(github, plan);
}
async function prepareComment(github, plan, world) {
    if (!plan.inputs.targets.comment || plan.inputs.job.dryRun)
        return { kind: 'none' };
    if (!github) {
        world.actions.warning(`No comment is written: ${NO_ACCESS.happened} ${NO_ACCESS.advice}`, {
            title: 'Pull request comment',
        });
        return { kind: 'none' };
    }
    const { openComment } = await __webpack_require__.e(/* import() */ 171).then(__webpack_require__.bind(__webpack_require__, 9171));
    return openComment(github, plan, world);
}
const NO_ACCESS = {
    title: 'GitHub can not be asked',
    happened: '`github-token` is empty, or GITHUB_REPOSITORY is not set.',
    means: 'Nothing was submitted, and nothing was paid.',
    advice: 'Leave `github-token` out: its default is the token of the workflow.',
};

;// CONCATENATED MODULE: ./src/produce.ts
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});













/**
 * From a plan to published videos: recall or submit each, wait for it, publish it; or collect one that was submitted
 * before; or only tell what all would cost.
 *
 * @returns what was asked for and failed, beyond what the results say themselves
 */
async function produce(plan, world, results, limits = LIMITS) {
    const { inputs, apiUrl } = plan;
    const { apiVersion, webhookUrl } = inputs.job;
    const account = { apiUrl, apiKey: inputs.apiKey, apiVersion, limits, webhookUrl };
    const scene = { plan, world, results, account, publisher: await openPublisher(plan, world) };
    return inputs.source?.kind === 'project' ? collect(inputs.source.projectId, scene) : make(scene);
}
/** A video that was submitted before: nothing is paid. */
async function collect(projectId, scene) {
    const { world, results, account, publisher } = scene;
    if (publisher.isForeign)
        return skipForeign(projectId, world, results);
    results.start([{ projectId }]);
    const learn = (news) => results.learn(0, news);
    const desk = { ...patience(scene), api: joggApi(world, account), phase: 1, learn };
    await follow({ label: 'the project' }, projectId, desk, 'named');
    return await publisher.publish(results);
}
async function make(scene) {
    const { plan, world, results, account, publisher } = scene;
    const { translateTo, dryRun, maxCredits } = plan.inputs.job;
    const orders = await placeOrders(plan, account, world);
    const videos = orders.map(knownOf);
    const languages = await findLanguages(translateTo, orders, videos, account, world);
    results.start(withTranslations(videos, languages));
    for (const warning of orders.flatMap(warnOfLength))
        world.actions.warning(warning);
    if (dryRun)
        return await rehearse(scene);
    holdBudget(results.all, maxCredits);
    await submitAndWait(orders, languages, scene);
    return await publisher.publish(results);
}
async function submitAndWait(orders, languages, scene) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { plan, world, results, account, publisher } = scene;
        const ledger = __addDisposableResource(env_1, await openLedger(world, publisher.ledger), true);
        const shop = { ...patience(scene), ledger, reuse: plan.inputs.job.reuse };
        const audioUrl = audioUrls(account, plan.context.workspace, world);
        const purchases = orders.map(order => (0,job_order/* toPurchase */.lB)(order, audioUrl));
        await makeVideos(purchases, { ...shop, api: joggApi(world, account) }, (nth, news) => results.learn(placeOfVideo(nth, languages), news));
        const translations = { ...shop, api: joggTranslations(world, account) };
        await translateVideos(orders, languages, translations, results);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** How long is waited, and in which world. */
function patience({ plan, world }) {
    const { wait, timeoutMs, pollIntervalMs } = plan.inputs.job;
    return { world, wait, timeoutMs, pollIntervalMs };
}
async function rehearse({ plan, world, results, account, publisher }) {
    const { apiKey, targets } = plan.inputs;
    const line = await endDryRun(results, apiKey ? joggApi(world, account) : undefined, world);
    const troubles = await publisher.publish(results);
    if (targets.jobSummary)
        await world.actions.appendSummary(`\n> ${line}\n`);
    return troubles;
}
/** JoggAI tells every webhook of the account about every video: most are not this repository's. */
function skipForeign(projectId, { actions }, results) {
    results.start([{ projectId, status: 'skipped' }]);
    actions.notice(`No comment in this repository waits for project ${projectId}: it belongs to something else, and was left alone.`, { title: 'JoggAI video skipped' });
    return [];
}


/***/ }),

/***/ 63:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X5: () => (/* binding */ workspacePath),
/* harmony export */   Ye: () => (/* binding */ findDestination),
/* harmony export */   qm: () => (/* binding */ leadsOut)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1633);



/**
 * What the input `download-to` means: a folder if it ends in `/`, is one already, or has no extension, otherwise a
 * file.
 *
 * @throws Failure when it leads out of the workspace, by itself or through a symlink
 */
async function findDestination(downloadTo, workspace) {
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace);
    const wanted = node_path__WEBPACK_IMPORTED_MODULE_1___default().resolve(root, downloadTo);
    const target = await followed(wanted);
    if (!target || !isInside(target, root))
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(outside(downloadTo));
    if (await isFolder(downloadTo, target))
        return { folder: target, fileName: undefined, workspace: root };
    return { folder: node_path__WEBPACK_IMPORTED_MODULE_1___default().dirname(target), fileName: node_path__WEBPACK_IMPORTED_MODULE_1___default().basename(target), workspace: root };
}
/** Relative to the workspace, with forward slashes. */
function workspacePath(file, { workspace }) {
    return node_path__WEBPACK_IMPORTED_MODULE_1___default().relative(workspace, file).replaceAll((node_path__WEBPACK_IMPORTED_MODULE_1___default().sep), '/');
}
/** Asked again just before writing: what a run does in between can change what is there. */
async function leadsOut({ folder, workspace }) {
    const now = await followed(folder);
    return !now || !isInside(now, workspace);
}
/** The path with the symlinks of what exists of it followed; undefined where one leads nowhere. */
async function followed(wanted) {
    const missing = [];
    for (let existing = wanted;; existing = node_path__WEBPACK_IMPORTED_MODULE_1___default().dirname(existing)) {
        try {
            return node_path__WEBPACK_IMPORTED_MODULE_1___default().join(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(existing), ...missing);
        }
        catch {
            const isDangling = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(existing).catch(() => undefined);
            if (isDangling || existing === node_path__WEBPACK_IMPORTED_MODULE_1___default().dirname(existing))
                return undefined;
            missing.unshift(node_path__WEBPACK_IMPORTED_MODULE_1___default().basename(existing));
        }
    }
}
function isInside(target, root) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_1___default().relative(root, target);
    return relative !== '..' && !relative.startsWith(`..${(node_path__WEBPACK_IMPORTED_MODULE_1___default().sep)}`) && !node_path__WEBPACK_IMPORTED_MODULE_1___default().isAbsolute(relative);
}
async function isFolder(downloadTo, target) {
    if (/[/\\]$/.test(downloadTo) || node_path__WEBPACK_IMPORTED_MODULE_1___default().extname(target) === '')
        return true;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(target).catch(() => undefined);
    return found?.isDirectory() ?? false;
}
function outside(downloadTo) {
    return {
        title: 'The inputs are not right',
        happened: `Input \`download-to\` is ${JSON.stringify(downloadTo)}, which leads out of the workspace.`,
        means: 'Nothing was submitted, and nothing was paid.',
        advice: 'Name a file or a folder inside the workspace, e.g. `videos/`.',
    };
}


/***/ }),

/***/ 1886:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   RQ: () => (/* binding */ escapeLines),
/* harmony export */   aH: () => (/* binding */ linkedPicture),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   hC: () => (/* binding */ escapeMessage),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8992);

/**
 * Text from outside on its way into GitHub's Markdown: whatever stands in it is shown as it is, on one line. Nothing
 * of it becomes markup, HTML, a link, a reference or a mention that notifies somebody. Safe in table cells too.
 *
 * Escapes and entities are gone by the time GitHub looks for mentions and references in the rendered text; only a
 * character in between stops those: a zero-width space, as Dependabot and Renovate put it.
 */
function escapeMarkdown(text) {
    return escapeStart(stopReferences(escapeInline((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(text.toWellFormed()))));
}
/** The same for a text of several lines: lines and paragraphs stay what they are. */
function escapeLines(text) {
    const lines = text.split(LINE_BREAK).map(escapeMarkdown);
    return lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
}
/** The same for our own messages, which quote texts from outside: what stands between backticks stays code. */
function escapeMessage(text) {
    return text.split(LINE_BREAK).map(escapeLine).join('\n').trim();
}
/** Text as a code span; one that could end the span, or a table's cell, or mention somebody, is plain text instead. */
function code(text) {
    return isCode(text) ? `\`${text}\`` : escapeMarkdown(text);
}
/** @param label Markdown */
function link(label, url) {
    return `[${label}](${escapeUrl(url)})`;
}
/** A picture that leads somewhere. @param width pixels on the page; @param alt plain text */
function linkedPicture(picture, target) {
    const { url, alt, width } = picture;
    return `<a href="${escapeUrl(target)}"><img src="${escapeUrl(url)}" alt="${escapeHtml(alt)}" width="${width}"></a>`;
}
/** A part that opens on a click. @param summary plain text; @param content Markdown, which the blank lines make it */
function fold(summary, content) {
    return `<details>\n<summary>${escapeHtml(summary)}</summary>\n\n${content}\n\n</details>`;
}
function quote(markdown) {
    return markdown
        .split('\n')
        .map(line => `> ${line}`.trimEnd())
        .join('\n');
}
/** Cells are Markdown of one line each. */
function table(head, rows) {
    return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
const GAP = '\u200b';
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' };
function escapeInline(text) {
    return text.replace(/[\\`*_[\]~|]/g, '\\$&').replace(/[&<>$]/g, sign => ENTITIES[sign] ?? '');
}
/** Entities, which have a `#` too, are left alone. */
function stopReferences(text) {
    return text
        .replace(/@/g, `@${GAP}`)
        .replace(/(?<!&)#(?=\d)|GH-(?=\d)/gi, `$&${GAP}`)
        .replace(/:(?=\/\/)|www(?=\.)/gi, `$&${GAP}`)
        .replace(/[0-9a-f]{7,}/gi, hash => hash.replace(/.{6}(?=.)/g, `$&${GAP}`));
}
/** What means something at the beginning of a line only: headings, lists, quotes, rules, tables. */
function escapeStart(line) {
    return line.replace(/^[#+\-=:]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');
}
/** Stands for a code span while the text round it is escaped; no text of its own has it. */
const HELD = /\ue000/g;
function escapeLine(line) {
    const held = [];
    const rest = line.replace(HELD, '').replace(/`([^`]+)`/g, (span, inner) => {
        if (!isCode(inner))
            return span;
        held.push(span);
        return '\ue000';
    });
    return escapeMarkdown(rest).replace(HELD, () => held.shift() ?? '');
}
function isCode(text) {
    // A mention in a code span notifies when a reply by mail quotes it: GitHub reads such mail as plain text.
    return text.trim() !== '' && !/[`|<@]/.test(text) && (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(text) === text && text.isWellFormed();
}
/** For a link's target or an attribute's value; the address was judged before, this keeps it in its place. */
function escapeUrl(url) {
    return new URL(url).href
        .replace(/[()<>"'`|\\[\]*\s]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
        .replace(/&/g, '&amp;');
}
/** For what stands inside HTML tags, where Markdown's escapes mean nothing; `|` would still end a table's cell. */
function escapeHtml(text) {
    return stopReferences((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(text.toWellFormed()).replace(/[&<>"|]/g, sign => `&#${sign.charCodeAt(0)};`));
}


/***/ }),

/***/ 5588:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dH: () => (/* binding */ showMany),
/* harmony export */   oZ: () => (/* binding */ showOne)
/* harmony export */ });
/* unused harmony exports showTrouble, coverOf, joined */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1886);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1826);


/** One video, told in full. */
function showOne(shown, frame) {
    const stage = (0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .stageOf */ .gV)(shown);
    const parts = [
        `### ${headline(shown, stage)}`,
        ...story(shown, stage, frame),
        factsLine(shown, stage, frame),
    ];
    return parts.filter(Boolean).join('\n\n');
}
/** Several videos, one a row. @param max rows; what is left out is counted */
function showMany(all, frame, max) {
    const rows = all.slice(0, max).map(showRow);
    const left = all.length - rows.length;
    const parts = [
        `### ${countReady(all)}`,
        rows.length > 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['', 'Video', 'Length', ''], rows) : '',
        left > 0 ? `… and ${left} more, which do not fit here: the run's output \`results\` has them all.` : '',
        ...troubleBoxes(all),
        joined([frame.runUrl && (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)('Run', frame.runUrl)]),
    ];
    return parts.filter(Boolean).join('\n\n');
}
/** What went wrong, in a box of its own: what happened, what it means for money and video, what to do. */
function showTrouble({ title, happened, means, advice }, stage) {
    const said = [
        `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(title)}**`,
        ...[happened, means, advice].filter(Boolean).map(_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMessage */ .hC),
    ];
    return `> [!${ALERTS[stage]}]\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(said.join('\n\n'))}`;
}
/** The cover that leads to the video; empty where there is none. */
function coverOf(shown, width = WIDTHS[shown.shape ?? 'landscape']) {
    const { coverUrl, videoUrl } = shown;
    if (!coverUrl || !videoUrl)
        return '';
    const length = shown.duration ? ` (${runningTime(shown.duration)})` : '';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .linkedPicture */ .aH)({ url: coverUrl, alt: `Watch: ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(shown)}${length}`, width }, videoUrl);
}
/** Links and facts between dots, those that there are. */
function joined(parts) {
    return parts.filter(Boolean).join(' · ');
}
const ALERTS = {
    ready: 'NOTE',
    submitting: 'NOTE',
    rendering: 'NOTE',
    left: 'NOTE',
    failed: 'CAUTION',
    unknown: 'WARNING',
};
/** Pixels: a picture upright is as high as a wide one is wide. */
const WIDTHS = {
    landscape: 560,
    square: 400,
    portrait: 315,
};
const THUMBNAIL = 128;
function headline(shown, stage) {
    if (stage === 'ready')
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(shown));
    if (stage === 'submitting')
        return 'The video is being submitted';
    if (stage === 'unknown')
        return 'It is not known whether there will be a video';
    return stage === 'failed' ? 'There is no video' : 'The video is being made';
}
function story(shown, stage, frame) {
    if (stage === 'ready')
        return [shown.playerUrl ?? coverOf(shown)];
    const name = `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(shown))}**`;
    if (stage === 'submitting')
        return [`${name} goes to JoggAI${since(shown)}.`];
    if (stage === 'rendering')
        return [`${name} was submitted${since(shown)}. ${outlook(frame)}`];
    if (shown.trouble)
        return [showTrouble(shown.trouble, stage)];
    return [`${name}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(shown.problem ?? 'no reason is known')}. The log of its run says more.`];
}
function outlook({ waits }) {
    const usual = 'JoggAI usually takes 2 to 10 minutes.';
    if (waits)
        return `${usual} Then the video appears here.`;
    return `${usual} The run does not wait for it: the video appears here once it is collected, or when the job runs again.`;
}
function since({ at }) {
    return at ? ` on ${moment(at)} UTC` : '';
}
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
function moment(at) {
    return MOMENT.format(new Date(at));
}
function factsLine(shown, stage, frame) {
    const { videoUrl, projectId, reused } = shown;
    const isReady = stage === 'ready';
    return joined([
        isReady && videoUrl && `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)('▶ Watch the video', videoUrl)}**`,
        isReady && shown.duration && runningTime(shown.duration),
        ...fileLinks(shown),
        frame.runUrl && (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)('Run', frame.runUrl),
        projectId && `project ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(projectId)}`,
        reused && 'taken up from an earlier run, nothing paid again',
    ]);
}
function fileLinks({ releaseAssetUrl, subtitleUrl }) {
    return [
        releaseAssetUrl && (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)('Release asset', releaseAssetUrl),
        subtitleUrl && (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)('Subtitles', subtitleUrl),
    ];
}
/** `1:14`, `1:01:14`: as players show it. */
function runningTime(seconds) {
    const whole = Math.round(seconds);
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
    const two = (number) => String(number).padStart(2, '0');
    return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
function showRow(shown) {
    const stage = (0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .stageOf */ .gV)(shown);
    const name = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(shown));
    const { videoUrl, duration } = shown;
    if (stage !== 'ready' || !videoUrl)
        return ['', name, '', STATES[stage]];
    const length = duration ? runningTime(duration) : '';
    return [coverOf(shown, THUMBNAIL), `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(name, videoUrl)}**`, length, joined(fileLinks(shown))];
}
const STATES = {
    ready: 'ready',
    submitting: 'being submitted',
    rendering: 'being made',
    left: 'still being made',
    failed: 'no video',
    unknown: 'not known',
};
function countReady(all) {
    const ready = all.filter(shown => (0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .stageOf */ .gV)(shown) === 'ready').length;
    return ready === all.length ? `${all.length} videos` : `${ready} of ${all.length} videos are ready`;
}
/** Boxes under one table; the same trouble of several videos is told once. */
const MAX_TROUBLES = 5;
function troubleBoxes(all) {
    const boxes = all.flatMap(shown => (shown.trouble ? showTrouble(shown.trouble, (0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .stageOf */ .gV)(shown)) : []));
    return [...new Set(boxes)].slice(0, MAX_TROUBLES);
}


/***/ }),

/***/ 1826:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L$: () => (/* binding */ showResult),
/* harmony export */   Mm: () => (/* binding */ bounded),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   gV: () => (/* binding */ stageOf)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8992);

function stageOf({ status, state, videoUrl, projectId, trouble, problem }) {
    if (status === 'success' && videoUrl)
        return 'ready';
    if (status === 'unknown')
        return 'unknown';
    if (status === 'failed' || status === 'deleted')
        return 'failed';
    const stopped = trouble !== undefined || problem !== undefined;
    if (projectId)
        return stopped ? 'left' : 'rendering';
    return state === 'submitting' && !stopped ? 'submitting' : 'failed';
}
/** What a result by itself has to show. */
function showResult(result) {
    const { status, script, trouble } = result;
    const ended = status === 'skipped' || status === 'dry-run' ? undefined : status;
    const facts = Object.fromEntries(FACTS.map(name => [name, result[name]]));
    return known({ ...facts, status: ended, text: script, trouble, problem: trouble?.title });
}
const FACTS = [
    'contentKey',
    'projectId',
    'videoUrl',
    'coverUrl',
    'duration',
    'title',
    'file',
    'language',
    'releaseAssetUrl',
    'subtitleUrl',
    'reused',
];
/** The same with every text but the spoken one held to a length, so that what is made of it stays bounded too. */
function bounded(shown) {
    const { trouble } = shown;
    const names = Object.fromEntries(NAMES.map(name => [name, shown[name] && (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(shown[name], MAX_NAME)]));
    const addresses = Object.fromEntries(ADDRESSES.map(name => [name, withinUrl(shown[name])]));
    const { title, happened, means, advice } = trouble ?? { title: '', happened: '', means: '', advice: '' };
    const told = {
        title: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(title, MAX_NAME),
        happened: shortened(happened),
        means: shortened(means),
        advice: shortened(advice),
    };
    return known({ ...shown, ...names, ...addresses, trouble: trouble && told });
}
const NAMES = ['projectId', 'title', 'file', 'videoName', 'language', 'problem'];
const ADDRESSES = ['videoUrl', 'coverUrl', 'releaseAssetUrl', 'subtitleUrl', 'playerUrl'];
const MAX_NAME = 300;
const MAX_PARAGRAPH = 1500;
const MAX_URL = 2000;
function shortened(paragraph) {
    return paragraph.length > MAX_PARAGRAPH ? `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(paragraph, MAX_PARAGRAPH)}…` : paragraph;
}
function withinUrl(url) {
    return url && url.length > MAX_URL ? undefined : url;
}
/** How a person calls it. The title of a translation ends in its language already. */
function nameOf({ title, file, videoName, language }) {
    const titled = title ?? videoName;
    if (!file && titled)
        return titled;
    const name = file ?? 'Video';
    return language ? `${name} (${language})` : name;
}
/** Only the fields that have a value. */
function known(fields) {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    return Object.fromEntries(present);
}


/***/ }),

/***/ 9603:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ streamToFile),
/* harmony export */   e: () => (/* binding */ follow)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _jogg_address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(117);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8992);




/**
 * Streams a public file to the disk: without key or token, no more than a gigabyte whatever the server announces or
 * sends, and with no more than a piece of it in memory. Every redirect is judged like the first address.
 *
 * Not `tool-cache`'s `downloadTool`: that has no limit, can't be cancelled, and follows redirects anywhere.
 *
 * @param file must not exist; what was written of it stays after a failure
 */
async function streamToFile(url, file, { world, apiUrl }, { maxBytes, idleMs } = LIMITS) {
    const idle = new AbortController();
    const timer = setTimeout(() => idle.abort(), idleMs);
    const signal = AbortSignal.any([world.signal, idle.signal]);
    try {
        const response = await follow(url, apiUrl, hop => world.fetch(hop, { redirect: 'manual', signal, headers: { accept: 'video/*, */*;q=0.5' } }));
        if (typeof response === 'string')
            return { ok: false, why: response, again: false };
        const refusal = refuse(response, maxBytes);
        if (refusal)
            return refusal;
        return await writeAll(response, file, maxBytes, () => timer.refresh());
    }
    catch (error) {
        if (world.signal.aborted)
            return { ok: false, why: 'the run was cancelled', again: false };
        return {
            ok: false,
            why: idle.signal.aborted ? `nothing came for ${idleMs / 1000} s` : describe(error),
            again: true,
        };
    }
    finally {
        clearTimeout(timer);
    }
}
/** The size that `download-to` promises as its most, and the milliseconds without a byte that end a download. */
const LIMITS = { maxBytes: 1024 ** 3, idleMs: 30_000 };
const MAX_HOPS = 5;
/** The answer at the end of all redirects, or why one is not followed. */
async function follow(url, apiUrl, get) {
    let hop = url;
    for (let hops = 0; hops <= MAX_HOPS; hops += 1) {
        const response = await get(hop);
        const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
        if (location === null)
            return response;
        await response.body?.cancel();
        if (!URL.canParse(location, hop))
            return 'the server redirects to what is no address';
        hop = new URL(location, hop).href;
        if (!(0,_jogg_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isSafeResult */ .L1)(hop, apiUrl))
            return 'the server redirects to an address that is not https';
    }
    return `the server redirects more than ${MAX_HOPS} times`;
}
function refuse(response, maxBytes) {
    const { status, headers } = response;
    if (status !== 200)
        return { ok: false, why: `the server answered with ${status}`, again: status >= 500 || status === 429 };
    if (Number(headers.get('content-length')) > maxBytes)
        return TOO_LARGE;
    return undefined;
}
const TOO_LARGE = {
    ok: false,
    why: 'it is larger than 1 GB, the most that is downloaded',
    again: false,
};
async function writeAll(response, file, maxBytes, onBytes) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, 'wx');
    try {
        return await pour(response, handle, maxBytes, onBytes);
    }
    finally {
        await handle.close();
    }
}
async function pour(response, handle, maxBytes, onBytes) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
        onBytes();
        bytes += chunk.byteLength;
        // Leaving the loop cancels the rest.
        if (bytes > maxBytes)
            return TOO_LARGE;
        hash.update(chunk);
        await handle.appendFile(chunk);
    }
    const announced = response.headers.get('content-length');
    const isWhole = announced === null || response.headers.has('content-encoding') || Number(announced) === bytes;
    if (!isWhole)
        return { ok: false, why: `only ${bytes} of ${announced} bytes came`, again: true };
    return { ok: true, bytes, sha256: hash.digest('hex') };
}
function describe(error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(cause instanceof Error ? cause.message : String(cause), 200);
}


/***/ }),

/***/ 7303:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ keptTexts),
/* harmony export */   a: () => (/* binding */ foldTexts)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8992);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1886);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1826);



/**
 * The spoken texts, folded away, as much of them as fits: each gets its share of the room, and what one leaves the
 * next may take. A text that is cut says so.
 *
 * @param room in the unit of `size`, which is at least the length
 */
function foldTexts(all, room, size) {
    const spoken = all.map((shown, index) => ({ shown, index })).filter(({ shown }) => hasText(shown));
    const parts = [];
    let left = room;
    for (const [done, { shown, index }] of spoken.entries()) {
        const share = Math.floor(left / (spoken.length - done));
        const part = foldOne(shown, index, spoken.length > 1 || all.length > 1, share, size);
        if (!part)
            continue;
        left -= size(part);
        parts.push(part);
    }
    return parts.join('');
}
/** The folded texts of an earlier comment by the place of their entry, as the Markdown they were written in. */
function keptTexts(body) {
    const found = body.replaceAll('\r\n', '\n').matchAll(FOLDED);
    return new Map([...found].map(([, index, content]) => [Number(index), content ?? '']));
}
/** No text of ours has a `<`: the first end of a fold is the fold's own. */
const FOLDED = /<!-- spoken:(\d+) -->\n<details>\n[^\n]*\n\n([^<]*?)\n\n<\/details>/g;
const CUT = '> *… and so on: the rest does not fit here.*';
function hasText({ text, keptText }) {
    return Boolean(text?.trim() || keptText);
}
function foldOne(shown, index, isNamed, room, size) {
    const summary = isNamed ? `Spoken text of ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(shown)}` : 'Spoken text';
    const wrap = (content) => `\n\n<!-- spoken:${index} -->\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fold */ .AU)(summary, content)}`;
    const left = room - size(wrap(''));
    const content = shown.text === undefined
        ? shorten(shown.keptText ?? '', untilLine, markdown => markdown, left, size)
        : shorten(shown.text, _text_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj, text => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeLines */ .RQ)(text)), left, size);
    return content && wrap(content);
}
/**
 * What `write` makes of the text, or of a beginning of it that fits into the room, with a word that it was cut; empty
 * when next to nothing would be left. Each attempt is cut by as much as the one before was too large.
 */
function shorten(text, cutTo, write, room, size) {
    let part = room > 0 ? cutTo(text, room) : '';
    while (part !== '') {
        const written = part === text ? write(part) : `${write(part)}\n>\n${CUT}`;
        if (size(written) <= room)
            return written;
        part = cutTo(part, Math.floor(part.length * Math.min(0.95, room / size(written))));
    }
    return '';
}
/** Markdown can only be cut between lines. */
function untilLine(markdown, length) {
    return markdown.length <= length
        ? markdown
        : markdown.slice(0, Math.max(0, markdown.lastIndexOf('\n', length)));
}


/***/ }),

/***/ 6221:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkAudio: () => (/* binding */ checkAudio),
/* harmony export */   r: () => (/* binding */ readAudio)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8992);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3043);





/**
 * Checks a local audio file before anything is requested: inside the workspace, of a kind that JoggAI takes, judged
 * by its content, and neither too large nor too long. The problem names the input.
 */
async function checkAudio(file, workspace) {
    const read = await readAudio(file, workspace);
    if (!read.ok)
        return read;
    const measured = await measure(read.bytes);
    const name = JSON.stringify((0,_read_js__WEBPACK_IMPORTED_MODULE_3__/* .relative */ .V8)(node_path__WEBPACK_IMPORTED_MODULE_2___default().resolve(workspace, file), workspace));
    if ('fault' in measured)
        return { ok: false, problem: `input \`audio-file\`: ${name} ${measured.fault}` };
    return { ok: true, audio: { path: file, sha256: read.sha256, ...measured } };
}
/** The limits of JoggAI's guides. */
const MAX_MEGABYTES = 20;
const MAX_SECONDS = 600;
/** The bytes of a file in the workspace; it is never opened when it lies outside, whatever links say. */
async function readAudio(file, workspace) {
    const resolved = node_path__WEBPACK_IMPORTED_MODULE_2___default().resolve(workspace, file);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(resolved).catch(() => undefined);
    const fault = await findFault(real, workspace);
    if (fault || !real) {
        const name = JSON.stringify((0,_read_js__WEBPACK_IMPORTED_MODULE_3__/* .relative */ .V8)(resolved, workspace));
        return { ok: false, problem: `input \`audio-file\`: ${name} ${fault}` };
    }
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(real);
    return { ok: true, bytes, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex') };
}
async function findFault(real, workspace) {
    if (!real)
        return `is not there: the path is taken from the workspace ${workspace}`;
    if (!(0,_read_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(real, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace))) {
        return `lies outside the workspace ${workspace}: only files inside it are read`;
    }
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(real);
    if (!facts.isFile())
        return 'is not a regular file';
    if (facts.size === 0)
        return 'is empty';
    if (facts.size <= MAX_MEGABYTES * 1024 * 1024)
        return undefined;
    return `has ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(facts.size, 'byte')}: JoggAI takes at most ${MAX_MEGABYTES} MB (${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(MAX_MEGABYTES * 1024 * 1024, 'byte')})`;
}
const NO_AUDIO = 'is neither MP3, WAV nor M4A by its content: convert it to one of them';
/** Loaded only here: most runs have a script. */
async function measure(bytes) {
    const { BufferSource, Input, MP3, MP4, WAVE } = await Promise.all(/* import() */[__webpack_require__.e(887), __webpack_require__.e(859)]).then(__webpack_require__.bind(__webpack_require__, 4859));
    const input = new Input({ source: new BufferSource(bytes), formats: [MP3, MP4, WAVE] });
    try {
        if (!(await input.canRead()))
            return { fault: NO_AUDIO };
        const found = await input.getFormat();
        const tracks = { audio: await input.getAudioTracks(), video: await input.getVideoTracks() };
        if (tracks.video.length > 0)
            return { fault: 'is a video: extract its sound as MP3, WAV or M4A' };
        if (tracks.audio.length === 0)
            return { fault: 'has no sound in it: it may be cut short' };
        const seconds = await input.computeDuration();
        return judgeLength(seconds) ?? { format: found === MP3 ? 'mp3' : found === WAVE ? 'wav' : 'm4a', seconds };
    }
    catch {
        return { fault: 'is damaged: its sound can’t be read' };
    }
    finally {
        input.dispose();
    }
}
function judgeLength(seconds) {
    if (!(seconds > 0))
        return { fault: 'has no sound in it: it may be cut short' };
    if (seconds <= MAX_SECONDS)
        return undefined;
    return { fault: `is ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .duration */ .p0)(seconds)} long: JoggAI takes at most ${(0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .duration */ .p0)(MAX_SECONDS)}` };
}


/***/ }),

/***/ 370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
