import { REFERENCE } from './marks.ts'

/**
 * Puts a stand-in for everything that only a click can follow: addresses, e-mail-like clone addresses, issue and
 * pull request numbers, commits, footnotes. Versions, colours by name and plain numbers stay.
 */
export function takeOutReferences(text: string): string {
  const withoutAddresses = text
    .replace(CLONE_ADDRESS, REFERENCE)
    .replace(MODULE, '$1')
    .replace(BARE_ADDRESS, REFERENCE)
    .replace(ADDRESS, address => REFERENCE + sentenceRest(address))
    .replace(/(?<![\p{L}\p{N}])(?:mailto|tel):/giu, '')
  return withoutAddresses
    .replace(/\[\^[^[\]\s]{1,99}\]/g, '')
    .replace(BARE_SIGN, REFERENCE)
    .replace(PLACEHOLDER, REFERENCE)
    .replace(RANKING, ' number ')
    .replace(ISSUE, REFERENCE)
    .replace(PINNED, '')
    .replace(COMMITS, REFERENCE)
}

const CLONE_ADDRESS = /(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,253}:[\w./-]{1,200}\.git(?!\w)/g

/**
 * Anything with a scheme and `//`, `www.`, `github.com/` and `data:`. An address ends where the next word can begin: at white space,
 * and at letters of scripts that put no space there, since `见https://example.com。谢谢` goes on after it.
 */
const ADDRESS =
  /(?<![A-Za-z0-9@])(?:[A-Za-z][A-Za-z0-9+.-]{0,31}:\/\/|www\.|(?:github|gitlab)\.com\/|data:[a-z]{1,20}\/)[^\s<>"`\uFDD0-\uFDD8\u3000-\u303F\uFF00-\uFFEF\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]+/giu

/** "See docs.example.com/door": without a scheme it is one where a sentence sends there. */
const BARE_ADDRESS =
  /(?<=\b(?:see|visit|at|siehe|unter|voir|véase|veja|vedi|см\.) )(?:[a-z\d-]{1,40}\.){1,3}(?:com|org|net|io|dev|app|de|fr|es|br|it|ru|cn|jp|kr)\/[\w./#-]{0,200}(?<=[\w/])/gi

/** Modules of Go have addresses for names: "github.com/spf13/cobra to v1.9.1", "github.com/urfave/cli: v1.22". */
const MODULE =
  /(?<![\w./@-])(?:github|gitlab)\.com\/([\w.-]{1,60}\/[\w.-]{1,60}?)(?:\/[\w./-]{1,60}?)?(?=(?:@v|:? (?:from )?v?)\d{1,4}\.|:? (?:from |to )?v\d)/g

/** What ends the sentence and not the address: trailing marks, and brackets that were opened before it. */
function sentenceRest(address: string): string {
  let unopened = countOf(address, ')') - countOf(address, '(')
  let end = address.length
  for (; end > 0; end--) {
    const last = address.charAt(end - 1)
    if (last === ')' ? unopened-- <= 0 : !`.,;:!?'*_~|]}”’»…`.includes(last)) break
  }
  return address.slice(end)
}

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1
}

/** The number that somebody forgot: "Fixes #." */
const BARE_SIGN = /(?<=[\s(])#(?=[\s.,;)]|$)/g

/** The number that a template asks for: "Fixes #issue_number". */
const PLACEHOLDER = /(?<=^|[\s(])#(?:issue|issues|number|ticket|x{2,}|n{2,})(?:[_-][\w-]{0,40})?(?!\w)/gi

/** "We are #1" is a boast and no issue. */
const RANKING = /(?<=(?:\b(?:the|is|are|our|your)|['’](?:re|s))) #(?=\d{1,2}(?!\w))|(?<=\ba) #(?=1(?!\w))/gi

/**
 * `#123`, `owner/repository#123`, `browser#428`, `GH-123`, GitLab's `!123`, `pull/12`, "PR 12"; `C#7` is a language.
 */
const ISSUE =
  /(?<![\w&./-])(?:(?:[\w.-]{1,100}\/[\w.-]{1,100}|[A-Za-z][\w.-]{1,60})?#\d{1,7}|GH-\d{1,7}|(?:pull|pulls|issues|merge_requests|discussions)\/\d{1,7}|(?<=^|[\s(,])!\d{1,7})(?!\w)|\b(?:PR|MR|pull request|merge request) ?[#!]?\d{1,7}(?!\w|[.,]\d)/g

/** `actions/checkout@<commit>`, `image@sha256:<digest>`: the name stays. */
const PINNED = /@?(?<!\w)(?:sha256:)?(?<=@|sha256:)[0-9a-f]{7,64}(?!\w)/g

/**
 * Seven or more hexadecimal digits that are neither all digits (a number) nor all letters (a word), and ranges of
 * them. Beside a hyphen or a dot they belong to a version or an id, and `ed25519` is a kind of key.
 */
const HASH = '(?!ed25519(?!\\w)|0b[01]{5,}(?!\\w))(?=[a-f]{0,63}\\d)(?=\\d{0,63}[a-f])[0-9a-f]{7,64}'
const COMMITS = new RegExp(`(?<![\\w.@/#-])${HASH}(?:\\.{2,3}${HASH})?(?!\\w|[.-]\\w)`, 'g')
