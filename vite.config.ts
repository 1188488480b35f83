import { availableParallelism } from 'node:os'

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { demoHost } from './build/demo-host.ts'
import { auth0FromSource } from './build/auth0-from-source.ts'
import { chunkGroups } from './build/chunk-groups.ts'
import { GroupByEnvironment } from './build/group-by-environment.ts'
import { inlineFirstLoad } from './build/inline-first-load.ts'
import { productionHost } from './build/production-host.ts'
import { previewHeaders } from './build/preview-headers.ts'
import { versionFile } from './build/version-file.ts'

export default defineConfig(({ mode }) => ({
  // The app finds the path below which it is hosted at run time (src/config/base-path.ts).
  base: './',
  plugins: [
    // The published SDK is for an urgent fix that its sources do not have (SECURITY.md).
    !process.env['LATCHKEY_PUBLISHED_SDK'] && auth0FromSource(),
    tailwindcss(),
    react(),
    inlineFirstLoad(),
    versionFile(),
    mode === 'demo' ? demoHost() : productionHost(),
    previewHeaders(),
  ],
  resolve: {
    alias: {
      '~': new URL('./src', import.meta.url).pathname,
      // The package writes to `innerHTML` in browsers, which Trusted Types forbid.
      'decode-named-character-reference': new URL('./src/ui/text/named-character.ts', import.meta.url).pathname,
    },
  },
  build: {
    outDir: mode === 'demo' ? 'dist-demo' : 'dist',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    target: 'es2023',
    // Browsers without modulepreload (Safari before 17) load the same files without the hint.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: { codeSplitting: { groups: chunkGroups } },
    },
  },
  server: { headers: { 'cache-control': 'no-store' } },
  test: {
    environment: 'jsdom',
    // Starting jsdom takes longer than the tests of a file. All files share one document, so each test must clean up.
    isolate: false,
    // At least three, because the tests of a file spend a fifth of their time waiting. On two cores the whole suite is
    // 7 % faster with a third worker, and slower with a fourth.
    maxWorkers: Math.max(3, availableParallelism()),
    sequence: { sequencer: GroupByEnvironment },
    setupFiles: ['tests/support/setup.ts'],
    include: ['{src,tests,build,deploy,cli,api-server}/**/*.test.{ts,tsx}'],
    // Has its own packages: `npm run test:tenant`.
    exclude: ['**/node_modules/**', 'tests/tenant/**'],
    // Neither UTC nor a whole number of hours from it: a test fails if UTC without a zone is parsed as local time.
    env: { TZ: 'Pacific/Chatham' },
    // A limit for a hang only. It covers several waits, whose limit is in tests/support/setup.ts.
    testTimeout: 60_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
}))
