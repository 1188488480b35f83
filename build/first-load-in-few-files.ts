import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

/**
 * Spares the first load two requests.
 * - The styles go into the page: the drawn shell then needs nothing but the page itself. The content security policy
 *   names them by their hash, like the script before them.
 * - The bundler's runtime, a third of a kilobyte that it insists on giving a file of its own, goes into the files that
 *   everybody loads. The parts that come later import that file as they did.
 */
export function firstLoadInFewFiles(): Plugin[] {
  return [
    inlineIntoFirstLoad(),
    {
      name: 'latchkey:forget-inlined-styles',
      apply: 'build',
      // Vite writes those lists last of all.
      generateBundle: { order: 'post', handler: (_options, bundle) => forgetInlinedStyles(bundle) },
    },
  ]
}

function inlineIntoFirstLoad(): Plugin {
  return {
    name: 'latchkey:first-load-in-few-files',
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
  const [statement, names = '', file] = RUNTIME_IMPORT.exec(chunk.code) ?? []
  if (!statement) return
  const runtime = Object.values(bundle).find(({ fileName }) => fileName.endsWith(`/${file}`))
  const [body, exported] = runtime?.type === 'chunk' ? runtime.code.trim().split(/;?export\{([^}]*)\};?/) : []
  if (!body || !exported) throw new Error(`${chunk.fileName} imports a runtime that cannot be read.`)
  // "a as b" is written "b: a" in an object, and the other way round where one is taken apart.
  const returned = exported.replace(/(\S+) as (\S+?)(,|$)/g, '$2:$1$3')
  const taken = names.replace(/(\S+) as (\S+?)(,|$)/g, '$1:$2$3')
  chunk.code = chunk.code.replace(statement, () => `const{${taken}}=(()=>{${body};return{${returned}}})();`)
}

function withoutRuntime(html: string): string {
  return html.replace(/\s*<link rel="modulepreload"[^>]*rolldown-runtime[^>]*>/, '')
}

/**
 * Parts that come later list what their neighbours need, the styles that are in the page now among it. The entry, which
 * is there as well, takes their place in the list, whose positions count.
 */
function forgetInlinedStyles(bundle: Bundle): void {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const entry = nameOf(chunks.find(({ isEntry }) => isEntry)?.fileName ?? '')
  const there = new Set(Object.keys(bundle).map(nameOf))
  for (const chunk of chunks) {
    // Below the page ("assets/…") or beside the chunk ("./…"), as the base path has it.
    chunk.code = chunk.code.replace(/"((?:[^"\s]*\/)?)([^"\s/]+\.css)"/g, (text, folder: string, name: string) =>
      there.has(name) ? text : `"${folder}${entry}"`,
    )
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

function inlineStyles(html: string, bundle: Bundle): string {
  const [link, path = ''] = /\s*<link rel="stylesheet"[^>]*href="\.?\/([^"]+)">/.exec(html) ?? []
  const styles = bundle[path]
  if (!link || styles?.type !== 'asset') throw new Error('The page has no stylesheet.')
  delete bundle[path]
  const text = String(styles.source).trim()
  // Before the scripts: what the shell looks like must not wait for what they bring.
  return html.replace(link, '').replace(/\s*<script type="module"/, (script) => `\n    <style>${text}</style>${script}`)
}
