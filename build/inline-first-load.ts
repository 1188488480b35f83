import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

/**
 * Saves two requests of the first load.
 * - The stylesheet becomes an inline `<style>`, so the static shell needs no file but index.html. The content security
 *   policy allows the style by its hash, as it does the inline script (deploy/csp.ts).
 * - The bundler's runtime, a third of a kilobyte that always gets its own chunk, is copied into the chunks of the first
 *   load. Lazy chunks still import the runtime chunk.
 */
export function inlineFirstLoad(): Plugin[] {
  return [
    inlineRuntimeAndStyles(),
    {
      name: 'latchkey:replace-inlined-stylesheet',
      apply: 'build',
      // Vite writes the preload lists in its own generateBundle hook, so this hook has to run after it.
      generateBundle: { order: 'post', handler: (_options, bundle) => replaceInlinedStylesheet(bundle) },
    },
  ]
}

function inlineRuntimeAndStyles(): Plugin {
  return {
    name: 'latchkey:inline-first-load',
    apply: 'build',
    generateBundle: {
      order: 'pre',
      handler: (_options, bundle) => {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk' && (chunk.isEntry || chunk.name === 'vendor')) inlineRuntime(chunk, bundle)
        }
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => (bundle ? inlineStyles(withoutRuntime(html), bundle) : html),
    },
  }
}

const RUNTIME_IMPORT = /import\{([^}]*)\}from"\.\/(rolldown-runtime-[^"]+)";?/

function inlineRuntime(chunk: Rolldown.OutputChunk, bundle: Bundle): void {
  const [statement, importedNames = '', file] = RUNTIME_IMPORT.exec(chunk.code) ?? []
  if (!statement) return
  const runtime = Object.values(bundle).find(({ fileName }) => fileName.endsWith(`/${file}`))
  const [body, exportedNames] = runtime?.type === 'chunk' ? runtime.code.trim().split(/;?export\{([^}]*)\};?/) : []
  if (!body || !exportedNames) throw new Error(`Could not parse the runtime that ${chunk.fileName} imports.`)
  // `export { a as b }` becomes the object literal `{ b: a }`, and `import { a as b }` the destructuring `{ a: b }`.
  const returned = exportedNames.replace(/(\S+) as (\S+?)(,|$)/g, '$2:$1$3')
  const destructured = importedNames.replace(/(\S+) as (\S+?)(,|$)/g, '$1:$2$3')
  chunk.code = chunk.code.replace(statement, () => `const{${destructured}}=(()=>{${body};return{${returned}}})();`)
}

function withoutRuntime(html: string): string {
  return html.replace(/\s*<link rel="modulepreload"[^>]*rolldown-runtime[^>]*>/, '')
}

/**
 * Replaces the deleted stylesheet in the preload lists of Vite, which name all files that a lazy chunk depends on.
 * Other code refers to a file by its index in the list, so the stylesheet is replaced by the entry chunk, which is
 * always loaded.
 */
function replaceInlinedStylesheet(bundle: Bundle): void {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const entry = baseName(chunks.find(({ isEntry }) => isEntry)?.fileName ?? '')
  const fileNames = new Set(Object.keys(bundle).map(baseName))
  for (const chunk of chunks) {
    // Depending on `base`, the path is relative to index.html ("assets/…") or to the chunk ("./…").
    chunk.code = chunk.code.replace(/"((?:[^"\s]*\/)?)([^"\s/]+\.css)"/g, (text, folder: string, name: string) =>
      fileNames.has(name) ? text : `"${folder}${entry}"`,
    )
  }
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

function inlineStyles(html: string, bundle: Bundle): string {
  const [link, path = ''] = /\s*<link rel="stylesheet"[^>]*href="\.?\/([^"]+)">/.exec(html) ?? []
  const styles = bundle[path]
  if (!link || styles?.type !== 'asset') throw new Error('index.html has no stylesheet.')
  delete bundle[path]
  const text = String(styles.source).trim()
  // Put the styles before the scripts, so that the browser can paint the shell while the scripts load.
  return html.replace(link, '').replace(/\s*<script type="module"/, (script) => `\n    <style>${text}</style>${script}`)
}
