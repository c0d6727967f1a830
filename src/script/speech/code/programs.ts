import type { Tongue } from '../language.ts'
import { GAP } from '../marks.ts'
import { OPTIONS, sayLetter } from '../options.ts'
import { type CodePlace, joinWithAnd, sayThing } from './place.ts'

/**
 * Of a command, its words: what it is called with is typed, not said, so `docker run --rm -v a:b image | tee x` is
 * "docker run". One option at the end may be the point, so `git push --force` is "git push with the force option".
 */
export function sayCommand(code: string, { before, after, language }: CodePlace): string | undefined {
  const line = code
    .replace(/^[$#>%] (?=\w)/, '')
    .replace(/^(python3?|py) -m (?=\w)/, '$1 ')
    .replace(/^(?:[A-Z_][A-Z\d_]*=\S* )+(?=\w)/, '')
  const tokens = line.split(' ')
  if (!COMMANDS.test(tokens[0] ?? '') && (line === code || tokens.length < 2) && !/ --?[a-z]/.test(line))
    return undefined
  if (/[:{}[\]]$/.test(tokens[0] ?? '') || /^[<>=!]=?$/.test(tokens[1] ?? '')) return undefined
  if (INSTALLS.test(tokens[1] ?? ''))
    return [
      ...tokens.filter(token => /^[\p{L}\d@][\p{L}\d@./:_-]*$/u.test(token)).slice(0, MAX_COMMAND_WORDS),
      ...lastLetter(tokens, language),
    ].join(' ')
  const end = tokens.findIndex(token => !/^[\p{L}\d@.][\p{L}\d@./:_-]*$/u.test(token))
  const words = (end < 0 ? tokens : tokens.slice(0, end)).slice(0, MAX_COMMAND_WORDS)
  if (words.length === 0) return undefined
  const [flag = '', value = '', more] = end < 0 ? [] : tokens.slice(end)
  const [, option, set = ''] = /^--([\p{L}\d-]+)(?:=(?:([\p{L}\d._-]+)|[{<].*))?$/u.exec(flag) ?? []
  const isPoint = option !== undefined && more === undefined && /^[\p{L}\d._-]*$/u.test(value)
  if (more === undefined && value === '' && /^-\p{L}$/u.test(flag) && language !== 'other')
    return `${words.join(' ')} ${sayLetter(flag.slice(1), language)}`
  const isTyped = end >= 0 && !isPoint && (IS_EXAMPLE.test(before) || !/[\p{L}\p{N}]/u.test(before + after))
  if (isTyped) return GAP
  if (!isPoint || language === 'other') return words.join(' ')
  return `${OPTIONS[language].with(words.join(' '), option)} ${set || value}`.trim()
}

/** "pip uninstall dash r": at the end it is the point. */
function lastLetter(tokens: readonly string[], language: Tongue): string[] {
  const [, letter = ''] = /^-(\p{L})$/u.exec(tokens.at(-1) ?? '') ?? []
  return letter === '' || language === 'other' ? [] : [sayLetter(letter, language)]
}

/** "e.g. `door -r :-10`": an example of which nothing is left to hear. */
const IS_EXAMPLE =
  /(?:e\.g\.|for example|z\. ?B\.|p\. ?ej\.|par exemple|por exemplo|ad esempio|例如|например),?:? $|\uFDD1 ?\/ {1,2}$/iu

/** Its options take no values that could be taken for the name of what is installed. */
const INSTALLS = /^(?:install|add|i|get|require|update|upgrade|uninstall|remove)$/
const MAX_COMMAND_WORDS = 5
const COMMANDS =
  /^(?:apt|apt-get|aws|az|bash|brew|bun|bunx|bundle|cargo|cat|cd|chmod|choco|composer|conda|cp|curl|deno|docker|docker-compose|dotnet|echo|gcloud|gem|gh|git|go|gradle|grep|helm|java|kubectl|make|mkdir|mvn|mv|node|npm|npx|php|pip|pip3|pipx|pnpm|podman|poetry|python|python3|rails|rm|ruby|rustup|scoop|sed|sh|ssh|sudo|systemctl|tar|terraform|uv|uvx|wget|winget|yarn)$/

/** One setting can be said (`"type": "module"`, `{ wait: true }`), several can't. */
export function sayData(code: string, place: CodePlace): string | undefined {
  const list = /^\[\s*([^[\]{}]+?)\s*\]$/.exec(code)?.[1]
  if (list !== undefined && /["',]/.test(list) && !list.includes('=')) {
    const items = list.split(/\s*,\s*/).map(item => item.replace(/^["']|["']$/g, ''))
    return items.length <= 5 ? joinWithAnd(items.filter(Boolean), place.language) : sayThing('list', place)
  }
  const [, key, value] =
    /^\{?\s*["']?([\w.$@/-]+)["']?\s*:\s+["']?([^"'{}[\],]*?)["']?,?\s*\}?$/.exec(code) ?? []
  if (key !== undefined && value !== undefined) return value === '' ? `${key}:` : `${key}: ${value}`
  if (!/^[{[].*[:,]/.test(code) || !/[}\]]$/.test(code)) return undefined
  return sayThing(code.startsWith('{') ? 'object' : 'list', place)
}

/** A statement of a program is typed, not said. */
export function sayStatement(code: string, place: CodePlace): string | undefined {
  return STATEMENTS.some(statement => statement.test(code)) ? sayThing('line', place) : undefined
}

const STATEMENTS = [
  /^(?:const|let|var|import|export|return|function|class|def|fn|func|if|for|while|from|using|#include)\b.*[=({;:"'<]/,
  /[ =(].*;$/,
  /=> ?\{|\{ ?return\b/,
]

/** Nobody can listen to `/^[a-z]+$/`. */
export function sayPattern(code: string, place: CodePlace): string | undefined {
  return /^\/.+\/[dgimsuvy]*$/.test(code) && /[\\^$*+?()[\]|]/.test(code)
    ? sayThing('pattern', place)
    : undefined
}
