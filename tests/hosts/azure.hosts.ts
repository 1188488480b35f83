import { describeHost } from './matrix.ts'
import { freePort, startServer } from './process.ts'
import { prepareFor } from './site.ts'
import { toolFile } from './tool.ts'

describeHost(
  'Azure Static Web Apps (its emulator)',
  async (base) => {
    const site = await prepareFor('azure', base)
    const port = await freePort()
    const tool = toolFile('@azure/static-web-apps-cli', 'dist/cli/bin.js')
    const args = [tool, 'start', site.root, '--host', '127.0.0.1', '--port', `${port}`]
    const env = { ...process.env, SWA_CLI_TELEMETRY: 'false' }
    return startServer({ site, port, command: process.execPath, args, options: { cwd: site.folder, env } })
  },
  {
    gaps: {
      post: 'the emulator sends no global headers with an error',
      compression: 'Azure compresses at its edge',
      headersOf404: 'the emulator sends no global headers with an error',
      redirect: 'the emulator sends its own policy with a redirect',
    },
  },
)
