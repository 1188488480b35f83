import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

import { integrityOf } from '../deploy/csp.ts'

/**
 * Finishes index.html of the production build:
 * - its URLs begin with the root of the host, because it is also served for deep links (`latchkey prepare --base` writes
 *   another path);
 * - the scripts that it loads have an `integrity` attribute, and an import map has the integrity of every other script,
 *   so that a browser runs no changed file;
 * - every `import()` preloads its chunk.
 */
export function productionHost(): Plugin {
  let folder = ''
  return {
    name: 'latchkey:production-host',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    transformIndexHtml: { order: 'post', handler: (html) => html.replace(/((?:src|href)=")\.\//g, '$1/') },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') preloadEveryImport(chunk)
      },
    },
    // The hashes are those of the files on disk: other plugins change the chunks until the end.
    async writeBundle() {
      const scripts = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.js')).sort()
      const integrity = Object.fromEntries(
        await Promise.all(
          scripts.map(async (name) => [`/assets/${name}`, integrityOf(await readFile(join(folder, 'assets', name)))]),
        ),
      ) as Record<string, string>
      const page = join(folder, 'index.html')
      await writeFile(page, withIntegrity(await readFile(page, 'utf8'), integrity))
    },
  }
}

/** Adds the import map in front of the first module script: browsers ignore one that comes later. */
function withIntegrity(html: string, integrity: Record<string, string>): string {
  const importMap = `<script type="importmap">${JSON.stringify({ integrity })}</script>`
  const [first] = /<script type="module"/.exec(html) ?? []
  if (!first) throw new Error('index.html has no module script.')
  return html
    .replace(first, () => `${importMap}\n    ${first}`)
    .replace(/(<(?:script|link)[^>]* (?:src|href)="(\/assets\/[^"]+\.js)")/g, (tag, _, path: string) => {
      const hash = integrity[path]
      if (!hash) throw new Error(`index.html loads the missing file ${path}.`)
      return `${tag} integrity="${hash}"`
    })
}

/**
 * Vite preloads a chunk and its imports, but not a chunk that imports nothing. With `strict-dynamic`, the content security
 * policy would block that one: an `import()` in a script of the page counts as inserted by the parser, and only the link
 * that the preload adds does not.
 */
function preloadEveryImport(chunk: Rolldown.OutputChunk): void {
  chunk.code = chunk.code.replace(
    /(import\(`(\.\/[^`]+)`\)(?:(?!import\()[^])*?,)\[\](,import\.meta\.url\))/g,
    (_, call: string, file: string, end: string) => `${call}["${file}"]${end}`,
  )
  const calls = chunk.code.split('import(`./').length - 1
  const preloads = chunk.code.match(/[\])],import\.meta\.url\)/g)?.length ?? 0
  if (calls !== preloads || chunk.code.includes(',[],import.meta.url)'))
    throw new Error(`${chunk.fileName} has ${calls} imports and ${preloads} preloads.`)
}
