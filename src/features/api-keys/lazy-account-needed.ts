import { lazyComponent } from '~/lib/lazy-component'

/** The likely reason of a 403, loaded when a request has failed. */
export const AccountNeeded = lazyComponent(() => import('./account-needed').then((module) => module.AccountNeeded))
