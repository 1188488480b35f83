import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '../..')

/** The hosts' servers and parsers (`npm run test:hosts`). They are not part of the unit tests. */
export default defineConfig({
  root,
  resolve: { alias: { '~': join(root, 'src') } },
  test: {
    include: ['tests/hosts/*.hosts.ts'],
    environment: 'node',
    maxWorkers: 2,
    // Limits for a hang only: an emulator takes up to ten seconds to start.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
