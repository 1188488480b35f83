import { join } from 'node:path'

import { describeHost } from './matrix.ts'
import { freePort, startServer } from './process.ts'
import { prepareFor } from './site.ts'
import { toolFile } from './tool.ts'

describeHost(
  'Cloudflare (wrangler dev)',
  async (base) => {
    const site = await prepareFor('cloudflare', base)
    const port = await freePort()
    const env = {
      ...process.env,
      CI: 'true',
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_LOG_PATH: join(site.folder, 'logs'),
      XDG_CONFIG_HOME: join(site.folder, 'config'),
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    }
    const tool = toolFile('wrangler', 'bin/wrangler.js')
    const ports = ['--port', `${port}`, '--inspector-port', `${await freePort()}`]
    const args = [tool, 'dev', '--local', '--ip', '127.0.0.1', ...ports, '--show-interactive-dev-session', 'false']
    return startServer({ site, port, command: process.execPath, args, options: { env, cwd: site.folder } })
  },
  { gaps: { compression: 'Cloudflare compresses at its edge' } },
)
