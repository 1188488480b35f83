import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { demoHost } from './deploy/demo-host.ts'
import { auth0FromSource } from './deploy/auth0-from-source.ts'
import { chunkGroups } from './deploy/first-load-chunk.ts'
import { firstLoadInFewFiles } from './deploy/first-load-in-few-files.ts'
import { previewHeaders } from './deploy/preview-headers.ts'

export default defineConfig(({ mode }) => ({
  // The demo finds out at run time below which path it is hosted (deploy/demo-host.ts).
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
    setupFiles: ['tests/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'tests/*.test.{ts,tsx}'],
    // A zone that is neither UTC nor a whole number of hours away: a zone-less instant read as local time shows.
    env: { TZ: 'Pacific/Chatham' },
    // What is waited for arrives within 5 s even on a busy machine (tests/setup.ts).
    testTimeout: 20_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
}))
