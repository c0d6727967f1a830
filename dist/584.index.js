export const id = 584;
export const ids = [584];
export const modules = {

/***/ 6584:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openGitHub: () => (/* binding */ openGitHub)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8992);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8792);



/** @param world its `fetch` is not used: the toolkit brings its own, which knows the runner's proxies */
async function openGitHub(context, token, world) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 2413));
    const octokit = getOctokit(token, { baseUrl: context.apiUrl, userAgent: USER_AGENT });
    const [owner, repo] = context.repository.split('/');
    const patience = { leftMs: MAX_PATIENCE_MS };
    const signalFor = requestSignals(world);
    return {
        async call(route, params, schema, timeoutMs = REQUEST_MS) {
            const place = route.includes('{owner}') ? { owner, repo } : {};
            const send = (signal) => octokit.request(route, { ...place, ...params, request: { signal } });
            return persist(world, patience, isRepeatable(route), async () => {
                return receive(() => send(signalFor(timeoutMs)), schema);
            });
        },
    };
}
const USER_AGENT = 'jogg-video-action';
/** A request with its answer, the reading of it included. */
const REQUEST_MS = 15_000;
/** All the waiting for GitHub's rate limits and failures that one run does. */
const MAX_PATIENCE_MS = 60_000;
/** All requests of a run that is being cancelled: the runner kills it soon. */
const LAST_MS = 1200;
/** Until the run is cancelled a request has its own time; from then on all of them share what is left. */
function requestSignals({ signal }) {
    let last;
    return timeoutMs => {
        if (!signal.aborted)
            return AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
        last ??= AbortSignal.timeout(LAST_MS);
        return last;
    };
}
function isRepeatable(route) {
    return !route.startsWith('POST ');
}
async function persist({ clock, signal }, patience, repeatable, attempt) {
    for (let tries = 1;; tries += 1) {
        const answer = await attempt();
        if (answer.ok || signal.aborted)
            return answer;
        const pauseMs = (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .nextTry */ .F_)(answer.problem, tries, repeatable, clock.now());
        if (pauseMs === undefined)
            return answer;
        if (pauseMs > patience.leftMs)
            return { ok: false, problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .givenUp */ .bW)(answer.problem, pauseMs) };
        patience.leftMs -= pauseMs;
        await clock.sleep(pauseMs, signal);
    }
}
async function receive(send, schema) {
    try {
        const { data, headers } = await send();
        const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, data);
        const more = /rel="next"/.test(String(headers.link ?? ''));
        if (parsed.success)
            return { ok: true, value: parsed.output, more };
        const why = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .summarize */ .ehc(parsed.issues), 300);
        return {
            ok: false,
            problem: { kind: 'unclear', message: `the answer is not what GitHub's API describes: ${why}` },
        };
    }
    catch (error) {
        return { ok: false, problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problemOf */ .Zw)(error) };
    }
}


/***/ }),

/***/ 8792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F_: () => (/* binding */ nextTry),
/* harmony export */   JW: () => (/* binding */ tellProblem),
/* harmony export */   Zw: () => (/* binding */ problemOf),
/* harmony export */   bW: () => (/* binding */ givenUp)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8992);


/** Whatever Octokit throws: https://github.com/octokit/request-error.js */
function problemOf(error) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(REFUSAL, error);
    if (!parsed.success)
        return { kind: 'unclear', message: describe(error) };
    const { status, headers, data } = parsed.output.response;
    const message = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(typeof data === 'string' ? `status ${status}` : messageOf(data), 300);
    const limit = findLimit(status, headers, message);
    if (limit)
        return { ...limit, message, status };
    return { kind: kindOf(status), message, status };
}
/** One line for a warning. */
function tellProblem({ message, status }) {
    return status === undefined ? message : `${message} (HTTP ${status})`;
}
/**
 * @param tries how often it was sent
 * @returns milliseconds until it may be sent again; undefined when it may not
 */
function nextTry(problem, tries, repeatable, now) {
    if (problem.kind === 'rate-limited') {
        return Math.max(1000, problem.afterMs ?? (problem.untilMs ?? now) - now + 1000);
    }
    if (problem.kind !== 'unclear' || !repeatable)
        return undefined;
    return PAUSES_MS[tries - 1];
}
/** After a failure that may pass: three tries in all. */
const PAUSES_MS = [1000, 3000];
function givenUp(problem, pauseMs) {
    const message = `${problem.message}: GitHub asks to wait ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(pauseMs / 1000)}, which is longer than this run waits for it`;
    return { ...problem, message };
}
const REFUSAL = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    response: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        headers: valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()]))),
        data: valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J(),
    }),
});
const ERROR_BODY = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    message: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    errors: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ message: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), code: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) }))),
});
function messageOf(data) {
    const body = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(ERROR_BODY, data);
    if (!body.success)
        return 'no reason given';
    const details = (body.output.errors ?? []).flatMap(error => error.message ?? error.code ?? []);
    return [body.output.message, ...details].join(': ');
}
/** What it comes from says most: `fetch failed` says nothing. */
function describe(error) {
    let cause = error;
    while (cause instanceof Error && cause.cause instanceof Error)
        cause = cause.cause;
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(cause instanceof Error ? cause.message : String(cause), 300);
}
/** A refusal for its rate, told from one for lack of permission: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function findLimit(status, headers, message) {
    if (status !== 403 && status !== 429)
        return undefined;
    const kind = 'rate-limited';
    const after = Number(headers['retry-after']);
    if (after >= 0)
        return { kind, afterMs: after * 1000 };
    if (Number(headers['x-ratelimit-remaining']) === 0 && headers['x-ratelimit-reset'] !== undefined) {
        return { kind, untilMs: Number(headers['x-ratelimit-reset']) * 1000 };
    }
    return status === 429 || /secondary rate limit/i.test(message) ? { kind, afterMs: UNTOLD_MS } : undefined;
}
/** What GitHub asks to wait where it does not say how long. */
const UNTOLD_MS = 60_000;
function kindOf(status) {
    if (status === 401 || status === 403)
        return 'forbidden';
    if (status === 404 || status === 410)
        return 'missing';
    return status >= 500 ? 'unclear' : 'refused';
}


/***/ })

};
