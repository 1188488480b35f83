import { lazyComponent } from '~/lib/lazy-component'

import { SaveKeyTo } from './lazy-save-key-to'

/** The dialogs of a rotation, in two chunks: few rotations are finished in the visit that began them. */
export const RotateFirstSteps = lazyComponent(() =>
  import('./rotate-first-steps').then((module) => module.RotateFirstSteps),
)
export const RotateLaterSteps = lazyComponent(() =>
  import('./rotate-later-steps').then((module) => module.RotateLaterSteps),
)
export const rotationSteps = [RotateFirstSteps, SaveKeyTo, RotateLaterSteps]
