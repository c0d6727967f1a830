import type { Route } from './service.ts'
import { success } from './wire.ts'

/** What an account may ask about itself; v2 addresses, for users of v1 too. */
export const USER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/user/remaining_quota',
    point: 'quota',
    handle: ({ account }) => success({ remaining_quota: account.credits }),
  },
  {
    method: 'GET',
    path: '/v2/user/whoami',
    point: 'whoami',
    handle: () => success({ email: 'sandbox@example.com', username: 'sandbox' }),
  },
]
