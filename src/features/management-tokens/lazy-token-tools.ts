import { lazyComponent } from '~/lib/lazy-component'

/** Not needed to save a new token, so its code does not delay the form. The form preloads it. */
export const TokenTools = lazyComponent(() => import('./token-tools').then((module) => module.TokenTools))
