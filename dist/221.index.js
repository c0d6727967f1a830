export const id = 221;
export const ids = [221];
export const modules = {

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


/***/ })

};
