import type { Host } from './host.ts'

/** Every host by its name on the command line. */
export const hosts = {} satisfies Record<string, Host> as Record<string, Host>
