import { join } from 'node:path'

/** The folder of the installed package. Both `cli/` and `dist-cli/`, into which it is built, are directly below it. */
export const packageFolder = join(import.meta.dirname, '..')
