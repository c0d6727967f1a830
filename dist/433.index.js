export const id = 433;
export const ids = [433,612];
export const modules = {

/***/ 6612:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   splitFrontMatter: () => (/* binding */ splitFrontMatter),
/* harmony export */   t: () => (/* binding */ withoutFrontMatter)
/* harmony export */ });
/**
 * Parts a script from its front matter and reads that: what avatar, voice and looks this one script wants. Only YAML
 * is read, as plain text without types, tags or aliases, so an id of 19 digits keeps them all and nothing can run.
 * Front matter in any other language (`---js`, `---json`, `+++`) is left out unread, with a warning.
 *
 * @returns `fields` by the names of the action's inputs, values as text; `problems` where the YAML can't be read, by
 *   line of the document
 */
async function splitFrontMatter(text) {
    const block = findFrontMatter(text);
    if (!block)
        return { body: text, fields: {}, problems: [], warnings: [] };
    const nothing = { body: block.body, fields: {}, problems: [], warnings: [] };
    if (block.language !== 'yaml') {
        const warning = `its front matter is \`${block.language}\` and was not read: only YAML between two lines of \`---\` is`;
        return { ...nothing, warnings: [warning] };
    }
    if (block.content.length > MAX_LENGTH) {
        return { ...nothing, problems: [`its front matter is over ${MAX_LENGTH} characters long`] };
    }
    return { ...nothing, ...(await readYaml(block.content)) };
}
/** What front matter may say; anything else is named in a warning. */
const FRONT_MATTER_KEYS = [
    'title',
    'video-name',
    'avatar-id',
    'avatar-name',
    'avatar-type',
    'voice-id',
    'voice-name',
    'aspect-ratio',
    'screen-style',
    'caption',
];
/** Characters; every setting at its longest is a tenth of it. */
const MAX_LENGTH = 8192;
/** The document without its front matter, whatever language that is in. */
function withoutFrontMatter(text) {
    return findFrontMatter(text)?.body ?? text;
}
/**
 * Front matter stands at the very beginning, between two lines of `---` (the name of a language may follow the first)
 * or of `+++`. A rule at the top of a text is `---` too: what it opens is YAML only when it begins with `name:`.
 */
function findFrontMatter(text) {
    const opening = /^\uFEFF?(---|\+\+\+)[ \t]*([A-Za-z]{0,20})[ \t]*\r?\n/.exec(text);
    if (!opening)
        return undefined;
    const [fence, mark = '', language = ''] = opening;
    const rest = text.slice(fence.length);
    const closing = (mark === '+++' ? /^\+\+\+[ \t]*\r?$/m : /^(?:---|\.\.\.)[ \t]*\r?$/m).exec(rest);
    if (!closing)
        return undefined;
    const content = rest.slice(0, closing.index);
    const body = rest.slice(closing.index + closing[0].length).replace(/^\n/, '');
    if (mark === '+++')
        return { language: 'toml', content, body };
    const isYaml = /^(?:ya?ml)?$/i.test(language);
    if (!isYaml)
        return { language: language.toLowerCase(), content, body };
    return BEGINS_WITH_NAME.test(content) ? { language: 'yaml', content, body } : undefined;
}
const BEGINS_WITH_NAME = /^(?:[ \t]*(?:#.*)?\r?\n)*["']?[\p{L}_][^\n:]{0,80}:(?:[ \t\r\n]|$)/u;
async function readYaml(content) {
    const { load, FAILSAFE_SCHEMA, YAMLException } = await __webpack_require__.e(/* import() */ 243).then(__webpack_require__.bind(__webpack_require__, 3243));
    try {
        return toFields(load(content, { schema: FAILSAFE_SCHEMA, maxAliases: 0, maxDepth: 20 }));
    }
    catch (error) {
        if (!(error instanceof YAMLException))
            throw error;
        // The first line of the document is the opening `---`.
        const where = error.mark ? `, line ${error.mark.line + 2}` : '';
        return { fields: {}, problems: [`its front matter is not YAML${where}: ${error.reason}`], warnings: [] };
    }
}
function toFields(loaded) {
    if (typeof loaded !== 'object' || loaded === null || Array.isArray(loaded)) {
        return { fields: {}, problems: ['its front matter is not a list of `name: value` lines'], warnings: [] };
    }
    const entries = Object.entries(loaded);
    const known = entries.filter(([key]) => isKnown(key));
    const texts = known.filter((entry) => typeof entry[1] === 'string');
    const problems = known
        .filter(([, value]) => typeof value !== 'string')
        .map(([key]) => `\`${key}\` in its front matter is not a plain text`);
    const { title, ...fields } = Object.fromEntries(texts);
    return {
        fields: title === undefined ? fields : { 'video-name': title, ...fields },
        problems,
        warnings: unknownKeys(entries.map(([key]) => key).filter(key => !isKnown(key))),
    };
}
function isKnown(key) {
    return FRONT_MATTER_KEYS.some(known => known === key);
}
function unknownKeys(keys) {
    if (keys.length === 0)
        return [];
    const shown = keys.slice(0, 10).map(key => JSON.stringify(key.slice(0, 40)));
    const more = keys.length > shown.length ? ` and ${keys.length - shown.length} more` : '';
    const known = FRONT_MATTER_KEYS.map(key => `\`${key}\``).join(', ');
    return [`its front matter has ${shown.join(', ')}${more}, which mean nothing here; known are ${known}`];
}


/***/ }),

/***/ 1433:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  speakMarkdown: () => (/* binding */ speakMarkdown)
});

// EXTERNAL MODULE: ./src/script/front-matter.ts
var front_matter = __webpack_require__(6612);
;// CONCATENATED MODULE: ./src/script/markdown/definitions.ts
/**
 * Makes inline links of reference links, so that a document can be read piece by piece although its definitions
 * stand at its end: `[text][label]` becomes `[text]()`. Where links lead does not matter to the voice; pictures need
 * it to be known as such.
 */
function resolveReferences(markdown) {
    const labels = new Set(Array.from(markdown.matchAll(DEFINITION), match => normalize(match[1] ?? '')));
    if (labels.size === 0)
        return markdown;
    const isDefined = (label) => labels.has(normalize(label));
    return markdown
        .replace(FULL, (found, label) => (isDefined(label) ? ']()' : found))
        .replace(PICTURE, (found, label) => (isDefined(label) ? `![${label}]()` : found));
}
const DEFINITION = /^ {0,3}\[([^[\]\n]{1,999})\]:/gm;
const FULL = /\]\[([^[\]]{1,999})\]/g;
const PICTURE = /!\[([^[\]]{1,999})\](?:\[\]|(?![[(:]))/g;
function normalize(label) {
    return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

;// CONCATENATED MODULE: ./src/script/markdown/effort.ts
/**
 * How much work a piece of Markdown is for the parser, estimated from counting its marks: about one unit a
 * microsecond on the machine it was measured on. Every line and mark is an event to handle; brackets, angle brackets
 * and backticks without a partner make it look through the rest of the piece again, so they count with its length.
 */
function countEffort(piece) {
    const lines = countOf(piece, /\n/g);
    const blocks = countOf(piece, /^[ \t>]*(?:[-*+#]|\d{1,9}[.)])/gm);
    const cells = countOf(piece, /\|/g);
    const inline = countOf(piece, /[[\]`<&\\]|~~/g);
    return 30 * lines + 60 * blocks + 20 * cells + 15 * inline + (inline * piece.length) / 60 + piece.length;
}
/** In the same units: 0.15 s. Release notes of 40 kB, over half an hour of speech, are below it. */
const EFFORT_LIMIT = 150_000;
function countOf(text, pattern) {
    return text.match(pattern)?.length ?? 0;
}

// EXTERNAL MODULE: ./node_modules/mdast-util-from-markdown/lib/index.js + 45 modules
var lib = __webpack_require__(6855);
// EXTERNAL MODULE: ./node_modules/mdast-util-gfm/lib/index.js + 12 modules
var mdast_util_gfm_lib = __webpack_require__(9952);
// EXTERNAL MODULE: ./node_modules/micromark-extension-gfm/index.js + 7 modules
var micromark_extension_gfm = __webpack_require__(2297);
;// CONCATENATED MODULE: ./src/script/markdown/parse.ts



/**
 * Reads GitHub's Markdown into a tree. Two things are switched off: emphasis, because it is not heard (its marks stay
 * in the text and fall away with the other marks that nobody says), and links that are recognised by looking like
 * one, because bare addresses are taken out of the text anyway. Both are slow on hostile input.
 */
function parse(markdown) {
    return (0,lib/* fromMarkdown */.Y)(markdown, { extensions, mdastExtensions });
}
const extensions = [
    (0,micromark_extension_gfm/* gfm */.T)({ singleTilde: false }),
    { disable: { null: ['attention', 'wwwAutolink', 'protocolAutolink', 'emailAutolink'] } },
];
// The one with transforms searches every text for addresses once more.
const mdastExtensions = (0,mdast_util_gfm_lib/* gfmFromMarkdown */.C)().filter(extension => extension.transforms === undefined);

;// CONCATENATED MODULE: ./src/script/markdown/pieces.ts
/**
 * Cuts a document into pieces of about `size` characters that can be read by themselves, because a parser whose time
 * grows with the square of the length takes seconds for what is a long changelog to a person. Cuts fall only where a
 * new block begins for certain: before a line that is not indented, after a blank line or at a list item, and outside
 * code fences and HTML comments. A piece without such a place is longer.
 */
function cutPieces(markdown, size) {
    const pieces = [];
    let start = 0;
    let lineStart = 0;
    let afterBlank = false;
    let end;
    for (const line of markdown.split('\n')) {
        if (end === undefined && lineStart - start >= size && beginsBlock(line, afterBlank)) {
            pieces.push(markdown.slice(start, lineStart));
            start = lineStart;
        }
        if (end === undefined)
            end = whatCloses(line);
        else if (end.test(line))
            end = undefined;
        afterBlank = line.trim() === '';
        lineStart += line.length + 1;
    }
    return [...pieces, markdown.slice(start)];
}
function beginsBlock(line, afterBlank) {
    return afterBlank ? /^\S/.test(line) : LIST_ITEM.test(line);
}
const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** What ends the block that this line opens, if it is one that goes on across blank lines. */
function whatCloses(line) {
    const fence = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line);
    if (fence)
        return new RegExp(`^ {0,3}${fence[1] ? '`' : '~'}{${(fence[1] ?? fence[2] ?? '').length},}[ \\t]*$`);
    return RAW_BLOCKS.find(({ opens, closes }) => opens.test(line) && !closes.test(line))?.closes;
}
/** The kinds of HTML block that end at a mark and not at a blank line: https://spec.commonmark.org/0.31.2/#html-blocks */
const RAW_BLOCKS = [
    { opens: /^ {0,3}<!--/, closes: /-->/ },
    {
        opens: /^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i,
        closes: /<\/(?:pre|script|style|textarea)>/i,
    },
];
/**
 * Flattens what only a hostile document has: more than `MAX_DEPTH` quotes and lists opened in one line, or an
 * indentation no page shows. Nesting is not heard, and costs the parser dearly.
 */
function flatten(markdown) {
    return markdown.replace(DEEP_MARKERS, '$1').replace(DEEP_INDENT, '$1');
}
const MARKER = '[ \\t]{0,4}(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t]))';
const MAX_DEPTH = 4;
const DEEP_MARKERS = new RegExp(`^((?:${MARKER}){${MAX_DEPTH}})(?:${MARKER})+`, 'gm');
const DEEP_INDENT = /^([ \t]{24})[ \t]+/gm;

;// CONCATENATED MODULE: ./src/script/markdown/html.ts
/**
 * A block of HTML as Markdown: its text, a paragraph for each block element, without tags, comments, scripts and
 * preformatted code. What is folded away in `<details>` is text like any other, and its summary comes first.
 */
function htmlAsMarkdown(html) {
    return withoutTags(withoutHidden(html))
        .split('\n')
        .map(line => line.trim())
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
}
/** Takes out comments and the elements whose content is not prose. Time grows with the length alone. */
function withoutHidden(html) {
    return HIDDEN.reduce((text, [open, close]) => withoutSpans(text, open, close), html);
}
const HIDDEN = [
    ['<!--', '-->'],
    ['<script', '</script>'],
    ['<style', '</style>'],
    ['<pre', '</pre>'],
    ['<svg', '</svg>'],
];
/** An element that is never closed goes on to the end, as it does in a browser. */
function withoutSpans(text, open, close) {
    const lower = text.replace(/[A-Z]+/g, letters => letters.toLowerCase());
    const kept = [];
    let from = 0;
    for (let at = lower.indexOf(open); at >= 0; at = lower.indexOf(open, from)) {
        kept.push(text.slice(from, at));
        const end = lower.indexOf(close, at + open.length);
        if (end < 0)
            return kept.join(' ');
        from = end + close.length;
    }
    return [...kept, text.slice(from)].join(' ');
}
function withoutTags(html) {
    return html.replace(CELL, ', ').replace(BLOCK, '\n\n').replace(TAG, '');
}
const CELL = /<\/t[dh]\s*>(?=\s*<t[dh]\b)/gi;
const BLOCK = /<\/?(?:address|article|blockquote|br|center|dd|details|div|dl|dt|h[1-6]|hr|li|ol|p|section|summary|table|tr|ul)(?![\w-])[^<>]*>/gi;
const TAG = /<[/!?]?[a-z][^<>]*>/gi;

;// CONCATENATED MODULE: ./src/script/markdown/utterance.ts
/** @param joins whether it follows the one before closely, as the items of a list do */
function textUtterance(text, joins = false) {
    return { kind: 'text', text, joins };
}
const SILENCE = { kind: 'silence' };

;// CONCATENATED MODULE: ./src/script/markdown/rough.ts


/**
 * Reads a piece of Markdown line by line, in time that grows with its length alone. It stands in for the parser
 * where a piece is so dense with marks that parsing it takes seconds, which no document made for people is.
 */
function readRoughly(markdown) {
    const text = withoutTags(withoutHidden(withoutFences(markdown)));
    return text.split(/\n[ \t]*\n/).flatMap(readBlock);
}
function withoutFences(markdown) {
    let fenced = false;
    return markdown
        .split('\n')
        .filter(line => {
        const mark = /^[ \t>]{0,24}(?:```[^`]*|~~~.*)$/.test(line);
        if (mark)
            fenced = !fenced;
        return !mark && !fenced;
    })
        .join('\n');
}
function readBlock(block) {
    const lines = [];
    for (const line of block.split('\n')) {
        const text = readInline(line.replace(CONTAINERS, ''));
        if (lines.length === 0 || OPENS_ITEM.test(line))
            lines.push(text);
        else
            lines[lines.length - 1] += ` ${text}`;
    }
    return lines.map((line, index) => textUtterance(line, index > 0));
}
const CONTAINERS = /^(?:[ \t]*(?:>|#{1,6}(?=[ \t])|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))+[ \t]*(?:\[[ xX]\](?=[ \t]))?/;
const OPENS_ITEM = /^[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|)/;
function readInline(line) {
    return line
        .replace(/^ {0,3}\[[^[\]]{1,999}\]:.*$/, '')
        .replace(/!\[[^[\]]{0,999}\](?:\([^()\s]{0,2000}\)|\[[^[\]]{0,999}\])?/g, '')
        .replace(/\]\([^()\n]{0,2000}\)/g, ']')
        .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name) => ENTITIES[name] ?? ' ');
}
const ENTITIES = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    '#39': "'",
};

;// CONCATENATED MODULE: ./src/script/speech/marks.ts
/**
 * Stand-ins inside a text for what was taken out, until the words around it are mended. They are noncharacters, which
 * no document has any use for; what a document has of them is dropped first.
 */
/** An address, an issue number or a commit: "see ⟂" and "(closes ⟂)" go with it. */
const REFERENCE = '\uFDD0';
/** A picture, an emoji, struck text: only the white space around it goes. */
const GAP = '\uFDD1';
/** "⟂, ⟂ and ⟂". */
const SEVERAL = new RegExp(`${REFERENCE}(?:(?:,? (?:and|or|und|oder|et|ou|y|o|&) |[,;] |、|和| ?/ ?| ?)${REFERENCE}){1,999}`, 'gu');
const MARK = `[${REFERENCE}${GAP}]`;
/** "(⟂)": what is in brackets belongs to no word before it, so that "log in (⟂)" keeps its "in". */
const BRACKETED = new RegExp(` ?(?:\\([\\s,;]*${MARK}[\\s,;]*\\)|\\[\\s*${MARK}\\s*\\]|[（【]\\s*${MARK}\\s*[）】])`, 'gu');
/** Closes the gaps that stand-ins leave, with the brackets, commas and spaces around them. */
function closeGaps(text) {
    return text
        .replace(SEVERAL, REFERENCE)
        .replace(BRACKETED, GAP)
        .replace(SET_OFF, GAP)
        .replace(REPEATED, '$1')
        .replace(AT_START, '')
        .replace(BEFORE_PUNCTUATION, '')
        .replace(BETWEEN_WORDS, ' ');
}
const SET_OFF = new RegExp(`[,;:–—-] ?${MARK} ?(?=[.,;!?)]|$)`, 'gu');
const REPEATED = new RegExp(`(${MARK})(?: ?${MARK})+`, 'gu');
const BEFORE_PUNCTUATION = new RegExp(` ?${MARK} ?(?=[.,;:!?…)\\]，。；：！？、）]|$)`, 'gu');
const AT_START = new RegExp(`(?<=^|[(\\[（]) ?${MARK}[,;]? ?`, 'gu');
const BETWEEN_WORDS = new RegExp(` ?${MARK} ?`, 'gu');

;// CONCATENATED MODULE: ./src/script/markdown/inline.ts

/** Stands for a line break that the author made on purpose; `speakMarkdown` has made newlines of real ones. */
const LINE_BREAK = '\u2028';
/** The words of inline nodes: links without their addresses, code as words, nothing for pictures and struck text. */
function inlineText(nodes) {
    return nodes.map(wordsOf).join('');
}
function wordsOf(node) {
    switch (node.type) {
        case 'text':
            return node.value;
        case 'inlineCode':
            return node.value.replace(CODED_COLONS, '$1');
        case 'link':
            return linkText(node.url, inlineText(node.children));
        case 'linkReference':
            return inlineText(node.children);
        case 'break':
            return LINE_BREAK;
        case 'html':
            return tagText(node.value);
        case 'image':
        case 'imageReference':
        case 'delete':
            return GAP;
        default:
            return '';
    }
}
/** `:memory:` is a name when it is code; outside of code it is an emoji. */
const CODED_COLONS = /^:([\w+-]+):$/;
/** A link whose text is only the name of a commit or of a range of versions says nothing. */
function linkText(url, text) {
    if (COMMIT.test(url) && /^[\s`]*[0-9a-f]{5,64}[\s`]*$/i.test(text))
        return REFERENCE;
    if (/\/compare\//.test(url) && /\.\.|…/.test(text))
        return REFERENCE;
    return text;
}
const COMMIT = /\/commits?\/[0-9a-f]{7,64}/i;
function tagText(tag) {
    if (/^<br\b/i.test(tag))
        return LINE_BREAK;
    return /^<(?:img|video|picture|svg)\b/i.test(tag) ? GAP : '';
}

;// CONCATENATED MODULE: ./src/script/speech/sentence.ts
/**
 * Ends a line as a sentence, with the full stop of its script; '' when it has neither letter nor digit. What stood
 * before or after something that was taken out (a lone dash, a comma) goes.
 */
function endSentence(text) {
    const words = withoutEdges(text);
    if (!/[\p{L}\p{N}]/u.test(words) || SILENT_LINES.some(line => line.test(words)))
        return '';
    return isEnded(words) ? words : words + fullStop(words);
}
/** The words of a sentence without its full stop; question and exclamation marks stay. */
function withoutEnd(sentence) {
    return sentence.replace(/[.。:：]$/u, '');
}
/** What remains of "**Full Changelog**: https://…/compare/v1...v2" when it was a link; a number without its item. */
const SILENT_LINES = [/^(?:see )?full (?:changelog|diff)(?: in compare view)?[:.]?$/i, /^\d{1,9}\.$/];
function withoutEdges(text) {
    const [, number = '', words = ''] = /^(\d{1,9}\. )?(.*)$/su.exec(text) ?? [];
    const start = words.replace(/^(?:[,;:=…、，；：–—)\]\s]|[-+.!?/&](?=[\s,;:=–—]|$))+/u, '');
    let end = start.length;
    while (end > 0 && ' ,;–—-/&+=([、，；（'.includes(start.charAt(end - 1)) && !isPartOfWord(start, end))
        end--;
    return number + start.slice(0, end);
}
/** `C++` keeps its plus signs. */
function isPartOfWord(text, end) {
    return text.charAt(end - 1) === '+' && /[\p{L}+]/u.test(text.charAt(end - 2));
}
/** A colon ends a line too: what it announces follows after a pause. Quotes and brackets may close after the end. */
function isEnded(text) {
    return /[\p{Sentence_Terminal}…:：።᠃។]['"”’»」』）)\]]{0,3}$/u.test(text);
}
const FULL_STOPS = [
    [/\p{sc=Deva}|\p{sc=Beng}|\p{sc=Guru}|\p{sc=Orya}/u, '।'],
    [/[ٹڈڑںےہھ]/u, '۔'],
    [/\p{sc=Mymr}/u, '။'],
    [/\p{sc=Khmr}/u, '។'],
    [/\p{sc=Ethi}/u, '።'],
    [/\p{sc=Armn}/u, '։'],
    [/\p{sc=Tibt}/u, '།'],
];
/** The script of most letters decides. Thai and Lao have no full stop; the end of the line is the pause. */
function fullStop(text) {
    if (isIdeographic(text))
        return '。';
    if (sentence_countOf(text, /[\p{sc=Thai}\p{sc=Lao}]/gu) * 2 > sentence_countOf(text, /\p{L}/gu))
        return '';
    return FULL_STOPS.find(([script]) => script.test(text))?.[1] ?? '.';
}
/** Whether a text is Chinese or Japanese; each such letter counts as a syllable or more, so names in Latin may be long. */
function isIdeographic(text) {
    const ideographs = sentence_countOf(text, /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}]/gu);
    return (ideographs > 0 &&
        ideographs * 3 > sentence_countOf(text, /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Hang}\p{sc=Arab}]/gu));
}
function sentence_countOf(text, pattern) {
    return text.match(pattern)?.length ?? 0;
}

;// CONCATENATED MODULE: ./src/script/markdown/lines.ts


/**
 * The text of a paragraph as the lines it is said in, mostly one. Wrapped lines are joined. Lines that each begin with
 * an emoji or a typed bullet are a list to the eye, so they are to the ear; and a line that had room for the next
 * word was ended on purpose, as GitHub shows it in releases and comments.
 */
function paragraphLines(text) {
    const lines = [];
    for (const line of text.split('\n')) {
        const last = lines.at(-1);
        if (last === undefined || startsAnew(last.slice(last.lastIndexOf('\n') + 1), line))
            lines.push(line);
        else
            lines[lines.length - 1] = `${last}\n${line}`;
    }
    return lines.map(joinLines);
}
function startsAnew(line, next) {
    return TYPED_BULLET.test(next) || (ENDS_OPENLY.test(line) && hasRoom(line, next) && !RUNS_ON.test(line));
}
const TYPED_BULLET = /^(?:[•·●▪◦‣]|(?![\d#*])\p{Emoji}|:[a-z_]+: )/u;
const ENDS_OPENLY = /[\p{L}\p{N})\]"'”’»*_%]\s*$/u;
const RUNS_ON = /(?<!\p{L})(?:the|an?|of|by|to|in|on|at|for|from|with|and|or|is|are|as|our|your|this|that|via|und|der|die|das|den|dem|ein|eine|von|mit|für|im|zu|de|la|les?|et|des|du|el|los|con|y|il|di|e)$/iu;
/** Only a capital shows a new beginning: whoever breaks lines at clauses goes on in small letters. */
function hasRoom(line, next) {
    const [first = ''] = next.split(' ', 1);
    return /^["'“„«*_(]{0,4}\p{Lu}/u.test(first) && line.length + 1 + first.length <= NARROWEST;
}
/** Nobody wraps text at fewer columns than this. */
const NARROWEST = 60;
/** One line of several: a line break that was meant becomes a short pause. */
function joinLines(text) {
    const lines = text.split(LINE_BREAK);
    return joinWrapped(lines.map((line, index) => line.trimEnd() + pauseBetween(line, lines[index + 1])).join(''));
}
function joinWrapped(text) {
    return text.replace(WRAPPED_IDEOGRAPHS, '').replace(/[ \t]*\n[ \t]*/g, ' ');
}
// Chinese and Japanese have no spaces between words, so none comes from wrapping lines.
const WRAPPED_IDEOGRAPHS = /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}、。，；：！？]) ?\n ?(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}])/gu;
function pauseBetween(line, next) {
    if (next === undefined)
        return '';
    if (/(?:^|\p{P})\s*$/u.test(line) || /^\s*(?:https?:|www\.)/i.test(next))
        return ' ';
    return isIdeographic(line) ? '，' : ', ';
}

;// CONCATENATED MODULE: ./src/script/speech/characters.ts

/**
 * Takes out what no voice can say: control characters and invisible ones (but not those that shape Persian or Hindi
 * words), emoji and their `:shortcodes:`, ticks, stars and boxes. White space becomes single spaces.
 */
function dropUnsayable(text) {
    return text
        .toWellFormed()
        .replace(INVISIBLE, '')
        .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
        .replace(EMOJI, GAP)
        .replace(LOOSE_JOINERS, '')
        .replace(SHORTCODES, GAP)
        .replace(/\s{2,}/g, ' ')
        .trim();
}
/** Soft hyphens, zero-width spaces, direction marks, variation selectors, private use. */
const INVISIBLE = /[[\p{Default_Ignorable_Code_Point}\p{Co}\uFFF9-\uFFFD]--[\u200C\u200D\p{sc=Mong}]]/gv;
/** Joiners shape letters; beside anything else they only held emoji together. */
const LOOSE_JOINERS = /(?<![\p{L}\p{M}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}\u200C\u200D])/gu;
/** Pictures of all kinds and the boxes, ticks and stars beside them; © ® ™ are words. Joiners hold several together. */
const EMOJI = /(?:[[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Emoji_Modifier}\p{RI}\u{20E3}\u{2500}-\u{25FF}\u{2600}-\u{27BF}\u{2B00}-\u{2BFF}•‣⁃]--[©®™]]\u200D?)+/gv;
/**
 * `:tada:` and `:+1:`, one or several in a row, but not the middle of `10:30:45`, `a::b::c` or `host:port:path`. After
 * a word without spaces (Chinese and its like) they may follow at once.
 */
const SHORTCODES = /(?<![\p{sc=Latn}\p{N}_:.])(?::(?:[a-z][a-z0-9_+-]{0,40}|\+1|-1|100|8ball):){1,99}(?![\p{sc=Latn}\p{N}_:])/gu;
/** The marks around words; between digits a star multiplies and two are a power. */
function dropEmphasis(text) {
    return text
        .replace(/(?<=\d)\*\*(?=\d)/g, '^')
        .replace(/(?<=\d) ?\* ?(?=\d)/g, ' × ')
        .replace(/[*`]/g, '');
}
/** Takes out the marks of Markdown, HTML and code, or turns them into what they mean. Nothing that is left is one. */
function dropMarkup(text) {
    if (!HAS_MARKUP.test(text))
        return text;
    return MARKUP.reduce((line, [mark, meaning]) => line.replace(mark, meaning), text)
        .replace(/ {2,}/g, ' ')
        .trim();
}
const HAS_MARKUP = /[&<>=←→↔⇐⇒⇔⟵⟶⟷➔➜_()（【「『《[\]{}\\|^~#@-]|\.\.|http| {2}|^ | $/;
/** In this order: the longer marks before the characters they are made of. */
const MARKUP = [
    // Entities: one that was written twice over still stands here.
    [/&amp;/gi, '&'],
    [/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, ' '],
    // Arrows and comparisons.
    [/ ?(?:<?[-=]{1,3}>|<-{1,3}(?![\d>])|[←→↔⇐⇒⇔⟵⟶⟷➔➜]) ?/g, ' – '],
    [/<=/g, '≤'],
    [/>=/g, '≥'],
    [/(?<=[\p{L}\p{N}]) ?< ?(?=\d)/gu, ' less than '],
    [/(?<=[\p{L}\p{N}]) ?> ?(?=\d)/gu, ' more than '],
    [/(?<=[\p{L}\p{N}])[<>]+(?=[\p{L}\p{N}])/gu, ' '],
    [/[<>]/g, ''],
    // Inside a name a low line parts words.
    [/(?<=[\p{L}\p{M}\p{N}])_+(?=[\p{L}\p{N}])/gu, ' '],
    [/_/g, ''],
    // Brackets: `[WIP] Title`, `1.0.0 [YANKED]`, those of links and code; a table's or a title's bars.
    [/^[[(](\p{L}[^[\]()]{0,39})[\])] (?=[\p{L}\p{N}"'])/u, '$1: '],
    [/(?<=\S) \[(\p{L}[^[\]]{0,39})\]$/u, ', $1'],
    [/(?<=[\p{L}\p{N}])[[\]{}]+(?=[\p{L}\p{N}])/gu, ' '],
    [/[[\]]/g, ''],
    [/\$?[{}]+/g, '{'],
    [/ ?\{(?=[.,;:!?)]|$)/g, ''],
    [/(?<=[\p{L}\p{N}:])\\(?=[\p{L}\p{N}])/gu, '/'],
    [/[\\{]/g, ' '],
    [/(?<![\p{L}\p{N}])\^|\^(?!\d)/gu, ' '],
    [/ ?\|+ ?/g, ', '],
    [/(?<=\p{L})\(\)/gu, ''],
    [/ ?(?:\( ?\)|（ ?）|【 ?】|「 ?」|『 ?』|《 ?》)/g, ''],
    // `~5` is about five, `C#` a name; of anything else they are marks.
    [/(?<=[\p{L}\p{N}~])~|~(?!\d)/gu, ''],
    [/(?<!\b\p{Lu})#|#(?=[\p{L}\p{N}#])/gu, ''],
    // `--flag`, `word - word`, rulers.
    [/(?<=^|[\s(])-{1,2}(?=\p{L})/gu, ''],
    [/(?<=(?:^| )\d{1,9}) - (?=\d{1,9}(?:[ ,;:!?)]|\.?$|\. ))/g, ' – '],
    [/(?<=[,.;:!?，。；：！？]) -{1,3} /g, ' '],
    [/ -{1,3} /g, ', '],
    [/-{2,}|={3,}/g, ' – '],
    [/&&+/g, '&'],
    // Names of people and packages.
    [/(?<![\p{L}\p{M}\p{N}.@])@+(?=[\p{L}\p{N}])/gu, ''],
    [/(?<=[\p{L}\p{N}])@(?=v?\d)/gu, ' '],
    [/(?<=[\p{L}\p{N}])\.{2,3}(?=v?\d)/gu, ' – '],
    [/https(?![a-z])/g, 'HTTPS'],
    [/http/g, 'HTTP'],
];

;// CONCATENATED MODULE: ./src/script/speech/authors.ts

/**
 * Keeps the contributors of generated notes sayable: "Title by @user in ⟂" becomes "Title, by @user". What a bot
 * contributed has no author to thank.
 */
function creditAuthors(text) {
    return text
        .replace(BOT, '')
        .replaceAll('[bot]', '')
        .replace(CREDIT, withAuthors)
        .replace(BARE_CREDIT, withAuthors);
}
const NAME = '@[\\w-]{1,60}(?:/[\\w-]{1,60})?';
const NAMES = `${NAME}(?:(?:, and |, | and | & )${NAME}){0,30}`;
const SOURCE = `(?: in ${REFERENCE}| ?\\(${REFERENCE}\\))`;
/** `* Title by @user in https://…/pull/12`, as GitHub generates it; `- Title @user (#12)`, as release-drafter does. */
const CREDIT = new RegExp(`(.) by (${NAMES})${SOURCE}(?=[.!]?$)`, 'u');
const BARE_CREDIT = new RegExp(`([\\p{L}\\p{N})\\]"'’”!?.]) (?<!\\b(?:by|to|from|with|for|and|of) )(${NAMES}) ?\\(${REFERENCE}\\)$`, 'u');
const BOT = / by @?[\w-]{1,60}\[bot\]/g;
function withAuthors(_, last, names) {
    return /[.!?…:;,]/.test(last) ? `${last} By ${names}` : `${last}, by ${names}`;
}

;// CONCATENATED MODULE: ./src/script/speech/pointers.ts

/**
 * Whether a sentence does nothing but point to what was taken out: "Docs: ⟂", "See ⟂ for details.", "More at ⟂.",
 * "Closes ⟂.", "Merge pull request ⟂ from octocat/patch-1".
 */
function pointsElsewhere(sentence) {
    return POINTERS.some(pointer => pointer.test(sentence));
}
/** "Docs: ⟂": up to three words, unless they say what was done, as in "Fix crash: ⟂". */
const WORD = `[^\\s${REFERENCE}:：]{1,40}`;
const CHANGE_VERBS = '(?:fix|add|remove|drop|update|upgrade|improve|support|allow|bump|change|make|use|[a-z]{3,12}ed )';
const LABEL = `(?:[-–—] )?(?!${CHANGE_VERBS})(?:${WORD} ){0,2}${WORD} ?[:：] ?(?:${REFERENCE}[\\s,;、，]*)+[.。]?`;
/** "For details, please see the full documentation at ⟂." */
const ERRAND = '(?:(?:for|to) [^.!?]{1,60}?,? )?(?:please )?(?:also )?' +
    '(?:see|visit|open|read|check out|refer to|head to|go to|siehe|voir|consultez|ver|véase|详见|参见|详情见|详情请见|請見)' +
    '(?: (?:the|our|this|full|more|also|at|on|in|here|docs?|documentation|guide|changelog|release|notes|page|website|issues?|PRs?|pull|request)){0,5}' +
    ` ?[:：]? ?${REFERENCE}[^.!?]{0,60}[.!。]?`;
/** "More at ⟂", "Follow-up to ⟂", "Einzelheiten unter ⟂". */
const STUB = `(?:[\\p{L}'’-]{1,30} ){1,2}(?:at|on|in|to|from|via|here|under|unter|auf|bei|sur|dans|en) ?[:：]? ?${REFERENCE}[.!]?`;
const POINTERS = [
    LABEL,
    ERRAND,
    STUB,
    `(?:this )?(?:closes|fixes|resolves|reverts) ${REFERENCE}[.!]?`,
    `Merge (?:pull request|PR) ${REFERENCE} from \\S+`,
].map(sentence => new RegExp(`^${sentence}\\s*$`, 'iu'));
/**
 * Takes the words out that lead to a reference and hang in the air without it: "as discussed in issue ⟂" is
 * "as discussed". The references themselves stay marked.
 */
function dropLeadIns(text) {
    let line = text;
    for (let depth = 0; depth < MAX_LEAD_INS; depth++) {
        const shorter = line
            .replace(SEVERAL, REFERENCE)
            .replace(BRACKETED, GAP)
            .replace(LED_IN, REFERENCE)
            .replace(LED_IN_UNSPACED, REFERENCE)
            .replace(FIXED, REFERENCE)
            .replace(AND_ONE, REFERENCE);
        if (shorter === line)
            break;
        line = shorter;
    }
    return line;
}
/** Such words in a row: "see", "also", "issue". */
const MAX_LEAD_INS = 4;
const LEAD_INS = [
    'see also|see|in|at|via|from|on|by|to|with|of|for|per|through|under|since|after|before|until|as of|part of',
    '(?:and |then )?(?:open|visit)',
    'closes?|closed|resolves?|resolved|refs?|references?|related to|relates to|reverts?|implements?|addresses',
    'pull requests?|issues?|tickets?|commits?|PRs?|MRs?|link',
    'siehe|unter|auf|von|aus|bei|voir|sur|dans|par|ver|en|por|véase',
    'انظر|راجع|على|عبر|في',
].join('|');
const LED_IN = new RegExp(`(?<![\\p{L}\\p{N}'’_-])(?:${LEAD_INS}) ?[:：]? ?${REFERENCE}`, 'giu');
const LED_IN_UNSPACED = new RegExp(`(?:请?参?见|請?參?見|详见|参阅|访问|通过|在|于|参照) ?[:：]? ?${REFERENCE}`, 'gu');
/** "Fixes ⟂" at the end, while "Fix ⟂ on Windows" still says something. */
const FIXED = new RegExp(`(?<![\\p{L}\\p{N}'’_-])fix(?:e[sd])? ${REFERENCE}(?=[ ]?(?:[.,;)!?${GAP}]|$))`, 'giu');
/** "Fix the crash and ⟂". */
const AND_ONE = new RegExp(` (?:and|or|und|oder|et|ou|y|o|&) ${REFERENCE}(?=$|[.,;)${GAP}])`, 'gu');

;// CONCATENATED MODULE: ./src/script/speech/phrases.ts



/**
 * Mends the sentences around what was taken out (⟂): no "see" without what to see, no empty brackets, no space before
 * a full stop. The contributors in generated notes stay, without the pull request they came in.
 */
function mendPhrases(text) {
    const credited = creditAuthors(text);
    if (!credited.includes(REFERENCE))
        return closeGaps(credited);
    const merged = credited.replace(SEVERAL, REFERENCE).replace(LEADING, '');
    const sentences = merged.split(SENTENCE_END).filter(sentence => !pointsElsewhere(sentence));
    return closeGaps(dropLeadIns(sentences.join('')));
}
/** "⟂: Faster start", as lists of commits begin, is about the start. */
const LEADING = new RegExp(`^(?:${REFERENCE} ?[:–-]? ?)+(?=\\S)`, 'u');
/** The white space stays with the sentence before it. */
const SENTENCE_END = /(?<=[.!?]['")\]]? )|(?<=[。！？؟۔])/;

;// CONCATENATED MODULE: ./src/script/speech/references.ts

/**
 * Puts a stand-in for everything that only a click can follow: addresses, e-mail-like clone addresses, issue and
 * pull request numbers, commits, footnotes. Versions, colours by name and plain numbers stay.
 */
function takeOutReferences(text) {
    const withoutAddresses = text
        .replace(CLONE_ADDRESS, REFERENCE)
        .replace(ADDRESS, address => REFERENCE + sentenceRest(address))
        .replace(/(?<![\p{L}\p{N}])(?:mailto|tel):/giu, '');
    return withoutAddresses
        .replace(/\[\^[^[\]\s]{1,99}\]/g, '')
        .replace(RANKING, ' number ')
        .replace(ISSUE, REFERENCE)
        .replace(PINNED, '')
        .replace(COMMITS, REFERENCE);
}
const CLONE_ADDRESS = /(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,253}:[\w./-]{1,200}\.git(?!\w)/g;
/**
 * Anything with a scheme and `//`, `www.` and `data:`. An address ends where the next word can begin: at white space,
 * and at letters of scripts that put no space there, since `见https://example.com。谢谢` goes on after it.
 */
const ADDRESS = /(?<![A-Za-z0-9@])(?:[A-Za-z][A-Za-z0-9+.-]{0,31}:\/\/|www\.|data:[a-z]{1,20}\/)[^\s<>"`\uFDD0\uFDD1\u3000-\u303F\uFF00-\uFFEF\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]+/giu;
/** What ends the sentence and not the address: trailing marks, and brackets that were opened before it. */
function sentenceRest(address) {
    let unopened = references_countOf(address, ')') - references_countOf(address, '(');
    let end = address.length;
    for (; end > 0; end--) {
        const last = address.charAt(end - 1);
        if (last === ')' ? unopened-- <= 0 : !`.,;:!?'*_~|]}”’»…`.includes(last))
            break;
    }
    return address.slice(end);
}
function references_countOf(text, sign) {
    return text.split(sign).length - 1;
}
/** "We are #1" is a boast and no issue. */
const RANKING = /(?<=(?:\b(?:the|is|are|our|your|a)|['’](?:re|s))) #(?=\d{1,2}(?!\w))/gi;
/** `#123`, `owner/repository#123`, `GH-123`. */
const ISSUE = /(?<![\w&./-])(?:(?:[\w.-]{1,100}\/[\w.-]{1,100})?#\d{1,7}|GH-\d{1,7})(?![\w])/g;
/** `actions/checkout@<commit>`, `image@sha256:<digest>`: the name stays. */
const PINNED = /@?(?<!\w)(?:sha256:)?(?<=@|sha256:)[0-9a-f]{7,64}(?!\w)/g;
/**
 * Seven or more hexadecimal digits that are neither all digits (a number) nor all letters (a word), and ranges of
 * them. Beside a hyphen or a dot they belong to a version or an id, and `ed25519` is a kind of key.
 */
const HASH = '(?!ed25519(?!\\w)|0b[01]{5,}(?!\\w))(?=[a-f]{0,63}\\d)(?=\\d{0,63}[a-f])[0-9a-f]{7,64}';
const COMMITS = new RegExp(`(?<![\\w.@/#-])${HASH}(?:\\.{2,3}${HASH})?(?!\\w|[.-]\\w)`, 'g');

;// CONCATENATED MODULE: ./src/script/speech/line.ts




/**
 * One line of text as it is said: a sentence (or several) without addresses, marks and emoji, with a full stop at its
 * end; '' when nothing is left to say. Saying the result again changes nothing.
 */
function sayLine(text) {
    return settle(text, once);
}
/** The same for a few words inside a sentence: without a full stop at the end. */
function sayPhrase(text) {
    return settle(text, line => withoutEnd(once(line)));
}
/**
 * Taking one thing out can bring another to light (`ht*tp` holds an address once the star is gone), so it is done
 * until nothing changes. What does not come to rest in a few rounds was made to trouble us: its bare words remain.
 */
function settle(text, say) {
    let line = text;
    for (let round = 0; round < MAX_ROUNDS; round++) {
        const said = say(line);
        if (said === line)
            return said;
        line = said;
    }
    const words = say(line.replace(/[^\p{L}\p{M}]+/gu, ' '));
    return say(words) === words ? words : '';
}
const MAX_ROUNDS = 8;
function once(line) {
    if (!/[\p{L}\p{N}]/u.test(line))
        return '';
    if (PLAIN_WORDS.test(line) && !line.includes('http'))
        return endSentence(line);
    const text = mendPhrases(takeOutReferences(dropEmphasis(dropUnsayable(line))));
    return endSentence(dropMarkup(text));
}
const LETTERS = '[[\\p{L}\\p{Mn}\\p{Mc}’]--[\\p{Extended_Pictographic}\\uFE00-\\uFE0F]]+';
const line_WORD = `(?:${LETTERS}(?:['\\-]${LETTERS}){0,9}|\\d{1,6})(?:[,.!?;]|(?<!tel|mailto):)?`;
/** Most lines of most scripts: words and small numbers with common punctuation, in which there is nothing to find. */
const PLAIN_WORDS = new RegExp(`^(?:${line_WORD} )*${line_WORD}$`, 'iv');

;// CONCATENATED MODULE: ./src/script/markdown/table.ts



/**
 * A table as one sentence a row: the first cell names the row, every other cell comes with the name of its column,
 * so "Linux, before: 12 s, after: 4 s". Tables are read rather than left out because nothing that the author wrote
 * should go missing from the video without a word; a table too long to listen to shows in the estimate. Cells that
 * say nothing (a dash, a tick, a checksum) are left out together with their column.
 */
function tableRows(table) {
    const [header = [], ...rows] = table.children.map(row => row.children.map(cell => cellText(cell.children)));
    const marks = isIdeographic(header.join('')) ? { comma: '，', colon: '：' } : { comma: ', ', colon: ': ' };
    return rows.map(row => rowText(row, header, marks)).filter(row => row !== '');
}
function cellText(nodes) {
    return sayPhrase(inlineText(nodes).replace(/[\u2028\n]/g, ', '));
}
function rowText(row, header, { comma, colon }) {
    const cells = row.map((cell, column) => {
        const name = column === 0 ? '' : (header[column] ?? '');
        return cell === '' || name === '' ? cell : name + colon + cell;
    });
    return cells.filter(cell => cell !== '').join(comma);
}

;// CONCATENATED MODULE: ./src/script/markdown/walk.ts





/**
 * What a parsed document says, in its order. Code blocks, rules, definitions and footnotes say nothing.
 *
 * @param readHtml reads what a block of HTML leaves as Markdown
 */
function walk(nodes, readHtml) {
    return nodes.flatMap(node => utter(node, { inList: false, readHtml }));
}
function utter(node, place) {
    switch (node.type) {
        case 'heading':
            return [{ kind: 'heading', depth: node.depth, text: heading(inlineText(node.children)) }];
        case 'paragraph':
            return paragraph(inlineText(node.children));
        case 'blockquote':
            return node.children.flatMap(child => utter(child, place));
        case 'list':
            return list(node, place);
        case 'table':
            return tableRows(node).map((row, index) => textUtterance(row, index > 0));
        case 'html':
            return html(node.value, place);
        case 'code':
            return [SILENCE];
        default:
            return [];
    }
}
function heading(text) {
    return joinLines(text).replace(/[:：]\s*$/u, '');
}
function paragraph(text) {
    const said = text.replace(ALERT, (_, kind) => `${kind.charAt(0)}${kind.slice(1).toLowerCase()}: `);
    return paragraphLines(said).map((line, index) => textUtterance(line, index > 0));
}
/** GitHub's callouts: https://docs.github.com/en/get-started/writing-on-github */
const ALERT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/;
function list(node, place) {
    const first = node.start ?? 1;
    const items = node.children.flatMap((item, index) => {
        const said = item.children.flatMap(child => utter(child, { ...place, inList: true }));
        return node.ordered && !place.inList ? numbered(said, first + index) : said;
    });
    return items.map((said, index) => inItem(said, index > 0));
}
function numbered(said, number) {
    const [first, ...rest] = said;
    if (first?.kind !== 'text' || !/[\p{L}\p{N}]/u.test(first.text))
        return said;
    return [textUtterance(`${number}. ${first.text}`), ...rest];
}
function inItem(said, joins) {
    return said.kind === 'silence' ? said : textUtterance(said.text, joins);
}
function html(value, { readHtml }) {
    const rest = htmlAsMarkdown(value);
    return rest === '' ? [SILENCE] : readHtml(rest);
}

;// CONCATENATED MODULE: ./src/script/markdown/document.ts






/**
 * What a whole document says, in its order. It is parsed piece by piece, as long as the effort for all pieces
 * together stays within a fraction of a second; a piece beyond that is read line by line. What people write comes near
 * that limit only where it is longer than a video can be; tens of thousands of brackets or list marks do at once.
 *
 * @param markdown with `\n` for line ends, without front matter
 */
function readDocument(markdown) {
    let effort = 0;
    const read = (piece, readHtml) => {
        const more = countEffort(piece);
        if (effort + more > EFFORT_LIMIT)
            return readRoughly(piece);
        effort += more;
        return walk(parse(piece).children, readHtml);
    };
    // What is HTML once more after its tags are gone was made to be: it says nothing.
    const readHtml = (rest) => read(flatten(rest), () => []);
    return cutPieces(resolveReferences(flatten(markdown)), PIECE_SIZE).flatMap(piece => read(piece, readHtml));
}
const PIECE_SIZE = 2000;

;// CONCATENATED MODULE: ./src/script/speak.ts



/**
 * Markdown as a voice reads it out: release notes as people, GitHub and changelog tools write them become sentences
 * without addresses, marks, pictures, code and emoji. A blank line parts paragraphs; the items of a list and the rows
 * of a table follow on lines of their own. Text that is spoken text already comes back unchanged, so that speaking
 * twice is speaking once. Time grows with the length alone: 64 kB of anything take well under a second.
 *
 * @returns '' when nothing is left to say
 */
function speakMarkdown(markdown) {
    if (isSpoken(markdown))
        return markdown;
    const utterances = readDocument((0,front_matter/* withoutFrontMatter */.t)(tidy(markdown)));
    return join(withoutSilentSections(closeColons(utterances).map(say)));
}
function isSpoken(text) {
    if (/[`*_<>[\]\\|\r\t]/.test(text))
        return false;
    return text.split(/\n\n?/).every(line => line !== '' && sayLine(line) === line);
}
/** Long runs of spaces within a line mean nothing in Markdown; noncharacters are ours to use as marks. */
function tidy(markdown) {
    return markdown
        .toWellFormed()
        .replace(/\p{Noncharacter_Code_Point}|\0|\uFEFF/gu, '')
        .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
        .replace(/(\S)[ \t]{3,}/g, '$1  ');
}
/** "Run this:" before a code block that nobody hears is "Run this." */
function closeColons(utterances) {
    return utterances.map((said, index) => {
        const hangs = said.kind === 'text' && utterances[index + 1]?.kind === 'silence';
        return hangs ? { ...said, text: said.text.replace(/ ?[:：]$/u, '') } : said;
    });
}
function say(utterance) {
    switch (utterance.kind) {
        case 'heading':
            return { text: sayLine(utterance.text), depth: utterance.depth, joins: false };
        case 'text':
            return { text: sayLine(utterance.text), depth: undefined, joins: utterance.joins };
        case 'silence':
            return { text: '', depth: undefined, joins: false };
    }
}
/** "Screenshots." with no word after it helps nobody: a section of which nothing is left goes with its heading. */
function withoutSilentSections(lines) {
    // By depth of heading: what was met since the last heading of that depth or above, reading backwards.
    const below = Array.from({ length: 7 }, () => ({ content: false, speech: false }));
    const isKept = ({ text, depth }) => {
        const section = depth === undefined ? undefined : below[depth];
        const kept = section === undefined || !section.content || section.speech;
        for (const [level, met] of below.entries()) {
            const closes = depth !== undefined && level >= depth;
            met.content = !closes && (met.content || depth === undefined);
            met.speech = !closes && (met.speech || (kept && text !== ''));
        }
        return kept;
    };
    return lines.toReversed().filter(isKept).toReversed();
}
function join(lines) {
    const spoken = lines.filter(({ text }) => text !== '');
    return spoken.map(({ text, joins }, index) => (index === 0 ? '' : joins ? '\n' : '\n\n') + text).join('');
}


/***/ })

};
