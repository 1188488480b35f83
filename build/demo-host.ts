import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'

import { patterns, paths } from '../src/config/paths.ts'
import { inlineHashes } from '../deploy/csp.ts'

/** The paths of all pages without an ID, without the leading slash, longest first. Each becomes a folder of the build. */
const demoPages = [
  ...[...Object.values(paths), paths.addLoginMethod()]
    .filter((path) => typeof path === 'string')
    .filter((path) => path !== paths.home)
    .map((path) => path.slice(1)),
  'demo/authorize',
  'demo/logout',
  'demo/connect',
  'demo/reset',
  'demo/project',
  'demo/organization',
].sort((a, b) => b.length - a.length)

const WORKER = 'mockServiceWorker.js'

/**
 * Makes the demo build work on any static host, under any path, without rewrite rules:
 * - an inline script determines the base path at run time and loads the scripts and styles from there;
 * - each page of the app is a folder with a copy of index.html, except pages with an ID in their path, for which the host
 *   serves 404.html;
 * - the content security policy is in a meta tag, so it needs no response header;
 * - the worker of the mock server is copied from the installed package, so a production build cannot contain it.
 */
export function demoHost(): Plugin {
  let folder = ''
  return {
    name: 'latchkey:demo-host',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    configureServer(server) {
      server.middlewares.use(`/${WORKER}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript')
        void workerSource().then((source) => response.end(source))
      })
    },
    transformIndexHtml: { order: 'post', handler: (html, { bundle }) => (bundle ? hostAnywhere(html) : html) },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: WORKER, source: await workerSource() })
    },
    async closeBundle() {
      const html = await readFile(join(folder, 'index.html'), 'utf8')
      const copies = ['404.html', ...demoPages.map((page) => `${page}/index.html`)]
      await Promise.all(
        copies.map(async (copy) => {
          await mkdir(dirname(join(folder, copy)), { recursive: true })
          await writeFile(join(folder, copy), html)
        }),
      )
    },
  }
}

/**
 * Returns the worker of the mock server, which stays registered. As published, it unregisters when its last page closes. A
 * page that loads at that moment, after a reload or a navigation, waits for the worker forever and stays blank.
 */
async function workerSource(): Promise<string> {
  const source = await readFile(createRequire(import.meta.url).resolve(`msw/${WORKER}`), 'utf8')
  const unregister = 'await self.registration.unregister()'
  if (!source.includes(unregister)) throw new Error(`${WORKER} no longer contains "${unregister}".`)
  return source.replace(unregister, '')
}

/** Replaces the tags that load files relative to the page with a script that loads them relative to the base path. */
function hostAnywhere(html: string): string {
  const tags: string[] = []
  const rest = html.replace(/\s*<(?:script|link)[^>]*(?:src|href)="\.\/[^>]*>(?:<\/script>)?/g, (tag) => {
    tags.push(tag)
    return ''
  })
  const files = tags.flatMap((tag) => /(?:src|href)="\.\/([^"]+\.(?:js|css|svg))"/.exec(tag)?.[1] ?? [])
  const loader = loaderScript(files)
  const withLoader = forNewerBrowsers(rest).replace('</head>', `<script>${loader}</script></head>`)
  return withLoader.replace(
    '<head>',
    `<head><meta http-equiv="Content-Security-Policy" content="${policy(withLoader)}" />`,
  )
}

/** The mock server needs newer browsers than the app: for the methods of Set, and in Safari for Promise.withResolvers. */
function forNewerBrowsers(html: string): string {
  const changes = [
    ['URL.canParse &&', 'URL.canParse && Set.prototype.union && Promise.withResolvers &&'],
    ['Chrome or Edge 120, Firefox 125', 'Chrome or Edge 122, Firefox 127'],
  ] as const
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`index.html does not contain "${from}".`)
    return text.replace(from, to)
  }, html)
}

/**
 * Returns the source of an inline script that loads the given files. At a URL that is not a page of
 * the app, the first guess at the base path is wrong and the files fail to load. The script then retries one folder up.
 */
function loaderScript(files: string[]): string {
  const pagesWithId = Object.values(patterns).map((path) => path.slice(1).replaceAll(/:\w+\??/g, '[^/]+'))
  const pages = [...pagesWithId, ...demoPages].join('|').replaceAll('/', '\\/')
  return `(function load(base){
for(const file of ${JSON.stringify(files)}){
const isScript=file.endsWith('.js');const tag=document.createElement(isScript?'script':'link');
if(isScript){tag.type='module';tag.src=base+file}else{tag.rel=file.endsWith('.css')?'stylesheet':'icon';tag.blocking='render';tag.href=base+file}
if(isScript&&base!=='/')tag.onerror=()=>load(base.replace(/[^/]+\\/$/,''));
document.head.append(tag)}
})(location.pathname.replace(/\\/(?:${pages})\\/?$/,'/').replace(/[^/]*$/,''))`
}

const quoted = (hashes: string[]) => hashes.map((hash) => `'${hash}'`).join(' ')

function policy(html: string): string {
  return [
    "default-src 'none'",
    // The loader script starts the others. The worker of the mock server does not work with `require-trusted-types-for`.
    `script-src ${quoted(inlineHashes(html, 'script'))} 'strict-dynamic'`,
    `style-src 'self' ${quoted(inlineHashes(html, 'style'))}`,
    "img-src 'self' data:",
    // These hosts do not exist. The mock worker responds to the requests.
    "connect-src 'self' https://demo-tenant.example https://app.demo.example https://connection.demo.example",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
