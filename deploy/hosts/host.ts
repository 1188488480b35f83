import type { ConfigFile } from '../config-file.ts'
import type { SiteHeaders } from '../headers.ts'

/** What a host's files are made from. */
export type PreparedSite = { headers: SiteHeaders; config: ConfigFile }

/** A place where the console can be hosted. `latchkey prepare --host` writes its files. */
export type Host = {
  /** Its name in the documentation: "Cloudflare". */
  title: string
  /**
   * The folder that the host serves, relative to the prepared folder and with a slash at its end. Empty if the host serves
   * the prepared folder itself. The console is in this folder, below its base path.
   */
  root: '' | 'public/'
  /** Returns the host's own files by their path in the prepared folder. */
  files: (site: PreparedSite) => Record<string, string>
}
