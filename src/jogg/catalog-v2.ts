import { AVATAR_FILTERS, type Lists } from './catalog-lists.ts'

/** Where the API's second version lists avatars and voices, and which filters each list has: https://docs.jogg.ai. */
export const LISTS_V2: Lists = {
  avatars: {
    photo: { path: '/v2/avatars/photo_avatars', filters: [] },
    instant: { path: '/v2/avatars/custom', filters: [] },
    library: { path: '/v2/avatars/public', filters: AVATAR_FILTERS },
  },
  voices: {
    custom: { path: '/v2/voices/custom', filters: ['language'] },
    library: { path: '/v2/voices', filters: ['language', 'gender', 'age', 'use_case'] },
  },
  aspectRatio: ratio => ratio,
}
