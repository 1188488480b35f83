import { integrityOf, scriptHashes } from '../csp.ts'
import { loadMissingScript, loadScripts, openDeepLinks, type CheckContext } from './context.ts'
import { about, listOf, type CheckResult } from './check-result.ts'
import { outcomeOf, type Answer } from './request.ts'

/** Checks the files of the build: what exists, what does not, and whether each file is the one that was built. */
export async function checkAssets(context: CheckContext): Promise<CheckResult[]> {
  const scripts = await loadScripts(context)
  return [
    checkMissingAsset(await loadMissingScript(context)),
    checkDeepLinks(await openDeepLinks(context), context),
    checkIntegrity(context, scripts),
    checkScriptType(scripts),
    ...checkUnchanged(context),
  ]
}

function checkMissingAsset(answer: Answer): CheckResult {
  const { ok, wrong, unknown } = about('missing-asset', 'A missing asset is a 404 that no cache keeps')
  const { status, headers } = answer
  const consequence =
    'A browser or a CDN keeps the wrong response under the URL of a script, and the console stays broken.'
  const fix =
    'Use the rewrite rules of "latchkey prepare": they answer pages with index.html, and no file below assets/.'
  if (status === 0) return unknown({ cause: `A missing script ${outcomeOf(answer)}.`, consequence, fix })
  const type = headers.get('content-type') ?? ''
  if (status !== 404) {
    const html = /html/i.test(type) ? ' and HTML' : ''
    return wrong({ cause: `A missing script ${outcomeOf(answer)}${html} instead of 404.`, consequence, fix })
  }
  const cache = headers.get('cache-control')
  if (cache?.toLowerCase().includes('no-store') === true) return ok()
  const cause = `The 404 of a missing script has ${cache === null ? 'no Cache-Control' : `"Cache-Control: ${cache}"`}.`
  return wrong({ cause, consequence, fix: 'Send Cache-Control: no-store with errors, as headers.json says.' })
}

function checkDeepLinks(answers: Answer[], { page }: CheckContext): CheckResult {
  const { ok, wrong, unknown } = about('deep-link', 'Every page of the console answers with index.html')
  const consequence = 'A reload, a bookmark and the return from the login end at an error of the host.'
  const fix = 'Rewrite every URL without a file to index.html, with and without a query, as "latchkey prepare" does.'
  const other = answers.filter(({ status, text }) => status !== 200 || text !== page.text)
  if (other.length === 0) return ok()
  const causes = other.map((answer) => {
    const { pathname, search } = new URL(answer.url)
    return `${pathname}${search} ${answer.status === 200 ? 'answered with another page' : outcomeOf(answer)}.`
  })
  const explanation = { cause: causes.join(' '), consequence, fix }
  return other.some(({ status }) => status !== 0) ? wrong(explanation) : unknown(explanation)
}

function checkIntegrity({ base, files: { scripts, hasImportMap } }: CheckContext, answers: Answer[]): CheckResult {
  const { ok, wrong, unknown } = about('integrity', 'Every script is the one that index.html names')
  const consequence = 'Browsers do not run a changed or missing script, so a part of the console does not work.'
  const fix =
    'Upload the whole prepared folder. Turn off features of the CDN that change scripts, such as minification.'
  const unreadable = scripts.filter(({ url }) => url === undefined).map(({ path }) => path)
  const foreign = scripts.filter(({ url }) => url && url.origin !== base.origin).map(({ path }) => path)
  const withoutHash = scripts.filter(({ integrity }) => integrity === '').map(({ path }) => path)
  const answered = answers.filter(({ status }) => status !== 0)
  const missing = answered.filter(({ status }) => status !== 200).map(({ url }) => new URL(url).pathname)
  const changed = answered
    .filter(({ status }) => status === 200)
    .filter(({ url, body }) => {
      const hashes = scripts.filter((one) => one.url?.href === url).map(({ integrity }) => integrity)
      return hashes.some((hash) => hash !== '' && hash !== integrityOf(body))
    })
    .map(({ url }) => new URL(url).pathname)
  const causes = [
    scripts.length === 0 && 'index.html names no script.',
    !hasImportMap && 'index.html has no import map with the hashes of the scripts that load later.',
    unreadable.length > 0 && `index.html has a URL that no browser can read: ${listOf(unreadable)}.`,
    foreign.length > 0 && `index.html loads a script of another host: ${listOf(foreign)}.`,
    withoutHash.length > 0 && `index.html has no hash for ${listOf(withoutHash)}.`,
    missing.length > 0 && `These scripts do not exist: ${listOf(missing)}.`,
    changed.length > 0 && `These scripts have another content than index.html says: ${listOf(changed)}.`,
  ].filter((cause) => cause !== false)
  if (causes.length > 0) return wrong({ cause: causes.join(' '), consequence, fix })
  const failed = answers.filter(({ status }) => status === 0)
  if (failed[0]) return unknown({ cause: `${failed.length} scripts: one ${outcomeOf(failed[0])}.`, consequence, fix })
  return ok()
}

function checkScriptType(answers: Answer[]): CheckResult {
  const { ok, wrong } = about('script-type', 'Scripts have the type of scripts')
  const other = answers.filter(
    ({ status, headers }) =>
      status === 200 && !/^(text|application)\/javascript\b/i.test(headers.get('content-type') ?? ''),
  )
  const [first] = other
  if (!first) return ok()
  const type = first.headers.get('content-type')
  return wrong({
    cause: `${listOf(other.map(({ url }) => new URL(url).pathname))}: Content-Type is ${type ?? 'missing'}.`,
    consequence: 'With X-Content-Type-Options: nosniff, browsers run no file of another type.',
    fix: 'Let the host send text/javascript for files that end with .js.',
  })
}

/** With `--site`, compares the two files that have no hash. */
function checkUnchanged({ prepared, page, configFile }: CheckContext): CheckResult[] {
  if (!prepared) return []
  const { ok, wrong } = about('same-release', 'The host has the files of the prepared folder')
  const changed = [
    page.text !== prepared.page && 'index.html',
    configFile.status === 200 && configFile.text !== prepared.config && 'config.json',
  ].filter((name) => name !== false)
  if (changed.length === 0) return [ok()]
  const sameScripts = scriptHashes(page.text).join() === prepared.headers.scripts.join()
  return [
    wrong({
      cause: `${listOf(changed)} on the host ${changed.length > 1 ? 'differ' : 'differs'} from the prepared folder.`,
      consequence: sameScripts
        ? 'The headers may not fit the files. A CDN or an attacker may have changed the files.'
        : 'The host has other scripts than the folder: another release, or changed files.',
      fix: 'Upload the prepared folder again, with its headers. Turn off features of the CDN that change pages.',
    }),
  ]
}
