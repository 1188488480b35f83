import type { SiteHeaders } from '../headers.ts'

/** The input from which a host's files are made. */
export type PreparedSite = {
  headers: SiteHeaders
  /** The names of all files in assets/, those of the last release last. */
  assets: string[]
  /** Whether the brand has a folder of its own. Its files are in `brand/`, relative to the prepared folder. */
  hasBrand?: boolean
}

/** A place where the console can be hosted. `latchkey prepare --host` writes its files. */
export type Host = {
  /** Its name in the documentation: "Cloudflare". */
  title: string
  /**
   * The folder that the host serves, relative to the prepared folder and with a slash at its end. The console is in this
   * folder, below its base path. The host's own files are beside this folder, unless the host looks for them inside.
   */
  root: string
  /** Returns the host's own files by their path in the prepared folder. */
  files: (site: PreparedSite) => Record<string, string>
  /** Whether the host runs `prepare` itself, so that it needs the files of the brand as they were given. */
  preparesAtStart?: boolean
  /** Returns what the host's own files leave out, in sentences for the user. */
  notes?: (site: PreparedSite) => string[]
}
