import type { Language } from '../language.ts'
import type { CodePlace } from './place.ts'

/** `*.md` is "all .md files", `src/*` "everything in src", `release-*` "release-star". */
export function sayWildcard(code: string, { before, after, language }: CodePlace): string | undefined {
  if (!code.includes('*') || !/^[^\s()'"=]+$/.test(code) || language === 'other')
    return code.includes('*') && language === 'other' ? code.replace(/[-._/]?\*+/g, '') : undefined
  if (code.startsWith('!')) return sayWildcard(code.slice(1), { before, after, language })
  const { star, files, everything } = WILDCARDS[language]
  const [, folder = '', extension] = /^(?:(.*?)\/)?(?:\*{1,2}\/)*\*(\.[\w.]+)$/.exec(code) ?? []
  const isNamed = FILES_AFTER.test(after) || FILES_BEFORE.test(before)
  if (extension !== undefined) return files(extension, folder.replace(/\/?\*+/g, ''), isNamed)
  const [, whole] = /^([^*]+)\/(?:\*|\*\*(?:\/\*)?)$/.exec(code) ?? []
  if (whole !== undefined && NOUN_AFTER.test(after)) return whole
  if (whole !== undefined && (FOLDER.test(code) || ABOUT_FILES.test(before))) return everything(whole)
  return code
    .replace(/\*+/g, (_, at: number) => (/[\p{L}\p{N}]/u.test(code.charAt(at - 1)) ? `-${star}` : star))
    .replace(new RegExp(`(${star})(?=[\\p{L}\\p{N}])`, 'u'), '$1-')
    .replace(new RegExp(`[./_:]?(?=${star})`, 'gu'), sign => (sign === '' ? '' : '-'))
}

const FILES_AFTER = /^\s*(?:files?|Dateien|fichiers|archivos|arquivos|ficheiros|文件|ファイル|파일)/iu

/** "`/v1/*` endpoints" */
const NOUN_AFTER =
  /^\s*(?:endpoints?|routes?|paths?|URLs?|requests?|packages?|modules?|imports?|APIs?|Routen|Pfade|Pakete|chemins|rutas|rotas|percorsi|接口|路由|路径|端点|エンドポイント|パス|경로)(?!\p{L})/iu

const FILES_BEFORE =
  /(?:files?|Dateien|fichiers|archivos|arquivos|file|файлы|文件|ファイル|파일)(?: \p{L}+){0,2}\s*$/iu
/** What is a folder by its name, and the verbs that are about files; `feature/*` may be branches. */
const FOLDER =
  /\*\*|^\.|\/.*\/\*|(?:^|\/)(?:src|dist|lib|tests?|docs|build|node_modules|public|assets|bin|tmp)\//
const ABOUT_FILES =
  /(?<!\p{L})(?:ignor|exclud|includ|cop[yi]|delet|remov|lint|watch|format|scan|upload)\p{L}*\s$/iu

interface WildcardWords {
  readonly star: string
  readonly files: (extension: string, folder: string, isNamed: boolean) => string
  readonly everything: (folder: string) => string
}

const WILDCARDS: Readonly<Record<Language, WildcardWords>> = {
  en: {
    star: 'star',
    files: (extension, folder, isNamed) =>
      `${extension}${isNamed ? '' : ' files'}${folder === '' ? '' : ` in ${folder}`}`,
    everything: folder => `everything in ${folder}`,
  },
  de: wildcard(
    'Stern',
    extension => `${extension}-Dateien`,
    (files, folder) => `${files} in ${folder}`,
    folder => `alles in ${folder}`,
  ),
  fr: wildcard(
    'étoile',
    extension => `fichiers ${extension}`,
    (files, folder) => `${files} dans ${folder}`,
    folder => `tout ce qui est dans ${folder}`,
  ),
  es: wildcard(
    'asterisco',
    extension => `archivos ${extension}`,
    (files, folder) => `${files} en ${folder}`,
    folder => `todo lo que hay en ${folder}`,
  ),
  pt: wildcard(
    'asterisco',
    extension => `arquivos ${extension}`,
    (files, folder) => `${files} em ${folder}`,
    folder => `tudo em ${folder}`,
  ),
  it: wildcard(
    'asterisco',
    extension => `file ${extension}`,
    (files, folder) => `${files} in ${folder}`,
    folder => `tutto ciò che è in ${folder}`,
  ),
  ru: wildcard(
    'звёздочка',
    extension => extension,
    (files, folder) => `${files} в ${folder}`,
    folder => `всё в ${folder}`,
  ),
  zh: wildcard(
    '星号',
    extension => `${extension} 文件`,
    (files, folder) => `${folder} 下的 ${files}`,
    folder => `${folder} 下的所有内容`,
  ),
  ja: wildcard(
    'アスタリスク',
    extension => `${extension} ファイル`,
    (files, folder) => `${folder} 内の ${files}`,
    folder => `${folder} 内のすべて`,
  ),
  ko: wildcard(
    '별표',
    extension => `${extension} 파일`,
    (files, folder) => `${folder} 안의 ${files}`,
    folder => `${folder} 안의 모든 것`,
  ),
}

function wildcard(
  star: string,
  named: (extension: string) => string,
  inside: (files: string, folder: string) => string,
  everything: (folder: string) => string,
): WildcardWords {
  const files = (extension: string, folder: string, isNamed: boolean) => {
    if (isNamed) return extension
    return folder === '' ? named(extension) : inside(named(extension), folder)
  }
  return { star, files, everything }
}
