export const id = 171;
export const ids = [171];
export const modules = {

/***/ 2292:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ ownAccount),
/* harmony export */   u: () => (/* binding */ ACCOUNT)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

/** Whoever wrote a comment or uploaded a file. */
const ACCOUNT = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
/**
 * Tells whether something was written by the account that the token speaks for. A personal token is asked who it is.
 * The token of an app is not told (`GET /user` answers 403): a workflow's own speaks for `github-actions[bot]`, which
 * is therefore believed; for another app's bot GraphQL is asked, which knows.
 *
 * Asked only once a candidate is there, so that a run without an earlier comment costs no request.
 */
function ownAccount(github, context) {
    let user;
    let app;
    return async (author) => {
        if (!author)
            return false;
        user ??= readUser(github);
        const id = await user;
        if (id !== undefined)
            return id === author.id;
        if (author.type !== 'Bot')
            return false;
        if (author.id === ACTIONS_BOT_ID)
            return true;
        app ??= readViewer(github, context);
        return (await app) === bareName(author.login);
    };
}
/** https://api.github.com/users/github-actions%5Bbot%5D */
const ACTIONS_BOT_ID = 41898282;
async function readUser(github) {
    const answer = await github.call('GET /user', {}, valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() }));
    return answer.ok ? answer.value.id : undefined;
}
async function readViewer(github, { apiUrl }) {
    // GitHub Enterprise Server has REST under /api/v3 and GraphQL beside it.
    const route = `POST ${apiUrl.replace(/\/v3\/?$/, '')}/graphql`;
    const viewer = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ data: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ viewer: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }) }) });
    const answer = await github.call(route, { query: 'query { viewer { login } }' }, viewer);
    return answer.ok ? bareName(answer.value.data.viewer.login) : undefined;
}
/** REST writes a bot's name with `[bot]`, GraphQL sometimes without. */
function bareName(login) {
    return login.replace(/\[bot\]$/, '');
}


/***/ }),

/***/ 5435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ adviceOn)
/* harmony export */ });
/* unused harmony export lacksPermission */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8792);

/** What a person can do about GitHub's refusal. */
function adviceOn(problem, context, needs) {
    if (problem.status === 401)
        return 'Hand over a token that GitHub accepts: the default of `github-token` is one.';
    if (problem.kind === 'rate-limited')
        return 'Run the job again later.';
    if (!lacksPermission(problem))
        return `GitHub's answer says why: ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .tellProblem */ .JW)(problem)}.`;
    return readOnly(context) ?? `Add to the workflow, on top or to the job:\n\n${permissionsBlock(needs)}`;
}
/** GitHub hides what a token may not see behind 404. */
function lacksPermission({ kind, message }) {
    return kind === 'missing' || (kind === 'forbidden' && /not accessible|permission|must have/i.test(message));
}
/** All of them, also what is not missing: a permission that is not listed is none, and a checkout reads contents. */
function permissionsBlock({ comment, attachToRelease }) {
    const contents = attachToRelease ? 'write' : 'read';
    return ['permissions:', `  contents: ${contents}`, ...(comment ? ['  pull-requests: write'] : [])].join('\n');
}
function readOnly({ untrusted }) {
    if (!untrusted)
        return undefined;
    const who = untrusted === 'fork' ? 'a pull request from a fork' : 'Dependabot';
    return `This run was started by ${who}: GitHub gives it a token that only reads, whatever \`permissions:\` says. A workflow on \`workflow_run\` or \`pull_request_target\` may write.`;
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


/***/ }),

/***/ 9171:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openComment: () => (/* binding */ openComment)
});

// EXTERNAL MODULE: ./src/github/permissions.ts
var permissions = __webpack_require__(5435);
// EXTERNAL MODULE: ./src/github/problem.ts
var github_problem = __webpack_require__(8792);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./src/github/pull-request.ts


/**
 * The pull request that a run belongs to: the one the workflow names, the event's, or the one whose head is the
 * commit that the event is about. A push means open ones only: what was merged is not looked at any more.
 *
 * @param given the input `pr-number`
 */
async function findPullRequest(github, context, given) {
    const number = given ?? context.prNumber;
    if (number !== undefined)
        return { kind: 'found', number };
    const sha = commitOf(context);
    if (!sha)
        return { kind: 'none', why: `the event \`${context.eventName}\` belongs to no pull request` };
    const pulls = await pullsOf(github, context, sha);
    if (!pulls.ok)
        return { kind: 'unclear', why: (0,github_problem/* tellProblem */.JW)(pulls.problem) };
    const pull = choose(pulls.value, context, sha);
    if (pull)
        return { kind: 'found', number: pull.number };
    return {
        kind: 'none',
        why: `no ${openOnly(context) ? 'open ' : ''}pull request has the commit ${sha.slice(0, 7)}`,
    };
}
function commitOf({ eventName, headSha, sha }) {
    return headSha ?? (eventName === 'push' ? sha : undefined);
}
/** GitHub does not connect a commit that exists only in a fork with the pull request here: there the branch leads to it. */
async function pullsOf(github, context, sha) {
    const own = await listPulls(github, 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
        commit_sha: sha,
    });
    const { headRepository = context.repository, headBranch } = context;
    if (!own.ok || own.value.length > 0 || headRepository === context.repository || !headBranch)
        return own;
    const head = `${headRepository.split('/')[0]}:${headBranch}`;
    const theirs = await listPulls(github, 'GET /repos/{owner}/{repo}/pulls', { head, state: 'all' });
    return theirs.ok ? { ...theirs, value: theirs.value.filter(pull => pull.head.sha === sha) } : theirs;
}
function listPulls(github, route, params) {
    return github.call(route, { ...params, per_page: 100 }, dist/* array */.YOg(PULL));
}
function choose(pulls, context, sha) {
    const ours = pulls.filter(pull => pull.base.repo.full_name.toLowerCase() === context.repository.toLowerCase());
    const wanted = openOnly(context) ? ours.filter(pull => pull.state === 'open') : ours;
    const rank = (pull) => (pull.state === 'open' ? 0 : 2) + (pull.head.sha === sha ? 0 : 1);
    return wanted.toSorted((a, b) => rank(a) - rank(b))[0];
}
function openOnly({ eventName }) {
    return eventName === 'push';
}
const PULL = dist/* object */.Ikc({
    number: dist/* number */.aig(),
    state: dist/* string */.YjP(),
    head: dist/* object */.Ikc({ sha: dist/* string */.YjP() }),
    base: dist/* object */.Ikc({ repo: dist/* object */.Ikc({ full_name: dist/* string */.YjP() }) }),
});

;// CONCATENATED MODULE: ./src/publish/marker.ts

/**
 * The hidden first line of the comment: what a later run finds, and all that is needed to write the comment anew but
 * the spoken text, which stands in the comment itself. JSON, with everything escaped that could end an HTML comment or
 * mean something to GitHub. Only a marker at the very beginning of a comment counts: what stands further down may be
 * quoted from a script.
 */
function writeMarker(note) {
    const json = JSON.stringify(toWire(note));
    const safe = json.replace(/[^\w ":,.{}[\]/\\=?%+-]|-(?=-)/gu, escapeUnits);
    return `${START}${safe}${END}`;
}
/** Undefined for a comment that is none of ours, or of another tag where one is wanted. */
function readMarker(body, tag) {
    const line = body.split(/\r?\n/, 1)[0] ?? '';
    if (!line.startsWith(START) || !line.endsWith(END))
        return undefined;
    const parsed = dist/* safeParse */.xLC(NOTE, parseJson(line.slice(START.length, -END.length)));
    if (!parsed.success || (tag !== undefined && parsed.output.tag !== tag))
        return undefined;
    return parsed.output;
}
const REMEMBERED = [
    'contentKey',
    'state',
    'projectId',
    'credits',
    'videoName',
    'at',
];
/** The entry without what is only shown. */
function slim(entry) {
    return Object.fromEntries(Object.entries(entry).filter(([key]) => REMEMBERED.some(name => name === key)));
}
const START = '<!-- jogg-video-action:';
const END = ' -->';
const ADDRESS = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* url */.OZ5(), dist/* regex */.yGV(/^https?:/));
const SHAPES = ['landscape', 'portrait', 'square'];
const STATES = ['submitting', 'submitted', 'refused'];
const STATUSES = ['pending', 'processing', 'success', 'failed', 'deleted', 'unknown'];
const ENTRY = dist/* object */.Ikc({
    contentKey: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* hexadecimal */.ayI())),
    state: dist/* optional */.lqM(dist/* picklist */.KIO(STATES)),
    projectId: dist/* optional */.lqM(dist/* string */.YjP()),
    credits: dist/* optional */.lqM(dist/* number */.aig()),
    videoName: dist/* optional */.lqM(dist/* string */.YjP()),
    at: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX())),
    status: dist/* optional */.lqM(dist/* picklist */.KIO(STATUSES)),
    videoUrl: dist/* optional */.lqM(ADDRESS),
    coverUrl: dist/* optional */.lqM(ADDRESS),
    duration: dist/* optional */.lqM(dist/* number */.aig()),
    title: dist/* optional */.lqM(dist/* string */.YjP()),
    file: dist/* optional */.lqM(dist/* string */.YjP()),
    language: dist/* optional */.lqM(dist/* string */.YjP()),
    shape: dist/* optional */.lqM(dist/* picklist */.KIO(SHAPES)),
    releaseAssetUrl: dist/* optional */.lqM(ADDRESS),
    subtitleUrl: dist/* optional */.lqM(ADDRESS),
    playerUrl: dist/* optional */.lqM(ADDRESS),
    problem: dist/* optional */.lqM(dist/* string */.YjP()),
});
const NOTE = dist/* object */.Ikc({ tag: dist/* string */.YjP(), entries: dist/* array */.YOg(ENTRY), past: dist/* array */.YOg(ENTRY) });
/** Names in the marker are those of the action's outputs: `contentKey` is `content-key` there. */
function toWire(value) {
    return renamed(value, name => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`));
}
function fromWire(value) {
    return renamed(value, name => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase()));
}
function renamed(value, rename) {
    if (Array.isArray(value))
        return value.map(item => renamed(item, rename));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [rename(name), renamed(item, rename)]));
}
function escapeUnits(text) {
    const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
function parseJson(text) {
    try {
        return fromWire(JSON.parse(text));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/publish/pieces.ts
var pieces = __webpack_require__(5588);
// EXTERNAL MODULE: ./src/publish/shown.ts
var publish_shown = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/publish/texts.ts
var publish_texts = __webpack_require__(7303);
;// CONCATENATED MODULE: ./src/publish/comment-body.ts




/**
 * The comment as Markdown: the hidden marker, what became of each video, the spoken texts folded away. Always under
 * GitHub's limit: texts are cut first, then the marker keeps only what is remembered, then rows of the table go.
 */
function commentBody(tag, all, past, frame) {
    const shown = all.map(publish_shown/* bounded */.Mm);
    const marker = writeMarker(fullNote(tag, shown, past));
    const whole = `${marker}\n${show(shown, frame, shown.length)}`;
    if (whole.length <= MAX_BODY)
        return whole + (0,publish_texts/* foldTexts */.a)(shown, MAX_BODY - whole.length, comment_body_length);
    const small = `${writeMarker(smallNote(tag, shown))}\n`;
    let rows = shown.length;
    let body = small + show(shown, frame, rows);
    while (body.length > MAX_BODY && rows > 0) {
        rows = Math.floor(rows * 0.8);
        body = small + show(shown, frame, rows);
    }
    return body;
}
/** GitHub takes 65,536 characters; how it counts those beyond 16 bit is not documented, so that units are counted. */
const MAX_BODY = 65_000;
/** Videos that the marker remembers at most, of this run and of those before. */
const MAX_ENTRIES = 200;
const MAX_PAST = 20;
const comment_body_length = (text) => text.length;
function show(shown, frame, rows) {
    const [first] = shown;
    return first && shown.length === 1 ? (0,pieces/* showOne */.oZ)(first, frame) : (0,pieces/* showMany */.dH)(shown, frame, rows);
}
function fullNote(tag, shown, past) {
    return { tag, entries: shown.map(toEntry), past: past.slice(0, MAX_PAST).map(slim) };
}
function smallNote(tag, shown) {
    return { tag, entries: shown.slice(0, MAX_ENTRIES).map(slim), past: [] };
}
function toEntry({ text, keptText, trouble, reused, ...entry }) {
    return entry;
}

;// CONCATENATED MODULE: ./src/publish/memory.ts


/** A comment that was found, with the folded texts that stand in it. */
function boardOf(note, body) {
    const texts = (0,publish_texts/* keptTexts */.$)(body);
    const shown = note.entries.map((entry, place) => {
        const keptText = texts.get(place);
        return keptText === undefined ? entry : { ...entry, keptText };
    });
    return { shown, past: note.past };
}
/** The board at the beginning of a run that makes videos: nothing of it is shown yet, everything is remembered. */
function turnedOver({ shown, past }) {
    return { shown: [], past: withoutTwins([...shown, ...past]) };
}
function recalled({ shown, past }, contentKey) {
    const entry = [...shown, ...past].find(one => one.contentKey === contentKey);
    return entry && toMemory(entry);
}
function remembered({ shown, past }, contentKey, memory) {
    const old = shown.find(entry => entry.contentKey === contentKey);
    const entry = {
        ...(old?.videoName ? { videoName: old.videoName } : {}),
        contentKey,
        ...fromMemory(memory),
    };
    const others = past.filter(one => one.contentKey !== contentKey);
    return { shown: old ? shown.map(one => (one === old ? entry : one)) : [...shown, entry], past: others };
}
/** The board at the end of a run that made videos: its own, in their order. */
function concluded(board, results, extras) {
    const known = [...board.shown, ...board.past];
    const shown = results.map(result => conclude(known, result, extras));
    const keys = new Set(shown.flatMap(entry => entry.contentKey ?? []));
    return { shown, past: known.filter(entry => entry.contentKey && !keys.has(entry.contentKey)) };
}
/** The board after a project was collected: the others stay as they are; one that nobody waited for stands alone. */
function collected(board, result, extras) {
    const waits = (entry) => entry.projectId === result.projectId;
    if (!board.shown.some(waits)) {
        const { shown, past } = turnedOver(board);
        return { shown: [...shown, conclude([], result, extras)], past };
    }
    return {
        ...board,
        shown: board.shown.map(entry => (waits(entry) ? conclude([entry], result, extras) : entry)),
    };
}
function conclude(known, result, { now, show }) {
    const old = known.find(entry => isSame(entry, result));
    const isOther = result.projectId !== undefined && old?.projectId !== result.projectId;
    const { problem, ...before } = old ?? {};
    const submitted = { ...slim(before), state: 'submitted', at: now };
    return { ...(isOther ? submitted : before), ...show(result) };
}
function isSame(entry, { contentKey, projectId }) {
    if (contentKey !== undefined)
        return entry.contentKey === contentKey;
    return projectId !== undefined && entry.projectId === projectId;
}
function toMemory({ state, projectId, credits, videoName = '', at }) {
    if (!at)
        return undefined;
    if (state === 'submitted')
        return projectId ? { state, projectId, at } : undefined;
    if (state === 'submitting')
        return { state, credits, videoName, at };
    return state && { state, at };
}
function fromMemory(memory) {
    if (memory.state !== 'submitting')
        return memory;
    const { credits, ...rest } = memory;
    return credits === undefined ? rest : { ...rest, credits };
}
function withoutTwins(entries) {
    const first = new Map();
    for (const entry of entries) {
        if (entry.contentKey && !first.has(entry.contentKey))
            first.set(entry.contentKey, entry);
    }
    return [...first.values()];
}

// EXTERNAL MODULE: ./src/github/account.ts
var account = __webpack_require__(2292);
;// CONCATENATED MODULE: ./src/github/comments.ts


/** All comments of a pull request, oldest first. */
function listComments(github, pr) {
    const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
    return readPages(github, route, { issue_number: pr }, MAX_PAGES);
}
/** The comments of the whole repository that were changed last, newest first: as many as a few pages hold. */
function recentComments(github) {
    const order = { sort: 'updated', direction: 'desc' };
    return readPages(github, 'GET /repos/{owner}/{repo}/issues/comments', order, RECENT_PAGES);
}
/** Sent once: after an unclear failure only a look at the comments can tell whether it is there. */
function createComment(github, pr, body) {
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    return github.call(route, { issue_number: pr, body }, COMMENT);
}
function updateComment(github, id, body) {
    return github.call('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id, body }, COMMENT);
}
const PAGE = 100;
/** GitHub takes no more than 2,500 comments on one pull request. */
const MAX_PAGES = 30;
const RECENT_PAGES = 10;
async function readPages(github, route, params, maxPages) {
    const all = [];
    for (let page = 1; page <= maxPages; page += 1) {
        const answer = await github.call(route, { ...params, per_page: PAGE, page }, dist/* array */.YOg(COMMENT));
        if (!answer.ok)
            return answer;
        all.push(...answer.value);
        if (!answer.more)
            break;
    }
    return { ok: true, value: all, more: false };
}
const COMMENT = dist/* pipe */.FsL(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    body: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    html_url: dist/* string */.YjP(),
    issue_url: dist/* string */.YjP(),
    user: dist/* nullable */.mee(account/* ACCOUNT */.u),
}), dist/* transform */.pdi(({ id, body, html_url, issue_url, user }) => {
    return { id, body, url: html_url, pr: Number(issue_url.split('/').at(-1)), author: user };
}));

;// CONCATENATED MODULE: ./src/publish/sticky.ts



/** @param found where a search has found it already */
function stickyComment(desk, pr, tag, found) {
    const isOwn = (0,account/* ownAccount */.i)(desk.github, desk.context);
    /** Undefined until somebody looked. */
    let known = found && { found };
    async function find() {
        if (known)
            return { ok: true, value: known.found, more: false };
        const comments = await listComments(desk.github, pr);
        if (!comments.ok)
            return comments;
        known = { found: await firstOwn(comments.value, isOwn, note => note.tag === tag) };
        return { ok: true, value: known.found, more: false };
    }
    async function write(body) {
        const looked = await find();
        if (!looked.ok)
            return looked;
        if (!looked.value)
            return create(body, MAX_CREATES);
        const updated = await updateComment(desk.github, looked.value.comment.id, body);
        if (updated.ok || updated.problem.kind !== 'missing')
            return keep(updated);
        // Somebody deleted it meanwhile.
        known = { found: undefined };
        return create(body, MAX_CREATES);
    }
    /** A create whose answer was lost may have worked: only a look at the comments tells whether it may be sent again. */
    async function create(body, tries) {
        known = undefined;
        const created = await createComment(desk.github, pr, body);
        if (created.ok || created.problem.kind !== 'unclear')
            return keep(created);
        await desk.world.clock.sleep(SETTLE_MS, desk.world.signal);
        const looked = await find();
        if (!looked.ok)
            return created;
        if (looked.value)
            return { ok: true, value: looked.value.comment, more: false };
        return tries > 1 ? create(body, tries - 1) : created;
    }
    function keep(answer) {
        if (answer.ok)
            known = { found: { comment: answer.value, note: { tag, entries: [], past: [] } } };
        return answer;
    }
    return { pr, tag, find, write };
}
/** The comment of any tag, on any pull request, that waits for a project; the one changed last, where there are several. */
async function findWaiting(desk, projectId) {
    const comments = await recentComments(desk.github);
    if (!comments.ok)
        return comments;
    const isOwn = (0,account/* ownAccount */.i)(desk.github, desk.context);
    const waits = (note) => note.entries.some(entry => entry.projectId === projectId);
    return { ok: true, value: await firstOwn(comments.value, isOwn, waits), more: false };
}
const MAX_CREATES = 2;
/** GitHub's lists may lag behind its writes for a moment. */
const SETTLE_MS = 1000;
/** Only what our own account wrote is believed: everybody can copy a marker. */
async function firstOwn(comments, isOwn, wanted) {
    for (const comment of comments) {
        const note = readMarker(comment.body);
        if (note && wanted(note) && (await isOwn(comment.author)))
            return { comment, note };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/publish/comment.ts






/**
 * The pull request's one comment: it says what is going on from the moment of submission, becomes the video, and is
 * what the next run finds. It never fails a run: whatever GitHub refuses is a warning, once.
 */
async function openComment(github, plan, world) {
    const desk = { github, context: plan.context, world, needs: plan.inputs.targets };
    const place = await findPlace(desk, plan);
    if (place.kind !== 'found') {
        if (place.kind === 'none')
            world.actions.notice(`No comment was written: ${place.why}.`, { title: TITLE });
        if (place.kind === 'unclear')
            world.actions.warning(`No comment is written: ${place.why}.`, { title: TITLE });
        return place.kind === 'foreign' ? place : { kind: 'none' };
    }
    const { sticky } = place;
    const found = await sticky.find();
    if (!found.ok)
        warn(desk, sticky, 'read', found.problem);
    if (!found.ok && found.problem.kind !== 'unclear')
        return { kind: 'none' };
    return keeper(desk, plan, sticky, found.ok ? found.value : undefined);
}
const TITLE = 'Pull request comment';
/** A video that is collected belongs to the comment that waits for it, unless the event has a pull request of its own. */
async function findPlace(desk, { inputs, context }) {
    const { commentTag, prNumber } = inputs.targets;
    const pull = await findPullRequest(desk.github, context, prNumber);
    if (pull.kind === 'found')
        return { kind: 'found', sticky: stickyComment(desk, pull.number, commentTag) };
    if (inputs.source?.kind !== 'project' || pull.kind === 'unclear') {
        return pull.kind === 'none' ? { ...pull, why: `${pull.why}; \`pr-number\` names one` } : pull;
    }
    const waiting = await findWaiting(desk, inputs.source.projectId);
    if (!waiting.ok)
        return { kind: 'unclear', why: (0,github_problem/* tellProblem */.JW)(waiting.problem) };
    if (waiting.value) {
        const { comment, note } = waiting.value;
        return { kind: 'found', sticky: stickyComment(desk, comment.pr, note.tag, waiting.value) };
    }
    if (context.eventName === 'repository_dispatch')
        return { kind: 'foreign' };
    return { kind: 'none', why: `${pull.why}, and no comment waits for project ${inputs.source.projectId}` };
}
function keeper(desk, plan, sticky, found) {
    const isCollecting = plan.inputs.source?.kind === 'project';
    const before = found ? boardOf(found.note, found.comment.body) : { shown: [], past: [] };
    const frame = { runUrl: plan.context.runUrl, waits: plan.inputs.job.wait };
    let board = isCollecting ? before : turnedOver(before);
    let isRefused = false;
    const save = latest(async () => {
        if (isRefused)
            return undefined;
        const written = await sticky.write(commentBody(sticky.tag, board.shown, board.past, frame));
        if (written.ok)
            return written.value;
        isRefused = written.problem.kind !== 'unclear' && written.problem.kind !== 'rate-limited';
        warn(desk, sticky, 'written', written.problem);
        return undefined;
    });
    return {
        kind: 'open',
        ledger: {
            recall: async (contentKey) => recalled(board, contentKey),
            async remember(contentKey, memory) {
                board = remembered(board, contentKey, memory);
                await save().catch(error => desk.world.actions.warning(`The comment: ${error}`, { title: TITLE }));
            },
        },
        playerOf: ({ projectId }) => before.shown.find(entry => entry.projectId === projectId)?.playerUrl,
        async publish(results, show) {
            const extras = { now: new Date(desk.world.clock.now()).toISOString(), show };
            board = comment_conclude(board, results.all, extras, isCollecting);
            learnPlace(results, await save());
        },
    };
}
function comment_conclude(board, results, extras, isCollecting) {
    const [first] = results;
    return isCollecting && first ? collected(board, first, extras) : concluded(board, results, extras);
}
function learnPlace(results, comment) {
    if (!comment)
        return;
    const news = { commentId: String(comment.id), commentUrl: comment.url };
    for (const place of results.all.keys())
        results.learn(place, news);
}
/**
 * One write at a time, and the last word counts: whoever asks while one is under way gets the next, which carries
 * everything that was learnt until then.
 */
function latest(write) {
    let running;
    let next;
    const start = () => {
        next = undefined;
        running = write().finally(() => {
            running = undefined;
        });
        return running;
    };
    return () => {
        if (next)
            return next;
        if (!running)
            return start();
        next = running.then(start, start);
        return next;
    };
}
function warn({ context, world, needs }, { pr }, done, problem) {
    const happened = `The comment on pull request #${pr} could not be ${done}: ${(0,github_problem/* tellProblem */.JW)(problem)}.`;
    const advice = (0,permissions/* adviceOn */.i)(problem, context, needs);
    world.actions.warning(`${happened} The video is not affected, and the job summary shows it.\n\n${advice}`, {
        title: TITLE,
    });
}


/***/ })

};
