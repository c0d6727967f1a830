import { AVATAR_FILTERS, type Lists } from './catalog-lists.ts'
import { ASPECT_RATIOS } from './v1.ts'

/** Where the API's first version lists avatars and voices, and which filters each list has: https://docs.jogg.ai. */
export const LISTS_V1: Lists = {
  avatars: {
    photo: { path: '/v1/avatars/photo_avatars', filters: [] },
    instant: { path: '/v1/avatars/custom', filters: [] },
    library: { path: '/v1/avatars', filters: AVATAR_FILTERS },
  },
  voices: {
    custom: { path: '/v1/voices/custom', filters: ['language'] },
    library: { path: '/v1/voices', filters: ['language', 'gender', 'age'] },
  },
  aspectRatio: ratio => String(ASPECT_RATIOS[ratio]),
}
