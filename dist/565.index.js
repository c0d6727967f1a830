export const id = 565;
export const ids = [565];
export const modules = {

/***/ 1565:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cacheStore: () => (/* binding */ cacheStore)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_worker_threads__WEBPACK_IMPORTED_MODULE_0__);

/**
 * The Actions cache as a store of keys. It never fails a run and never holds it up for long: whatever goes wrong is
 * one warning, and all that goes wrong together takes at most 10 s, after which the cache is left alone.
 *
 * @param script the worker thread's script
 */
function cacheStore(world, script, patienceMs = PATIENCE_MS) {
    let thread;
    let patience = patienceMs;
    let hasWarned = false;
    const warn = (reason) => {
        if (!hasWarned)
            world.actions.warning(`${CANT} (${reason}).`, { title: 'JoggAI video' });
        hasWarned = true;
    };
    const ask = async (question) => {
        if (patience <= 0)
            return undefined;
        thread ??= openThread(script);
        const start = world.clock.now();
        const answered = new AbortController();
        const limit = world.clock.sleep(patience, AbortSignal.any([world.lastCall, answered.signal]));
        const answer = await Promise.race([thread.ask(question), limit]);
        answered.abort();
        if (answer && !answer.complaint)
            return answer.key;
        patience -= world.clock.now() - start;
        warn(answer?.complaint ?? 'it does not answer');
        return answer?.key;
    };
    return {
        newest: prefix => ask({ kind: 'newest', prefix }),
        add: async (key) => void (await ask({ kind: 'add', key })),
        close: async () => void (await thread?.end()),
    };
}
/** Milliseconds that a dead cache may cost a run in all. */
const PATIENCE_MS = 10_000;
const CANT = 'The Actions cache can’t be used, so a later run may not find this video by itself and pay again; `project-id` picks it up in any case';
function openThread(script) {
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.Worker(script);
    const waiting = new Map();
    let lastId = 0;
    const settle = (answer) => {
        waiting.get(answer.id)?.(answer);
        waiting.delete(answer.id);
    };
    worker.on('message', settle);
    worker.on('error', error => {
        for (const id of [...waiting.keys()])
            settle({ id, complaint: String(error) });
    });
    return {
        ask(question) {
            lastId += 1;
            const id = lastId;
            const answer = new Promise(resolve => waiting.set(id, resolve));
            worker.postMessage({ id, ...question });
            return answer;
        },
        end: async () => void (await worker.terminate()),
    };
}


/***/ })

};
