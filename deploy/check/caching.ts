import { cacheControl } from '../headers.ts'
import { fetchFile } from './as-browser.ts'
import { cacheDrift } from './cache-drift.ts'
import { loadScripts, loadStylesheets, openDeepLinks, type CheckContext } from './context.ts'
import { about, listOf, type CheckResult } from './check-result.ts'
import type { Answer } from './request.ts'

const FIX = 'Upload the cache rules that "latchkey prepare" wrote for your host, and clear the cache of the CDN.'

/** Compares Cache-Control with the rules that `latchkey prepare` would send. */
export async function checkCaching(context: CheckContext): Promise<CheckResult[]> {
  const { base, page, configFile, request } = context
  const icon = await request(new URL('favicon.svg', base).href, fetchFile)
  const pages = [page, ...(await openDeepLinks(context))]
  return [
    compare(context, pages, {
      id: 'cache-pages',
      title: 'Pages are never cached',
      consequence: 'After a release, browsers keep an old page, whose scripts are gone or blocked.',
    }),
    compare(context, [configFile], {
      id: 'cache-config',
      title: 'config.json is never cached',
      consequence: 'A change of config.json does not reach the users.',
    }),
    compare(context, [...(await loadScripts(context)), ...(await loadStylesheets(context))], {
      id: 'cache-assets',
      title: 'Scripts are cached for a year',
      consequence: 'Each visit loads all scripts again.',
    }),
    compare(context, [icon], {
      id: 'cache-icon',
      title: 'The icon is revalidated',
      consequence: 'Browsers show an old icon, or load it again on every page.',
    }),
  ]
}

function compare(
  { base, expected }: CheckContext,
  answers: Answer[],
  { id, title, consequence }: { id: string; title: string; consequence: string },
): CheckResult {
  const { ok, wrong, unknown } = about(id, title)
  const found = answers.filter(({ status }) => status === 200)
  if (found.length === 0) {
    const cause = `${listOf(answers.map(({ url }) => new URL(url).pathname))} could not be loaded.`
    return unknown({ cause, consequence, fix: 'Upload the whole prepared folder.' })
  }
  const drifts = found.flatMap(({ url, headers }) => {
    const { pathname } = new URL(url)
    const path = pathname.slice(base.pathname.length)
    const isFile = /\.\w+$/.test(path)
    const drift = cacheDrift(cacheControl(expected, isFile ? path : 'index.html'), headers.get('cache-control'))
    return drift ? [{ path: pathname, text: drift.text }] : []
  })
  const [first] = drifts
  if (!first) return ok()
  const paths = listOf(drifts.map(({ path }) => path))
  return wrong({ cause: `Cache-Control ${first.text}. Seen at ${paths}.`, consequence, fix: FIX })
}
