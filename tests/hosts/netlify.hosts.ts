import { join } from 'node:path'

import { fileFor, interpret } from './interpret.ts'
import { describeHost } from './matrix.ts'
import { prepareFor } from './site.ts'
import { loadTool } from './tool.ts'

type HeaderParser = {
  parseAllHeaders: (files: { headersFiles: string[]; minimal: boolean }) => Promise<{
    headers: { for: string; forRegExp: RegExp; values: Record<string, string> }[]
    errors: Error[]
  }>
}
type RedirectParser = {
  parseAllRedirects: (files: { redirectsFiles: string[]; minimal: boolean }) => Promise<{
    redirects: { path: string; to: string; status: number; force: boolean }[]
    errors: Error[]
  }>
}

describeHost(
  "Netlify (its own parsers, this project's interpreter)",
  async (base) => {
    const site = await prepareFor('netlify', base)
    const { parseAllHeaders } = await loadTool<HeaderParser>('@netlify/headers-parser')
    const { parseAllRedirects } = await loadTool<RedirectParser>('@netlify/redirect-parser')
    const rules = await parseAllHeaders({ headersFiles: [join(site.root, '_headers')], minimal: false })
    const rewrites = await parseAllRedirects({ redirectsFiles: [join(site.root, '_redirects')], minimal: false })
    const errors = [...rules.errors, ...rewrites.errors]
    if (errors.length > 0) throw new AggregateError(errors, errors.join('\n'))

    const headersFor = (path: string): Record<string, string> =>
      Object.assign({}, ...rules.headers.filter(({ forRegExp }) => forRegExp.test(path)).map(({ values }) => values))

    return interpret(site, (path) => {
      const file = fileFor(site, path)
      if (file !== undefined) return { status: 200, file, headers: headersFor(path) }
      const rule = rewrites.redirects.find((one) => path.startsWith(one.path.replace(/\*$/, '')))
      const { to, status } = rule ?? { to: '/404.html', status: 404 }
      // Netlify's documentation does not say which of the two paths counts, so both must lead to the same headers.
      const headers = headersFor(path)
      if (JSON.stringify(headers) !== JSON.stringify(headersFor(to)))
        throw new Error(`${path} and ${to} have different headers.`)
      return { status, file: to, headers }
    })
  },
  {
    gaps: {
      post: 'the interpreter has no methods',
      revalidation: 'Netlify compares ETags itself',
      compression: 'Netlify compresses at its edge',
      redirect: 'Netlify redirects a folder without a rule',
    },
  },
)
