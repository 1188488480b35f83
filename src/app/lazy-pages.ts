import { lazyComponent } from '~/lib/lazy-component'

/** Preloaded by the frame, because a log-out without a network has to explain itself. */
export const LogOutPage = lazyComponent(() => import('~/pages/plain/log-out-page').then((module) => module.LogOutPage))
