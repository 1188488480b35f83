import { describeHost } from './matrix.ts'
import { freePort, startServer } from './process.ts'
import { prepareFor } from './site.ts'
import { toolFile } from './tool.ts'

describeHost(
  'Firebase Hosting (superstatic)',
  async (base) => {
    const site = await prepareFor('firebase', base)
    const port = await freePort()
    const tool = toolFile('superstatic', 'lib/bin/server.js')
    const where = ['--host', '127.0.0.1', '--port', `${port}`]
    const args = [tool, '.', '--config', 'firebase.json', ...where, '--compression']
    return startServer({ site, port, command: process.execPath, args, options: { cwd: site.folder } })
  },
  { gaps: { post: 'superstatic answers it like a GET', revalidation: 'superstatic does not compare ETags' } },
)
