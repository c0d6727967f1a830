export const id = 801;
export const ids = [801];
export const modules = {

/***/ 6801:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  downloadVideos: () => (/* binding */ downloadVideos)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/publish/check-video.ts

/** The facts of a whole, playable video; for anything else, why it is none. */
async function checkVideo(file) {
    const { Input, FilePathSource, MP4, QTFF, WEBM, MATROSKA } = await Promise.all(/* import() */[__webpack_require__.e(887), __webpack_require__.e(859)]).then(__webpack_require__.bind(__webpack_require__, 4859));
    const input = new Input({ source: new FilePathSource(file), formats: [MP4, QTFF, WEBM, MATROSKA] });
    try {
        if (!(await input.canRead()))
            return { why: 'it is not a video' };
        const track = await input.getPrimaryVideoTrack();
        if (!track)
            return { why: 'it has no picture, or ends before it begins' };
        const declared = await input.getDurationFromMetadata();
        const end = Math.max(...(await Promise.all((await input.getTracks()).map(endOf))));
        if (end <= 0 || end < (declared ?? 0) - TOLERANCE)
            return { why: 'it is cut short' };
        const { size } = await (0,promises_.stat)(file);
        const contentType = /webm|matroska/.test(await input.getMimeType()) ? 'video/webm' : 'video/mp4';
        return {
            bytes: size,
            duration: Math.round((declared ?? end) * 1000) / 1000,
            contentType,
            width: await track.getDisplayWidth(),
            height: await track.getDisplayHeight(),
        };
    }
    catch (error) {
        return { why: `it can't be read: ${error instanceof Error ? error.message : error}` };
    }
    finally {
        input.dispose();
    }
}
/** Seconds by which a file's tracks may fall short of what it declares. */
const TOLERANCE = 1;
/** Where the last packet that is really there ends; 0 when the file ends before it. */
async function endOf(track) {
    const { EncodedPacketSink } = await Promise.all(/* import() */[__webpack_require__.e(887), __webpack_require__.e(859)]).then(__webpack_require__.bind(__webpack_require__, 4859));
    const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY);
    return last ? last.timestamp + last.duration : 0;
}

// EXTERNAL MODULE: ./src/publish/destination.ts
var publish_destination = __webpack_require__(63);
// EXTERNAL MODULE: ./src/publish/file-names.ts
var file_names = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/publish/shown.ts
var shown = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/publish/stream.ts
var stream = __webpack_require__(9603);
;// CONCATENATED MODULE: ./src/publish/download.ts










/**
 * Fetches every video that is ready, each once: under a temporary name, looked into, and only then under its own. What
 * is learnt (path, checksum, duration where JoggAI did not say) goes into the results at once; no video's trouble
 * keeps another from being fetched.
 */
async function downloadVideos(results, desk) {
    const ready = [...results.all.entries()].filter(([, { status, videoUrl }]) => status === 'success' && videoUrl);
    const groups = [...Map.groupBy(ready, ([, { projectId, videoUrl }]) => projectId ?? videoUrl).values()];
    const firsts = groups.flatMap(([first]) => (first ? [first[1]] : []));
    const names = (0,file_names/* fileNames */.jx)(firsts, desk.destination.fileName);
    const turn = (0,p_limit/* default */.A)(AT_ONCE);
    const files = new Map();
    const troubles = [];
    const fetching = groups.map((group, index) => turn(async () => {
        const [first] = group;
        if (!first)
            return;
        const fetched = await fetchVideo(first[1], names[index] ?? '', desk);
        if ('why' in fetched)
            troubles.push(notDownloaded(first[1], fetched.why));
        else
            for (const [place] of group)
                learn(results, place, fetched, files, desk);
    }));
    await Promise.all(fetching);
    return { files, troubles };
}
const AT_ONCE = 2;
/** Between attempts, in milliseconds; a video that is downloaded again is not paid for again. */
const PAUSES_MS = [1000, 3000];
function learn(results, place, file, files, { destination, isAsked }) {
    files.set(place, file);
    results.learn(place, {
        videoSha256: file.sha256,
        ...(isAsked ? { videoPath: (0,publish_destination/* workspacePath */.X5)(file.path, destination) } : {}),
        ...(results.all[place]?.duration === undefined ? { duration: file.duration } : {}),
    });
}
async function fetchVideo(result, name, desk) {
    const { folder } = desk.destination;
    const temporary = external_node_path_default().join(folder, `.${(0,external_node_crypto_.randomUUID)()}.part`);
    try {
        if (await (0,publish_destination/* leadsOut */.qm)(desk.destination))
            return { why: '`download-to` leads out of the workspace by now' };
        await (0,promises_.mkdir)(folder, { recursive: true });
        const facts = (await fromCache(result, temporary, desk)) ?? (await fromServer(result, temporary, desk));
        if ('why' in facts)
            return facts;
        const file = external_node_path_default().join(folder, name);
        await (0,promises_.rename)(temporary, file);
        return { ...facts, path: file };
    }
    catch (error) {
        return { why: error instanceof Error ? error.message : String(error) };
    }
    finally {
        // Where the folder is none after all, there is nothing to remove, and `rm` says so by throwing.
        await (0,promises_.rm)(temporary, { force: true }).catch(() => undefined);
    }
}
async function fromCache({ projectId }, temporary, { cache, world }) {
    const cached = projectId && (await cache?.find(projectId));
    if (!cached)
        return undefined;
    await (0,promises_.copyFile)(cached, temporary);
    const facts = await checkVideo(temporary);
    if ('why' in facts) {
        await (0,promises_.rm)(temporary);
        return undefined;
    }
    world.actions.info(`The video of project ${projectId} comes from the runner's tool cache.`);
    return { ...facts, sha256: await sha256Of(temporary) };
}
async function fromServer({ videoUrl = '', projectId }, temporary, desk) {
    for (let tries = 0;; tries += 1) {
        const fetched = await attempt(videoUrl, temporary, desk);
        if (!('why' in fetched)) {
            if (projectId)
                await desk.cache?.keep(projectId, temporary);
            return fetched;
        }
        const pauseMs = PAUSES_MS[tries];
        if (!fetched.again || pauseMs === undefined)
            return fetched;
        await (0,promises_.rm)(temporary, { force: true });
        await desk.world.clock.sleep(pauseMs, desk.world.signal);
    }
}
async function attempt(url, temporary, desk) {
    const arrival = await (0,stream/* streamToFile */.E)(url, temporary, desk);
    if (!arrival.ok)
        return arrival;
    const facts = await checkVideo(temporary);
    if ('why' in facts)
        return { why: `what came is no whole video: ${facts.why}`, again: true };
    return { ...facts, sha256: arrival.sha256 };
}
async function sha256Of(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file))
        hash.update(chunk);
    return hash.digest('hex');
}
function notDownloaded(result, why) {
    return {
        title: 'The video could not be downloaded',
        happened: `Downloading the video of ${(0,shown/* nameOf */.Vb)((0,shown/* showResult */.L$)(result))}, project ${result.projectId ?? 'unknown'}, failed: ${why}.`,
        means: 'The video itself is ready, and its address is in the outputs: nothing is lost.',
        advice: 'Run the job again: it takes this video up without paying again.',
    };
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


/***/ })

};
