import { siteHeaders } from '../../deploy/headers.ts'
import type { PreparedSite } from '../../deploy/hosts/host.ts'

/** A site whose headers contain both kinds of quotes, for tests of the files of a host. */
export function preparedSite(base = '/', assets = ['app-1a2b3c4d.js', 'worker-5e6f7a8b.js']): PreparedSite {
  const config = {
    auth0: { domain: 'login.example.com' },
    headers: { reportTo: 'https://reports.example.com/csp?key=1' },
  }
  return { headers: siteHeaders({ html: '<script>start()</script>', config, base }), assets }
}
