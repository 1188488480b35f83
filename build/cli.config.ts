import { defineConfig } from 'vite'

/** Builds the command line tool: one file for Node 20, which cannot run TypeScript. `npm install` brings its packages. */
export default defineConfig({
  resolve: { alias: { '~': new URL('../src', import.meta.url).pathname } },
  publicDir: false,
  ssr: { noExternal: ['zod', 'jose', 'tldts', 'tldts-core'] },
  build: {
    ssr: 'cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    reportCompressedSize: false,
    rolldownOptions: {
      // One file. The app loads its messages for config.json late, and the tool needs them at once.
      checks: { ineffectiveDynamicImport: false },
      external: ['commander', '@clack/prompts'],
    },
  },
})
