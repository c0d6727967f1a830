export const id = 574;
export const ids = [574];
export const modules = {

/***/ 9574:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadAttachment: () => (/* binding */ uploadAttachment)
/* harmony export */ });
/* unused harmony export uploadsUrl */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8992);




/**
 * Uploads a video the way GitHub's command line uploads what belongs into a comment: GitHub plays nothing else in
 * place. The address is undocumented, so that this is an experiment, and a personal token is needed: a workflow's own
 * is answered with 404.
 *
 * @returns the address that becomes a player, or why there is none
 */
async function uploadAttachment(file, token, { world, context }) {
    const repositoryId = world.env.GITHUB_REPOSITORY_ID;
    if (!repositoryId)
        return { why: 'GITHUB_REPOSITORY_ID is not set' };
    if (file.bytes > MAX_BYTES)
        return { why: 'the video is over 100 MB, the most that GitHub takes' };
    const query = new URLSearchParams({
        name: node_path__WEBPACK_IMPORTED_MODULE_1___default().basename(file.path),
        content_type: file.contentType,
        repository_id: repositoryId,
    });
    try {
        const response = await world.fetch(`${uploadsUrl(context.apiUrl)}/user-attachments/assets?${query}`, {
            method: 'POST',
            headers: {
                authorization: `Bearer ${token}`,
                accept: 'application/json',
                'content-type': file.contentType,
            },
            body: await (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openAsBlob)(file.path, { type: file.contentType }),
            redirect: 'error',
            signal: AbortSignal.any([world.signal, AbortSignal.timeout(UPLOAD_MS)]),
        });
        if (response.status !== 201)
            return { why: `GitHub answered with ${response.status}` };
        return readAnswer(await response.json(), context);
    }
    catch (error) {
        return { why: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(error instanceof Error ? error.message : String(error), 200) };
    }
}
/** On paid plans; where less is allowed GitHub says so. */
const MAX_BYTES = 100 * 1024 * 1024;
const UPLOAD_MS = 5 * 60_000;
/** Where GitHub takes uploads: a host of its own, or, on GitHub Enterprise Server, a path beside the API's. */
function uploadsUrl(apiUrl) {
    const url = apiUrl.replace(/\/+$/, '');
    return url.endsWith('/api/v3') ? url.replace(/v3$/, 'uploads') : url.replace('://api.', '://uploads.');
}
const ANSWER = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ url: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
function readAnswer(answer, { serverUrl }) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(ANSWER, answer);
    if (!parsed.success || !parsed.output.url.startsWith(`${serverUrl}/user-attachments/assets/`)) {
        return { why: 'GitHub answered with no address of an attachment' };
    }
    return { url: new URL(parsed.output.url).href };
}


/***/ })

};
