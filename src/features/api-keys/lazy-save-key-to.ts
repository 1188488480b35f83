import { lazyComponent } from '~/lib/lazy-component'

/** Not needed to save a new key, so its code does not delay the form. The form preloads it. */
export const SaveKeyTo = lazyComponent(() => import('./save-key-to').then((module) => module.SaveKeyTo))
