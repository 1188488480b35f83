import { join } from 'node:path'

import { describeHost } from './matrix.ts'
import { freePort, startServer } from './process.ts'
import { prepareFor } from './site.ts'

describeHost('Caddy', async (base) => {
  const site = await prepareFor('caddy', base)
  const port = await freePort()
  const env = {
    ...process.env,
    HOME: site.folder,
    XDG_DATA_HOME: join(site.folder, 'data'),
    XDG_CONFIG_HOME: join(site.folder, 'config'),
    CADDY_ADMIN: `127.0.0.1:${await freePort()}`,
    LATCHKEY_HOST: `http://127.0.0.1:${port}`,
    LATCHKEY_ROOT: site.root,
  }
  const args = ['run', '--adapter', 'caddyfile', '--config', join(site.folder, 'Caddyfile')]
  return startServer({ site, port, command: 'caddy', args, options: { env } })
})
