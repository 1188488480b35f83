import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

import { keysPage } from './hal-api-keys.ts'

/** Builds the floor, a minimal app with the same packages, with Vite's default settings. Returns the output folder. */
export async function buildFloor(parent: string): Promise<string> {
  const root = dirname(fileURLToPath(import.meta.resolve('./floor/main.tsx')))
  const outDir = join(parent, 'floor')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [tailwindcss(), react()],
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  })
  await mkdir(outDir, { recursive: true })
  await writeFile(join(outDir, 'keys.json'), JSON.stringify(keysPage({ count: 2_000, page: 0, size: 20, links: '' })))
  return outDir
}
