import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

import { securityHeaders } from '../deploy/headers.ts'

/** Makes `vite preview` send the headers of a production host, so that policy violations appear before a deployment. */
export function previewHeaders(): Plugin {
  return {
    name: 'latchkey:preview-headers',
    async configurePreviewServer(server) {
      // The demo has its policy in a meta tag (build/demo-host.ts).
      if (server.config.mode === 'demo') return
      const folder = server.config.build.outDir
      const [html, config] = await Promise.all(
        ['index.html', 'config.json'].map((file) => readFile(join(server.config.root, folder, file), 'utf8')),
      )
      const headers = securityHeaders({ html: html ?? '', config: JSON.parse(config ?? '{}') })
      server.middlewares.use((_request, response, next) => {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
        next()
      })
    },
  }
}
