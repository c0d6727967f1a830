export const id = 711;
export const ids = [711];
export const modules = {

/***/ 1711:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openVideoCache: () => (/* binding */ openVideoCache)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** None on GitHub's own runners: they are thrown away after the job. */
function openVideoCache(env) {
    if (!env.RUNNER_TOOL_CACHE || env.RUNNER_ENVIRONMENT === 'github-hosted')
        return undefined;
    return {
        async find(projectId) {
            if (!isFolderName(projectId))
                return undefined;
            const { find } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(43)]).then(__webpack_require__.bind(__webpack_require__, 8043));
            const folder = find(TOOL, VERSION, projectId);
            return folder ? node_path__WEBPACK_IMPORTED_MODULE_0___default().join(folder, FILE) : undefined;
        },
        async keep(projectId, file) {
            if (!isFolderName(projectId))
                return;
            const { cacheFile } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(43)]).then(__webpack_require__.bind(__webpack_require__, 8043));
            await cacheFile(file, FILE, TOOL, VERSION, projectId).catch(() => undefined);
        },
    };
}
const TOOL = 'jogg-video';
const FILE = 'video';
/** Of the way things are kept here; the toolkit wants one. */
const VERSION = '1.0.0';
/** An id comes from outside, and becomes a part of a path. */
function isFolderName(projectId) {
    return /^[\w-]{1,128}$/.test(projectId);
}


/***/ })

};
