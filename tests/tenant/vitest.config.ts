import { defineConfig } from 'vitest/config'

/** `npm run test:tenant`. These tests need the packages of this folder, which `npm ci` at the root does not install. */
export default defineConfig({
  resolve: { alias: { '~': new URL('../../src', import.meta.url).pathname } },
  // Limits for a hang only.
  test: { root: import.meta.dirname, include: ['*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
})
