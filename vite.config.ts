import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { demoHost } from './build/demo-host.ts'
import { auth0FromSource } from './build/auth0-from-source.ts'
import { chunkGroups } from './build/first-load-chunk.ts'
import { firstLoadInFewFiles } from './build/first-load-in-few-files.ts'
import { previewHeaders } from './build/preview-headers.ts'

export default defineConfig(({ mode }) => ({
  // The demo finds out at run time below which path it is hosted (build/demo-host.ts).
  base: mode === 'demo' ? './' : '/',
  plugins: [
    auth0FromSource(),
    tailwindcss(),
    react(),
    firstLoadInFewFiles(),
    mode === 'demo' && demoHost(),
    previewHeaders(),
  ],
  resolve: { alias: { '~': new URL('./src', import.meta.url).pathname } },
  build: {
    outDir: mode === 'demo' ? 'dist-demo' : 'dist',
    // A data: address would need an exception in the content security policy.
    assetsInlineLimit: 0,
    target: 'es2023',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: { codeSplitting: { groups: chunkGroups } },
    },
  },
  server: { headers: { 'cache-control': 'no-store' } },
  test: {
    environment: 'jsdom',
    // Starting a document for each file costs more than the tests; so no test may leave anything behind.
    isolate: false,
    // By default one core stays free for an editor: on two cores the files would run one after the other.
    maxWorkers: '100%',
    setupFiles: ['tests/support/setup.ts'],
    include: ['{src,tests,build,deploy}/**/*.test.{ts,tsx}'],
    // A zone that is neither UTC nor a whole number of hours away: a zone-less instant read as local time shows.
    env: { TZ: 'Pacific/Chatham' },
    // What is waited for arrives within 5 s even on a busy machine (tests/support/setup.ts).
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
}))
