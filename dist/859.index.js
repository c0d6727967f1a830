export const id = 859;
export const ids = [859];
export const modules = {

/***/ 4859:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BufferSource: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_0__._r),
/* harmony export */   EncodedPacketSink: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_1__.kQ),
/* harmony export */   FilePathSource: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_0__.Ph),
/* harmony export */   Input: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_2__.pd),
/* harmony export */   MATROSKA: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_3__.BN),
/* harmony export */   MP3: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_3__.nz),
/* harmony export */   MP4: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_3__.uS),
/* harmony export */   QTFF: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_3__.EL),
/* harmony export */   WAVE: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_3__.wr),
/* harmony export */   WEBM: () => (/* reexport safe */ mediabunny__WEBPACK_IMPORTED_MODULE_3__.q6)
/* harmony export */ });
/* harmony import */ var mediabunny__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5658);
/* harmony import */ var mediabunny__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9354);
/* harmony import */ var mediabunny__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(887);
/* harmony import */ var mediabunny__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7893);
/** The parts of mediabunny that are used here, named one by one: the bundler leaves out the rest, a megabyte of it. */



/***/ })

};
