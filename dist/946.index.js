export const id = 946;
export const ids = [946];
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

/***/ 9168:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PB: () => (/* binding */ assetNames),
/* harmony export */   jx: () => (/* binding */ fileNames)
/* harmony export */ });
/* unused harmony export assetName */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/**
 * A file name for each video: the one that the workflow gives, else that of its script, else its project id. A
 * translation has its language in front of the extension. No two are the same, also where case does not count.
 */
function fileNames(results, given) {
    const taken = new Set();
    return results.map(result => {
        const name = firstFree(candidates(result, given), taken);
        taken.add(name.toLowerCase());
        return name;
    });
}
/**
 * The names under which GitHub keeps these files as release assets; a video of which GitHub would leave no name, or
 * another's, gets its project id for one.
 */
function assetNames(videos) {
    const taken = new Set();
    return videos.map(({ file, projectId = 'video' }, index) => {
        const own = assetName(node_path__WEBPACK_IMPORTED_MODULE_0___default().basename(file));
        const extension = node_path__WEBPACK_IMPORTED_MODULE_0___default().extname(file);
        const others = [assetName(`${projectId}${extension}`), assetName(`${projectId}-${index}${extension}`)];
        const name = [...(own.startsWith('default.') ? [] : [own]), ...others].find(one => !taken.has(one)) ?? own;
        taken.add(name);
        return name;
    });
}
/**
 * GitHub documents only that it renames; these are the rules by which its command line foresees the new name
 * (https://github.com/cli/cli/blob/trunk/pkg/cmd/release/upload/upload.go): accents go, every run of characters other
 * than letters, digits, `_`, `-`, `+` and `@` becomes one dot, and `default` stands in for a name that is gone.
 */
function assetName(name) {
    const dotted = name
        .normalize('NFD')
        .replace(/\p{Mark}/gu, '')
        .replace(/[^\w@+-]+/g, '.')
        .replace(/^\.|\.$/g, '');
    return dotted.includes('.') ? dotted : `default.${dotted}`;
}
function candidates(result, given) {
    const extension = given ? node_path__WEBPACK_IMPORTED_MODULE_0___default().extname(given) : extensionOf(result.videoUrl);
    const stem = given ? node_path__WEBPACK_IMPORTED_MODULE_0___default().basename(given, extension) : stemOf(result);
    const language = result.language ? `.${tidy(result.language)}` : '';
    const unique = tidy(result.projectId ?? '');
    return [`${stem}${language}${extension}`, `${stem}-${unique}${language}${extension}`];
}
function firstFree(names, taken) {
    const free = names.find(name => !taken.has(name.toLowerCase()));
    if (free)
        return free;
    const [name = ''] = names;
    const extension = node_path__WEBPACK_IMPORTED_MODULE_0___default().extname(name);
    for (let n = 2;; n += 1) {
        const numbered = `${node_path__WEBPACK_IMPORTED_MODULE_0___default().basename(name, extension)}-${n}${extension}`;
        if (!taken.has(numbered.toLowerCase()))
            return numbered;
    }
}
function stemOf({ file, projectId }) {
    const stem = file ? node_path__WEBPACK_IMPORTED_MODULE_0___default().posix.basename(file, node_path__WEBPACK_IMPORTED_MODULE_0___default().posix.extname(file)) : (projectId ?? '');
    return tidy(stem) || 'video';
}
/** Letters and digits of any script, and what no file system minds. */
function tidy(text) {
    return text
        .replace(/[^\p{L}\p{N}._-]+/gu, '-')
        .replace(/^[.-]+|[.-]+$/g, '')
        .slice(0, 100);
}
function extensionOf(videoUrl) {
    const pathname = videoUrl && URL.canParse(videoUrl) ? new URL(videoUrl).pathname : '';
    return /\.(mp4|webm|mov)$/i.exec(pathname)?.[0].toLowerCase() ?? '.mp4';
}


/***/ }),

/***/ 3946:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  attachVideos: () => (/* binding */ attachVideos),
  openRelease: () => (/* binding */ openRelease)
});

// EXTERNAL MODULE: ./src/failure.ts
var failure = __webpack_require__(1633);
// EXTERNAL MODULE: ./src/github/account.ts
var account = __webpack_require__(2292);
// EXTERNAL MODULE: ./src/github/permissions.ts
var permissions = __webpack_require__(5435);
// EXTERNAL MODULE: ./src/github/problem.ts
var github_problem = __webpack_require__(8792);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./src/github/releases.ts


const ASSET = dist/* object */.Ikc({
    id: dist/* number */.aig(),
    name: dist/* string */.YjP(),
    size: dist/* number */.aig(),
    /** `starter` is what a broken upload leaves behind: it takes the name, and has no bytes. */
    state: dist/* string */.YjP(),
    content_type: dist/* string */.YjP(),
    digest: dist/* nullish */.cl6(dist/* string */.YjP()),
    uploader: dist/* nullish */.cl6(account/* ACCOUNT */.u, null),
    browser_download_url: dist/* string */.YjP(),
});
const RELEASE = dist/* object */.Ikc({
    id: dist/* number */.aig(),
    tag_name: dist/* string */.YjP(),
    body: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
    draft: dist/* boolean */.zMY(),
    immutable: dist/* nullish */.cl6(dist/* boolean */.zMY(), false),
    upload_url: dist/* string */.YjP(),
});
/** The release of a tag, a draft too, which GitHub does not find by its tag; undefined where there is none. */
async function findRelease(github, tag) {
    const published = await github.call('GET /repos/{owner}/{repo}/releases/tags/{tag}', { tag }, RELEASE);
    if (published.ok || published.problem.kind !== 'missing')
        return published;
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const params = { per_page: PAGE, page };
        const answer = await github.call('GET /repos/{owner}/{repo}/releases', params, dist/* array */.YOg(RELEASE));
        if (!answer.ok)
            return answer;
        const draft = answer.value.find(release => release.draft && release.tag_name === tag);
        if (draft || !answer.more)
            return { ok: true, value: draft, more: false };
    }
    return { ok: true, value: undefined, more: false };
}
function readRelease(github, id) {
    return github.call('GET /repos/{owner}/{repo}/releases/{release_id}', { release_id: id }, RELEASE);
}
function updateNotes(github, id, body) {
    return github.call('PATCH /repos/{owner}/{repo}/releases/{release_id}', { release_id: id, body }, RELEASE);
}
async function listAssets(github, releaseId) {
    const all = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const params = { release_id: releaseId, per_page: PAGE, page };
        const route = 'GET /repos/{owner}/{repo}/releases/{release_id}/assets';
        const answer = await github.call(route, params, dist/* array */.YOg(ASSET));
        if (!answer.ok)
            return answer;
        all.push(...answer.value);
        if (!answer.more)
            break;
    }
    return { ok: true, value: all, more: false };
}
/** Sent once. @param data read from the disk as it goes out, so that no video is held in memory; `fetch` tells its length */
function uploadAsset(github, release, upload) {
    const { name, contentType, data } = upload;
    const headers = { 'content-type': contentType };
    return github.call(`POST ${release.upload_url}`, { name, data, headers }, ASSET, UPLOAD_MS);
}
function renameAsset(github, id, name) {
    return github.call('PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}', { asset_id: id, name }, ASSET);
}
function deleteAsset(github, id) {
    return github.call('DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}', { asset_id: id }, dist/* unknown */.L5J());
}
/** Whether the address that a release names for uploads is GitHub's: the token goes there. */
function isUploadAddress(template, { apiUrl }) {
    const address = template.replace(/\{.*\}$/, '');
    if (!URL.canParse(address))
        return false;
    const [to, api] = [new URL(address), new URL(apiUrl)];
    if (to.hostname === api.hostname)
        return to.protocol === 'https:' || to.protocol === api.protocol;
    return to.protocol === 'https:' && to.hostname === api.hostname.replace(/^api\./, 'uploads.');
}
const PAGE = 100;
const MAX_PAGES = 10;
/** A gigabyte at 10 Mbit/s. */
const UPLOAD_MS = 15 * 60_000;

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/publish/assets.ts




/**
 * Puts a video on the release under a name. The same file under the same name is kept. Another one is replaced only
 * once the new one is there: it goes up under a temporary name, the old one is deleted, and the name is handed over.
 */
async function putAsset(desk, name, file) {
    const assets = await listAssets(desk.github, desk.release.id);
    if (!assets.ok)
        return failed('listing its assets', assets.problem);
    const old = assets.value.find(asset => asset.name === name);
    if (!old)
        return upload(desk, name, file);
    if (isSame(old, file))
        return { ok: true, asset: old };
    if (old.state === 'uploaded')
        return replace(desk, old, file);
    const cleared = await deleteAsset(desk.github, old.id);
    return cleared.ok ? upload(desk, name, file) : failed(`deleting the broken asset ${name}`, cleared.problem);
}
/**
 * Removes the assets of these names, as far as they are videos that our own account uploaded: the names stand in the
 * notes, where titles of strangers' pull requests can stand too.
 */
async function removeAssets({ github, release }, names, isOwn) {
    if (names.length === 0)
        return undefined;
    const assets = await listAssets(github, release.id);
    if (!assets.ok)
        return assets.problem;
    for (const asset of assets.value) {
        if (!names.includes(asset.name) || !/^video\//.test(asset.content_type))
            continue;
        if (!(await isOwn(asset.uploader)))
            continue;
        const deleted = await deleteAsset(github, asset.id);
        if (!deleted.ok && deleted.problem.kind !== 'missing')
            return deleted.problem;
    }
    return undefined;
}
async function replace(desk, old, file) {
    const put = await upload(desk, temporaryName(old.name), file);
    if (!put.ok)
        return put;
    const deleted = await deleteAsset(desk.github, old.id);
    if (!deleted.ok && deleted.problem.kind !== 'missing') {
        await deleteAsset(desk.github, put.asset.id);
        return failed(`replacing the asset ${old.name}`, deleted.problem);
    }
    const renamed = await renameAsset(desk.github, put.asset.id, old.name);
    if (renamed.ok)
        return { ok: true, asset: renamed.value };
    return failed(`renaming the asset ${put.asset.name} to ${old.name}`, renamed.problem);
}
/** The extension stays: GitHub tells the kind of a file by it. */
function temporaryName(name) {
    const dot = name.lastIndexOf('.');
    return `${name.slice(0, dot)}-${(0,external_node_crypto_.randomUUID)().slice(0, 8)}${name.slice(dot)}`;
}
/** An upload whose answer was lost may have worked, in whole or in part: the list tells before it is sent again. */
async function upload(desk, name, file, tries = MAX_UPLOADS) {
    const data = await (0,external_node_fs_.openAsBlob)(file.path, { type: file.contentType });
    const sent = await uploadAsset(desk.github, desk.release, { name, contentType: file.contentType, data });
    if (sent.ok)
        return { ok: true, asset: sent.value };
    const doing = `uploading ${name}`;
    if (!isInDoubt(sent.problem))
        return failed(doing, sent.problem);
    const assets = await listAssets(desk.github, desk.release.id);
    const left = assets.ok ? assets.value.find(asset => asset.name === name) : undefined;
    if (left && isSame(left, file))
        return { ok: true, asset: left };
    if (!assets.ok || tries <= 1 || left?.state === 'uploaded')
        return failed(doing, sent.problem);
    if (left)
        await deleteAsset(desk.github, left.id);
    return upload(desk, name, file, tries - 1);
}
const MAX_UPLOADS = 2;
/** `already_exists`: an earlier attempt left something under this name. */
function isInDoubt({ kind, status, message }) {
    return kind === 'unclear' || (status === 422 && message.includes('already_exists'));
}
function isSame({ state, size, digest }, file) {
    if (state !== 'uploaded' || size !== file.bytes)
        return false;
    return !digest || digest === `sha256:${file.sha256}`;
}
function failed(doing, problem) {
    return { ok: false, why: `${doing} failed: ${(0,github_problem/* tellProblem */.JW)(problem)}`, problem };
}

// EXTERNAL MODULE: ./src/publish/file-names.ts
var file_names = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/publish/pieces.ts
var pieces = __webpack_require__(5588);
// EXTERNAL MODULE: ./src/publish/shown.ts
var publish_shown = __webpack_require__(1826);
;// CONCATENATED MODULE: ./src/publish/notes-block.ts



/**
 * Our part of a release's notes, between two markers, of which the first names the assets that belong to it: pure.
 * What the author wrote is never touched, byte for byte.
 */
function writeBlock(tag, shown, assets) {
    const json = JSON.stringify({ assets }).replace(/[<>]|-(?=-)/g, sign => `\\u00${sign.charCodeAt(0).toString(16)}`);
    return `${startOf(tag)}${json} -->\n${show(shown.map(publish_shown/* bounded */.Mm))}\n${endOf(tag)}`;
}
/** The notes with this block in the place of the one before, or below everything. */
function putBlock(notes, tag, block) {
    const old = findBlock(notes, tag);
    if (old)
        return notes.slice(0, old.start) + block + notes.slice(old.end);
    return notes === '' ? block : `${notes}\n\n${block}`;
}
/** The names of the assets that the block in the notes belongs to; empty where there is none. */
function blockAssets(notes, tag) {
    return findBlock(notes, tag)?.assets ?? [];
}
/** GitHub takes 125,000 characters. */
const MAX_NOTES = 125_000;
const FRAME = { runUrl: undefined, waits: true };
const MAX_ROWS = 100;
function show(shown) {
    const [first] = shown;
    return first && shown.length === 1 ? (0,pieces/* showOne */.oZ)(first, FRAME) : (0,pieces/* showMany */.dH)(shown, FRAME, MAX_ROWS);
}
function startOf(tag) {
    return `<!-- jogg-video-action:release:${tag} `;
}
function endOf(tag) {
    return `<!-- /jogg-video-action:release:${tag} -->`;
}
const HEAD = dist/* object */.Ikc({ assets: dist/* array */.YOg(dist/* string */.YjP()) });
/** The last block: ours is put below everything, and what stands above may be anybody's. */
function findBlock(notes, tag) {
    const end = notes.lastIndexOf(endOf(tag));
    const start = end < 0 ? -1 : notes.lastIndexOf(startOf(tag), end);
    if (start < 0)
        return undefined;
    const head = notes.slice(start + startOf(tag).length, end).split(' -->', 1)[0] ?? '';
    const parsed = dist/* safeParse */.xLC(HEAD, parseJson(head));
    return { start, end: end + endOf(tag).length, assets: parsed.success ? parsed.output.assets : [] };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/publish/release.ts








/**
 * Looks the release up, before anything is paid.
 *
 * @throws Failure when there is none, or when it takes no asset
 */
async function openRelease(github, plan) {
    const { context, inputs } = plan;
    const tag = inputs.targets.releaseTag || context.releaseTag;
    if (!tag) {
        throw new failure/* Failure */.HR(unpaid(`\`attach-to-release\` is set, and the event \`${context.eventName}\` belongs to no release.`, 'Set `release-tag`.'));
    }
    const found = await findRelease(github, tag);
    if (!found.ok) {
        const happened = `The release ${tag} could not be looked up: ${(0,github_problem/* tellProblem */.JW)(found.problem)}.`;
        throw new failure/* Failure */.HR(unpaid(happened, (0,permissions/* adviceOn */.i)(found.problem, context, inputs.targets)));
    }
    const release = found.value;
    if (!release) {
        const advice = 'Create the release first, or set `release-tag` to the tag of one that is there.';
        throw new failure/* Failure */.HR(unpaid(`There is no release with the tag ${tag} (\`release-tag\`).`, advice));
    }
    const refusal = refuse(release, plan);
    if (refusal)
        throw new failure/* Failure */.HR(refusal);
    return { github, release, plan };
}
/**
 * Uploads the videos, puts one block into the notes, and removes what an earlier block of ours named: in this order,
 * so that the notes never name an asset that is not there.
 */
async function attachVideos(target, results, files, show) {
    const groups = [...Map.groupBy(files.entries(), ([, file]) => file.path).values()];
    const names = (0,file_names/* assetNames */.PB)(groups.flatMap(([first]) => (first ? [{ ...results.all[first[0]], file: first[1].path }] : [])));
    const troubles = [];
    const attached = [];
    for (const [index, group] of groups.entries()) {
        const [first] = group;
        if (!first)
            continue;
        const put = await putAsset(target, names[index] ?? '', first[1]);
        if (!put.ok) {
            troubles.push(notAttached(target, put.why, put.problem));
            continue;
        }
        attached.push(put.asset);
        for (const [place] of group)
            results.learn(place, { releaseAssetUrl: put.asset.browser_download_url });
    }
    const failure = attached.length > 0 ? await renewNotes(target, results.all.map(show), attached) : undefined;
    return failure ? [...troubles, failure] : troubles;
}
async function renewNotes(target, all, attached) {
    const { github, release, plan } = target;
    const tag = plan.inputs.targets.commentTag;
    // Read anew: uploading takes minutes, in which the author may have written on.
    const fresh = await readRelease(github, release.id);
    if (!fresh.ok)
        return notAttached(target, `reading the notes failed: ${(0,github_problem/* tellProblem */.JW)(fresh.problem)}`, fresh.problem);
    const names = attached.map(asset => asset.name);
    const shown = all.filter(one => one.releaseAssetUrl);
    const notes = putBlock(fresh.value.body, tag, writeBlock(tag, shown, names));
    if (notes.length > MAX_NOTES)
        return notAttached(target, `the notes would be over ${MAX_NOTES} characters`);
    if (notes !== fresh.value.body) {
        const updated = await updateNotes(github, release.id, notes);
        if (!updated.ok)
            return notAttached(target, `writing the notes failed: ${(0,github_problem/* tellProblem */.JW)(updated.problem)}`, updated.problem);
    }
    const stale = blockAssets(fresh.value.body, tag).filter(name => !names.includes(name));
    const problem = await removeAssets(target, stale, (0,account/* ownAccount */.i)(github, plan.context));
    return (problem && notAttached(target, `removing the asset before it failed: ${(0,github_problem/* tellProblem */.JW)(problem)}`, problem));
}
function refuse({ immutable, tag_name, upload_url }, { context }) {
    if (immutable) {
        return unpaid(`The release ${tag_name} is immutable: GitHub takes no asset for it any more.`, 'Attach the video while the release is a draft, before it is published.');
    }
    if (isUploadAddress(upload_url, context))
        return undefined;
    return unpaid(`The release ${tag_name} names an address for uploads that is not GitHub's.`, 'Check GITHUB_API_URL: the token goes to GitHub alone.');
}
function unpaid(happened, advice) {
    return {
        title: 'The release can not take the video',
        happened,
        means: 'Nothing was submitted, and nothing was paid.',
        advice,
    };
}
function notAttached({ release, plan }, why, problem) {
    const again = 'Run the job again: it takes this video up without paying again.';
    const advice = problem ? (0,permissions/* adviceOn */.i)(problem, plan.context, plan.inputs.targets) : '';
    return {
        title: 'The video could not be attached to the release',
        happened: `Attaching the video to the release ${release.tag_name}: ${why}.`,
        means: 'The video itself is ready, and its address is in the outputs: nothing is lost.',
        advice: [again, advice].filter(Boolean).join('\n\n'),
    };
}


/***/ })

};
