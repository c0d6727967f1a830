import { type Music, SMALL_MUSIC, SMALL_TEMPLATES, type Template } from './template-catalog.ts'

/** What a sandbox offers. All its accounts see the same. */
export interface Catalog {
  readonly avatars: readonly Avatar[]
  readonly voices: readonly Voice[]
  readonly templates?: readonly Template[]
  readonly music?: readonly Music[]
}

export interface Avatar {
  /** Digits; an integer on the wire. */
  readonly id: string
  readonly name: string
  readonly kind: 'photo' | 'instant' | 'library'
  /** Photo and instant avatars: 0 in progress, 1 ready (the default), 2 failed. */
  readonly status?: 0 | 1 | 2
  readonly failMessage?: string
  /** The library's avatars alone have these. */
  readonly traits?: Traits
}

interface Traits {
  /** 0 portrait, 1 landscape, 2 square. */
  readonly aspectRatio: 0 | 1 | 2
  readonly style: string
  readonly gender: string
  readonly age: string
  readonly scene: string
  readonly ethnicity: string
}

export interface Voice {
  readonly id: string
  readonly name: string
  readonly kind: 'custom' | 'library'
  readonly language: string
  readonly gender: string
  readonly age: string
}

/** The avatar that a create request means: `avatar_type` 0 is the library, 1 the account's own. */
export function findAvatar(avatars: readonly Avatar[], id: string, type: 0 | 1): Avatar | undefined {
  return avatars.find(avatar => avatar.id === id && (avatar.kind === 'library') === (type === 0))
}

const library = (id: number, name: string, looks: string): Avatar => {
  const [ratio, style = '', gender = '', age = '', scene = '', ethnicity = ''] = looks.split(' ')
  const aspectRatio = ratio === 'portrait' ? 0 : ratio === 'landscape' ? 1 : 2
  return { id: `${id}`, name, kind: 'library', traits: { aspectRatio, style, gender, age, scene, ethnicity } }
}

const voices = (kind: Voice['kind'], language: string, ...lines: string[]): Voice[] =>
  lines.map(line => {
    const [id = '', name = '', gender = '', age = ''] = line.split(' ')
    return { id, name, kind, language, gender, age }
  })

/**
 * Small, and with what makes a catalog hard: avatars that are not ready, two of the same name (81 and 82), one id in
 * two lists (412), and more voices than fit on a page.
 */
export const SMALL_CATALOG: Catalog = {
  templates: SMALL_TEMPLATES,
  music: SMALL_MUSIC,
  avatars: [
    { id: '9001', name: 'Release host', kind: 'photo' },
    { id: '9002', name: 'Mika (headshot)', kind: 'photo' },
    { id: '9003', name: 'Team mascot', kind: 'photo' },
    { id: '9004', name: 'Office portrait', kind: 'photo' },
    { id: '9005', name: 'New photo', kind: 'photo', status: 0 },
    {
      id: '9006',
      name: 'Blurred photo',
      kind: 'photo',
      status: 2,
      failMessage: 'No face was found in the photo',
    },
    { id: '7101', name: 'Dana at the desk', kind: 'instant' },
    { id: '7102', name: 'Dana standing', kind: 'instant' },
    { id: '7103', name: 'Founder', kind: 'instant' },
    { id: '412', name: 'Studio double', kind: 'instant' },
    library(81, 'Amanda outdoors', 'portrait professional female adult outdoors european'),
    library(82, 'Amanda outdoors', 'landscape professional female adult outdoors european'),
    library(127, 'Kwame', 'landscape professional male adult business african'),
    library(128, 'Kwame in the studio', 'landscape professional male adult studio african'),
    library(203, 'Priya', 'landscape social female young_adult lifestyle south_asian'),
    library(204, 'Priya teaching', 'landscape professional female young_adult education south_asian'),
    library(260, 'Hiro', 'square social male young_adult studio east_asian'),
    library(261, 'Mei', 'portrait social female young_adult lifestyle east_asian'),
    library(305, 'Omar', 'landscape professional male senior news middle_eastern'),
    library(318, 'Lucía', 'portrait social female adult health_fitness south_american'),
    library(340, 'Tom', 'landscape professional male senior education north_american'),
    library(377, 'Grace', 'square professional female senior business north_american'),
    library(412, 'Jonas', 'landscape professional male adult news european'),
    library(430, 'Ingrid', 'landscape social female adult health_fitness european'),
  ],
  voices: [
    ...voices(
      'custom',
      'english',
      'tb_e63bb35b4c0d Dana female middle_aged',
      'tb_0f9a1c22d7e1 Founder male old',
    ),
    ...voices('custom', 'german', 'tb_77c01b9f3a54 Mika female young'),
    ...voices(
      'library',
      'english',
      'en-US-ChristopherNeural Christopher male middle_aged',
      'en-US-JennyNeural Jenny female young',
      'en-US-GuyNeural Guy male young',
      'en-US-AriaNeural Aria female middle_aged',
      'en-US-RogerNeural Roger male old',
      'en-GB-SoniaNeural Sonia female middle_aged',
      'en-GB-RyanNeural Ryan male young',
      'en-AU-NatashaNeural Natasha female young',
      'en-IN-PrabhatNeural Prabhat male middle_aged',
    ),
    ...voices(
      'library',
      'spanish',
      'es-ES-ElviraNeural Elvira female middle_aged',
      'es-ES-AlvaroNeural Alvaro male middle_aged',
      'es-MX-DaliaNeural Dalia female young',
    ),
    ...voices(
      'library',
      'german',
      'de-DE-KatjaNeural Katja female middle_aged',
      'de-DE-ConradNeural Conrad male old',
      'de-AT-IngridNeural Ingrid female young',
    ),
    ...voices(
      'library',
      'french',
      'fr-FR-DeniseNeural Denise female young',
      'fr-FR-HenriNeural Henri male old',
    ),
    ...voices(
      'library',
      'japanese',
      'ja-JP-NanamiNeural Nanami female young',
      'ja-JP-KeitaNeural Keita male young',
    ),
    ...voices(
      'library',
      'chinese',
      'zh-CN-XiaoxiaoNeural Xiaoxiao female young',
      'zh-CN-YunxiNeural Yunxi male young',
    ),
    ...voices('library', 'portuguese', 'pt-BR-FranciscaNeural Francisca female middle_aged'),
    ...voices('library', 'italian', 'it-IT-ElsaNeural Elsa female middle_aged'),
    ...voices('library', 'hindi', 'hi-IN-SwaraNeural Swara female young'),
    ...voices('library', 'arabic', 'ar-EG-SalmaNeural Salma female middle_aged'),
  ],
}
