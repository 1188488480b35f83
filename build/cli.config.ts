import { readFileSync } from 'node:fs'

import { defineConfig } from 'vite'

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** Builds the command line tool: one file for Node 20, which cannot run TypeScript. `npm install` brings its packages. */
export default defineConfig({
  resolve: { alias: { '~': new URL('../src', import.meta.url).pathname } },
  publicDir: false,
  // Everything is bundled but the packages that `npm install` brings: those in `dependencies`.
  ssr: { noExternal: true, external: Object.keys(dependencies) },
  build: {
    ssr: 'cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    reportCompressedSize: false,
    rolldownOptions: {
      // The app loads the messages for config.json lazily. The tool is one file.
      checks: { ineffectiveDynamicImport: false },
      external: Object.keys(dependencies),
    },
  },
})
